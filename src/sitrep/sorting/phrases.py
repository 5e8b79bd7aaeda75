"""Find a profile's phrases in a paragraph, and say which characters each one stands on.

Text is read as tokens: runs of letters and digits, abbreviations such as "U.S.", and the signs % $ € £ ₴. A
hyphen separates ("air-defence" is two tokens), a possessive ending is dropped, letters are compared in lower
case without accents, and invisible characters inside a word do not count. A token keeps its place in the
original text, so what is found can be marked there.

A phrase is words separated by blanks, where `talk*` is every word beginning with "talk", `#` is a number in
figures or a small one in words, `..` is a gap of at most three words inside one sentence, and `=SAFE` is that
word spelled exactly so. `(a|b)` in the profile is written out before it comes here. Hits are taken longest
first and use up their tokens.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

GAP = ".."
NUMBER = "#"
GAP_WORDS = 3

_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_TOKEN = re.compile(
    r"\d[\d.,:]*\d[^\W_]*"
    r"|(?:[A-Za-z]\.){2,}"
    rf"|[^\W_](?:[^\W_]|[\u0300-\u036f{_INVISIBLE}]|['’ʼ‘](?=[^\W_]))*"
    r"|[%$€£₴]"
)
_IGNORED = re.compile(rf"[\u0300-\u036f{_INVISIBLE}]")
_APOSTROPHE = re.compile("[’ʼ‘]")
_SENTENCE_END = re.compile(r"[.!?;]['\"”’)]*\s")
_NUMBER_WORD = re.compile(
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:dozen|hundred|thousand|[mb]illion)s?"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word as written, where it stands in the text, and the form it is compared in."""

    raw: str
    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase speaks for: the kind of evidence, a section's id and a weight."""

    kind: str
    section: str
    weight: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: its own spelling in the profile, what it means, and the tokens it uses up."""

    phrase: str
    meanings: tuple[Meaning, ...]
    tokens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    phrase: str
    rest: tuple[str, ...]
    meanings: tuple[Meaning, ...]


@functools.lru_cache(maxsize=16384)
def form(raw: str) -> str:
    """The form a word is compared in: lower case, no accents, no possessive; "US" as "u.s"."""
    word = raw
    if not word.isascii():
        word = _APOSTROPHE.sub("'", _IGNORED.sub("", unicodedata.normalize("NFD", word)))
    if word in ("US", "U.S."):
        return "u.s"
    word = word.lower()
    if "." in word and not word[0].isdigit():
        word = word.replace(".", "")
    return word[:-2] if word.endswith("'s") else word


def tokenise(text: str) -> list[Token]:
    """The words of a text with their places in it."""
    return [Token(match[0], form(match[0]), match.start(), match.end()) for match in _TOKEN.finditer(text)]


def parse(phrase: str) -> tuple[str, ...]:
    """A phrase as the tokens it is matched by; raises ValueError with a reason when it can never match."""
    items: list[str] = []
    for word in phrase.split():
        if word in (GAP, NUMBER) or word.startswith("="):
            items.append(word)
        else:
            stem = word.endswith("*")
            forms = [form(match[0]) for match in _TOKEN.finditer(word)]
            if not forms:
                raise ValueError("has a word without letters or digits")
            if stem:
                forms[-1] += "*"
            items.extend(forms)
    if not items or items[0] == GAP or items[-1] == GAP:
        raise ValueError("begins or ends with a gap" if items else "is empty")
    if any(item in ("*", "=") or "*" in item[:-1] for item in items):
        raise ValueError("has a * that is not at the end of a word")
    return tuple(items)


class Lexicon:
    """A profile's phrases, indexed by their first word; what follows the first word is split when first met.

    `index` maps a first token as `parse` writes it to rows of [the other tokens joined by blanks, [[kind,
    section, weight], …]].
    """

    def __init__(self, index: Mapping[str, Sequence[Any]]) -> None:
        self._index = index
        self._stems = sorted({len(key) - 1 for key in index if key.endswith("*")}, reverse=True)
        self._starting = functools.lru_cache(maxsize=16384)(self._entries)

    def find(self, text: str, tokens: Sequence[Token], head: int) -> list[Hit]:
        """The hits in a text, in reading order; cues only where they begin among the first `head` tokens."""
        found: list[tuple[int, int, int, Hit]] = []
        for at, token in enumerate(tokens):
            for entry in self._starting(token.raw):
                used = _match(entry.rest, text, tokens, at)
                if used is None:
                    continue
                meanings = entry.meanings
                if at >= head:
                    meanings = tuple(meaning for meaning in meanings if meaning.kind != "cue")
                if meanings:
                    size = sum(len(item) for item in entry.phrase.split())
                    found.append((-len(used), -size, at, Hit(entry.phrase, meanings, used)))
        found.sort(key=lambda row: row[:3])
        taken: set[int] = set()
        hits: list[Hit] = []
        for _, _, _, hit in found:
            if taken.isdisjoint(hit.tokens):
                taken.update(hit.tokens)
                hits.append(hit)
        hits.sort(key=lambda hit: hit.tokens)
        return hits

    def _entries(self, raw: str) -> tuple[_Entry, ...]:
        return tuple(
            _Entry(f"{key} {rest}".rstrip(), tuple(rest.split()), tuple(Meaning(*row) for row in meanings))
            for key in self._keys(raw)
            for rest, meanings in self._index.get(key, ())
        )

    def _keys(self, raw: str) -> Iterator[str]:
        word = form(raw)
        yield "=" + raw
        yield word
        for length in self._stems:
            if length <= len(word):
                yield word[:length] + "*"
        if _is_number(word):
            yield NUMBER


def _is_number(word: str) -> bool:
    return word[0].isdigit() or _NUMBER_WORD.fullmatch(word) is not None


def _same(item: str, token: Token) -> bool:
    if item[-1] == "*":
        return token.form.startswith(item[:-1])
    if item == NUMBER:
        return _is_number(token.form)
    if item[0] == "=":
        return token.raw == item[1:]
    return token.form == item


def _match(rest: tuple[str, ...], text: str, tokens: Sequence[Token], at: int) -> tuple[int, ...] | None:
    """The indices of the tokens that a phrase beginning at `at` uses, or None."""
    used = [at]
    here, reach = at + 1, 0
    for item in rest:
        if item == GAP:
            reach = GAP_WORDS
            continue
        for place in range(here, min(here + reach + 1, len(tokens))):
            if _same(item, tokens[place]):
                break
        else:
            return None
        if reach and _SENTENCE_END.search(text, tokens[here - 1].end, tokens[place].start):
            return None
        used.append(place)
        here, reach = place + 1, 0
    return tuple(used)
