"""Passages as blocks of a pane, and where a cursor goes when they are sorted anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from textual.content import Content

from sitrep.model import OVERVIEW, Briefing, Passage, Section
from sitrep.tui.accents import CONTESTED, UNATTRIBUTED, signs
from sitrep.tui.marks import Marks
from sitrep.tui.notes import Notes
from sitrep.tui.readings import Readings
from sitrep.tui.rows import doubt
from sitrep.tui.text import FLAG, colour, flags, passage_content
from sitrep.tui.widgets.blocks import Block
from sitrep.tui.widgets.pane import Pane

UNREAD = "•"
"""Beside a passage the cursor has not been on, in an article read before or changed since."""

NAMES = 22
"""Columns of the section names beside a whole article."""

_ALIKE = 0.5  # share of words in common from which an edited passage is still the same one


def passage_blocks(
    briefing: Briefing, section: Section, notes: Notes, readings: Readings, *, guests: bool, marked: bool
) -> list[Block]:
    """The passages of a section in reading order; with `guests` those too that stand elsewhere but fit here.

    `marked`: names, places, dates and quotations have their accents. May run in a thread.
    """
    source = briefing.article.source
    home = {section.id: section for section in briefing.sections}
    blocks = []
    for passage in briefing.body:
        is_here = passage.section == section.id
        if not is_here and not (guests and section.id in passage.also):
            continue
        own = home[passage.section]
        blocks.append(
            Block(
                text_of(briefing, notes, passage, accents=marked)
                if is_here
                else Content.styled(passage.text, "$muted"),
                colour(own),
                flag=signs_of(briefing, notes, passage, is_guest=not is_here),
                key=passage,
                mark=_marks(passage, readings.is_unread(source, passage)) if is_here else own.key,
                guest="" if is_here else own.key,
            )
        )
    return labelled(section, blocks)


def labelled(section: Section, blocks: list[Block]) -> list[Block]:
    """The same blocks; the overview has no frame to bear its name, so that its first block does."""
    if section.id != OVERVIEW or not blocks:
        return blocks
    label = Content.styled(f"{section.key} {section.short}", colour(section))
    return [blocks[0]._replace(label=label), *blocks[1:]]


def article_blocks(briefing: Briefing, notes: Notes, *, named: bool, marked: bool) -> list[Block]:
    """All passages in the article's order, each section's first with its name, else its digit, as a label.

    `marked`: names, places, dates and quotations have their accents. May run in a thread.
    """
    sections = {section.id: section for section in briefing.sections}
    blocks, before = [], ""
    for passage in briefing.passages:
        section = sections[passage.section]
        name = f"{section.title} {section.key}".rjust(NAMES - 1) if named else section.key
        blocks.append(
            Block(
                text_of(briefing, notes, passage, accents=marked),
                colour(section),
                Content.styled(name, colour(section)) if passage.section != before else Content(""),
                signs_of(briefing, notes, passage),
                key=passage,
                mark=doubt(passage),
            )
        )
        before = passage.section
    return blocks


def signed(
    blocks: Sequence[Block], source: str, notes: Notes, readings: Readings, *, words: str = ""
) -> list[Block]:
    """The blocks of a pane with flags on passages that have bookmarks now, and marks on those not read.

    Nothing else is made anew. Given `words`, only passages of these words are looked at. May run in a thread.
    """
    return [
        block if words and block.key.text != words else _signed(block, source, notes.marks, readings)
        for block in blocks
    ]


def _signed(block: Block, source: str, marks: Marks, readings: Readings) -> Block:
    flagged = with_flags(block, marks)
    was_unread = block.mark.startswith(UNREAD)
    if block.guest or readings.is_unread(source, block.key) == was_unread:
        return flagged
    return flagged._replace(mark=_marks(block.key, not was_unread))


def _marks(passage: Passage, is_unread: bool) -> str:
    return (UNREAD if is_unread else "") + doubt(passage)


def same_words(pane: Pane, blocks: Sequence[Block]) -> int:
    """Where the cursor of a pane goes when the article was edited: to the same words, else to the likest."""
    was = pane.current.key.text if pane.current else ""
    for at, block in enumerate(blocks):
        if block.key.text == was:
            return at
    words = was.split()
    likeness = [SequenceMatcher(None, words, block.key.text.split(), False).quick_ratio() for block in blocks]
    best = max(likeness, default=0.0)
    return likeness.index(best) if best >= _ALIKE else pane.cursor


def with_flags(block: Block, marks: Marks) -> Block:
    """The block with the flags and underlined words of the bookmarks that there are now."""
    bookmarks = marks.of(block.key)
    if not bookmarks and FLAG not in block.flag:
        return block
    kept = "".join(sign for sign in block.flag if sign in (CONTESTED, UNATTRIBUTED))
    flag = flags(len(bookmarks)) + kept
    words = [] if block.guest else marks.underlined(block.key)
    if flag == block.flag and words == [
        (span.start, span.end) for span in block.text.spans if span.style == ".marked"
    ]:
        return block
    text = Content(block.text.plain, [span for span in block.text.spans if span.style != ".marked"])
    for start, end in words:
        text = text.stylize(".marked", start, end)
    return block._replace(flag=flag, text=text)


def text_of(briefing: Briefing, notes: Notes, passage: Passage, *, accents: bool) -> Content:
    """The text of a passage with what is known of it so far in its accents, and bookmarked words underlined."""
    found = briefing.facts.of(passage) if briefing.facts else None
    return passage_content(passage, found, accents=accents, marked=notes.marks.underlined(passage))


def signs_of(briefing: Briefing, notes: Notes, passage: Passage, *, is_guest: bool = False) -> str:
    """What stands loud in the margin: bookmarks, a contested claim; then, where one is, a claim without a source.

    Beside a guest from another section only its bookmarks are flagged.
    """
    found = briefing.facts.of(passage) if briefing.facts and not is_guest else None
    return flags(len(notes.marks.of(passage))) + signs(found)


def counterpart(briefing: Briefing, passage: Passage) -> Passage:
    """The passage of this sorting in which another sorting's passage begins."""
    return _begins_in((other for other in briefing.passages if other.paragraph == passage.paragraph), passage)


def _begins_in(paragraph: Iterable[Passage], passage: Passage) -> Passage:
    """The one of a paragraph's passages in which another sorting's passage begins; itself where there is none."""
    return next((other for other in paragraph if other.start <= passage.start < other.end), passage)


def standing(now: Briefing, was: Briefing, passage: Passage) -> Passage | None:
    """The passage as it stands in the article now; in another version of it, the nearest one of the same words."""
    if now.article.paragraphs == was.article.paragraphs:
        return counterpart(now, passage)
    same = [other for other in now.passages if other.text == passage.text]
    return min(same, key=lambda other: abs(other.paragraph - passage.paragraph), default=None)


def moved(before: Iterable[Passage], after: Briefing) -> list[Passage]:
    """The passages that stand in another section after the article was sorted anew; looks at each passage once."""
    paragraphs: dict[int, list[Passage]] = {}
    for other in after.passages:
        paragraphs.setdefault(other.paragraph, []).append(other)
    return [
        passage
        for passage in before
        if _begins_in(paragraphs.get(passage.paragraph, ()), passage).section != passage.section
    ]


def place_kept(pane: Pane, blocks: Sequence[Block]) -> int:
    """Where the cursor of a pane goes when it shows these blocks: to the passage it was on, else it stays."""
    was: Passage | None = pane.current.key if pane.current else None
    for at, block in enumerate(blocks):
        if was and (block.key.paragraph, block.key.start) == (was.paragraph, was.start):
            return at
    return pane.cursor
