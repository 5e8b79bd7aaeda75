"""Which claims contradict each other.

Two positions of different sources do, when one of them denies and

- it denies “this”, “it” or “the report” right behind the other, or claims by their owner (“Moscow's assertions”), or
- it denies an act that the other tells to have been done by him who denies, or at the same place, or
- they are of two sides of a war, one right behind the other, and share a name or a word, or
- both name the same place, person or body and share a word, or stand side by side and share two words;

or when neither denies, and

- both name the same place, which by one is taken and by the other held, or stand side by side and say so, or
- one tells as done what the other says was not, or
- they are of two sides, one right behind the other, about the same, and one of them says no, or
- both count the same thing at the same place or side by side, and the numbers differ.

“The report is false” denies, too. A demand and a promise state nothing that could be contradicted; an accusation is
contradicted by a denial alone. Accounts of different places, targets or days are of different matters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from sitrep.facts.answered import BEFORE, LATER, answered, echoes, meant
from sitrep.facts.answers import calls_false, denies_report, is_bare, owner
from sitrep.facts.denials import DOING, act_denied, denied
from sitrep.facts.doers import tells_of
from sitrep.facts.exclusions import exclude, says_no
from sitrep.facts.holding import HELD_ON, concedes
from sitrep.facts.matters import (
    STATED,
    at_war,
    is_proposal,
    may_be_denied,
    of_another_matter,
    one_voice,
    same_source,
    shared,
)
from sitrep.facts.phrases import MODALS
from sitrep.facts.positions import TAKEN, Named, Position, positions
from sitrep.facts.sides import sides_in
from sitrep.model import Claim

_LEAD = 24  # characters of “In response, the ”
_NESTED = 12  # letters of a claim inside another
_REACH = 12  # passages between two claims that may answer each other
_PAST = re.compile(r"\bin the past\b|\bpreviously\b", re.I)  # “rejected such accusations in the past”
_NONE = re.compile(r"\bthere (?:have been|has been|had been|was|were|are|is) none\b", re.I)


def contest(
    claims: Sequence[Claim],
    named: Mapping[str, Named],
    passages: Mapping[str, int],
    turns: Collection[str] = (),
    *,
    buts: Collection[str] = (),
    sides: Mapping[str, str] | None = None,
    one_text: bool = True,
) -> list[Claim]:
    """The claims with `contested_by` filled.

    `named` is what each claim names, by its id; `passages` is the place of each passage in the article by its id;
    `turns` are the ids of those that are told as against another: “said on the contrary”; `sides` are those of people
    by their full names; `buts` are the ids of claims behind “, but” and “, however,”. Where the claims are not of one
    text, none stands beside another.
    """
    hollow = _hollow(claims)
    spans = Counter((claim.passage, claim.start, claim.end) for claim in claims)
    held = [
        one
        for one in positions(claims, named, sides)
        if one.claims[0].id not in hollow
        and not _is_both(one.claims[0])
        and not _seconds(one.claims[0], spans)
        and not (one.denies and _PAST.search(one.claims[0].text))
    ]
    found: dict[str, set[str]] = {}
    for at, one in enumerate(held):
        for step, other in enumerate(held[at + 1 :]):
            apart = passages[other.claims[0].passage] - passages[one.claims[0].passage]
            if apart > _REACH:
                break
            again = step == 1 and other.denies and _continues(held[at + 1], one)
            beside = step == 0 or (again and at_war(one, other) and tells_of(one, other.own))
            next_to = beside and (one_text or apart == 0)
            if not _may_answer(one, other, spans) or (step and _answers_beside(held[at + step], other)):
                continue
            of = meant(held, at + 1 + step, passages) if step < BEFORE else None
            if of is not None and step < at + 1 + step - of and of != at:
                continue
            if of == at and apart <= LATER:
                _pair(found, one, other)
                continue
            turned = other.claims[0].id in turns and _turns(one, other, apart, next_to=one_text and step <= 1)
            turned = turned or (other.claims[0].id in buts and next_to and _but(one, other, apart))
            if turned or _contradict(one, other, apart, next_to=next_to):
                _pair(found, one, other)
        if one_text and one.denies and (owner(one.claims[0]) or one.claims[0].id not in found):
            for other in answered(held, at, passages):
                _pair(found, one, other)
    if one_text:
        _echo(found, held, passages)
        _thin(found, held)
    order = {claim.id: at for at, claim in enumerate(claims)}
    return [
        claim._replace(contested_by=tuple(sorted(found.get(claim.id, ()), key=order.__getitem__)))
        for claim in claims
    ]


def _continues(more: Position, one: Position) -> bool:
    """Whether a position is another one of the same source, in the same breath."""
    first, second = one.claims[0], more.claims[0]
    return first.passage == second.passage and same_source(first, second) and not more.denies


def _hollow(claims: Sequence[Claim]) -> frozenset[str]:
    """The claims that only pass on what another reports: “according to state media, the ministry said …”."""
    return frozenset(
        one.id
        for pair in pairwise(claims)
        for one, other in (pair, pair[::-1])
        if one.passage == other.passage
        and one.text != other.text
        and other.text in one.text
        and 0 <= one.text.find(other.source or one.text) < _LEAD
        and other.source
    )


def _seconds(claim: Claim, spans: Counter[tuple[str, int, int]]) -> bool:
    """Whether somebody only confirms what another has just said: “, which the army confirmed”."""
    return claim.kind == "confirm" and spans[(claim.passage, claim.start, claim.end)] > 1


def _may_answer(one: Position, other: Position, spans: Counter[tuple[str, int, int]]) -> bool:
    """Whether a denial of what stands before it, “, which Hamas denied”, is of that claim and no other beside it."""
    first, second = one.claims[0], other.claims[0]
    if not (one.denies or other.denies):
        return True
    denial, told = (second, first) if other.denies else (first, second)
    if spans[denial.passage, denial.start, denial.end] < 2:
        return True
    if first.passage != second.passage:
        deeds = (one.acts | one.undone) & (other.acts | other.undone)
        told_again = bool(shared(one, other) or deeds) and at_war(one, other)
        return len(shared(one, other)) > 1 or told_again
    return (told.start, told.end) == (denial.start, denial.end)


def _answers_beside(before: Position, denial: Position) -> bool:
    """Whether a denial in one word is of the accusation beside it: “It accuses Iran of … Iran denies any role”."""
    accusation, first = before.claims[0], denial.claims[0]
    return (
        denial.denies
        and is_bare(first)
        and accusation.kind == "accuse"
        and accusation.passage == first.passage
        and tells_of(before, denial.own)
    )


def _pair(found: dict[str, set[str]], one: Position, other: Position) -> None:
    for left in one.claims:
        for right in other.claims:
            found.setdefault(left.id, set()).add(right.id)
            found.setdefault(right.id, set()).add(left.id)


def _echo(found: dict[str, set[str]], held: Sequence[Position], passages: Mapping[str, int]) -> None:
    """Pair a denial with those too who told the same as whom it contradicts, on the same side."""
    by_claim = {claim.id: position for position in held for claim in position.claims}
    denials = [position for position in held if position.denies or position.undone]
    for denial in denials:
        first = denial.claims[0]
        told = [by_claim[id] for id in found.get(first.id, ()) if by_claim[id].acts]
        for other in held:
            apart = abs(passages[other.claims[0].passage] - passages[first.passage])
            if (
                apart <= DOING
                and other is not denial
                and (other.acts & denial.undone or (denial.denies and not denial.undone))
                and (not denial.targets or other.targets & denial.targets)
                and (not denies_report(first) or shared(other, denial))
                and not other.denies
                and not other.undone & denial.undone
                and may_be_denied(other, denial)
                and any(echoes(other, one) and len(shared(other, one)) > 1 for one in told)
                and not of_another_matter(other, denial)
            ):
                _pair(found, denial, other)
        after = held[held.index(denial) + 1 :][:1]
        for own in after if denial.denies else ():
            if _goes_on(denial, own):
                for one in told:
                    if one.words & TAKEN:
                        _pair(found, own, one)


def _thin(found: dict[str, set[str]], held: Sequence[Position]) -> None:
    """Leave a denial in one word with one claim of a source's in a passage: that of who denies, else the first."""
    for denial in held:
        first = denial.claims[0]
        if not denial.denies or not (is_bare(first) or calls_false(first)) or owner(first) in denial.own:
            continue
        told = [one for one in held if one is not denial and one.claims[0].id in found.get(first.id, ())]
        for at, one in enumerate(told):
            for other in told[at + 1 :]:
                mine, theirs = one.claims[0], other.claims[0]
                if mine.passage != theirs.passage or not same_source(mine, theirs):
                    continue
                accused = tells_of(other, denial.own) and not tells_of(one, denial.own)
                less = one if accused else other
                for left in denial.claims:
                    for right in less.claims:
                        found[left.id].discard(right.id)
                        found[right.id].discard(left.id)


def _goes_on(denial: Position, own: Position) -> bool:
    """Whether who denies the loss of a place goes on to say that he holds it: “Its command said its units held”."""
    first, second = denial.claims[0], own.claims[0]
    source = (second.source or "").lower()
    same = (
        source.startswith(("its ", "his "))
        or source in ("it", "he", "she", "they")
        or own.side == denial.side
    )
    return first.passage == second.passage and same and bool(own.words & HELD_ON)


def _is_both(claim: Claim) -> bool:
    """Whether a source is two enemies at once, who accuse each other."""
    mutual = (claim.source or "").lower().startswith(("each ", "both ", "the two ", "the neigh"))
    return claim.kind == "accuse" and (mutual or claim.text.startswith("each other"))


def _turns(one: Position, other: Position, apart: int, *, next_to: bool) -> bool:
    """Whether “on the other hand” stands between two accounts of the same."""
    first, second = one.claims[0], other.claims[0]
    if apart > 1 or same_source(first, second) or not {first.kind, second.kind} <= STATED | {"accuse"}:
        return False
    if second.verb.startswith("point"):
        return False  # “diplomats point out that it called the others so as well”
    return bool(one.stems & other.stems) and (next_to or at_war(one, other))


def _but(one: Position, other: Position, apart: int) -> bool:
    """Whether “but” or “however” sets an account against the one right before it.

    “Rwanda denies backing it, but experts said its army had played a role”; “said that they were citizens. The embassy
    said, however, that they were not”.
    """
    first, second = one.claims[0], other.claims[0]
    if apart > 1 or same_source(first, second) or one_voice(one, other) or second.kind not in STATED:
        return False
    if one.denies:
        own = other.spoken[:1] in (("its",), ("their",), ("it",), ("they",)) or tells_of(other, one.own)
        return apart == 0 and own and not MODALS & other.words
    no = says_no(one, other) != says_no(other, one)
    return first.kind in STATED and no and bool(shared(one, other)) and not of_another_matter(one, other)


def _contradict(one: Position, other: Position, apart: int, *, next_to: bool) -> bool:
    first, second = one.claims[0], other.claims[0]
    if same_source(first, second) or not {first.kind, second.kind} <= STATED | {"deny", "accuse"}:
        return False
    if (first.passage, first.start, first.end) == (second.passage, second.start, second.end):
        return one.denies != other.denies and not is_proposal(first)  # “…, which Hamas denied”
    if any("both sides" in (claim.source or "").lower() for claim in (first, second)):
        return False  # what officials on both sides say
    if any(len(set(sides_in(claim.source or ""))) > 1 for claim in (first, second)):
        return False  # “Moscow and Kyiv accuse each other”
    inner, outer = sorted((first.text, second.text), key=len)
    if first.passage == second.passage and _NESTED < len(inner) < len(outer) and inner in outer:
        return False  # “The army denied it, a spokesman told AFP”
    if one_voice(one, other):
        return False  # the Kremlin and its spokesman, a ministry and its minister
    if one.undone & other.undone:
        return False  # both say that it did not happen
    if concedes(one, other) or concedes(other, one):
        return False
    if one.denies != other.denies:
        return denied(one, other, apart, next_to=next_to) or act_denied(one, other, apart, next_to=next_to)
    if one.denies:
        return False
    if "accuse" in (first.kind, second.kind):
        answers = next_to and apart == 0 and first.kind == "accuse" and second.kind in STATED
        if answers and _NONE.search(second.text):
            return True  # “told Geo News that there have been none”
        return act_denied(one, other, apart, next_to=next_to)
    return exclude(one, other, apart, next_to=next_to) or act_denied(one, other, apart, next_to=next_to)
