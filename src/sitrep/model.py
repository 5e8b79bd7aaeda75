"""The frozen records that pass from reading to sorting to the screen."""

from __future__ import annotations

from dataclasses import dataclass

OVERVIEW = "overview"

CORRECTION = "correction"
"""The kind of evidence that is the reader's own decision."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line of the source that is not part of the article, and the reason in a few words."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article as read: cleaned text only.

    `id` is a digest of title and paragraphs, so two versions of one article have two ids; `source` is what
    the person named (an absolute path, an address, `-`), `headline` the number of the paragraph that
    is the title, where one is, and `warnings` are sentences the reader should be told. `published` is as the
    source states it, `address` the canonical http(s) address it names, `language` its tag (BCP 47), `retrieved` when
    it was fetched (ISO 8601, UTC); each is None where nothing is known.
    """

    id: str
    title: str
    source: str
    paragraphs: tuple[str, ...]
    headline: int | None = None
    published: str | None = None
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[str, ...] = ()
    author: str | None = None
    publisher: str | None = None
    address: str | None = None
    retrieved: str | None = None
    language: str | None = None

    @property
    def words(self) -> int:
        """How many runs of non-blank characters the paragraphs hold."""
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Section:
    """One of the places a passage can be sorted into; `key` is the digit that leads there.

    `colour` is the profile's wish, "#rrggbb"; empty: the theme's colour for that digit.
    """

    id: str
    title: str
    short: str
    key: str
    definition: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a section: the words it stands on and what they weigh.

    `start` and `end` are offsets in the paragraph's text; both are None where no words of the passage are
    the reason (context, bias). `weight` is in the unit of the decoder's score.
    """

    kind: str
    section: str
    text: str
    start: int | None
    end: int | None
    weight: float


@dataclass(frozen=True, slots=True)
class Fixed:
    """Words whose section is known, because the reader said so: offsets `start` to `end` in a paragraph."""

    paragraph: int
    start: int
    end: int
    section: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or a part of one, with the section it was sorted into and why.

    `start` and `end` are character offsets in paragraph number `paragraph` (from 0). `confidence` is the
    posterior probability of `section`; `also` are other defensible sections, likeliest first.
    """

    id: str
    paragraph: int
    start: int
    end: int
    text: str
    section: str
    confidence: float
    sure: bool
    also: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def corrected(self) -> bool:
        """Whether the reader, and not the sorting, decided on the section."""
        return any(evidence.kind == CORRECTION for evidence in self.evidence)


@dataclass(frozen=True, slots=True)
class Briefing:
    """An article with its passages sorted; `sections` in the order of the panes, the overview last."""

    article: Article
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]

    @property
    def body(self) -> tuple[Passage, ...]:
        """The passages under the headline: without the one that is the title, unless there is no other."""
        headline = self.article.headline
        return tuple(p for p in self.passages if p.paragraph != headline) or self.passages

    def in_section(self, section: str) -> tuple[Passage, ...]:
        """The passages of the body in one section, in reading order."""
        return tuple(passage for passage in self.body if passage.section == section)
