"""Who is quoted first and named only later: “…,” he said. “His name is Leonid.”"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sitrep.facts.frame import Frame, Speech
from sitrep.facts.phrases import DETERMINERS, PREPOSITIONS, head_of
from sitrep.facts.registry import Known, Registry
from sitrep.facts.scan import PERSON, Name
from sitrep.facts.words import pairs, words
from sitrep.model import Quote

_NEAR = 3  # paragraphs between what somebody says and who he is
_NATIONS = {people: country.lower() for people, country in pairs("speakers: nations")}
_EMPTY = (
    DETERMINERS | PREPOSITIONS | {"'s", "'", ",", ".", "-", "senior", "top", "local", "who", "and", "new"}
)
_LEDE = 5  # paragraphs
_MARKS = '“"‘«„'
_ITS_NAME = 3  # tokens of “His name is”
_GIVEN = 7  # tokens of “gave only her first name,”
_ONE = frozenset({"a", "an", "one", "another"})
_PEOPLE = words("quotes: somebody") | words("offices")
_HEADS = (
    frozenset({"commander", "head", "chief", "leader"}),
    frozenset({"head", "chief", "director", "boss"}),
)


@dataclass(slots=True)
class Unnamed:
    """Somebody without a name whose words have been quoted, and the quotations that wait for the name."""

    head: str
    about: frozenset[str]
    one_of_many: bool
    pronoun: str = ""
    quotes: list[tuple[list[Quote], int]] = field(default_factory=list)
    apart: int = 0
    """The paragraphs since he spoke."""

    def name(self, speaker: str) -> None:
        """Give the quotations that wait the name of who said them."""
        for quotes, at in self.quotes:
            quotes[at] = quotes[at]._replace(speaker=speaker)


@dataclass(slots=True)
class Waiting:
    """The speakers without a name, the last one first, and who has been named so far."""

    speakers: list[Unnamed] = field(default_factory=list)
    met: set[str] = field(default_factory=set)
    read: int = 0
    """The paragraphs read so far."""


def wait(speech: Speech, waiting: Waiting, frame: Frame, quotes: list[Quote]) -> None:
    """Note that the last quotation is of somebody whom the article has not named yet."""
    told = _described(speech, frame)
    if told is None:
        return
    alike = [one for one in waiting.speakers if one.head == told.head or not told.head]
    one = alike[0] if alike else told
    one.quotes.append((quotes, len(quotes) - 1))
    one.apart = 0
    waiting.speakers = [one, *(other for other in waiting.speakers if other is not one)]


def wait_on(waiting: Waiting, quotes: list[Quote]) -> None:
    """Note that the last quotation goes on with the one before it, if that waits for a name."""
    one = waiting.speakers[0] if waiting.speakers else None
    if one is not None and one.quotes[-1] == (quotes, len(quotes) - 2):
        one.quotes.append((quotes, len(quotes) - 1))


def settle(speech: Speech, registry: Registry, waiting: Waiting, spoken: Iterable[str | None]) -> None:
    """Name who waits, where a paragraph that has been read says who it was."""
    speakers = set(spoken)
    waiting.read += 1
    for name in speech.scan.names:
        known = registry.look_up(speech.scan, name) if name.kind == PERSON else None
        if known is None or known.full_name in waiting.met:
            continue
        waiting.met.add(known.full_name)
        for one in waiting.speakers:
            its_name = one is waiting.speakers[0] and _is_its_name(speech, name, one, known)
            if its_name or (known.full_name in speakers and _is(speech, waiting, one, known, name)):
                one.name(known.full_name)
                waiting.speakers.remove(one)
                break
    if speech.scan.tokens.text.strip():
        for one in waiting.speakers:
            one.apart += 1
        waiting.speakers = [one for one in waiting.speakers if one.apart <= _NEAR]


def _is_its_name(speech: Speech, name: Name, waits: Unnamed, known: Known) -> bool:
    """Whether a name stands in “His name is Leonid”, “Professor Leonid said so in a lecture” or “Leonid is 58.”"""
    if known.pronoun and waits.pronoun and known.pronoun != waits.pronoun:
        return False
    behind = [speech.text.word(at) for at in range(name.last, name.last + _ITS_NAME)]
    remarked = behind[:2] == ["made", "the"] and behind[2] in ("remarks", "remark", "comments", "statement")
    if remarked or behind[:2] in (["said", "so"], ["said", "this"]):
        return True
    if speech.scan.tokens.opens[name.first] and behind[0] == "is" and behind[1].isdigit():
        return waits.apart == 0 and not any(
            one.kind == PERSON for one in speech.scan.names if one.first < name.first
        )
    his = {"he": {"his"}, "she": {"her"}}.get(waits.pronoun, {"his", "her"})
    lead = [speech.text.word(at) for at in range(name.first - _GIVEN, name.first)]
    herself = bool(waits.pronoun) and waits.pronoun in lead and {"gave", "gives"} & set(lead)
    if ("giving" in lead or herself) and "name" in lead and waits.apart == 0 and his & set(lead):
        return True  # “…,” she said, giving only her first name, Halima
    before = [speech.text.word(at) for at in range(name.first - _ITS_NAME, name.first)]
    return before[0] in his and before[1:] == ["name", "is"]


def _is(speech: Speech, waiting: Waiting, waits: Unnamed, known: Known, name: Name) -> bool:
    """Whether a name that is new to the article can be that of who spoke before.

    Of “an official” only the next one who is quoted at an article's head, and of whom nothing else is told.
    """
    if waits.one_of_many:
        if not waits.head or waiting.read > _LEDE or speech.scan.tokens.text[0] not in _MARKS:
            return False
        bare = known.office is None and known.entry is None and not known.nouns & _PEOPLE and not known.age
        return bare and waits.apart <= 1 and not _is_another(speech, name, waits)
    titles = [
        known.office or "",
        *(office.title for office in (known.entry.offices[-1:] if known.entry else ())),
    ]
    called = (
        {
            word.strip(".,'’").removesuffix("'s").removesuffix("’s")
            for word in " ".join(titles).lower().split()
        }
        | known.nouns
        | known.before
    )
    alike = waits.head in called or any(waits.head in heads and heads & called for heads in _HEADS)
    return alike and bool(waits.about & _about(called))


def _is_another(speech: Speech, name: Name, waits: Unnamed) -> bool:
    """Whether a sentence brings in another by what he is: “A commander who gave his name as Makanaki laughed”."""
    opens = speech.scan.tokens.opens
    first = next((at for at in range(name.first, -1, -1) if opens[at]), 0)
    return any(speech.text.word(at) in _PEOPLE - {waits.head} for at in range(first, name.first))


def _described(speech: Speech, frame: Frame) -> Unnamed | None:
    """What a source without a name is called; None where it is no single person."""
    text, subject = speech.text, frame.subject
    if subject.pronoun:
        return Unnamed("", frozenset(), True, subject.pronoun) if subject.pronoun in ("he", "she") else None
    if subject.first >= subject.last or (subject.name is not None and subject.name.kind == PERSON):
        return None
    head = head_of(text, subject)
    if head not in _PEOPLE:
        return None
    first = subject.first - (text.word(subject.first - 1) in DETERMINERS)
    about = _about(text.word(at) for at in range(subject.first, subject.last))
    return Unnamed(head, about - {head}, text.word(first) in _ONE)


def _about(spoken: Iterable[str]) -> frozenset[str]:
    """The words of a description that tell something, a people as its country."""
    return frozenset(_NATIONS.get(word.title(), word) for word in spoken) - _EMPTY
