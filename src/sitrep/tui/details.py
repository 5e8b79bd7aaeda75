"""What the inspector says of a passage, as blocks for a pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from sitrep.model import CORRECTION, Briefing, Evidence, Passage
from sitrep.sorting import without_correction
from sitrep.tui.about import about
from sitrep.tui.differences import difference_content
from sitrep.tui.marks import Marks
from sitrep.tui.rows import PENCIL, doubt
from sitrep.tui.text import colour
from sitrep.tui.widgets.blocks import Block

if TYPE_CHECKING:
    from sitrep.bookmarks.record import Bookmark

_MOST = 4  # pieces of evidence before the rest are summed up


def details(briefing: Briefing, marks: Marks, passage: Passage) -> list[Block]:
    """Why here, where else it could stand, the person's note and grade, and what was found in the passage."""
    sections = {section.id: section for section in briefing.sections}
    section = sections[passage.section]
    why = [Content.assemble((section.title, f"bold {colour(section)}"), (_said(passage), "$muted"))]
    if passage.corrected:
        own = sections[without_correction(passage)]
        why.append(Content.assemble(("sitrep would choose ", "$muted"), (own.title, colour(own))))
    for_it = strongest(passage)
    why += [Content(f"{evidence.weight:+.1f}  {named(evidence)}") for evidence in for_it[:_MOST]]
    if rest := for_it[_MOST:]:
        why.append(Content.styled(f"{sum(e.weight for e in rest):+.1f}  {len(rest)} more", "$muted"))
    blocks = [_field("why here", why)]
    if passage.also:
        blocks.append(
            _field(
                "+ also", [Content.styled(sections[id].title, colour(sections[id])) for id in passage.also]
            )
        )
    # What is found may be longer than the screen; the person's own words stay in sight above it.
    blocks += _mine(marks, passage)
    return blocks + [_field(label, lines) for label, lines in about(briefing, passage)]


def _mine(marks: Marks, passage: Passage) -> list[Block]:
    """The person's bookmarks of the passage."""
    own = marks.of(passage)
    if not own:
        none = Content.assemble(("none yet, ", "$muted"), ("b", "bold $primary"), (" writes one", "$muted"))
        return [_field("my note", [none])]
    return [block for mark in own for block in _bookmark(marks, mark, passage, alone=len(own) == 1)]


def _bookmark(marks: Marks, mark: Bookmark, passage: Passage, *, alone: bool) -> list[Block]:
    """A bookmark of the passage: its words where they are not all of it, what changed in them, note and tags."""
    place = marks.places[mark.id]
    words = [passage.text[start:end] for start, end in marks.spans(mark, passage)]
    blocks = []
    if not alone or words != [passage.text]:
        blocks.append(_field("bookmark", [Content.styled(f"“{' '.join(words)}”", "$quote")]))
    if place.state == "changed":
        how = Content.assemble(("b", "bold $primary"), (", then ", "$muted"), ("^r", "bold $primary"))
        blocks.append(
            _field(
                "changed",
                [difference_content(place), how + Content.styled(" accepts the new wording", "$muted")],
            )
        )
    note = Content(mark.note) if mark.note else Content.styled("bookmarked, no note", "$muted")
    blocks.append(_field("my note", [note]))
    if mark.grade:
        blocks.append(_field("my grade", _grade(mark)))
    if mark.tags:
        blocks.append(_field("tags", [Content.styled(" ".join(f"#{tag}" for tag in mark.tags), "$muted")]))
    return blocks


def _grade(mark: Bookmark) -> list[Content]:
    from sitrep.bookmarks.grade import told
    from sitrep.bookmarks.record import claimed

    said = claimed(mark)
    return [Content(told(mark.grade)), *([Content.styled(said, "$muted")] if said else [])]


def _said(passage: Passage) -> str:
    """How certain the section is, in words."""
    if passage.corrected:
        return f"  {PENCIL} your own decision"
    return "" if passage.sure else f"  {doubt(passage)} not sure, {passage.confidence:.0%} likely"


def strongest(passage: Passage) -> list[Evidence]:
    """The evidence for the passage's own section, the heaviest first."""
    own = [
        evidence
        for evidence in passage.evidence
        if evidence.section == passage.section and evidence.weight > 0 and evidence.kind != CORRECTION
    ]
    return sorted(own, key=lambda evidence: -evidence.weight)


def named(evidence: Evidence) -> str:
    """The words the evidence stands on, quoted; or what it is, where it stands on none."""
    return f"“{evidence.text}”" if evidence.start is not None else evidence.text


def _field(label: str, lines: list[Content]) -> Block:
    return Block(Content("\n").join(lines), label=Content.styled(label, "$muted"))
