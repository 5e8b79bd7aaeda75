"""Finds a bookmark's words in a version of their article: the same, moved, changed or lost, never a guess."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from sitrep.bookmarks.difference import carried, says_the_same
from sitrep.bookmarks.fold import Folded, fold
from sitrep.bookmarks.kinship import shared, shingles
from sitrep.bookmarks.record import Bookmark, article_text, text_digest
from sitrep.bookmarks.selector import Found, Selector, between, locate, whole
from sitrep.model import Article
from sitrep.sentences import sentences

_UNSUPPORTED = 0.5
"""Likeness of the nearer neighbour below which words may have come into another story."""
_SUPPORTED = 0.8
"""The same where the texts share nothing: openings such as “The central bank …” are alike in many stories."""
_UNRELATED = 0.1
"""Share of common word sequences below which two texts tell different stories."""
_SNAP = 0.35
"""A changed passage that was whole sentences is widened to whole sentences by at most this share of its length."""


class Span(NamedTuple):
    """Characters `start` to `end` of paragraph number `paragraph` (from 0)."""

    paragraph: int
    start: int
    end: int


class Place(NamedTuple):
    """Where a bookmark stands in an article.

    `state` is one of record.STATES. `spans` are the marked words, one span for each paragraph they reach into, none
    when they are lost. When they are changed, `was` and `now` are the two wordings: of the words, and of their
    sentence where the change is in that. When they are lost, `hint` is the likeliest place, or none.
    """

    state: str
    spans: tuple[Span, ...] = ()
    was: str = ""
    now: str = ""
    hint: tuple[Span, ...] = ()

    @property
    def paragraph(self) -> int | None:
        """The paragraph in which the words begin; None when they are lost."""
        return self.spans[0].paragraph if self.spans else None

    @property
    def start(self) -> int | None:
        """Where in that paragraph they begin."""
        return self.spans[0].start if self.spans else None

    @property
    def end(self) -> int | None:
        """Where in that paragraph they end."""
        return self.spans[0].end if self.spans else None


LOST = Place("lost")


class Version:
    """A version of an article made ready to find many bookmarks in it."""

    def __init__(self, article: Article) -> None:
        self.article = article

    @cached_property
    def text(self) -> str:
        """The paragraphs, one a line."""
        return article_text(self.article)

    @cached_property
    def digest(self) -> str:
        """Of the text."""
        return text_digest(self.text)

    @cached_property
    def folded(self) -> Folded:
        """The text as it is compared."""
        return fold(self.text)

    @cached_property
    def shingles(self) -> list[int]:
        """The hashes of its word sequences."""
        return shingles(self.text)

    @cached_property
    def starts(self) -> list[int]:
        """The offset in the text at which each paragraph begins, and one past the end."""
        starts = [0]
        for paragraph in self.article.paragraphs:
            starts.append(starts[-1] + len(paragraph) + 1)
        return starts

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The characters `start` to `end` of the text, paragraph by paragraph."""
        found = []
        for number, paragraph in enumerate(self.article.paragraphs):
            at = self.starts[number]
            low, high = max(0, start - at), min(len(paragraph), end - at)
            if low < high:
                found.append(Span(number, low, high))
        return tuple(found)


def place(bookmark: Bookmark, article: Article | Version) -> Place:
    """The place of a bookmark's words in an article.

    `same` and `moved`: the very words (typesetting aside), in a sentence that says what it said; in the same paragraph
    by number, or elsewhere. `changed`: surely the passage, but in other words, or in a sentence that says something
    else now. Anything less certain is `lost`.
    """
    version = article if isinstance(article, Version) else Version(article)
    if bookmark.paragraph_text[bookmark.start : bookmark.end] != bookmark.quote or not bookmark.quote:
        return LOST
    if (same := _untouched(bookmark, version)) is not None:
        return same
    unit = _Unit(bookmark)
    found = locate(unit.selector, version.folded.text)
    if found.how == "verbatim" and not _is_another_story(bookmark, version, found):
        return _verbatim(bookmark, version, unit, found)
    if found.how == "changed":
        return _changed(version, unit, found)
    if bookmark.rival is None and (whole := _by_paragraph(bookmark, version)):
        return whole
    low, high = between(unit.selector, version.folded.text) if found.start < 0 else (found.start, found.end)
    return Place("lost", hint=version.spans(*version.folded.span(low, high))) if low < high else LOST


def places(bookmarks: Iterable[Bookmark], article: Article) -> dict[str, Place]:
    """The places of several bookmarks of one article, by their ids."""
    version = Version(article)
    return {bookmark.id: place(bookmark, version) for bookmark in bookmarks}


class _Unit:
    """What is looked for: the words, or the sentences around words too short to be told apart by themselves."""

    def __init__(self, bookmark: Bookmark) -> None:
        before, after, lead, tail = bookmark.prefix, bookmark.suffix, bookmark.lead, bookmark.tail
        rival, twin = bookmark.rival, bookmark.twin
        if rival is None or twin is None:  # made before lookalikes were measured: assume the worst
            rival, twin = 0.0, 1.0
            start, end = whole(bookmark.paragraph_text, bookmark.start, bookmark.end)
            lead, tail = bookmark.start - start, end - bookmark.end
            before = max(before, bookmark.paragraph_text[: bookmark.start], key=len)
            after = max(after, bookmark.paragraph_text[bookmark.end :], key=len)
        raw = before + bookmark.quote + after
        first, last = len(before), len(before) + len(bookmark.quote)
        snippet = fold(raw)
        start, end = snippet.at(first - lead), snippet.at(last + tail)
        text = snippet.text
        self.selector = Selector(text[start:end], text[:start], text[end:], bookmark.count, rival, twin)
        self.raw = raw[first - lead : last + tail]
        self.first, self.last = lead, lead + len(bookmark.quote)
        """The marked words in `raw`, then in the folded unit."""
        self.folded_first, self.folded_last = snippet.at(first) - start, snippet.at(last) - start
        opened = {low for low, _ in sentences(bookmark.paragraph_text)}
        closed = {high for _, high in sentences(bookmark.paragraph_text)}
        self.opens = bookmark.start - lead in opened
        self.closes = bookmark.end + tail in closed


def _untouched(bookmark: Bookmark, version: Version) -> Place | None:
    """The place in the very text in which the words were marked."""
    if version.digest != bookmark.digest or bookmark.paragraph >= len(version.article.paragraphs):
        return None
    start = version.starts[bookmark.paragraph] + bookmark.start
    if not version.text.startswith(bookmark.quote, start):
        return None
    return Place("same", version.spans(start, start + len(bookmark.quote)))


def _is_another_story(bookmark: Bookmark, version: Version, found: Found) -> bool:
    """Whether the words are there without their neighbours in a text that shares next to nothing else."""
    if found.support >= _SUPPORTED:
        return False
    words = bookmark.prefix[-bookmark.lead :] if bookmark.lead else ""
    words += bookmark.quote + bookmark.suffix[: bookmark.tail]
    share = shared(bookmark.sketch, version.shingles, without=words)
    return share < _UNRELATED and (found.support < _UNSUPPORTED or not share)


def _verbatim(bookmark: Bookmark, version: Version, unit: _Unit, found: Found) -> Place:
    start, end = version.folded.span(found.start + unit.folded_first, found.start + unit.folded_last)
    spans = version.spans(start, end)
    was = _sentence(bookmark.paragraph_text, bookmark.start, bookmark.end)
    now = _around(version, spans)
    if not says_the_same(was, now):
        return Place("changed", spans, was, now)
    return Place("same" if spans[0].paragraph == bookmark.paragraph else "moved", spans)


def _changed(version: Version, unit: _Unit, found: Found) -> Place:
    start, end = version.folded.span(found.start, found.end)
    start, end = _snapped(version, start, end, unit)
    now = version.text[start:end]
    low, high = carried(unit.raw, now, unit.first, unit.last)
    if low == high:  # the sentence is there without the marked words
        return Place("lost", hint=version.spans(start, end))
    return Place("changed", version.spans(start + low, start + high), unit.raw, now)


def _by_paragraph(bookmark: Bookmark, version: Version) -> Place | None:
    """Words that had no copy, in a paragraph that stands unchanged exactly once."""
    paragraphs, wanted = version.article.paragraphs, bookmark.paragraph_text
    if bookmark.count != 1 or paragraphs.count(wanted) != 1:
        return None
    number = paragraphs.index(wanted)
    state = "same" if number == bookmark.paragraph else "moved"
    return Place(state, (Span(number, bookmark.start, bookmark.end),))


def _sentence(text: str, start: int, end: int) -> str:
    """The sentences that the characters `start` to `end` touch."""
    touched = [span for span in sentences(text) if span[0] < end and span[1] > start]
    return text[touched[0][0] : touched[-1][1]] if touched else text[start:end]


def _around(version: Version, spans: tuple[Span, ...]) -> str:
    """The sentences that these words stand in."""
    first, last = version.starts[spans[0].paragraph], version.starts[spans[-1].paragraph]
    text = version.text[first : version.starts[spans[-1].paragraph + 1] - 1]
    return _sentence(text, spans[0].start, last - first + spans[-1].end)


def _snapped(version: Version, start: int, end: int, unit: _Unit) -> tuple[int, int]:
    """A place found by letters, widened to whole words, and to whole sentences where it was whole sentences."""
    spans = version.spans(start, end)
    if not spans:
        return start, end
    room = max(20, int(_SNAP * len(unit.raw)))
    first, last = spans[0].paragraph, spans[-1].paragraph
    opening = [version.starts[first] + low for low, _ in sentences(version.article.paragraphs[first])]
    closing = [version.starts[last] + high for _, high in sentences(version.article.paragraphs[last])]
    low, high = _word_start(version.text, start), _word_end(version.text, end)
    if unit.opens and opening:
        nearest = min(opening, key=lambda at: abs(at - start))
        low = nearest if abs(nearest - start) <= room and nearest < end else low
    if unit.closes and closing:
        nearest = min(closing, key=lambda at: abs(at - end))
        high = nearest if abs(nearest - end) <= room and nearest > low else high
    return low, high


def _word_start(text: str, at: int) -> int:
    while 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum():
        at -= 1
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _word_end(text: str, at: int) -> int:
    while 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum():
        at += 1
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return at
