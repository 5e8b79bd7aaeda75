"""A bookmark as blocks of a pane: in the list of all bookmarks, and in its context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from sitrep.bookmarks.grade import told
from sitrep.bookmarks.record import claimed
from sitrep.model import Article, Briefing
from sitrep.printed import minute
from sitrep.tui.differences import difference_content
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


def preview(mark: Bookmark, briefing: Briefing, article: Article | None) -> list[Block]:
    """A bookmark with the passage in its context: of the article where it is at hand, else as it was kept."""
    from sitrep.bookmarks.anchor import place

    found = place(mark, article) if article else None
    shown = found.state if found else mark.state
    glyph, tint = STATES[shown]
    title, hue = section(mark, briefing)

    def field(label: str, text: Content) -> Block:
        return Block(text, label=Content.styled(label, "$muted"))

    state = Content.assemble((f"{glyph} {shown}", tint), "\n", (_SAID[shown], "$muted"))
    return [
        field("article", Content(mark.title)),
        field("section", Content.styled(title, hue)),
        field("state", state),
        *(
            [field("claim", Content(f"{said} ({mark.claim_kind.replace('_', ' ')})"))]
            if (said := claimed(mark))
            else []
        ),
        *([field("my grade", Content(told(mark.grade)))] if mark.grade else []),
        *_context(mark, article, found),
        field("made", Content(f"{minute(mark.created)} UTC")),
        field("source", Content.styled(mark.source, "$muted")),
    ]


def _context(mark: Bookmark, article: Article | None, found: Place | None) -> list[Block]:
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
    around = [
        *changed,
        ("", Content.styled(before, "$muted")),
        ("text", Content(words).stylize("$hit-text on $hit", start, end)),
        ("", Content.styled(after, "$muted")),
    ]
    return [Block(text, label=Content.styled(label, "$muted")) for label, text in around if text]
