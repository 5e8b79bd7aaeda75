"""What the words of a piece of text say about its section: every phrase, cue, person and word as evidence."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from sitrep.model import OVERVIEW, Evidence
from sitrep.sorting.decoder import softmax
from sitrep.sorting.phrases import Token
from sitrep.sorting.profile import Profile
from sitrep.sorting.shapes import is_caption, is_heading

_USUAL_LENGTH = 30
"""Words of a passage whose length says nothing."""

_evidence: Callable[[tuple[str, str, str, int, int, float]], Evidence] = functools.partial(
    tuple.__new__, Evidence
)
"""Evidence of its fields, made without a call of Python's own: a paragraph has dozens of words."""


class Piece(NamedTuple):
    """A paragraph or a part of one: its number, offsets in it, the paragraph's text, and the piece's words.

    `is_item` is true of a paragraph that is an item of a list without full stops.
    """

    paragraph: int
    start: int
    end: int
    text: str
    tokens: Sequence[Token]
    is_item: bool = False

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
            _evidence((kind, section, text[start:end], start, end, weight * share))
            for kind, section, weight in hit.meanings
            if weight and (kind != "furniture" or len(tokens) <= settings.furniture_words)
        ]
    if profile.table is not None:
        scale = settings.table * settings.temperature
        ids = [section.id for section in profile.sections]
        evidence += [
            _evidence(("word", ids[at], token.raw, token.start, token.end, points))
            for token, at, points in profile.table.weigh(tokens, scale)
        ]
    if (
        not piece.is_item
        and piece.whole
        and (
            is_heading(text, tokens, settings.heading_words, piece.paragraph == 0)
            or (0 < len(tokens) <= settings.furniture_words and is_caption(text))
        )
    ):
        start, end = tokens[0].start, tokens[-1].end
        evidence.append(Evidence("furniture", OVERVIEW, text[start:end], start, end, settings.heading))
    evidence.append(Evidence("bias", OVERVIEW, "every passage", None, None, settings.bias))
    if settings.short and tokens:
        points = settings.short * math.log(_USUAL_LENGTH / len(tokens))
        length = "a short passage" if points > 0 else "a long passage"
        evidence.append(Evidence("bias", OVERVIEW, length, None, None, points))
    return tuple(evidence)


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
