"""Whether two accounts exclude each other though neither denies: held and taken, first and first, two numbers."""

from __future__ import annotations

import re

from sitrep.facts.doers import does, spared, tells_of
from sitrep.facts.holding import (
    ANSWER,
    GONE,
    HELD,
    NEAR,
    NEGATION,
    REMAINED,
    about_one_place,
    gone_and_still,
    holds_on,
    is_taken_from,
)
from sitrep.facts.matters import SIDE_NAMES, at_war, of_another_matter, other_acts, shared
from sitrep.facts.phrases import MODALS
from sitrep.facts.positions import TAKEN, Position, stems
from sitrep.facts.sides import CIVIL_SIDES, sides_in
from sitrep.facts.tallies import STATES, bare_count, bounds_in, numbers
from sitrep.facts.words import words

_NEEDED = 2  # words in common where no name is
_FIRST = words("contested: first")
_SHOTS = frozenset({"fire", "fired", "shot", "shots", "shooting", "shelling", "shelled"})
_COUNT_WORDS = frozenset({"number", "figure", "toll", "total", "it", "count", "dead", "deaths"})
_STILL = HELD - {"no", "not", "stopped", "hold", "remains", "remain"}
_SILENT = frozenset({"mention", "comment", "doubt", "details", "longer", "word"})
_INSTEAD = re.compile(r"\b(?:is|was|were|are|had|has|have) instead\b(?! of)", re.I)
_UNAWARE = re.compile(r"\b(?:unaware of|not aware of|no knowledge of|no record of)\b", re.I)
_GROWN = re.compile(
    r"\b(?:after|when) (?:an?|another|one|two|three|\d+)\b[^,.;]{0,60}\b(?:died|dies|succumbed)\b"
    r"|\b(?:has|had|have)? ?(?:risen|rose|climbed|grown|increased|jumped) to\b",
    re.I,
)  # a toll brought up to date contradicts nothing
_RECEIVED = frozenset({"brought", "received", "arrived"})
_PART = frozenset({"alone", "included", "including", "includes"})
_EVENT = re.compile(
    r"\b(?:it|the (?:shelling|attack|strike|blast|explosion|fire|missile|incident|damage|destruction|collapse))"
    r"(?: (?:to|of) [a-z ]{1,40}?)? (?:was|were|came|resulted|had (?:been|come|resulted))\b",
    re.I,
)
_DONE_TO_IT = re.compile(
    r"\b(?:shelled|hit|struck|bombed|attacked|destroyed|mined|blown up|blew up) it\b", re.I
)
_MANY = frozenset({"dozens", "scores", "hundreds", "thousands"})
_DAMAGED = frozenset({"attack", "damage", "down"})
_FIGHTERS = frozenset(
    {"militants", "fighters", "gunmen", "terrorists", "soldiers", "insurgents", "rebels", "guerrillas"}
)
_CIVILIANS = frozenset({"civilians", "villagers", "women", "children"})
_TOLLS = 8  # passages between two tolls of one blow
_UNPLACED = 6  # passages within which two tolls without a place are of one blow
_HARMED = frozenset({"killed", "hurt"})
_SUMMED = words("tallies: summed")
_GROUP = re.compile(r"(?:[a-z]+ )?(?:group|movement|militia|rebels|militants)\Z")
_FOILED = re.compile(
    r"\b(?:the|their|its) (?:attack|assault|attempt|raid|offensive|incursion)s? (?:was|were|ha[ds] been|have been) "
    r"(?:repulsed|repelled|foiled|thwarted|beaten (?:back|off)|pushed back)\b",
    re.I,
)
_NO_SUCH = re.compile(r"^(?:that )?(?:there (?:is|was|were|had been) )?no such [a-z]+", re.I)
_ONLY = re.compile(r"\bonly \d[\d,]* (?:had|have|has|were|was|are)\b", re.I)
_CLEFT = re.compile(
    r"^(?:that )?it (?:was|is) (?:in fact )?[\w’'-]+(?: [\w’'-]+)? (?:who|that|which)\b", re.I
)
_FRACTION = re.compile(
    r"\b(?:figure|number|total|count|toll) (?:is|was|stood at) (?:[\w-]+ ){0,3}"
    r"(?:half|(?:a|one|two) (?:thirds?|quarters?|fifths?|tenths?)|a fraction|twice|double|triple)"
    r" (?:of )?(?:that|this)\b",
    re.I,
)
_THWARTED = re.compile(
    r"\b(?:repelled|repulsed|foiled|thwarted) (?:the|an?|this|that|all|every) (?:[\w-]+ ){0,2}"
    r"(?:attack|strike|assault|raid|attempt)s?\b|\b(?:attack|strike|assault|raid)s? (?:ha[ds] )?failed\b",
    re.I,
)
_HITS = frozenset({"hit", "struck", "hitting", "striking", "damaged", "destroyed", "ablaze", "fire"})
_ALL_DOWN = re.compile(
    r"\ball (?:of (?:them|the [\w-]+) |(?:the |its |\d[\d,]* )?(?:[\w-]+ ){0,3})?"
    r"(?:were |was |had been |have been )?(?:shot down|downed|intercepted|destroyed|brought down|neutrali[sz]ed)\b"
    r"|\b(?:shot down|downed|intercepted|destroyed|brought down) all\b",
    re.I,
)
_FLYING = frozenset({"drone", "drones", "missile", "missiles", "rockets", "uavs"})
_BEHIND = 4  # words before a “no” that it may be of: “the truce was not kept”
_DENIED = 6  # words behind it


def exclude(one: Position, other: Position, apart: int, *, next_to: bool) -> bool:
    """Whether both cannot be true; `apart` is the passages between them, `next_to` that no claim stands between."""
    if any(_GROWN.search(held.claims[0].text) for held in (one, other)):
        return False
    return (
        _side_by_side(one, other, apart, next_to=next_to)
        or about_one_place(one, other, apart)
        or _began(one, other, apart)
        or gone_and_still(one, other, apart)
        or _hit_and_downed(one, other, apart)
        or _hit_and_downed(other, one, apart)
        or _counted_apart(one, other, apart)
        or _who_was_killed(one, other, apart, next_to=next_to)
        or _who_did_it(one, other, apart)
    )


def _side_by_side(one: Position, other: Position, apart: int, *, next_to: bool) -> bool:
    """Whether two neighbours exclude each other in a word: “instead”, “still”, “first”, “no”."""
    second = other.claims[0]
    if not next_to or apart > 1:
        return False
    opposed = at_war(one, other)
    names, common = one.names & other.names, shared(one, other)
    unaware = (second.source or "").lower().removeprefix("the ")
    if _UNAWARE.search(second.text) and (unaware in one.names or (apart == 0 and _GROUP.match(unaware))):
        return True  # “witnesses claiming the IDF opened fire”, “the IDF said it was unaware of …”
    if (
        says_no(one, other) != says_no(other, one)
        and not other_acts(one, other)
        and not (spared(one, other) or spared(other, one))
        and (
            (apart == 0 and (names or opposed) and common)
            or (opposed and (names - SIDE_NAMES or len(common) >= _NEEDED))
        )
    ):
        return True
    if second.verb.startswith("put") and other.words & _COUNT_WORDS and (one.tallies or apart == 0):
        if _PART & (one.words | other.words):
            return False  # “put the toll of the drone strikes alone at 107”
        if _MANY & one.words:
            return False  # “hundreds had crossed”, “put the number of captured men at 240”
        if _other_count(one, other):
            return False  # “a man and his two sons died”, “put the number of injured at 17”
        told, counted = numbers(one.claims[0].text) - {1}, numbers(second.text)
        return bool(told) and not told & counted
    foiled = _FOILED.search(second.text) or (opposed and _THWARTED.search(second.text))
    if one.words & TAKEN and not (one.side and other.side == one.side) and foiled:
        return True  # “had stormed the base”, “the attack had been repulsed”
    if opposed and apart == 0 and _DAMAGED & one.acts and _THWARTED.search(second.text):
        return True  # “had disabled a submarine in the port”, “the attack had failed”
    still = bool(other.words & _STILL) and holds_on(other)
    if is_taken_from(one, other) and still and (common or names - SIDE_NAMES):
        return True  # “had retaken the road from the gangs”, “the gangs still held the road”
    if _NO_SUCH.search(second.text) and not (one.side and one.side == other.side):
        return True  # “had promised to stop”, “no such conversation had taken place”
    if apart > 0:
        return False
    part = bool(_PART & (one.words | other.words))
    if _UNAWARE.search(second.text) and one.acts & other.undone and not (one.side and one.side == other.side):
        return True  # “killed nine people”, “was not aware of any casualties”
    if not part and _ONLY.search(second.text) and (most := bounds_in(one.claims[0].text)):
        only = bounds_in(second.text)
        return only is not None and only[1] < most[0]  # “600 trucks”, “only 145 had entered”
    if numbers(one.claims[0].text) and _FRACTION.search(second.text):
        return True  # “310,000 tents had entered”, “the figure is less than a third of that”
    if not part and (bare := bare_count(second.text)) and (before := bounds_in(one.claims[0].text)):
        return bare[1] < before[0] or before[1] < bare[0]  # “said two medics had died. The hospital said one”
    if "take" in one.acts and {"quiet", "calm"} & other.words and not (one.side and one.side == other.side):
        return True  # “said it had taken the village. Officials said the village was quiet”
    if one.words & TAKEN and (one.named.names or common) and REMAINED.search(second.text):
        return True  # “had recaptured Banmauk. The KIA said the town remained in its hands”
    if _INSTEAD.search(second.text):
        return (
            True  # “said the ship was sailing to Georgia. The company said it was instead bound for Mersin”
        )
    if one.words & GONE and "still" in other.words and (one.side or other.side or one.official):
        return True  # “claimed its troops left on 30 March. But … reported that marines were still at work there”
    if is_taken_from(one, other) and still:
        return True
    held = one.words & HELD - NEGATION and holds_on(one)
    if opposed and held and is_taken_from(other, one):
        return True  # “the staff says its forces hold the north. Putin claimed that the city had been taken”
    return bool("first" in one.words & other.words and one.words & _SHOTS and other.words & _SHOTS)


def _other_count(one: Position, other: Position) -> bool:
    """Whether one counts the dead and the other the injured, or each those of another side."""
    told, counted = ({STATES[word] for word in held.spoken if word in STATES} for held in (one, other))
    mine, theirs = (set(sides_in(held.claims[0].text)) for held in (one, other))
    return bool(counted and not told & counted) or bool(mine and theirs and not mine & theirs)


def says_no(one: Position, other: Position) -> bool:
    """Whether an account says of something in the other that it is not so; no “must not”, “would not”."""
    spoken = one.spoken
    for at, word in enumerate(spoken):
        if (
            word in NEGATION
            and not (at and spoken[at - 1] in MODALS)
            and not _SILENT & set(spoken[at + 1 : at + 2])
        ):
            near = stems(" ".join(spoken[max(0, at - _BEHIND) : at + _DENIED]))
            if near & other.stems:
                return True
    return False


def _hit_and_downed(hit: Position, downed: Position, apart: int) -> bool:
    """Whether one side says that its drones hit, and the other that all of them were shot down."""
    if apart > ANSWER or not at_war(hit, downed) or not _ALL_DOWN.search(downed.claims[0].text):
        return False
    if not _FLYING & (hit.words | downed.words) or of_another_matter(hit, downed):
        return False  # “destroyed all bridges”
    return "attack" in hit.acts and bool(_HITS & hit.words) and not tells_of(hit, downed.own)


def _began(one: Position, other: Position, apart: int) -> bool:
    """Whether each of two enemies says that the other fired, and one that he did so first."""
    if apart > NEAR or not at_war(one, other) or not (one.words | other.words) & _FIRST:
        return False
    if "down" in one.acts | other.acts:
        return False  # “India had shot down two drones”
    fired = frozenset({"attack"})
    return not of_another_matter(one, other) and does(one, other.own, fired) and does(other, one.own, fired)


def _counted_apart(one: Position, other: Position, apart: int) -> bool:
    """Whether both count the same thing and come to different numbers."""
    apart_in = {tally.state for tally in one.tallies for against in other.tallies if tally.excludes(against)}
    if of_another_matter(one, other) or not apart_in or any(_is_received(held) for held in (one, other)):
        return False
    if _PART & (one.words | other.words):
        return False  # “the dead included two nurses”
    if "killed" in apart_in and one.side == other.side != "":
        return False
    if apart_in & _HARMED:
        alike = _counts_alike(one, other)
        if alike and "only" in other.words and at_war(one, other) and apart <= _TOLLS:
            return True  # “killed 30 rebels”, “only 15 guerrillas had been killed”
        places = one.named.points, other.named.points
        if one.words & _SUMMED or other.words & _SUMMED or (all(places) and places[0] != places[1]):
            return False  # a part, or another blow
        doers = [set(sides_in(held.claims[0].text)) for held in (one, other)]
        same = not (one.side or other.side or any(doers)) or (all(places) and doers[0] == doers[1])
        civil = {one.side, other.side} <= CIVIL_SIDES | {""} and apart <= (0 if any(doers) else ANSWER)
        near = not apart or bool(places[0] & places[1]) or len(shared(one, other)) >= _NEEDED
        near = near or ("killed" in apart_in and not any(places) and apart < _UNPLACED)
        if near and ((same and apart <= _TOLLS) or (alike and civil)):
            return True
    common = shared(one, other)
    return len(common) >= _NEEDED and (bool(one.names & other.names) or apart == 0)


def _is_received(account: Position) -> bool:
    """Whether somebody counts the bodies that reached him: “six bodies had been brought in”."""
    return "bodies" in account.words and not _RECEIVED.isdisjoint(account.words)


def _counts_alike(one: Position, other: Position) -> bool:
    """Whether both count those of one kind: rebels and rebels, no rebels and soldiers."""
    return any(
        (tally.of == against.of or (not against.of and other.words & _COUNT_WORDS))
        and tally.excludes(against)
        for tally in one.tallies
        for against in other.tallies
    )


def _who_was_killed(one: Position, other: Position, apart: int, *, next_to: bool) -> bool:
    """Whether one tells of fighters killed, and the next of nobody but civilians."""
    if apart <= ANSWER and at_war(one, other) and one.numbers & other.numbers:
        told = (one, other) if one.words & _FIGHTERS else (other, one)
        if "kill" in told[0].acts and told[0].words & _FIGHTERS and told[1].words & _CIVILIANS:
            return True  # “killed 30 rebels”, “most of the 30 were unarmed villagers”
    if next_to and apart <= 1 and (_civilians_by(one, other) or _civilians_by(other, one)):
        return True
    if (
        not next_to
        or apart > 1
        or not ("kill" in one.acts and "kill" in other.acts and "only" in other.words)
    ):
        return False
    return bool(one.words & _FIGHTERS and other.words & _CIVILIANS and not other.words & _FIGHTERS)


def _civilians_by(told: Position, own: Position) -> bool:
    """Whether one tells of civilians killed by the other, who tells of fighters.

    “Pakistani jets had bombed a market, killing ten civilians”, “it had hit camps and killed 60 militants”.
    """
    civil = bool(told.words & _CIVILIANS) and not told.words & _FIGHTERS
    armed = bool(own.words & _FIGHTERS) and not own.words & _CIVILIANS
    if not (civil and armed and at_war(told, own)) or of_another_matter(told, own):
        return False
    return "kill" in told.acts & own.acts and does(told, own.own, frozenset({"attack", "kill"}))


def _who_did_it(one: Position, other: Position, apart: int) -> bool:
    """Whether each of two enemies says of one event, “the shelling was …”, that the other did it."""
    near = apart <= ANSWER or (apart <= _TOLLS and bool(one.targets & other.targets))
    if not near or not at_war(one, other) or of_another_matter(one, other):
        return False
    if _CLEFT.match(other.claims[0].text) and one.acts & other.acts and tells_of(one, other.own):
        return tells_of(other, one.own)  # “Kyiv had broken the truce”, “it was Russia that had broken it”
    done = frozenset({"attack"})
    told = does(one, other.own, done) and does(other, one.own, done)
    text = other.claims[0].text
    return told and (_EVENT.search(text) is not None or (apart == 0 and _DONE_TO_IT.search(text) is not None))
