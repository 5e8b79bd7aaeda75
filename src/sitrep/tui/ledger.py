"""The claim ledger without its screen: every claim and quotation of the open articles, filtered and put in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sitrep.export.found import covered, whose
from sitrep.model import Briefing, Claim, Mentions, Passage, Quote, Section
from sitrep.sentences import sentences

QUOTE = "quote"
"""The kind of a quotation that no claim holds: somebody's words, without a verb that reports them."""

NOBODY = "not attributed"

ORDERS = ("as in the article", "by source", "by kind", "by section", "by time", "contested first")

FIELDS = ("source", "kind", "verb", "section", "article", "is")
"""What may stand before a colon in a filter; `is:` takes `contested` and `unattributed`."""

_TERM = re.compile(r'(?P<no>-)?(?:(?P<field>[a-z]+):)?(?:"(?P<quoted>[^"]*)"?|(?P<plain>\S+))')
_STRAIGHT = str.maketrans("’‘ʼ“”„", "'''\"\"\"")


class Entry(NamedTuple):
    """A claim, or a quotation outside claims as one of kind QUOTE, with where it stands.

    `number` counts the article's passages from 1. `time` is the date in the sentence, else when the article was
    published, else empty. `contested` says that a claim of the open articles contradicts it.
    """

    briefing: Briefing
    passage: Passage
    section: Section
    number: int
    claim: Claim
    time: str
    contested: bool = False

    @property
    def source(self) -> str | None:
        """Whose words they are, as the article names it, behind a pronoun with the name; None where it names none."""
        return whose(self.claim)

    @property
    def article(self) -> str:
        """The title of its article."""
        return self.briefing.article.title


def entries(briefings: Sequence[Briefing]) -> list[Entry]:
    """Everything said in these articles, in their order; nothing of those whose facts are not known yet."""
    from sitrep.facts.across import contested_across

    against = {place for pair in contested_across(briefings) for place in pair}
    return [
        entry
        for at, briefing in enumerate(briefings)
        if briefing.facts
        for entry in _of(briefing, _within(against, at))
    ]


def speakers(briefing: Briefing) -> list[str]:
    """Everyone who may speak in an article: people, then organisations, then other sources of claims; each once."""
    if briefing.facts is None:
        return []
    found = briefing.facts.mentions.values()
    people = [person.full_name or person.name for here in found for person in here.people]
    others = [one.name for here in found for one in here.organisations]
    sources = [name for claim in briefing.facts.claims if not claim.speaker and (name := whose(claim))]
    return list(dict.fromkeys([*people, *others, *sources]))


def in_order(found: Iterable[Entry], order: str) -> list[Entry]:
    """The entries in one of ORDERS; within it they stay as they are in the articles."""
    keys = {
        "by source": lambda entry: (entry.source is None, folded(entry.claim.speaker or entry.source or "")),
        "by kind": lambda entry: entry.claim.kind,
        "by section": lambda entry: (entry.section.key == "0", entry.section.key),
        "by time": lambda entry: (not entry.time, _day(entry.time)),
        "contested first": lambda entry: not entry.contested,
    }
    return sorted(found, key=keys[order]) if order in keys else list(found)


def matching(found: Iterable[Entry], typed: str) -> list[Entry]:
    """The entries that fulfil all of what was typed: `word`, `field:word`, `field:"two words"`, `-word`."""
    terms = [
        (
            term["no"] is not None,
            term["field"],
            folded(term["quoted"] if term["plain"] is None else term["plain"]),
        )
        for term in _TERM.finditer(typed.lower())
    ]
    return [
        entry
        for entry in found
        if all(_fulfils(entry, field, value) != no for no, field, value in terms if value)
    ]


def folded(text: str) -> str:
    """As it is compared: without case, with straight quotation marks."""
    return text.translate(_STRAIGHT).casefold()


def sentence(passage: Passage, claim: Claim) -> tuple[int, int]:
    """The sentences that hold the claimed words, as offsets in the passage's text."""
    first, last = claim.start - passage.start, claim.end - passage.start
    holding = [(a, z) for a, z in sentences(passage.text) if a < last and z > first]
    return (holding[0][0], holding[-1][1]) if holding else (0, len(passage.text))


def _of(
    briefing: Briefing, elsewhere: frozenset[str], wanted: frozenset[str] | None = None
) -> Iterator[Entry]:
    """What is said in an article, or only the `wanted` claims; another article contradicts those `elsewhere`."""
    sections = {section.id: section for section in briefing.sections}
    assert briefing.facts is not None
    for number, passage in enumerate(briefing.passages, 1):
        found = briefing.facts.of(passage)
        if wanted is None:
            claims = [*found.claims, *(_quoted(quote, passage) for quote in _alone(found))]
        else:
            claims = [claim for claim in found.claims if claim.id in wanted]
        for claim in sorted(claims, key=lambda claim: claim.start):
            time = _time(briefing, passage, found, claim)
            contested = bool(claim.contested_by) or claim.id in elsewhere
            yield Entry(briefing, passage, sections[passage.section], number, claim, time, contested)


def _within(places: Iterable[tuple[int, str]], article: int) -> frozenset[str]:
    return frozenset(id for at, id in places if at == article)


def _quoted(quote: Quote, passage: Passage) -> Claim:
    return Claim(
        f"{passage.id}:{quote.start}",
        quote.speaker,
        "",
        QUOTE,
        f"“{quote.text}”",
        passage.id,
        quote.start,
        quote.end,
        quote.speaker,
        quote.outlet,
        ruled=quote.ruled,
    )


def _alone(found: Mentions) -> list[Quote]:
    """The quotations that no claim overlaps."""
    return [
        quote
        for quote in found.quotes
        if all(quote.end <= claim.start or quote.start >= claim.end for claim in found.claims)
    ]


def _time(briefing: Briefing, passage: Passage, found: Mentions, claim: Claim) -> str:
    first, last = sentence(passage, claim) if found.dates else (0, 0)
    for date in found.dates:
        if first <= date.start - passage.start < last and date.first is not None:
            return covered(date)
    published = briefing.article.published
    return f"published {published[:10]}" if published else ""


def _day(time: str) -> str:
    return time.removeprefix("published ")


def _fulfils(entry: Entry, field: str | None, value: str) -> bool:
    claim = entry.claim
    source = " ".join(filter(None, (entry.source or NOBODY, claim.speaker, claim.outlet)))
    if field == "is":
        state = {"contested": entry.contested, "unattributed": claim.source is None}
        return any(holds for name, holds in state.items() if name.startswith(value))
    held = {
        "source": source,
        "kind": claim.kind,
        "verb": claim.verb,
        "section": f"{entry.section.id} {entry.section.title}",
        "article": entry.article,
    }
    if field in held:
        return value in folded(held[field])
    word = f"{field}:{value}" if field else value  # no field of ours: so it was typed
    return word in folded(f"{source} {claim.verb} {claim.text}")


class Contest(NamedTuple):
    """A claim and those against it, in one article or across several; `about` are the names they share."""

    one: Entry
    others: tuple[Entry, ...]
    about: str

    @property
    def passages(self) -> list[tuple[Briefing, Passage]]:
        """Where they stand, each passage once."""
        return list(
            {(e.article, e.passage.id): (e.briefing, e.passage) for e in (self.one, *self.others)}.values()
        )


def contests(briefings: Sequence[Briefing]) -> list[Contest]:
    """What contradicts what: within each article, then across articles; each claim once with all against it."""
    from sitrep.facts.across import contested_across

    pairs = [
        ((at, one.id), (at, other.id))
        for at, briefing in enumerate(briefings)
        for one, other in (briefing.facts.contested if briefing.facts else ())
    ]
    across = contested_across(briefings)
    wanted = {place for pair in (*pairs, *across) for place in pair}
    elsewhere = {place for pair in across for place in pair}
    by_place = {
        (at, entry.claim.id): entry
        for at, briefing in enumerate(briefings)
        if briefing.facts
        for entry in _of(briefing, _within(elsewhere, at), _within(wanted, at))
    }
    groups: dict[tuple[int, str, bool], list[Entry]] = {}
    for one, other in (*pairs, *across):
        groups.setdefault((*one, one[0] != other[0]), []).append(by_place[other])
    return [
        Contest(by_place[at, id], tuple(others), _about(by_place[at, id], others))
        for (at, id, _), others in groups.items()
    ]


def _about(one: Entry, others: Sequence[Entry]) -> str:
    """The names that both sides have in common, in the order of the first; else the first words."""
    against = " ".join(entry.claim.text for entry in others)
    names = [name for name in _names(one) if name in against]
    return ", ".join(names) if names else one.claim.text


def _names(entry: Entry) -> list[str]:
    assert entry.briefing.facts is not None
    found = entry.briefing.facts.of(entry.passage)
    named = [
        (one.start, one.name) for kind in (found.places, found.people, found.organisations) for one in kind
    ]
    start, end = entry.claim.start, entry.claim.end
    return list(dict.fromkeys(name for at, name in sorted(named) if start <= at < end))
