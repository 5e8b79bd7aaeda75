"""A bookmark as blocks of a pane: in the list of all bookmarks, among those to look at, and in its context."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content

from sitrep.bookmarks.grade import told
from sitrep.bookmarks.record import claimed
from sitrep.model import Article, Briefing
from sitrep.printed import minute
from sitrep.tui.differences import difference_content
from sitrep.tui.marks import Marks
from sitrep.tui.text import colour, section_name
from sitrep.tui.widgets.blocks import Block

if TYPE_CHECKING:
    from sitrep.bookmarks.anchor import Place
    from sitrep.bookmarks.record import Bookmark

STATES = {  # glyph and colour; the word is always beside them
    "same": ("●", "$success"),
    "moved": ("→", "$primary"),
    "changed": ("≈", "$warning"),
    "lost": ("×", "$error"),
}
_SAID = {
    "same": "The words stand where they stood.",
    "moved": "The words stand elsewhere in the article now.",
    "changed": "The words have changed since; x accepts them.",
    "lost": "The words are not in the article any more; x attaches them by hand.",
}


def section(mark: Bookmark, briefing: Briefing) -> tuple[str, str]:
    """Title with digit, and colour, of a bookmark's section."""
    for one in briefing.sections:
        if one.id == mark.section:
            return f"{one.key} {one.short}", colour(one)
    return section_name((), mark.section)


def block(mark: Bookmark, briefing: Briefing) -> Block:
    """A bookmark as the list shows it."""
    title, hue = section(mark, briefing)
    glyph, tint = STATES[mark.state]
    parts: list[tuple[str, str]] = [
        (f" {title} ", f"{hue} on $surface"),
        ("  ", ""),
        (f"{glyph} {mark.state}", tint),
        (f"   {mark.created[:10]}", "$muted"),
        ("".join(f"{'' if n else '  '} #{tag}" for n, tag in enumerate(mark.tags)), "$muted"),
        (f"   my grade {mark.grade}" if mark.grade else "", "$warning"),
    ]
    lines = ((claimed(mark), ".name"), (mark.quote, "italic $quote"), (mark.note, ""), (mark.title, "$muted"))
    parts += [(f"\n{line}", style) for line, style in lines if line]
    return Block(Content.assemble(*parts), hue, key=mark)


def to_look_at(mark: Bookmark, marks: Marks, hinted: Callable[[Place], str]) -> Block:
    """A changed or lost bookmark: what changed, the note, the likeliest place by `hinted`, and where it is from."""
    place = marks.places.get(mark.id)
    if place and place.state == "changed":
        lines = [difference_content(place)]
    else:
        lines = [Content.styled(mark.quote, "italic $quote")]
    if mark.note:
        lines.append(Content(mark.note))
    if place and (words := hinted(place)):
        near = Content.styled(f"“{words}”", "$soft").truncate(200, ellipsis=True)
        lines.append(Content.assemble(("likeliest place, not attached: ", "$muted"), near))
    tags = "   " + " ".join(f"#{tag}" for tag in mark.tags) if mark.tags else ""
    where = mark.title if place else f"{mark.title} (not open: as last seen)"
    lines.append(Content.styled(f"{mark.created[:10]}   {where}{tags}", "$muted"))
    return Block(Content("\n").join(lines), STATES[mark.state][1], key=mark)


def preview(mark: Bookmark, briefing: Briefing, article: Article | None) -> list[Block]:
    """A bookmark with the passage in its context: of the article where it is at hand, else as it was kept.

    The `key` of the passage's block is where in it the marked words begin; the others have none.
    """
    from sitrep.bookmarks.anchor import place

    found = place(mark, article) if article else None
    shown = found.state if found else mark.state
    glyph, tint = STATES[shown]
    title, hue = section(mark, briefing)

    said = claimed(mark)
    context, start = _context(mark, article, found)
    fields = [
        ("article", Content(mark.title)),
        ("section", Content.styled(title, hue)),
        ("state", Content.assemble((f"{glyph} {shown}", tint), "\n", (_SAID[shown], "$muted"))),
        ("claim", Content(f"{said} ({mark.claim_kind.replace('_', ' ')})" if said else "")),
        ("my grade", Content(told(mark.grade))),
        *context,
        ("made", Content(f"{minute(mark.created)} UTC")),
        ("source", Content.styled(mark.source, "$muted")),
    ]
    return [
        Block(text, label=Content.styled(label, "$muted"), key=start if label == "text" else None)
        for label, text in fields
        if text
    ]


def _context(
    mark: Bookmark, article: Article | None, found: Place | None
) -> tuple[list[tuple[str, Content]], int]:
    """The passage and its neighbours, and what changed in it or where it may be, as labels and texts.

    With them, where in the passage the marked words begin.
    """
    changed = []
    if article and found and found.state == "changed":
        changed = [("changed", difference_content(found))]
    if article and found and found.hint:
        words = " ".join(article.paragraphs[at][start:end] for at, start, end in found.hint)
        changed = [("likeliest", Content.styled(f"“{words}”, not attached", "$muted"))]
    if article and found and found.spans:
        at, start, end = found.spans[0]
        words = article.paragraphs[at]
        before = article.paragraphs[at - 1] if at else ""
        after = "".join(article.paragraphs[at + 1 : at + 2])
    else:
        words, start, end = mark.paragraph_text, mark.start, mark.end
        # The neighbours' beginnings and ends, as far as they were kept with the words.
        before = mark.prefix.rpartition("\n")[0].rpartition("\n")[2]
        after = mark.suffix.partition("\n")[2].partition("\n")[0]
        before, after = f"…{before}" if before else "", f"{after}…" if after else ""
    return [
        *changed,
        ("", Content.styled(before, "$muted")),
        ("text", Content(words).stylize("$hit-text on $hit", start, end)),
        ("", Content.styled(after, "$muted")),
    ], start
