"""Who is meant by what somebody is: “the French president”, “the diplomat”, “the company”."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sitrep.facts.frame import Frame, Speech
from sitrep.facts.registry import Known, Registry
from sitrep.facts.scan import ORGANISATION, PERSON
from sitrep.facts.words import pairs, words

_NATIONS = pairs("speakers: nations")
_BODIES = (("NATO", "Nato"), ("UN", "United Nations"), ("IAEA", "IAEA"), ("WHO", "WHO"), ("EU", "EU"))
_SECOND = words("speakers: second")
_TITLE = 3  # words of an office
_HEADS = frozenset({"president", "chancellor", "king", "emir"})
_CHIEFS = frozenset({"secretary", "secretary-general", "director", "director-general", "chief", "head"})
_DESCRIBED = frozenset({"leader", "diplomat", "general", "republican", "democrat", "pontiff", "lawmaker"})
_LEADERS = frozenset({"president", "chancellor", "premier", "minister", "king", "emir", "prince", "leader"})
_COMPANY_WORDS = words("speakers: company words")
_NO_COMPANY = words("speakers: no company")


def _fitting() -> dict[str, frozenset[str]]:
    """What words an office has of somebody who is called a diplomat, an official, a soldier."""
    fitting: dict[str, set[str]] = defaultdict(set)
    for called, office in pairs("speakers: fitting"):
        fitting[called].add(office)
    return {called: frozenset(offices) for called, offices in fitting.items()}


_FITTING = _fitting()
_KINDS_OF_PEOPLE = frozenset(_FITTING)


def described(speech: Speech, frame: Frame, registry: Registry, bodies: Sequence[str]) -> str | None:
    """Who “the baker”, “the French president” or “the company” is: the one that it can be, else nobody.

    `bodies` are those named in the paragraph before.
    """
    text, subject = speech.text, frame.subject
    noun = text.word(subject.last - 1)
    nation = _nation(speech, frame)
    if nation is None and text.word(subject.first - 1) != "the" and text.word(subject.first) != "the":
        return None
    if nation is None and (noun in _COMPANY_WORDS or noun in _NO_COMPANY - {"general"}):
        return _body(speech, frame, noun, bodies)
    if noun not in speech.scan.tables.offices and noun not in _DESCRIBED | _KINDS_OF_PEOPLE:
        return None
    if nation is None:
        people = registry.people()
        called = [known for known in people if noun in (known.office or "").lower().split()]
        called = called or [known for known in people if noun in _HEADS and _heads(known, noun)]
        if not called and noun == "minister" and text.word(subject.last - 2) == "prime":
            called = [
                known for known in _named_before(speech, frame, registry) if _heads(known, "prime minister")
            ]
    else:
        lead = text.word(subject.last - 2)
        noun = "foreign" if noun == "diplomat" and lead == "top" else noun
        title = f"{lead} {noun}" if noun in ("minister", "secretary", "spokesman", "spokeswoman") else noun
        called = [known for known in registry.people() if _holds(known, title, nation)]
    names = {known.full_name for known in called}
    if len(names) == 1:
        return names.pop()
    return _last_speaker(speech, frame, noun, registry) if nation is None else None


def _named_before(speech: Speech, frame: Frame, registry: Registry) -> list[Known]:
    """The people named so far in the paragraph, quotations left out."""
    met = [
        registry.look_up(speech.scan, name)
        for name in speech.scan.names
        if name.kind == PERSON and name.last <= frame.source_start and not speech.text.inside[name.first]
    ]
    return [known for known in met if known is not None]


def _last_speaker(speech: Speech, frame: Frame, noun: str, registry: Registry) -> str | None:
    """The one person named so far in the paragraph, who has just spoken and can be called so: “the diplomat said”."""
    subject = frame.subject
    if subject.last - subject.first > 1 + (speech.text.word(subject.first) == "the"):
        return None  # “the former minister” may be another
    before = [
        name
        for name in speech.scan.names
        if name.kind == PERSON and name.last <= frame.source_start and not speech.text.inside[name.first]
    ]
    said = [
        f.subject.name for f in speech.frames if f.verb < frame.source_start and f.subject.name is not None
    ]
    met = [registry.look_up(speech.scan, name) for name in before]
    people = {known.full_name: known for known in met if known is not None}
    if len(people) != 1 or not any(name in before for name in said):
        return None
    known = next(iter(people.values()))
    office = set((known.office or "").lower().replace("-", " ").replace(".", "").split())
    fits = office & _FITTING.get(noun, frozenset())
    return known.full_name if fits else None


def _body(speech: Speech, frame: Frame, noun: str, bodies: Sequence[str]) -> str | None:
    """The one body named before that “the company” or “the ministry” can mean."""
    scan = speech.scan
    if frame.subject.last - frame.subject.first > 1 + (speech.text.word(frame.subject.first) == "the"):
        return None
    here = [
        scan.text(name)
        for name in scan.names
        if name.kind == ORGANISATION
        and not name.outlet
        and name.last <= frame.source_start
        and not speech.text.inside[name.first]
    ]
    for named in (here, bodies):
        fitting = {name for name in named if _can_be(name, noun)}
        if fitting:
            return fitting.pop() if len(fitting) == 1 else None
    return None


def _can_be(name: str, noun: str) -> bool:
    """Whether a body of this name is called by the noun: a “Finance Ministry” is a ministry and no company."""
    spoken = set(name.lower().replace(".", "").split())
    if noun in _COMPANY_WORDS and noun not in ("bank", "group"):
        return not spoken & _NO_COMPANY
    return noun in spoken or (noun == "ministry" and "mod" in spoken)


def _heads(known: Known, noun: str) -> bool:
    """Whether somebody is at the head of a state now, as “the president” or “the chancellor”."""
    offices = known.entry.offices if known.entry is not None else ()
    return bool(offices) and not offices[-1].last and offices[-1].title.lower().startswith(f"{noun} of")


def _nation(speech: Speech, frame: Frame) -> tuple[str, str] | None:
    """The words for a country that a description begins with: “the French leader”, “Ukraine's president”."""
    first, last = frame.subject.first, frame.subject.last
    while first < last and speech.text.word(first) in ("the", "'s"):
        first += 1
    if not 0 < last - first <= _TITLE + 2:
        return None
    word = speech.scan.tokens.words[first].rstrip(".").replace(".", "")
    return next((pair for pair in (*_NATIONS, *_BODIES) if word in pair), None)


def _holds(known: Known, title: str, nation: tuple[str, str]) -> bool:
    """Whether somebody has this office of this country, in the article's words or now in the table's."""
    titles = [known.office or ""]
    if known.entry is not None and known.entry.offices and not known.entry.offices[-1].last:
        titles.append(known.entry.offices[-1].title)
    for held in titles:
        lower = held.lower()
        of_it = any(name.lower() in lower for name in nation if name) or (
            nation[1] == "US" and "united states" in lower
        )
        spoken = set(lower.replace("’", "'").split())
        if of_it and not lower.startswith("ex-") and not spoken & _SECOND:
            if nation in _BODIES:
                return (
                    bool(spoken & _CHIEFS)
                    if title in ("chief", "leader", "head", "general")
                    else title in lower
                )
            if title == "leader":
                return bool(spoken & _LEADERS) and "foreign" not in spoken and "defence" not in spoken
            if title in lower and not (title == "president" and "vice" in spoken):
                return True
    return False
