"""What the reader decided about facts, laid over what was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from sitrep.model import NO_CLAIM, NO_PLACE, SPEAKER, Claim, Facts, Mentions, Passage, Quote, Ruling

_Said = TypeVar("_Said", Claim, Quote)


def ruled(facts: Facts, passages: Sequence[Passage], rulings: Iterable[Ruling]) -> Facts:
    """The facts as the reader has them: other speakers, without what is no claim and what is no place.

    A ruling is about the words it was made on, as far as they are found again: more than half of them. One on a
    place holds for every mention of that name in the article. The newest comes last and wins.
    """
    given = list(rulings)
    if not given:
        return facts
    paragraphs = {passage.id: passage.paragraph for passage in passages}
    names = {
        place.name
        for id, found in facts.mentions.items()
        for place in found.places
        if any(_is_about(one, NO_PLACE, paragraphs[id], place.start, place.end) for one in given)
    }
    mentions = {id: _mentions(found, paragraphs[id], given, names) for id, found in facts.mentions.items()}
    left = {claim.id for found in mentions.values() for claim in found.claims}
    return Facts({id: _only(found, left) for id, found in mentions.items()})


def _mentions(found: Mentions, paragraph: int, rulings: Sequence[Ruling], names: set[str]) -> Mentions:
    claims = [
        claim
        for claim in found.claims
        if not any(_is_about(one, NO_CLAIM, paragraph, claim.start, claim.end) for one in rulings)
    ]
    return found._replace(
        places=tuple(place for place in found.places if place.name not in names),
        quotes=tuple(_spoken(quote, paragraph, rulings) for quote in found.quotes),
        claims=tuple(_spoken(claim, paragraph, rulings) for claim in claims),
    )


def _spoken(said: _Said, paragraph: int, rulings: Sequence[Ruling]) -> _Said:
    for one in reversed(rulings):
        if _is_about(one, SPEAKER, paragraph, said.start, said.end):
            name = one.value or None
            if isinstance(said, Claim):
                return said._replace(source=name, speaker=name, outlet=None, ruled=True)
            return said._replace(speaker=name, outlet=None, ruled=True)
    return said


def _only(found: Mentions, left: set[str]) -> Mentions:
    """Without contradictions to claims that are no more."""
    return found._replace(
        claims=tuple(
            claim._replace(contested_by=tuple(id for id in claim.contested_by if id in left))
            for claim in found.claims
        ),
    )


def _is_about(one: Ruling, kind: str, paragraph: int, start: int, end: int) -> bool:
    common = min(end, one.end) - max(start, one.start)
    return (
        one.kind == kind and one.paragraph == paragraph and 2 * common > max(end - start, one.end - one.start)
    )
