"""The frozen records that pass from reading to sorting to the screen.

Named tuples, with annotations that are no text: every start waits for these definitions, and frozen dataclasses take
six times as long, annotations to be parsed twice.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

BRIEFING_SCHEMA = "sitrep.briefing/1"
"""What the JSON of a briefing calls itself, when it is printed and when it is read back."""

OVERVIEW = "overview"
"""The id of the section of what sums up, which stands above the others."""

CORRECTION = "correction"
"""The kind of evidence that is the reader's own decision."""


class LeftOut(NamedTuple):
    """A line of the source that is not part of the article, and the reason in a few words."""

    text: str
    why: str


class Article(NamedTuple):
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


class Section(NamedTuple):
    """One of the places a passage can be sorted into; `key` is the digit that leads there, `short` a title of one word.

    `definition` is a sentence on what belongs there. `colour` is the profile's wish, "#rrggbb"; empty: the theme's
    colour for that digit.
    """

    id: str
    title: str
    short: str
    key: str
    definition: str
    colour: str = ""


class Evidence(NamedTuple):
    """One reason for a section: the words it stands on and what they weigh.

    `start` and `end` are offsets in the paragraph's text; both are None where no words of the passage are the
    reason (context, bias). `weight` is in the unit of the decoder's score.
    """

    kind: str
    section: str
    text: str
    start: int | None
    end: int | None
    weight: float


class Fixed(NamedTuple):
    """Words whose section is known, because the reader said so: offsets `start` to `end` in a paragraph."""

    paragraph: int
    start: int
    end: int
    section: str


SPEAKER, NO_CLAIM, NO_PLACE = "speaker", "claim", "place"
"""The kinds of a Ruling: whose words they are; that they are no claim; that they name no place."""


class Ruling(NamedTuple):
    """What the reader decided about something found in the text, at offsets `start` to `end` in a paragraph.

    `kind` is SPEAKER, with the name in `value`, empty for “not attributed”; or NO_CLAIM or NO_PLACE.
    """

    kind: str
    paragraph: int
    start: int
    end: int
    value: str


class Passage(NamedTuple):
    """A paragraph, or a part of one, with the section it was sorted into and why.

    `start` and `end` are character offsets in paragraph number `paragraph` (from 0). `confidence` is the
    posterior probability of `section`, `sure` whether that is enough to be called so; `also` are other defensible
    sections, likeliest first. `id` tells it from the article's other passages. The reader's own decision is the first
    of `evidence`.
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
    evidence: Sequence[Evidence] = ()

    @property
    def corrected(self) -> bool:
        """Whether the reader, and not the sorting, decided on the section."""
        return bool(self.evidence) and self.evidence[0].kind == CORRECTION  # it goes before what was found


class Person(NamedTuple):
    """A mention of a person: `name` as it stands in the text from `start` to `end`.

    `full_name` joins all mentions of one person (None where only a first name is known); `office` is in the
    article's words where it gives one, else from the table of known people.
    """

    name: str
    full_name: str | None
    office: str | None
    start: int
    end: int


class Organisation(NamedTuple):
    """A mention of an organisation, a military unit or a medium."""

    name: str
    start: int
    end: int


class Place(NamedTuple):
    """A mention of a place and the part it plays.

    `role` is `point`, `area`, `country`, `actor` (“Moscow declared”), `dateline` or `part` (of another name).
    `lat` and `lon` are WGS 84 degrees, None where the place is not located; `precision` says what they stand
    for: `village`, `city`, `area` …; `why` a place was not located, where that is known.
    """

    name: str
    role: str
    lat: float | None
    lon: float | None
    precision: str | None
    start: int
    end: int
    why: str = ""


class Date(NamedTuple):
    """A date as written and the days it covers, from `first` to `last`, ISO 8601.

    Both are None where the text gives nothing to count from. `precision` is `day`, `range`, `week`, `month`,
    `season` or `year`; `assumed` says that the day it was counted from is a guess (the file's time).
    """

    text: str
    first: str | None
    last: str | None
    precision: str
    assumed: bool
    start: int
    end: int


class Quantity(NamedTuple):
    """A number and what it counts, such as “about 450 square kilometres”; `noun` is empty where none stands."""

    text: str
    noun: str
    start: int
    end: int


class Quote(NamedTuple):
    """Words between quotation marks, without the marks.

    `speaker` is None where the text does not let one be known; `outlet` whom the speaker told it to. `ruled`: the
    reader, not the text, says who speaks.
    """

    text: str
    speaker: str | None
    outlet: str | None
    start: int
    end: int
    ruled: bool = False


class Claim(NamedTuple):
    """Who says what, in the article's words: `source`, `verb` and the `text` that is claimed.

    `kind` is one of CLAIM_KINDS, `passage` and `contested_by` are ids; `start` and `end` span the claimed
    words in the paragraph. `source` is None where the text does not say whose claim it is; `speaker` is the full
    name behind it (also behind a pronoun), None where it cannot be known; `outlet` whom it was told to. `ruled`: the
    reader, not the article, says whose claim it is.
    """

    id: str
    source: str | None
    verb: str
    kind: str
    text: str
    passage: str
    start: int
    end: int
    speaker: str | None = None
    outlet: str | None = None
    contested_by: tuple[str, ...] = ()
    ruled: bool = False


CLAIM_KINDS = ("say", "confirm", "claim", "deny", "report", "warn", "promise", "accuse", "call_for")


class Mentions(NamedTuple):
    """What is found in one passage, each kind in reading order."""

    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[Date, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()


NO_MENTIONS = Mentions()


class Facts(NamedTuple):
    """What is found in an article, by passage id; offsets are in the paragraph's text."""

    mentions: Mapping[str, Mentions] = MappingProxyType({})

    def of(self, passage: Passage) -> Mentions:
        """What is found in one passage."""
        return self.mentions.get(passage.id, NO_MENTIONS)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims in reading order."""
        return tuple(claim for found in self.mentions.values() for claim in found.claims)

    @property
    def contested(self) -> tuple[tuple[Claim, Claim], ...]:
        """The pairs of claims that contradict each other, each pair once, in reading order."""
        by_id = {claim.id: claim for claim in self.claims}
        order = {id: at for at, id in enumerate(by_id)}
        return tuple(
            (claim, by_id[other])
            for claim in by_id.values()
            for other in claim.contested_by
            if other in by_id and order[claim.id] < order[other]
        )

    @property
    def contests(self) -> tuple[tuple[Claim, tuple[Claim, ...]], ...]:
        """Each claim that is contradicted, with those that contradict it and come later; in reading order."""
        groups: dict[str, tuple[Claim, list[Claim]]] = {}
        for one, other in self.contested:
            groups.setdefault(one.id, (one, []))[1].append(other)
        return tuple((one, tuple(others)) for one, others in groups.values())


class Briefing(NamedTuple):
    """An article with its passages sorted; `sections` in the order of the panes, the overview last.

    `facts` is None until they have been looked for. `unsorted` is the number of paragraphs at the end of a long
    article that are not sorted yet.
    """

    article: Article
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    facts: Facts | None = None
    unsorted: int = 0

    @property
    def body(self) -> tuple[Passage, ...]:
        """The passages under the headline: without the one that is the title, unless there is no other."""
        headline = self.article.headline
        return tuple(p for p in self.passages if p.paragraph != headline) or self.passages

    def section_of(self, passage: Passage) -> Section:
        """The section that a passage of it was sorted into."""
        return next(section for section in self.sections if section.id == passage.section)

    def in_section(self, section: str) -> tuple[Passage, ...]:
        """The passages of the body in one section, in reading order."""
        return tuple(passage for passage in self.body if passage.section == section)
