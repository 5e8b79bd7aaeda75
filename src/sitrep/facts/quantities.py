"""Numbers with what they count: “about 450 square kilometres a month” is 450 square kilometres."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitrep.facts.tokens import Tokens
from sitrep.facts.words import words
from sitrep.model import Date, Quantity

_ABOUT = re.compile(
    r"(?:about|around|roughly|nearly|almost|some|more than|over|at least|up to|approximately|fewer than|less than"
    r"|as many as|an estimated|under) \Z",
    re.I,
)
_LONGEST_ABOUT = 14  # letters of “approximately ”
_SIGN = re.compile(r"(?:US|A|C)?[$€£¥]\s?\Z", re.I)
_LONGEST_SIGN = 4  # letters of “US$ ”
_SCALE = r"(?:[ -](?:thousand|million|billion|trillion|hundred|bn|m|k)\b)?"
_FIGURE = re.compile(
    rf"(?:(?P<money>(?:US|A|C)?[$€£¥]\s?\d+(?:,\d{{3}})*(?:\.\d+)?{_SCALE}(?:bn|m|k)?\b)"
    rf"|(?P<share>\d+(?:,\d{{3}})*(?:\.\d+)?(?:[-–]\d+(?:\.\d+)?)?\s?(?:%|per ?cent\b|percent\b))"
    rf"|(?P<count>\d+(?:,\d{{3}})*(?:\.\d+)?(?:[-–]\d+(?:,\d{{3}})*)?{_SCALE}))(?P<rest>(?:[ -][A-Za-z][\w-]*){{0,4}})",
    re.I,
)
_NOUNS = tuple(
    re.compile(
        rf"[ -](?:[\w-]+ ){{{skipped}}}(prisoners of war|square kilomet(?:er|re)s?|square miles|[A-Za-z]+)\b"
    )
    for skipped in range(4)
)
_DIGIT = re.compile(r"\d")
_COUNTED = words("quantities: counted")


def find_quantities(tokens: Tokens, dates: list[Date]) -> list[Quantity]:
    """Every number of a paragraph that is no date, with the noun it counts where one follows."""
    text = tokens.text
    if not _DIGIT.search(text):
        return []
    found: list[Quantity] = []
    for start, match in _figures(text):
        kind = "money" if match["money"] else "share" if match["share"] else "count"
        figure_end = match.end(kind)
        if any(date.start < figure_end and start < date.end for date in dates):
            continue
        if start and (text[start - 1].isalnum() or text[start - 1] in "-–:./"):
            continue
        if kind == "count" and re.match(r" ?[ap]\.?m\b|:\d\d", text[figure_end : figure_end + 5]):
            continue
        noun = _noun(text, figure_end, match.end())
        if noun:
            found.append(Quantity(text[start : noun.end()], noun[1].lower(), start, noun.end()))
        elif kind != "count" or (match["rest"] and text[figure_end : figure_end + 1] == " "):
            found.append(Quantity(text[start:figure_end], "", start, figure_end))
    return found


def _figures(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Each figure with where the “about” before it begins; what the figure before it took belongs to that."""
    done = 0
    digit = _DIGIT.search(text)
    while digit is not None:
        start = digit.start()
        sign = _SIGN.search(text, max(done, start - _LONGEST_SIGN), start)
        match = (_FIGURE.match(text, sign.start()) if sign else None) or _FIGURE.match(text, start)
        assert match is not None  # a digit is a figure
        about = _ABOUT.search(text, max(done, match.start() - _LONGEST_ABOUT), match.start())
        yield about.start() if about else match.start(), match
        done = match.end()
        digit = _DIGIT.search(text, done)


def _noun(text: str, start: int, end: int) -> re.Match[str] | None:
    """What a figure counts: the first word behind it that is known to be counted, at most three words on."""
    for pattern in _NOUNS:
        match = pattern.match(text, start)
        if match and match.end() <= end and (" " in match[1] or match[1].lower() in _COUNTED):
            return match
    return None
