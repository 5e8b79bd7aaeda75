"""What is marked in the text of a passage, without Textual: for panes, reader and the first frame.

There are two accents. Quotations have one, by a rule that needs no tables, so that they stand in the first frame;
people, organisations, places and dates share the other, which comes when they have been found. A mark changes how
words look and never where they stand.
"""

from __future__ import annotations

from collections.abc import Iterable

from sitrep.model import Briefing, Mentions, Passage
from sitrep.tui.rows import quotations

NAME, PLACE, QUOTE = ".name", ".place", ".quote"

ACCENTS = {
    NAME: ("bold $name", "bold $soft"),
    PLACE: ("$name", "$soft"),
    QUOTE: ("italic $quote", "italic $soft"),
}
"""How an accent looks in the pane in use, and in one that only keeps its place: there it keeps weight and slant but
not its colour, or it would be louder than the pane in use."""

CONTESTED = "≠"
"""The sign of a claim that another one contradicts."""

UNATTRIBUTED = "◦"
"""The sign of a claim or a quotation whose source the text does not name."""

_MARKED_PLACES = frozenset({"point", "area", "dateline"})
"""Not every “Ukraine”: what is everywhere marks nothing."""

Mark = tuple[int, int, str]
"""Start and end in the passage's text, and the accent."""


def marks(passage: Passage, found: Mentions | None) -> list[Mark]:
    """The marks of a passage in reading order; none overlaps another, and within a quotation there is none."""
    taken: list[Mark] = [(start, end, QUOTE) for start, end in quotations(passage.text)]
    if found is None:
        return taken
    length = len(passage.text)

    def add(spans: Iterable[tuple[int, int]], accent: str) -> None:
        for start, end in spans:
            start, end = max(0, start - passage.start), min(length, end - passage.start)
            if start < end and all(end <= first or start >= last for first, last, _ in taken):
                taken.append((start, end, accent))

    add(((quote.start - 1, quote.end + 1) for quote in found.quotes), QUOTE)
    add(((person.start, person.end) for person in found.people), NAME)
    add(((one.start, one.end) for one in found.organisations), NAME)
    add(((place.start, place.end) for place in found.places if place.role in _MARKED_PLACES), PLACE)
    add(((date.start, date.end) for date in found.dates), PLACE)
    return sorted(taken)


def signs(found: Mentions | None) -> str:
    """The signs in the margin of a passage: whether a claim in it is contested, and whether one has no source."""
    if found is None:
        return ""
    contested = any(claim.contested_by for claim in found.claims)
    unattributed = any(claim.source is None for claim in found.claims) or any(
        quote.speaker is None for quote in found.quotes
    )
    return CONTESTED * contested + UNATTRIBUTED * unattributed


def passage_after(briefing: Briefing, now: Passage | None, step: int) -> Passage | None:
    """The next (1) or previous (-1) passage with a contested claim, around the ends; None where there is none."""
    facts = briefing.facts
    here = [p for p in briefing.passages if facts and any(claim.contested_by for claim in facts.of(p).claims)]
    if not here:
        return None
    at = briefing.passages.index(now) if now in briefing.passages else -1
    beyond = [p for p in here if (briefing.passages.index(p) - at) * step > 0]
    return (beyond or here)[0 if step > 0 else -1]
