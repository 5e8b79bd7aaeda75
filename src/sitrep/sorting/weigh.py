"""What the words of a piece of text say about its section: every phrase, cue, person and word as evidence."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from sitrep.model import OVERVIEW, Evidence
from sitrep.sorting.decoder import softmax
from sitrep.sorting.phrases import Token
from sitrep.sorting.profile import Profile

_LISTED = re.compile(r"\s*(?:[-*•–—·▪]\s|[\"“«„‘'])")
_ENDED = re.compile(r"[.!?:;…,][\"'”’»)\]]*\s*$|[\"”»]\s*$")
_QUESTION = re.compile(r"[^.!?“”\"]*\?\s*$")
_BYLINE = re.compile(
    r"\s*(?:By|(?:Words|Text|Analysis|Reporting) by)"
    r"(?:,? (?:[A-Z][\w.'’-]*|and|with|in|for|de|van|von|al|el|der|la))+,?\s*$"
)
_AGENCY = r"(?:Reuters|AFP|AP|AP Photo|EPA|Getty(?: Images)?|Anadolu|Shutterstock|Alamy|Bloomberg|Handout)"
_CREDIT = re.compile(
    r".*(?:\bREUTERS/|\b(?:Photo(?:graph|s)?|Pictures?|Image|Illustration|Video|Credit|File)(?: by)?: ?[A-Z]"
    rf"|[/\[(](?:File[:,]? ?|via )?{_AGENCY}\b[^.]{{0,40}}\.?\s*$|\bvia {_AGENCY}\b)"
)
_LEADING_TIME = re.compile(r"\s*\d{1,2}[:.]\d\d\b.*\s")
_STAMP_WORDS = """
    updated published posted last monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat
    sun january february march april may june july august september october november december jan feb mar apr jun
    jul aug sept sep oct nov dec am pm gmt utc bst cet cest eet eest est edt et on at of the ago hour hours minutes
    min mins kyiv london moscow local time
    """
_STAMP = frozenset(_STAMP_WORDS.split())
"""Words of which a line consists that says when the next entry was written."""

_USUAL_LENGTH = 30
"""Words of a passage whose length says nothing."""

_evidence: Callable[[tuple[str, str, str, int, int, float]], Evidence] = functools.partial(
    tuple.__new__, Evidence
)
"""Evidence of its fields, made without a call of Python's own: a paragraph has dozens of words."""


class Piece(NamedTuple):
    """A paragraph or a part of one: its number, offsets in it, the paragraph's text, and the piece's words."""

    paragraph: int
    start: int
    end: int
    text: str
    tokens: Sequence[Token]

    @property
    def whole(self) -> bool:
        """Whether this is the paragraph and not a part of it."""
        return self.start == 0 and self.end == len(self.text)

    @property
    def words(self) -> str:
        """The text of the piece itself."""
        return self.text[self.start : self.end]


def weigh(piece: Piece, profile: Profile) -> tuple[Evidence, ...]:
    """Everything a piece says of itself, in reading order within each kind; what is said of every passage last."""
    settings, text, tokens = profile.settings, piece.text, piece.tokens
    evidence: list[Evidence] = []
    seen: set[str] = set()
    for hit in profile.lexicon.find(text, tokens, int(settings.head)):
        start, end = tokens[hit.tokens[0]].start, tokens[hit.tokens[-1]].end
        share = settings.repeat if hit.phrase in seen else 1.0
        seen.add(hit.phrase)
        evidence += [
            Evidence(meaning.kind, meaning.section, text[start:end], start, end, meaning.weight * share)
            for meaning in hit.meanings
            if meaning.weight and (meaning.kind != "furniture" or len(tokens) <= settings.furniture_words)
        ]
    if profile.table is not None:
        scale = settings.table * settings.temperature
        ids = [section.id for section in profile.sections]
        evidence += [
            _evidence(("word", ids[at], token.raw, token.start, token.end, points))
            for token, at, points in profile.table.weigh(tokens, scale)
        ]
    if is_heading(piece, settings.heading_words):
        start, end = tokens[0].start, tokens[-1].end
        evidence.append(Evidence("furniture", OVERVIEW, text[start:end], start, end, settings.heading))
    evidence.append(Evidence("bias", OVERVIEW, "every passage", None, None, settings.bias))
    if settings.short and tokens:
        points = settings.short * math.log(_USUAL_LENGTH / len(tokens))
        length = "a short passage" if points > 0 else "a long passage"
        evidence.append(Evidence("bias", OVERVIEW, length, None, None, points))
    return tuple(evidence)


def is_heading(piece: Piece, most: float) -> bool:
    """Whether this is a short paragraph that is a date and time, a question, a byline or caption, or ends openly.

    Items of a list, quotations and entries of a log are none.
    """
    if not piece.whole or not 0 < len(piece.tokens) <= most or is_listed(piece):
        return False
    if any(form.match(piece.text) for form in (_QUESTION, _BYLINE, _CREDIT)) or is_stamp(piece):
        return True
    return not _ENDED.search(piece.text) and not _LEADING_TIME.match(piece.text)


def is_stamp(piece: Piece) -> bool:
    """Whether the piece is a date or a time and nothing else."""
    numbers = [token.form[0].isdigit() for token in piece.tokens]
    return any(numbers) and all(
        number or token.form in _STAMP for number, token in zip(numbers, piece.tokens, strict=True)
    )


def is_listed(piece: Piece) -> bool:
    """Whether the piece begins like the item of a list, or with a quotation mark."""
    return _LISTED.match(piece.text, piece.start) is not None


def is_furniture(evidence: Iterable[Evidence]) -> bool:
    """Whether a heading, credit or caption is among the evidence."""
    return "furniture" in [item[0] for item in evidence]  # a list: any() takes twice as long


def totals(evidence: Iterable[Evidence], ids: Sequence[str]) -> dict[str, float]:
    """The points of every section."""
    found = dict.fromkeys(ids, 0.0)
    for _, section, _, _, _, weight in evidence:
        found[section] += weight
    return found


def chances(evidence: Iterable[Evidence], ids: Sequence[str], temperature: float) -> tuple[float, ...]:
    """What the evidence says by itself, without the context: a probability for every section."""
    return softmax(tuple(totals(evidence, ids).values()), temperature)
