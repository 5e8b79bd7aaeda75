"""Dates as written and the days they cover, counted from the day of the article where one is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sitrep.facts.days import resolve
from sitrep.facts.since import with_since
from sitrep.facts.tokens import Tokens
from sitrep.facts.words import words
from sitrep.facts.written import DATE, FOLLOWING
from sitrep.model import Date

_AS = r"as (?:early|late|long ago|recently) as"
_PREPOSITION = (
    rf"(?:{_AS}|as of|up to|back in|on|in|since|by|until|till|from|before|after|during|through|throughout|over|at"
    r"|around|for|of|to|into|beyond|between|within|towards|toward|no later than)"
)
_STRETCH = (
    r"(?:the )?(?:(?:small|early|late) hours|night|morning|afternoon|evening|eve|(?:first|second) half|first weeks?"
    r"|(?:second|last) week|(?:first|last) days?|middle|whole|course|rest|end|beginning|start|summer|autumn|winter"
    r"|spring) (?:of|to)"
)
_EARLY = r"(?:(?:early|late|earlier|later|starting|beginning|effective) )?"
_BEFORE = re.compile(
    rf"in the (?:year|months?|weeks?) to |in the same (?:period|months?|week|quarter|time) (?:of )?"
    rf"|{_EARLY}{_PREPOSITION} (?:(?<=until )at least )?{_STRETCH} "
    rf"|{_EARLY}{_PREPOSITION} (?:(?<=until )at least )?(?:(?:about|around|early|late|mid) )?"
    r"|(?:early|late|earlier|later) (?:on )?",
    re.I,
)
_BEFORE_YEAR = re.compile(
    rf"(?:(?:early|late|back|earlier|later) )?(?:{_AS}|in|since|by|until|till|from|before|after|during|through"
    r"|throughout|of|as of|to|for|around|between)(?: (?:early|late|mid))? "
    r"|in the same (?:period|months?|week|quarter) (?:of |in )?"
    r"|the year |(?:in |since |until |by )?(?:the )?(?:(?:\w+ )?year|course|whole|rest|last day|start) of ",
    re.I,
)
_PREFIX = 40
# “for”, “at” and “around” belong to few kinds of dates.
_SPANNING = ("since ", "until ", "till ", "from ", "by ", "as of ", "earlier ", "late ", "early ", "on ")
_OF_OWNED = (
    "of ",
    "for ",
    "after ",
    "before ",
    "from ",
    "by ",
    "during ",
    "to ",
    "in ",
    "over ",
    "at ",
    "through ",
    "into ",
)
_PLANNED = ("set ", "due ", "planned ", "scheduled ", "slated ", "called ", "booked ")
_LOOSE = ("for ", "at ", "around ")
_LOOSELY = frozenset(
    {
        "firstof",
        "quarter",
        "weekend",
        "bareseason",
        "newyear",
        "endof",
        "endyear",
        "year",
        "month",
        "monthyear",
    }
)
_TRIGGERS = words("dates: triggers")
_OPENERS = _TRIGGERS | words("dates: openers")  # what a form that begins before its trigger begins with
_DATED = frozenset("0123456789m")
_YEAR = re.compile(
    r"(?:19|20)\d0s\Z|(?:1[5-9]|20)\d\d(?:[-–](?:19|20)?\d\d)?\Z|(?:19|20)\d\d-\d\d-\d\d\Z|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d\Z"
)
_FULL = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Day|Eve|Year|mas|aster).{0,40}?(?:1[5-9]|20)\d\d"
    r"|\d[./-]\d{1,2}[./-]\d",
    re.I,
)
_COUNTED = re.compile(
    r"\s(?:men|people|soldiers|troops|civilians|drones|missiles|children|homes|shells|tonnes|tons|pieces|km|miles|prisoners|"
    r"UAVs|vehicles|units|tanks|houses|buildings|families|cases|attacks|strikes|violations|Ukrainians|Russians|Israelis|Palestinians|times|square|square-|hryvnias|roubles|dollars|euros|megawatts)"
)
_AGED = re.compile(
    r"(?:aged?|ages|men|article|no\.?|number|€|\$|£|brigade|over|than|about|some|least|nearly) ?\Z", re.I
)


_OF_THE_DAY = re.compile(
    r" (?:agreement|accord|deal|ceasefire|truce|memorandum|declaration|summit|meeting|attacks?|strikes?|vote"
    r"|referendum|coup|massacre|statement|talks|protests?|elections?)\b"
)


class Anchor(NamedTuple):
    """The day that relative dates are counted from; `assumed` when it is a guess."""

    day: date | None
    assumed: bool = False


def find_dates(tokens: Tokens, anchor: Anchor) -> list[Date]:
    """Every date of a paragraph, in reading order, without overlaps."""
    text = tokens.text
    found: list[Date] = []
    done = 0
    for at, lower in enumerate(tokens.lower):
        if not _is_trigger(lower):
            continue
        if tokens.starts[at] < done:
            continue
        match = _match(tokens, at, done)
        if match is None or not _is_date(text, match):
            continue
        kind = match.lastgroup or ""
        start = _widened(text, match.start(), match.end(), kind)
        end = match.end()
        if found and found[-1].end > start:
            found.pop()  # “in the spring” of “in the spring of next year”
        span = resolve(match, anchor.day, text)
        words = text[start:end]
        found.append(
            Date(
                words,
                span[0].isoformat() if span else None,
                span[1].isoformat() if span else None,
                span[2] if span else _precision(kind),
                anchor.assumed and span is not None and not _absolute(match[0], kind),
                start,
                end,
            )
        )
        done = end
    return with_since(text, found) if "since " in text else found


def _triggers(word: str) -> bool:
    return word in _TRIGGERS or bool(_YEAR.match(word))


def _is_trigger(lower: str) -> bool:
    """Whether a date may stand at a token: “March”, “2022”, “mid-March”, “January-March”."""
    if lower in _TRIGGERS or (lower[0] in _DATED and _triggers(lower.removeprefix("mid-"))):
        return True
    return "-" in lower and lower.partition("-")[0] in _TRIGGERS


def _match(tokens: Tokens, at: int, done: int) -> re.Match[str] | None:
    """The longest date around a trigger word that begins at it or up to five words before."""
    for back in range(min(6, at), -1, -1):
        opening = tokens.lower[at - back]
        if back and opening not in _OPENERS and not opening[0].isdigit():
            continue
        if tokens.starts[at - back] < done:
            continue
        following = FOLLOWING.get(opening)
        if following is not None and not _leads_on(tokens, at - back + 1, following):
            continue
        match = DATE.match(tokens.text, tokens.starts[at - back])
        if match and match.end() >= tokens.ends[at]:
            return match
    return None


def _leads_on(tokens: Tokens, at: int, following: frozenset[str]) -> bool:
    """Whether what stands behind “in” or “the” may go on as a date; asking this first saves half of the time."""
    word = tokens.lower[at] if at < len(tokens.lower) else ""
    return word.partition("-")[0] in following or word[:1].isdigit()


def _is_date(text: str, match: re.Match[str]) -> bool:
    kind, words = match.lastgroup, match[0]
    before, after = text[max(0, match.start() - 14) : match.start()], text[match.end() : match.end() + 14]
    if kind == "weekday" and re.match(r" (?:shows|papers|newspapers|talk shows)\b", after):
        return False
    if kind in ("weekday", "month") and re.search(r"\b(?:an?|every|each|any|one|most) \Z", before, re.I):
        return False
    if kind == "month":
        name = re.split("[ -]", words)[-1]
        if not name[0].isupper():
            return False
        if name == "May" and (
            match.start() == 0
            or (
                re.match(r" [a-z]+", after)
                and not re.search(rf"\b{_PREPOSITION} \Z", before, re.I)
                and " " not in words
            )
        ):
            return False
        return not (
            name == "March"
            and re.match(r" (?:on|through|of|for)\b", after)
            and not re.search(rf"\b{_PREPOSITION} \Z", before, re.I)
        )
    if kind == "bareseason" and words.lower().endswith("fall") and after.startswith(" of "):
        return False  # “since the fall of El-Fasher”
    if kind == "bareseason":
        return "coming" in words.lower() or bool(
            re.search(r"\b(?:in|by|for|until|before|since|after|over) \Z", before, re.I)
        )
    if kind == "anaphoric" and words == "the day after" and before.endswith("for "):
        return False  # “no plan for the day after”
    if kind == "anaphoric" and words.endswith("anniversary"):
        return before.endswith("on ")
    if kind == "endof" and words.endswith("end"):
        return bool(re.search(r"\b(?:by|at|before|until|till|to|for|after) \Z", before, re.I))
    if kind in ("quarter", "newyear"):
        return (
            bool(
                re.search(
                    r"\b(?:in|on|at|by|for|until|before|since|after|during|of|early|over|through|from|to) \Z",
                    before,
                    re.I,
                )
            )
            or "in " in words
            or re.search(r"\b[QH]\d \d|\bQ\d\Z", words) is not None
        )
    if kind in (
        "monthday",
        "daymonth",
        "monthyear",
        "weekday",
        "monthrange",
        "span",
        "dayspan",
        "nights",
        "nightday",
    ):
        return any(word[0].isupper() for word in words.split())
    if kind == "year":
        if _COUNTED.match(after) or re.search(r"[\w$€£]-?\Z", before) or _AGED.search(before):
            return False
        return not re.match(
            r"[-,.]?\d| ?(?:GMT|UTC|[A-Z]?[ECMPB]S?[TD]T?\b|hours\b|hrs\b|local time|\w+ time\b)", after
        )
    if (
        kind == "past"
        and "last" in words.lower()
        and not words.lower().startswith(("over ", "during ", "within "))
        and not re.search(
            r"\d|week|month\Z|year\Z|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty",
            words.lower(),
        )
    ):
        return False
    if kind == "past":
        return bool(
            re.search(r"\b(?:hours?|days?|weeks?|fortnights?|months?|years?|decades?|ahead)\Z", words)
        ) and not words.lower().startswith("for ")
    if kind == "ago":
        return not words.endswith("before")
    if kind == "weekend":
        return bool(
            re.search(
                r"(?:over|at|during|on|by|before|until|for|since) (?:the )?\Z",
                before + ("the " if words.startswith("the ") else ""),
                re.I,
            )
        ) or words.split()[0] in ("this", "last")
    return True


def _widened(text: str, start: int, end: int, kind: str) -> int:
    """The start of the date with its preposition, which in “after last night's strikes” belongs to what follows."""
    if kind == "daymonth" and text[start : start + 4].lower() == "the " and _OF_THE_DAY.match(text, end):
        return start + 4  # “kept to the 10 March agreement”
    owns = text[end : end + 2] in ("'s", "’s") or (kind == "daily" and text[end : end + 1] == " ")
    prefix = text[max(0, start - _PREFIX) : start]
    if kind == "event":
        return start
    if kind in ("past", "years", "span") and re.match(
        r"(?:in|over|during|within|between|from) ", text[start : start + 9], re.I
    ):
        return start
    if kind == "year":
        found = _ending_with(_BEFORE_YEAR, prefix)
        if found and not (owns and found[0].lower().startswith(_OF_OWNED)):
            return start - len(found[0].lstrip())
        return start
    found = _ending_with(_BEFORE, prefix)
    if found is None or (owns and found[0].lower().startswith(_OF_OWNED)):
        return start
    if kind == "daily" and text[start:end] != "the night" and not found[0].lower().startswith(_SPANNING):
        return start
    if (
        found[0].lower() == "to "
        and kind == "relative"
        and re.search(r"night|morning|evening", text[start:end])
    ):
        return start  # “we spoke to last night”
    planned = found[0].lower() == "for " and text[: start - 4].endswith(_PLANNED)
    if found[0].lower().startswith(_LOOSE) and kind not in _LOOSELY and not planned:
        return start
    return start - len(found[0])


def _ending_with(pattern: re.Pattern[str], prefix: str) -> re.Match[str] | None:
    """The longest match that ends with the prefix and begins at a word."""
    for at in range(len(prefix)):
        if at == 0 or not prefix[at - 1].isalnum():
            match = pattern.fullmatch(prefix, at)
            if match:
                return match
    return None


def _absolute(words: str, kind: str) -> bool:
    return kind in (
        "iso",
        "numeric",
        "years",
        "monthyears",
        "year",
        "season",
        "endyear",
        "monthyear",
    ) or bool(re.search(r"(?:1[5-9]|20)\d\d", words))


def _precision(kind: str) -> str:
    return {
        "month": "month", "monthyear": "month", "monthrange": "range", "year": "year", "years": "range",
        "monthyears": "range", "season": "season", "decade": "range", "event": "range", "firstof": "range",
        "past": "range", "weekend": "range", "span": "range", "endof": "range", "ago": "range",
    }.get(kind, "day")  # fmt: skip


def anchor_of(
    day: date | None, published: str | None, paragraphs: Sequence[Tokens], file_day: date | None
) -> Anchor:
    """What dates are counted from: the day given, the article's own, its latest full date, its file's."""
    if day is not None:
        return Anchor(day)
    if published:
        found = re.search(r"(?:19|20)\d\d-\d\d-\d\d", published)
        try:
            if found:
                return Anchor(date.fromisoformat(found[0]))
        except ValueError:
            pass
        match = DATE.search(published)
        if (
            match
            and re.search(r"(?:19|20)\d\d", match[0])
            and match.lastgroup in ("monthday", "daymonth", "numeric")
        ):
            span = resolve(match, None, published)
            if span:
                return Anchor(span[1])
    full = list(_full_dates(paragraphs))
    if full:
        return Anchor(max(full), assumed=True)
    if file_day is None:
        return Anchor(None)
    return Anchor(_dateline_day(paragraphs, file_day) or file_day, assumed=True)


def _dateline_day(paragraphs: Sequence[Tokens], file_day: date) -> date | None:
    """The day in the dateline of the first paragraphs, in the year that the file's time suggests."""
    for tokens in paragraphs[:3]:
        head = tokens.text[:70]
        if not head[:3].isupper() or not re.search(r"—|–|--| - ", head):
            continue  # asked first: to look for a date costs more
        match = DATE.search(head)
        if match and match.lastgroup in ("monthday", "daymonth"):
            span = resolve(match, file_day, "")
            return span[1] if span else None
    return None


def _full_dates(paragraphs: Iterable[Tokens]) -> Iterable[date]:
    """Days written with their year, but not those ahead that the text speaks of as coming."""
    for tokens in paragraphs:
        if not _FULL.search(tokens.text):
            continue
        for date_ in find_dates(tokens, Anchor(None)):
            if date_.last and date_.first == date_.last and date_.precision == "day":
                before = tokens.text[max(0, date_.start - 30) : date_.start + 8]
                if not re.search(r"\b(?:by|until|will|due|before|deadline)\b", before):
                    yield date.fromisoformat(date_.last)
