"""A paragraph as words and signs with their places, read once and used by every rule."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from sys import intern
from typing import NamedTuple

from sitrep.facts.marks import find_marked
from sitrep.sentences import sentences

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?=\W|$)"  # U.S., D.C.
    r"|(?!(?<=\bon )X)[A-Z]\.(?=\s?[A-Z])"  # an initial, but no “in a post on X. He”
    r"|\d+(?:[.,]\d+)*(?:[^\W\d_]+(?:-[^\W_]+)*)?"  # 1,040  15.5  90th  500m
    r"|['’ʼ](?:s|S)(?!\w)"  # the possessive
    r"|[^\W_]+(?:(?:[-‑&]|['’ʼ`](?![sS](?!\w)))[^\W_]+)*"  # words, with hyphens and apostrophes inside
    r"|…|\.\.\.|\S"
)
# “Hamas-run”, “US-led”: the name in front is a word of its own.
_COMPOUND = re.compile(
    r"([A-Z][\w.]+)-(run|led|backed|based|held|controlled|occupied|installed|born|made|brokered|linked|allied|aligned"
    r"|supplied|flagged|built|funded|affiliated|appointed|mediated|drafted|sponsored|friendly|owned|imposed|annexed|trained)\Z"
)
# A single mark that may open a quotation, and no apostrophe inside a word.
_SINGLE = re.compile(r"(?<!\w)['‘‚](?=\w)")
_APOSTROPHES = str.maketrans("’ʼ`‘‑", "''''-", "\u00ad")


class Tokens(NamedTuple):
    """A paragraph's tokens as parallel lists.

    `words` are folded for comparing with the tables (straight apostrophes, no diacritics, “ and ” for the single
    marks of a quotation), `lower` the same in lower case; `starts` and `ends` are offsets in `text`; `opens` marks
    the first token of each sentence and `caps` those that begin with a capital.
    """

    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    caps: list[bool]
    opens: list[bool]
    sentences: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> str:
        """The text from token `first` up to and without token `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]] if last > first else ""


def tokenise(text: str) -> Tokens:
    """The tokens of a paragraph."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        start, end = match.span()
        if "-" in word and (behind := _COMPOUND.match(word)):
            words += [behind[1], "-"]
            starts += [start, start + len(behind[1])]
            ends += [start + len(behind[1]), start + len(behind[1]) + 1]
            word, start = behind[2], start + len(behind[1]) + 1
        words.append(word)
        starts.append(start)
        ends.append(end)
    if not text.isascii():
        words = [word if word.isascii() else fold(word) for word in words]
    if _SINGLE.search(text):
        _double(text, words, starts)
    words = list(map(intern, words))  # a word is kept once, however often it stands in a long article
    lower = [intern(word.lower()) for word in words]
    spans = sentences(text)
    firsts = {start for start, _ in spans}
    opens = [start in firsts for start in starts]
    return Tokens(
        text,
        words,
        lower,
        starts,
        ends,
        [
            # most words are their own lower case: the same object, as both are interned
            word is not low
            and (word[0].isupper() or (word[2:3] == "-" and word[3:4].isupper() and word[:2].isalpha()))
            for word, low in zip(words, lower, strict=True)
        ],
        opens,
        spans,
    )


def _double(text: str, words: list[str], starts: list[int]) -> None:
    """Put double marks for the single ones of a quotation, so that no rule need know both."""
    for marked in find_marked(text):
        if not marked.single:
            continue
        for offset, mark in ((marked.start - 1, "“"), (marked.end, "”")):
            at = bisect_left(starts, offset)
            if words[at : at + 1] == ["'"] and starts[at] == offset:
                words[at] = mark


def split(phrase: str) -> list[str]:
    """The folded words of a phrase, as `tokenise` would cut it."""
    if phrase.isalpha():
        return [fold(phrase)]
    return [fold(word) for word in _TOKEN.findall(phrase)]


def fold(word: str) -> str:
    """The word with straight apostrophes and hyphens and without diacritics: Türkiye becomes Turkiye."""
    word = word.translate(_APOSTROPHES)
    if word.isascii():
        return word
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return plain.translate(_LETTERS) or word


_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ß": "ss",
        "ə": "a",
        "Ə": "A",
        "æ": "ae",
    }
)
