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
import math
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from sys import intern
from typing import NamedTuple

GAP = ".."
NUMBER = "#"
GAP_WORDS = 3

_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_TOKEN = re.compile(
    r"\d[\d.,:]*\d[^\W_]*"
    r"|[A-Za-z](?:\.[A-Za-z])+(?![^\W_])\.?"
    rf"|[^\W_](?:[^\W_]|[\u0300-\u036f{_INVISIBLE}]|['’ʼ‘](?=[^\W_]))*"
    r"|[%$€£₴]"
)
_IGNORED = re.compile(rf"[\u0300-\u036f{_INVISIBLE}]")
_APOSTROPHE = re.compile("[’ʼ‘]")
_CROSSED = str.maketrans({"ł": "l", "Ł": "L", "ø": "oe", "Ø": "Oe", "đ": "d", "Đ": "D", "ı": "i"})
"""Letters whose stroke or dot is no accent of its own in Unicode; Støre must not become a store."""
_UNMATCHABLE = re.compile(r"[^-‐‑–—/'’]")
_SENTENCE_END = re.compile(r"[.!?;]['\"”’)]*\s")
_NUMBER_WORD = re.compile(
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:dozen|hundred|thousand|[mb]illion)s?"
)


class Token(NamedTuple):
    """A word as written, where it stands in the text, and the form it is compared in."""

    raw: str
    form: str
    start: int
    end: int


class Meaning(NamedTuple):
    """What a phrase speaks for: the kind of evidence, a section's id and a weight."""

    kind: str
    section: str
    weight: float


class Hit(NamedTuple):
    """A phrase found: its own spelling in the profile, what it means, and the tokens it uses up."""

    phrase: str
    meanings: tuple[Meaning, ...]
    tokens: tuple[int, ...]


@functools.lru_cache(maxsize=16384)
def form(raw: str) -> str:
    """The form a word is compared in: lower case, no accents, no possessive; "US" as "u.s"."""
    word = raw
    if not word.isascii():
        word = _APOSTROPHE.sub("'", _IGNORED.sub("", unicodedata.normalize("NFD", word))).translate(_CROSSED)
    if word == "US" or word.rstrip(".").lower() == "u.s":
        return "u.s"
    word = word.lower()
    if "." in word and not word[0].isdigit():
        word = word.replace(".", "")
    return word[:-2] if word.endswith("'s") else word


def tokenise(text: str) -> list[Token]:
    """The words of a text with their places in it."""
    # A word is kept once, however often it stands in a long article.
    return [_token((raw := intern(match[0]), form(raw), *match.span())) for match in _TOKEN.finditer(text)]


_token: Callable[[tuple[str, str, int, int]], Token] = functools.partial(tuple.__new__, Token)
"""A Token of its fields, made without a call of Python's own: half of the time that reading words takes."""


def parse(phrase: str) -> tuple[str, ...]:
    """A phrase as the tokens it is matched by; raises ValueError with a reason when it can never match."""
    items: list[str] = []
    for word in phrase.split():
        plain = word.removesuffix("*")
        if "*" in plain or word == "=":
            raise ValueError("has a * or = that is not where it belongs")
        if word in (GAP, NUMBER) or word[0] == "=" or _is_plain(plain):
            items.append(word)
            continue
        forms = [form(match[0]) for match in _TOKEN.finditer(plain)]
        if strange := _UNMATCHABLE.search(_TOKEN.sub("", plain)):
            raise ValueError(f"has a {strange[0]!r}, which is never matched")
        if not forms:
            raise ValueError("has a word without letters or digits")
        items += [*forms[:-1], forms[-1] + word[len(plain) :]]
    if not items or items[0] == GAP or items[-1] == GAP:
        raise ValueError("begins or ends with a gap" if items else "is empty")
    return tuple(items)


def _is_plain(word: str) -> bool:
    return word.isascii() and word.isalpha() and word.islower()


class Lexicon:
    """A profile's phrases, indexed by their first word; what follows the first word is looked at when it is met.

    `index` maps a first token as `parse` writes it to lines as `write_line` writes them, sorted; `sections` are
    the ids the meanings count in.
    """

    def __init__(self, index: Mapping[str, str], sections: Sequence[str]) -> None:
        self._index = index
        self._sections = tuple(sections)
        self._stems = {key[:-1]: key for key in index if key[-1] == "*"}
        self._sizes = sorted({*map(len, self._stems)})
        self._meanings = functools.lru_cache(maxsize=None)(self._decoded)
        self._root = functools.lru_cache(maxsize=None)(self._grown)
        self._starting = functools.lru_cache(maxsize=16384)(self._nodes)

    @property
    def index(self) -> Mapping[str, str]:
        """The phrases as they were given."""
        return self._index

    def counts(self) -> dict[str, int]:
        """How many phrases speak for each section, by its id."""
        found = dict.fromkeys(self._sections, 0)
        for rows in self._index.values():
            for row in rows.split("\n"):
                for section in {
                    read_meaning(code, self._sections).section for code in row.split("\t")[1].split(",")
                }:
                    found[section] += 1
        return found

    def find(self, text: str, tokens: Sequence[Token], head: int) -> list[Hit]:
        """The hits in a text, in reading order; cues only where they begin among the first `head` tokens."""
        ends: _Ends = []
        starting = self._starting
        for at, token in enumerate(tokens):
            for node in starting(token[0]):
                if node.codes:
                    ends.append((node, (at,)))
                if not node.is_end:
                    _add_longer(node, (at,), text, tokens, ends)
        ends.sort(key=_rank)
        taken: set[int] = set()
        hits: list[Hit] = []
        for end, used in ends:
            if taken.isdisjoint(used) and (meanings := self._meanings(end.codes, used[0] < head)):
                taken.update(used)
                hits.append(Hit(end.phrase, meanings, used))
        hits.sort(key=_place)
        return hits

    def _nodes(self, raw: str) -> tuple[_Node, ...]:
        """Where phrases can begin with this word."""
        word, index, stems, root = form(raw), self._index, self._stems, self._root
        found = [root(key) for key in ("=" + raw, word) if key in index]
        sizes = self._sizes[: bisect_right(self._sizes, len(word))]
        found += [root(stems[stem]) for size in sizes if (stem := word[:size]) in stems]
        if NUMBER in index and _is_number(word):
            found.append(root(NUMBER))
        return tuple(found)

    def _grown(self, first: str) -> _Node:
        lines = f"\n{self._index[first]}"
        if len(lines) < _MANY:
            return _Node(first, lines)
        blocks = _cut(lines)
        head = next((at for at, block in enumerate(blocks) if at and block[1] != _PATTERN), len(blocks))
        return _Node(first, "".join(blocks[:head]), blocks)

    def _decoded(self, codes: str, cues: bool) -> tuple[Meaning, ...]:
        meanings = (read_meaning(code, self._sections) for code in codes.split(","))
        return tuple(meaning for meaning in meanings if cues or meaning.kind != "cue")


class _Node:
    """A place in the tree of the phrases that begin with one word: what may follow, and what ends here.

    Its lines stay one sorted text, each behind its break, of which only the part for a word that is met is looked
    at, since an article meets few of the thousands of phrases: to search in it is faster than to cut it at every line.
    """

    __slots__ = (
        "_behind",
        "_blocks",
        "_lines",
        "_patterns",
        "codes",
        "following",
        "has_gap",
        "is_end",
        "phrase",
        "size",
        "weight",
    )

    def __init__(self, phrase: str, lines: str, blocks: Sequence[str] = ()) -> None:
        self.phrase = phrase
        self.codes = ""
        self.size = len(phrase.rstrip("*"))
        self.weight = 0.0
        self.has_gap = False
        at = 0
        if lines[1] == "\t":
            at = _end(lines, 1)
            self.codes = lines[2:at]
            self.weight = _heaviest(self.codes)
        self.is_end = at == len(lines) and not blocks
        if self.is_end:  # as two of three are: nothing is asked of them that stands below
            return
        self.following: dict[str, tuple[_Node, ...]] = {}
        self._lines = lines  # of many the first, with all patterns
        self._blocks = blocks  # all of them, where they are many
        self._patterns: list[str] = []
        while lines.startswith(_PATTERNS, at):  # the order of lines puts patterns before words
            item = lines[at + 2 : lines.index(" ", at)]
            at = _end(lines, lines.rindex(f"{_PATTERNS}{item} ", at) + 1)
            if item == GAP:
                self.has_gap = True
            else:
                self._patterns.append(item)
        self._behind: dict[str, _Node] = {}  # what follows a pattern, from when it is met

    def after(self, token: Token) -> tuple[_Node, ...]:
        """The places after this word, without a gap; `following` knows them from then on."""
        word = token.form
        found = [self.after_pattern(item) for item in self._patterns if _fits(item, token)]
        opening = f"\n{word} "
        lines = _near(self._blocks, opening) if self._blocks else self._lines
        if (begin := lines.find(opening)) >= 0:
            found.append(_Node(f"{self.phrase} {word}", _behind(opening, lines, begin)))
        places = self.following[token.raw] = tuple(found)
        return places

    def after_pattern(self, item: str) -> _Node:
        """The place behind a pattern that is known to follow."""
        node = self._behind.get(item)
        if node is None:
            opening = f"{_PATTERNS}{item} "
            rest = _behind(opening, self._lines, self._lines.index(opening))
            node = self._behind[item] = _Node(f"{self.phrase} {item}", rest)
        return node


def _behind(opening: str, lines: str, begin: int) -> str:
    """What stands behind this opening in the lines that have it, from the first on: sorted, they are neighbours."""
    return lines[begin : _end(lines, lines.rindex(opening, begin) + 1)].replace(opening, "\n")


def _end(lines: str, inside: int) -> int:
    """Where the line ends in which this place is."""
    end = lines.find("\n", inside)
    return end if end >= 0 else len(lines)


def _cut(lines: str) -> list[str]:
    """Many lines in blocks, so that a word is not searched for in all of them."""
    blocks, at = [], 0
    while (end := lines.find("\n", at + _BLOCK)) >= 0:
        blocks.append(lines[at:end])
        at = end
    return [*blocks, lines[at:]]


def _near(blocks: Sequence[str], opening: str) -> str:
    """The lines that begin so, with some before and behind them."""
    begin = end = bisect_left(blocks, opening)  # the first block that does not begin before them
    while end < len(blocks) and blocks[end].startswith(opening):
        end += 1
    return "".join(blocks[max(begin - 1, 0) : end])


_MANY = 2000  # characters of lines
_BLOCK = 500
_PATTERN = "\x1f"  # stands before a token that is a pattern, in front of all words in the order of characters
_PATTERNS = f"\n{_PATTERN}"
_KINDS = {"p": "phrase", "c": "cue", "f": "furniture", "n": "person", "o": "own"}
_LETTERS = {kind: letter for letter, kind in _KINDS.items()}


def write_line(rest: Sequence[str], meanings: Sequence[tuple[str, int, float]]) -> str:
    """A phrase as compiled: every token after the first with a blank, a tab, and its meanings.

    A meaning is (kind, number of the section, weight): "p0:4" is a phrase worth 4 for the first section.
    """
    marked = (_PATTERN + item if _is_pattern(item) else item for item in rest)
    codes = ",".join(f"{_LETTERS[kind]}{section}:{weight:g}" for kind, section, weight in meanings)
    return "".join(f"{item} " for item in marked) + "\t" + codes


def _is_pattern(item: str) -> bool:
    return item[-1] == "*" or item[0] == "=" or item in (GAP, NUMBER)


def read_meaning(code: str, sections: Sequence[str]) -> Meaning:
    """The meaning that `write_line` wrote."""
    section, _, weight = code[1:].partition(":")
    return Meaning(_KINDS[code[0]], sections[int(section)], float(weight))


def _is_number(word: str) -> bool:
    return word[0].isdigit() or _NUMBER_WORD.fullmatch(word) is not None


_Ends = list[tuple[_Node, tuple[int, ...]]]


def _rank(row: tuple[_Node, tuple[int, ...]]) -> tuple[int, int, float, int]:
    """The order in which phrases take their words: the longest first, of equal ones that which says most."""
    node, used = row
    return -len(used), -node.size, -node.weight, used[0]


@functools.cache
@functools.lru_cache(maxsize=4096)
def _heaviest(codes: str) -> float:
    """The greatest weight of a phrase; the reader's own, and one that is to keep its words silent, goes before all."""
    weights = [0.0 if code[0] == "o" else float(code[code.index(":") + 1 :]) for code in codes.split(",")]
    return max(weights) or math.inf


def _place(hit: Hit) -> tuple[int, ...]:
    return hit.tokens


def _add_longer(node: _Node, used: tuple[int, ...], text: str, tokens: Sequence[Token], ends: _Ends) -> None:
    """Add every phrase that ends below `node` when the tokens `used` lead there."""
    here = used[-1] + 1
    if here == len(tokens):
        return
    token = tokens[here]
    # Looked up here where it is known: a call for every word of an article would take a tenth of the time.
    following = node.following.get(token[0])
    for child in node.after(token) if following is None else following:
        longer = (*used, here)
        if child.codes:
            ends.append((child, longer))
        if not child.is_end:
            _add_longer(child, longer, text, tokens, ends)
    if node.has_gap:
        _add_after_gap(node.after_pattern(GAP), used, text, tokens, ends)


def _add_after_gap(
    node: _Node, used: tuple[int, ...], text: str, tokens: Sequence[Token], ends: _Ends
) -> None:
    begin = used[-1] + 1
    known = node.following
    for place in range(begin, min(begin + GAP_WORDS + 1, len(tokens))):
        token = tokens[place]
        following = known.get(token[0])
        if following is None:
            following = node.after(token)
        if following and _SENTENCE_END.search(text, tokens[begin - 1].end, tokens[place].start):
            return
        for child in following:
            longer = (*used, place)
            if child.codes:
                ends.append((child, longer))
            if not child.is_end:
                _add_longer(child, longer, text, tokens, ends)


def _fits(item: str, token: Token) -> bool:
    if item[-1] == "*":
        return token.form.startswith(item[:-1])
    if item == NUMBER:
        return _is_number(token.form)
    return token.raw == item[1:]
