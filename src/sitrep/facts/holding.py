"""Who holds a place: taken by one account and held by another, left by one and still there by another."""

from __future__ import annotations

import re

from sitrep.facts.acts import WORD
from sitrep.facts.doers import tells_of
from sitrep.facts.matters import SIDE_NAMES, THERE, at_war, of_another_matter, shared
from sitrep.facts.positions import GROUPS, TAKEN, WARS, Position
from sitrep.facts.sides import sides_in
from sitrep.facts.tallies import numbers
from sitrep.facts.words import words

ANSWER = 3  # passages between two accounts of one event
_REACH = 12  # passages between two enemies' accounts of one place
_ONE_PLACE = 6  # passages between accounts of one place alone
NEAR = 2  # passages between accounts of who fired first, or of one place among others
HELD = words("contested: held")
_AN_ATTACK = re.compile(r"\ban? (?:attack|assault|raid)\b", re.I)
_REPELLED = frozenset(
    {"repelled", "repelling", "repulsed", "repulsing", "fended", "foiled", "thwarted", "beaten"}
)
NEGATION = frozenset({"no", "not", "nothing", "never", "none", "neither", "only"})
_TROOPS_THERE = frozenset({"fighters", "troops", "soldiers", "forces", "tanks", "rebels", "units", "men"})
_REBELS = frozenset({"rebels", "militants", "militia", "paramilitaries", "insurgents", "group"})
_TROOPS = re.compile(r"(?:that )?[A-Z][\w’'-]+ (?:forces|troops|army|units|soldiers|fighters|military)\b")
REMAINED = re.compile(r"\b(?:remain(?:s|ed)?|was|is) (?:still )?in (?:its|our|their|[A-Z][a-z]+) hands\b")
_STAYED = frozenset({"still", "remain", "remains", "remained", "stayed"})
_PULLED = frozenset({"pulled", "pulling"})
_PULLED_OUT = re.compile(r"\bpull(?:ed|ing) (?:out|back)\b", re.I)
GONE = frozenset({"left", "leaving", "withdrew", "withdrawn", "withdrawal", "retreated"})
HELD_ON = HELD - {"no", "not", "stopped", "false", "denied", "untrue", "remains", "remain"}
"""The words of who holds a place or has kept it."""


def about_one_place(one: Position, other: Position, apart: int) -> bool:
    """Whether a place is taken by one account and held by the other."""
    if of_another_matter(one, other) or (one.side and one.side == other.side and one.official):
        return False
    if one.holder and other.holder and _named_alike(one, other) and _held_by_two(one, other):
        return True  # “controlled all of Kutum”, which no table has
    if _still_held(one, other, apart) or _still_held(other, one, apart):
        return True
    if not (one.names & other.names) - SIDE_NAMES:
        return False
    if one.named.points & other.named.points and _held_by_two(one, other):
        return True
    one_place = one.named.points == other.named.points and bool("take" in one.undone | other.undone)
    reach = _REACH if at_war(one, other) and one.named.points & other.named.points else NEAR
    reach = _ONE_PLACE if one_place and reach == NEAR else reach
    return apart <= reach and (_taken_and_held(one, other) or _taken_and_held(other, one))


def _still_held(taken: Position, held: Position, apart: int) -> bool:
    """Whether one place is said to be taken, and “the village” by the other side not to be or not whole."""
    if apart > ANSWER or not taken.words & TAKEN or taken.undone or not at_war(taken, held):
        return False
    text = held.claims[0].text
    still = "take" in held.undone or held.holder == held.side or REMAINED.search(text) is not None
    placed = len(taken.named.points) == 1 and not held.named.points
    return placed and still and THERE.search(text) is not None


def _named_alike(one: Position, other: Position) -> bool:
    """Whether both write one word with a capital that is no side."""
    mine, theirs = (
        {word for word in WORD.findall(held.claims[0].text) if word[0].isupper()} for held in (one, other)
    )
    return any(word.lower() not in SIDE_NAMES for word in mine & theirs)


def _held_by_two(one: Position, other: Position) -> bool:
    """Whether a place is in the hands of one side by one account, and of the other by the other."""
    takes = [
        account.holder or (account.side if "take" in account.acts and _taker(account) == account.side else "")
        for account in (one, other)
    ]
    return bool(one.holder or other.holder) and frozenset(takes) in WARS


def _taker(account: Position) -> str:
    """Whose side has taken a place: the one whose troops the account begins with, else that of its source."""
    troops = _TROOPS.match(account.claims[0].text)
    return next(iter(sides_in(troops[0])), account.side) if troops else account.side


def concedes(taken: Position, held: Position) -> bool:
    """Whether an account says that the troops of the other's side have taken a place."""
    return "take" in taken.acts and bool(held.side) and _taker(taken) == held.side != taken.side


def is_taken_from(taken: Position, held: Position) -> bool:
    """Whether an account tells of a place taken, by no account of him who holds it by the other."""
    own = at_war(taken, held) and _taker(taken) == (held.holder or held.side)
    return bool(taken.words & TAKEN) and not own and not of_another_matter(taken, held)


def _taken_and_held(one: Position, other: Position) -> bool:
    if one.words & TAKEN and not is_taken_from(one, other):
        return False  # who concedes that the other has taken a place
    held = (other.words & HELD - NEGATION and holds_on(other)) or "take" in other.undone
    return bool(one.words & TAKEN and held and not one.words & HELD)


def holds_on(account: Position) -> bool:
    """Whether somebody still holds or defends; so many attacks repelled are of no one place."""
    held = account.words & HELD
    text = account.claims[0].text
    return bool(held - _REPELLED) or (bool(held) and not numbers(text) and not _AN_ATTACK.search(text))


def gone_and_still(one: Position, other: Position, apart: int) -> bool:
    """Whether one side says that it has left, and the other, or a bystander, that it is still there."""
    gone, there = (one, other) if _has_left(one) else (other, one)
    if apart > ANSWER or not there.words & _STAYED or not gone.side or there.side == gone.side:
        return False
    if not _has_left(gone) or of_another_matter(one, other):
        return False
    of_him = tells_of(there, gone.own) or (gone.side in GROUPS and bool(_REBELS & there.words))
    if of_him and at_war(one, other):
        return True
    still = "still" in there.words or bool(shared(one, other))  # no “three men remain in hospital”
    return still and not there.side and bool(_TROOPS_THERE & there.words)


def _has_left(account: Position) -> bool:
    if account.words & GONE:
        return True
    return not _PULLED.isdisjoint(account.words) and bool(_PULLED_OUT.search(account.claims[0].text))
