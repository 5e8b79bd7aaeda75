"""Passages as blocks of a pane, and where a cursor goes when they are sorted anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from textual.content import Content

from sitrep.model import Briefing, Passage, Section
from sitrep.tui.notes import Notes
from sitrep.tui.rows import doubt
from sitrep.tui.text import FLAG, colour, passage_content
from sitrep.tui.widgets.pane import Block, Pane


def passage_blocks(briefing: Briefing, section: Section, notes: Notes, *, guests: bool) -> list[Block]:
    """The passages of a section in reading order; with `guests` those too that stand elsewhere but fit here."""
    home = {section.id: section for section in briefing.sections}
    blocks = []
    for passage in briefing.body:
        is_here = passage.section == section.id
        if not is_here and not (guests and section.id in passage.also):
            continue
        own = home[passage.section]
        blocks.append(
            Block(
                passage_content(passage) if is_here else Content.styled(passage.text, "$muted"),
                colour(own),
                flag=FLAG if notes.of(passage) else "",
                key=passage,
                mark=doubt(passage) if is_here else own.key,
                guest="" if is_here else own.key,
            )
        )
    return blocks


def show_flags(pane: Pane, notes: Notes) -> None:
    """Flag the passages of a pane that have bookmarks now; nothing else of it is made anew."""
    flags = [FLAG if notes.of(block.key) else "" for block in pane.blocks]
    if flags != [block.flag for block in pane.blocks]:
        pane.replace(
            [
                block if block.flag == flag else replace(block, flag=flag)
                for block, flag in zip(pane.blocks, flags, strict=True)
            ]
        )


def counterpart(briefing: Briefing, passage: Passage) -> Passage:
    """The passage of this sorting in which another sorting's passage begins."""
    here = (other for other in briefing.passages if other.paragraph == passage.paragraph)
    return next((other for other in here if other.start <= passage.start < other.end), passage)


def moved(before: Iterable[Passage], after: Briefing) -> list[Passage]:
    """The passages that stand in another section after the article was sorted anew."""
    return [passage for passage in before if counterpart(after, passage).section != passage.section]


def place_kept(pane: Pane, blocks: Sequence[Block]) -> int:
    """Where the cursor of a pane goes when it shows these blocks: to the passage it was on, else it stays."""
    was: Passage | None = pane.current.key if pane.current else None
    for at, block in enumerate(blocks):
        if was and (block.key.paragraph, block.key.start) == (was.paragraph, was.start):
            return at
    return pane.cursor
