"""A verb of reported speech with its subject, and a paragraph's clauses and quotations around it."""

from __future__ import annotations

from dataclasses import dataclass, field

from sitrep.facts.marks import Marked
from sitrep.facts.phrases import Phrase, Text
from sitrep.facts.scan import Name, Scan


@dataclass(slots=True)
class Frame:
    """A verb of reported speech at token `verb` and its subject, in the clause from `begin` to `end`.

    `before` says that what is reported stands before the verb, `within` that it also goes on behind it; else it begins
    at token `content`. `participle` marks the “saying” that leans on another verb's subject, `aside` what stands in a
    relative clause: “in what Kyiv called …”.
    """

    verb: int
    kind: str
    subject: Phrase
    begin: int
    end: int
    before: bool = False
    within: bool = False
    participle: bool = False
    aside: bool = False
    outlet: Name | None = None
    content: int = 0
    cut: int = 0
    """The token after what belongs to the attribution, where that stands behind what is reported."""

    @property
    def source_start(self) -> int:
        """The first token of verb and subject."""
        return min(self.subject.first, self.verb)


LOOK_BACK = 500
"""How many tokens of a paragraph are read back for whom a noun or “he” means: most paragraphs have fewer in all."""


@dataclass(slots=True)
class Speech:
    """A paragraph's quotations, its clauses as token ranges and its frames in reading order."""

    text: Text
    marked: list[Marked]
    clauses: list[tuple[int, int]]
    frames: list[Frame]
    scan: Scan = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.scan = self.text.scan
