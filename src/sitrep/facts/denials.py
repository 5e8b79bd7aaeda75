"""Whether one position denies what another tells: in so many words, or by the act itself."""

from __future__ import annotations

import re

from sitrep.facts.acts import WORD
from sitrep.facts.answers import (
    calls_false,
    calls_true,
    denied_thing,
    denies_report,
    is_accused,
    is_bare,
    owner,
    points_back,
)
from sitrep.facts.doers import denied_acts, does, spared, tells_of
from sitrep.facts.matters import SIDE_NAMES, THERE, at_war, of_another_matter, other_acts, shared
from sitrep.facts.positions import TAKEN, Position
from sitrep.facts.sides import sides_in
from sitrep.facts.words import words
from sitrep.model import Claim

DOING = 8  # passages between an act and the denial of him who is said to have done it
_ALIKE = 3  # words in common that are enough without a name
_STEM = 6  # letters of a stem
_SHORT = 4  # letters of a word that tells little
_FEW = 4  # words of “the Rapid Support Forces”
_NEEDED = 2  # words in common where no name is
_ANSWER = 3  # passages between an account and the denial of it in one word
_LONG = 5  # words of more than four letters in a denial that says what it is of
_SOURCE = 120  # characters of “. In a statement on Monday a spokesman for the company, Ivan Ivanov, denied ”
_NEAR = 2  # passages between an act and the next claim, which denies one of its kind
_PLACED = frozenset({"take", "advance", "surround"})
"""Acts that are one act only where the place is one."""
_MEDIA = words("contested: media")
_CHARGE = frozenset({"charge", "charges"})  # of a court
_REPORT = 4  # words in which a denial says that it is of a report
_ABOUT = re.compile(
    r"(?:the |a )?(?:claims?|reports?|accounts?|statements?|rumours?|rumors?) (?:about|on) ([A-Z][\w-]+)"
)
_PRESENCE = words("contested: presence")
_NONE_THERE = re.compile(r"\b(?:any|there (?:was|were|is|are)|having|a single)\b", re.I)
_BARE = 6  # words of “Gladkov's account as a lie”
_RARE = words("contested: rare acts")
_SURE = frozenset({"supply", "torture", "abduct"})
"""Acts of which a text has one story."""
_ANSWERABLE = re.compile(r"\b(?:was|were|is|are) (?:responsible|behind|involved)\b", re.I)


def denied(one: Position, other: Position, apart: int, *, next_to: bool) -> bool:
    """Whether one denies the other in so many words."""
    first, second = one.claims[0], other.claims[0]
    names, common = one.names & other.names, shared(one, other)
    if (
        one.spoken[:1] in (("no",), ("not",), ("none",), ("nobody",))
        and (is_bare(second) or calls_false(second))
        and not apart
    ):
        return False  # “not one of its posts had moved. It called the report a fantasy”
    denial, told = (one, other) if one.denies else (other, one)
    if _unattributed(denial, told):
        return False
    if of_others_words(denial, told) or (_is_habit(denial) and not _SPARED & told.words):
        return False
    if _tells_other(denial, told) or _agrees(denial, told):
        return False
    telling = names - SIDE_NAMES
    opposed = next_to and apart <= 1 and at_war(one, other)
    answers = next_to and other.denies and not first.verb.startswith("argu")
    if answers and apart == 0 and (second.source or "").lower().startswith(("another ", "other ")):
        return True  # “A milblogger claimed … Another milblogger denied that …”
    if answers and apart <= 1 and first.kind == "accuse" and is_accused(first, second):
        return True
    if one.denies and apart == 0 and calls_true(second):
        return True  # “denies arming the RSF … Experts wrote that such claims were credible”
    near = _beside(first, second) or tells_of(one, other.own)
    if answers and apart == 0 and is_bare(second) and near and (_of_him(one, other) or not _has_side(other)):
        return True  # “The camp was invaded. A spokesman denied their involvement”
    vague = apart > 0 and first.kind == "accuse" and not one.acts and not _blames_alone(one, other)
    bare = (is_bare(second) or calls_false(second)) and not _CHARGE & set(second.text.lower().split())
    if answers and apart <= 1 and bare and not vague and tells_of(one, other.own):
        return (
            True  # “Migrants were pushed across by Belarusian guards. Minsk dismissed the claim as nonsense”
        )
    if next_to and one.denies and apart <= _NEAR and _told_by_medium(first, second):
        return True  # “denied a report in the Financial Times that … The newspaper reported …”
    if not _of_him(one, other):
        return False
    if answers and apart == 0 and second.kind != "deny" and calls_false(second):
        return True  # “That was untrue, the mayor said”
    if answers and not vague and points_back(second, apart, strictly=first.kind == "accuse" and not opposed):
        return True
    if answers and opposed and not vague and first.kind != "report" and points_back(second, 0, strictly=True):
        return True  # “dismissed the claim as fantasy”, a paragraph below
    if of_another_matter(one, other):
        return False
    if other_acts(one, other) and not telling and not (answers and apart == 0):
        return False
    if opposed and second.kind == "deny" and not vague and tells_of(one, other.own):
        return True  # “a room used by Hamas to plan attacks”, “Hamas denied having anyone in the building”
    behind = other.denies or len(common) >= _NEEDED or bool(one.undone & other.acts)
    if (
        opposed
        and behind
        and not first.verb.startswith("argu")
        and (telling or (common if other.denies else _long(common)) or (other.denies and apart == 0))
    ):
        return True
    if other.denies and apart <= _ANSWER and at_war(one, other):
        named = denied_thing(second)
        if named and any(word.startswith(named) for word in one.words):
            return True  # “have agreed to a truce …”, “Israeli officials denied the agreement”
    if (
        other.denies
        and (apart <= _ANSWER and at_war(one, other) if other.side else apart <= _NEAR)
        and tells_of(one, other.own)
        and _PRESENCE & one.words
        and _PRESENCE & other.words
        and _NONE_THERE.search(second.text)
    ):
        return True  # “hit a Hezbollah weapons site”, “denied that it had any facility in the building”
    denied = denial.claims[0]
    if one.words & TAKEN and other.words & TAKEN and telling and apart <= _ANSWER and denies_report(denied):
        return True  # “refuted the statement that it had captured Huliaipole”
    if apart <= _ANSWER and other.denies and _ANSWERABLE.search(denied.text) and does(one, names, one.acts):
        return True  # “Kyiv's forces killed four people”, “denied Kyiv's forces were responsible”
    teller = (told.claims[0].source or "").lower()
    if apart <= _ANSWER and common and denies_report(denied) and teller in denial.names:
        return (
            True  # “rejected claims by al Shabaab that it killed 25”, “Al Shabaab claimed that it killed …”
        )
    if apart <= DOING and denial.undone & told.acts and _retells(denial, one, other):
        return True  # “denied the soldiers went on a rampage”, “soldiers of going on a rampage”
    if apart <= DOING and at_war(one, other) and len(common) >= _ALIKE and not one.acts & other.acts:
        return True  # “were of an armed group”, “denied they were members of the armed group”
    if apart > 1:
        return False
    accused = any(name in (denied.source or "").lower() for name in told.names)
    if denies_report(denied) and next_to and common and told.claims[0].kind in ("report", "claim"):
        return True  # “denied reports that the bridge had collapsed”, “a blogger reported the collapse”
    if denies_report(denied) and len(common) + len(names) + accused >= _NEEDED:
        return True  # “rejected claims that …”, and who claims it in the paragraph behind
    if len(common) >= _ALIKE:
        return True
    return len(names) > 1 or (bool(names) and len(common) > apart) or (apart == 0 and bool(common))


def of_others_words(denial: Position, told: Position) -> bool:
    """Whether a denial is of the words of another, or of a report about what this account does not name."""
    first = denial.claims[0]
    owned = owner(first)
    named = _ABOUT.match(first.text)
    if named is not None and named[1].lower() not in told.claims[0].text.lower():
        return True  # “rejected the report about Radkivka”
    if not owned or owned.lower() in told.own:
        return False
    side = next(iter(sides_in(owned)), "")
    if told.side == side and len(denial.spoken) > _BARE and not shared(told, denial) and not is_bare(first):
        return (
            True  # “called Tshisekedi's account of shelling from Bugarama a lie”, “it had hit the aggressor”
        )
    if owned.lower() in told.spoken and side != told.side:
        return True  # “Russian forces do not control the city as Gerasimov claimed”, “Gerasimov's statement”
    return bool(told.side and side) and told.side != side


def _beside(first: Claim, second: Claim) -> bool:
    """Whether no more than who speaks stands between two claims of a passage."""
    return second.start - first.end < _SOURCE


def _unattributed(denial: Position, told: Position) -> bool:
    """Whether somebody denies his own deed, and the account tells of the event and of nobody: “two explosions”."""
    first = denial.claims[0]
    own = first.kind == "deny" and bool(denial.side) and _OWN_DEED.match(first.text) is not None
    enemy = at_war(told, denial) and _BYSTANDERS.isdisjoint((told.claims[0].source or "").lower().split())
    return own and not enemy and told.claims[0].kind != "accuse" and not tells_of(told, denial.own)


def _tells_other(denial: Position, told: Position) -> bool:
    """Whether a denial says at length what it is of, and not one word of it is in the account.

    “Those who cross are warned first”, “denied it had sent fighters through a sewer to plant bombs at Khan Younis”.
    """
    long = {stem for stem in denial.stems if len(stem) > _SHORT}
    away = told.claims[0].kind != "accuse" and not tells_of(told, denial.own)
    bare = is_bare(denial.claims[0]) or calls_false(denial.claims[0]) or bool(owner(denial.claims[0]))
    return (
        len(long) >= _LONG
        and away
        and not bare
        and not shared(told, denial)
        and not denial.targets & told.targets
    )


def _agrees(denial: Position, told: Position) -> bool:
    """Whether a place is held by who denies its loss in the account too: “Ukrainian forces control most of it”."""
    return (
        bool(told.holder)
        and told.holder == denial.side
        and "take" in denial.undone
        and not told.words & TAKEN
    )


def _is_habit(denial: Position) -> bool:
    """Whether somebody says what he never does: “does not strike homes”, “denies targeting civilians”."""
    first = denial.claims[0]
    never = first.verb in ("denies", "deny") and _NEVER.match(first.text) is not None
    return never or _HABIT.search(first.text) is not None


def _long(common: frozenset[str]) -> bool:
    """Whether a word in common tells more than “hit”."""
    return any(len(stem) >= _SHORT for stem in common)


def _blames_alone(one: Position, denial: Position) -> bool:
    """Whether an accusation is of him who denies and of nothing else: “It blamed the Rapid Support Forces.”"""
    return len(one.spoken) <= _FEW and bool(denial.side) and denial.side in sides_in(one.claims[0].text)


def _told_by_medium(denial: Claim, told: Claim) -> bool:
    """Whether a denial is of a report, and the next account is of “the newspaper”."""
    source = [word.lower() for word in WORD.findall(told.source or "")][:2]
    reported = {word.lower() for word in WORD.findall(denial.text)[:_REPORT]} & {"report", "article", "story"}
    return bool(reported) and source[:1] == ["the"] and bool(_MEDIA & set(source))


def _retells(denial: Position, one: Position, other: Position) -> bool:
    """Whether every telling word of a denial, no “gone” or “took”, is in the account of the other."""
    told = other if denial is one else one
    own = {name[:_STEM] for name in (*told.own, "military", "government", "army")}
    long = {stem for stem in denial.stems if len(stem) > _SHORT and stem not in own}
    return len(long) >= _NEEDED and long <= told.stems


def _has_side(denial: Position) -> bool:
    """Whether it is known who denies: “the RSF”, “the paramilitary force”, no “spokesman”."""
    return bool(denial.side) or bool(_FORCES & denial.own)


def _of_him(one: Position, other: Position) -> bool:
    """Whether a denial of “any involvement” meets one who tells of him who denies."""
    denial, told = (one, other) if one.denies else (other, one)
    if "behind" not in denial.undone or _same_actor(told, denial):
        return True
    if at_war(told, denial) and _NAMELESS & told.words and told.acts:
        return True  # “gunmen shot at soldiers”, “Hamas denied that its men were involved”
    blamed = told.claims[0].kind == "accuse" and bool(denial.own & set(told.spoken))
    return blamed or tells_of(told, denial.own)


def act_denied(one: Position, other: Position, apart: int, *, next_to: bool) -> bool:
    """Whether one tells as done what the other denies: by him who denies, or at one place."""
    if apart > _FAR and not (one.named.points & other.named.points or one.targets & other.targets):
        return False
    return _denies_act(one, other, apart, next_to=next_to, behind=True) or _denies_act(
        other, one, apart, next_to=next_to, behind=False
    )


def _denies_act(told: Position, denial: Position, apart: int, *, next_to: bool, behind: bool) -> bool:
    """Whether a position denies an act told by another; `behind` says that it stands behind it."""
    acts = told.acts & denied_acts(denial)
    before = not behind and apart > (told.claims[0].kind == "accuse")
    if not acts:
        return False
    if denial.denies and (_unattributed(denial, told) or of_others_words(denial, told)):
        return False
    if denial.denies and before and is_bare(denial.claims[0]):
        return False  # “denied responsibility” is of what was said before
    if of_another_matter(told, denial) or (denial.denies and not _of_him(told, denial)):
        return False
    if _is_habit(denial) and not _SPARED & told.words:
        return False  # “does not strike homes” meets who tells of homes or the dead
    if spared(denial, told) and (not denial.denies or tells_of(denial, denial.own)):
        return False  # “no plant of ours was hit”, “it had launched drones at our substation”
    place = bool((told.names & denial.names) - SIDE_NAMES)
    target = bool(told.targets & denial.targets)
    every, acts = acts, acts - _PLACED
    linked = place or target or bool(shared(told, denial)) or (at_war(told, denial) and bool(every & _PLACED))
    if apart >= _NEAR and not linked and not (apart <= _ANSWER and does(told, denial.own, acts)):
        return False  # an act alone, two passages away, may be another's
    agent = does(told, denial.own, acts)
    agent = agent and (
        place or denial.targets <= told.targets
    )  # “denied the refinery was hit” is of no street
    boast = bool(told.side) and told.side != denial.side and does(denial, told.own, acts)
    if denial.denies:
        crosses = not told.side or told.side != denial.side
        rare = bool(acts & _RARE) and (apart <= 1 or (at_war(told, denial) and apart <= _ANSWER))
        beside = next_to and at_war(told, denial) and apart <= 1
        near = (behind or beside or (next_to and apart <= 1 and bool(acts & _SURE))) and (
            apart == 0 or (next_to and apart <= _NEAR) or rare
        )
        doers = sides_in(told.claims[0].text)
        near = near and (behind or denial.targets <= told.targets)
        near = near and (not doers or not denial.side or bool(every & _PLACED))
        near = near and (
            place or not every <= _PLACED or not _names_other(denial, told) or _meant(told, denial)
        )
        unplaced = not denial.named.points and not _names_other(denial, told)
        bare = bool(every & _PLACED) and unplaced and apart <= _NEAR
        bare = bare and "also" not in told.words  # “also entered Illinivka” is of another place
        boast = boast or (bare and crosses and bool(told.named.points) and _same_actor(told, denial))
        headline = not behind and bare and apart == 1 and "take" in every
        headline = headline and at_war(told, denial) and len(told.named.points) == 1
        boast = boast or headline  # “denies loss of border village”, “had taken the village of Dehtiarne”
        event = behind and crosses and apart <= DOING and _of_event(told, denial)
        told_off = crosses and apart <= _ANSWER and denial.claims[0].kind == "deny"
        same = target and (told_off or at_war(told, denial) or _same_actor(told, denial))
        return event or ((agent or boast or same) and apart <= DOING) or (crosses and (place or near))
    if at_war(told, denial) and apart <= _ANSWER and shared(told, denial):
        return True
    if next_to and apart <= 1 and at_war(told, denial):
        if every & _PLACED and not denial.named.points and not _names_other(denial, told):
            return True  # “had captured Bilovody”, “the village was not fully occupied”
        if "damage" in acts:
            return True  # “had destroyed a fuel terminal”, “caused no damage”
        if "talk" in every and "talk" in denial.undone:
            return True  # “had spoken with Xi”, “there had been no call”
    if next_to and apart == 0 and "agree" in acts:
        return True  # “both sides had agreed to a pause”, “it had agreed to nothing”
    if agent and "breach" in denial.undone:
        return True  # whoever says that he kept the truce says so of the whole of it
    return (agent and (place or target or apart <= _ANSWER + 1)) or (
        (place and apart <= 1)
        or ((place or target) and at_war(told, denial))
        or (
            next_to and apart <= 1 and not (told.side or denial.side) and len(shared(told, denial)) >= _NEEDED
        )
    )


_FAR = 3  # passages beyond which an act is the one denied only where its place or target is told too
_FORCES = frozenset({"force", "forces", "army", "military", "group", "rebels", "militia"})
_NAMELESS = frozenset(
    {"gunmen", "militants", "fighters", "attackers", "terrorists", "operatives", "saboteurs"}
)
_HABIT = re.compile(
    r"\b(?:do|does) not (?:deliberately |intentionally |ever )?(?:strike|target|attack|shell|hit|bomb|fire)\b",
    re.I,
)
_NEVER = re.compile(
    r"(?:deliberately |intentionally |ever )?(?:targeting|aiming at|striking|attacking|hitting) (?:any )?"
    r"(?:civilian|residential|peaceful|non-military|hospitals|schools|homes|infrastructure|populated)",
)
_BYSTANDERS = frozenset({"villagers", "residents", "witnesses", "inhabitants", "locals", "people", "farmers"})
_OWN_DEED = re.compile(
    r"(?:(?:having )?(?:attacked|struck|shelled|fired|hit|bombed)|attack(?:ing)?|striking|shelling|hitting|opening fire"
    r"|shooting|launching|firing"
    r"|carrying out|(?:that )?(?:any of )?(?:its|their) (?:soldiers|troops|forces|men|fighters|army|units|guns))\b"
)
_SPARED = words("contested: spared")


_EVENT = re.compile(
    r"\b(?:the|any|such an?|this|that) (?:[a-z-]+ )?(?:attacks?|strikes?|air ?strikes?)\b"
    r"|\b(?:the|any|such|this|that) (?:[a-z-]+ )?(?:raids?|shelling|bombing|assaults?|massacre)\b",
    re.I,
)


def _meant(told: Position, denial: Position) -> bool:
    """Whether an account speaks of “the town”, and the denial names one place: “denied that Siversk had been taken”."""
    return len(denial.named.points) == 1 and not told.named.points and bool(THERE.search(told.claims[0].text))


def _names_other(denial: Position, told: Position) -> bool:
    """Whether a denial names something that is neither side nor in what was told: “losing Er Rahad”."""
    known = SIDE_NAMES | denial.own | told.own | set(told.spoken)
    named = (word for word in WORD.findall(denial.claims[0].text)[1:] if word[0].isupper())
    return any(word.lower().removesuffix("'s").removesuffix("’s") not in known for word in named)


def _of_event(told: Position, denial: Position) -> bool:
    """Whether a denial is of “the attack”, and the account is of one that nobody else is said to have done."""
    doers = sides_in(told.claims[0].text)
    own = not doers or denial.side in doers
    return own and "attack" in told.acts and _EVENT.search(denial.claims[0].text) is not None


def _same_actor(told: Position, denial: Position) -> bool:
    """Whether the side named first in both is one: “India had shot down …”, “claims that India had shot down …”."""
    actor, denied = (next(iter(sides_in(one.claims[0].text)), "") for one in (told, denial))
    return bool(actor) and actor == denied and not (told.side and told.side == denial.side)
