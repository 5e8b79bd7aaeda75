"""Which accounts a denial answers that does not stand right behind them: by their owner, or by whom they tell of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sitrep.facts.answers import calls_false, denies_report, is_bare, is_this, owner
from sitrep.facts.denials import of_others_words
from sitrep.facts.doers import DEEDS, does, tells_of
from sitrep.facts.matters import may_be_denied, of_another_matter, same_source, shared
from sitrep.facts.positions import Position
from sitrep.facts.sides import sides_in

_OWNED = 6  # passages between a claim and the denial of “his claims”
_ALIKE = 3  # words in common of a claim and the same told again
_ANNOUNCED = frozenset({"announcement", "announcements", "article", "story"})
_FIGURES = frozenset({"figure", "figures", "number", "numbers", "count", "toll"})
_TOLL = "toll"
BEFORE = 4  # claims before “the accusation” in which it may be
LATER = 2  # passages from “the accusation” to what it was
_ANSWER = 3  # passages between an account and the denial of “the allegations”


def meant(held: Sequence[Position], at: int, passages: Mapping[str, int]) -> int | None:
    """Of which position “the accusation was a lie” is, where the one before does not tell of him who says so."""
    denial = held[at]
    first = denial.claims[0]
    told = denial.denies and (calls_false(first) or is_bare(first)) and not is_this(first)
    if not told or at < 1 or not denial.own:
        return None
    if tells_of(held[at - 1], denial.own) or owner(first):
        return None
    for back in range(at - 2, max(-1, at - BEFORE - 1), -1):
        before = held[back]
        if before.denies or passages[first.passage] - passages[before.claims[0].passage] > LATER:
            return None
        if may_be_denied(before, denial) and tells_of(before, denial.own):
            return back
    return None


def answered(held: Sequence[Position], at: int, passages: Mapping[str, int]) -> list[Position]:
    """The positions before a denial that it is of by their owner's name, or by the name of him who denies."""
    denial = held[at]
    first = denial.claims[0]
    if (first.source or "").lower().startswith("both") and "each" in denial.words:
        return [told for told in held[:at] if told.claims[0].passage == first.passage and told.side]
    of = owner(first)
    found: list[Position] = []
    bare = not of and is_bare(first)
    if not (of or bare):
        return []
    own = denial.own
    for back in range(at - 1, -1, -1):
        told = held[back]
        if passages[first.passage] - passages[told.claims[0].passage] > (_OWNED if of else _ANSWER):
            break
        if told.denies or not may_be_denied(told, denial) or of_another_matter(told, denial):
            continue
        if of_others_words(denial, told) or (not told.acts and _goes_behind(held[back - 1 : back], told)):
            continue
        owned = bool(of) and _is_of(told, of) and told.claims[0].kind != "report"
        if _TOLL in denial.words and not told.tallies:
            continue  # “dismissed the Ukrainian toll”
        if denies_report(first) and not shared(told, denial):
            continue  # “the Israeli claim that he had been rebuilding the group's drone force”
        counted = bool(_FIGURES & set(denial.spoken)) and bool(told.tallies)
        announced = bool(_ANNOUNCED & set(denial.spoken)) and told.claims[0].verb.startswith("announc")
        doers = sides_in(told.claims[0].text)
        his = (
            bool(told.acts) and tells_of(told, own) and (not doers or not denial.side or denial.side in doers)
        )
        named = bare and not found and (announced or counted or his)
        other = any(mine.excludes(his) for mine in told.tallies for his in denial.tallies)
        if named or (owned and (not found or other or echoes(told, found[0]))):
            found.append(told)
    if not found:
        found += _told_later(held, at, passages, of)
    return found


def _goes_behind(before: Sequence[Position], told: Position) -> bool:
    """Whether an account only adds to what its source has told before it: “It said it took steps to limit harm”."""
    first = told.claims[0]
    return any(
        one.acts and one.claims[0].passage == first.passage and same_source(one.claims[0], first)
        for one in before
    )


def _told_later(held: Sequence[Position], at: int, passages: Mapping[str, int], of: str) -> list[Position]:
    """The next account that tells of him who denies: “denied the accusation”, which follows."""
    denial = held[at]
    if not of and (_ANNOUNCED | _FIGURES) & set(denial.spoken):
        return []
    for told in held[at + 1 :]:
        if passages[told.claims[0].passage] - passages[denial.claims[0].passage] > LATER:
            break
        if told.denies or not may_be_denied(told, denial):
            continue
        his = _is_of(told, of) and not sides_in(of) if of else does(told, denial.own, told.acts & DEEDS)
        if his:
            return [told]
    return []


def echoes(one: Position, other: Position) -> bool:
    """Whether two claims of one side are of the same matter."""
    if of_another_matter(one, other):
        return False
    if one.claims[0].passage == other.claims[0].passage and same_source(one.claims[0], other.claims[0]):
        return bool(one.acts & other.acts)
    if one.side != other.side or not one.side:
        return False
    if one.acts & other.acts and len(shared(one, other)) >= _ALIKE:
        return True
    return bool(
        one.targets & other.targets or (one.acts & other.acts and one.named.points & other.named.points)
    )


def _is_of(told: Position, of: str) -> bool:
    """Whether a position is of him whom “Moscow's” or “RSF's” names."""
    side = next(iter(sides_in(of)), "")
    return (bool(side) and told.side == side) or of.lower() in told.own
