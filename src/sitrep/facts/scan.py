"""The state of looking through one paragraph: which tokens are already part of a name, and of what kind."""

from __future__ import annotations

from dataclasses import dataclass, field

from sitrep.facts.tables import Entry, Tables
from sitrep.facts.tokens import Tokens

PERSON, ORGANISATION, PLACE = "person", "organisation", "place"
_HEADLINE = 30  # tokens
_LEAST = 4  # letters of a word that a headline begins with a capital; and such words
_MOST = 0.9  # of them
THING = "thing"
"""A known name that is none of the three, such as a weapon or an operation."""


@dataclass(slots=True)
class Name:
    """A name found: tokens `first` up to `last` (exclusive), and what the table says of it, if anything."""

    kind: str
    first: int
    last: int
    entry: Entry | None = None
    outlet: bool = False
    dateline: bool = False


def _is_titled(tokens: Tokens) -> bool:
    if len(tokens) > _HEADLINE or len(tokens) < _LEAST or tokens.words[-1] in (".", "”", '"', "!"):
        return False
    long = [
        cap
        for word, cap in zip(tokens.words, tokens.caps, strict=True)
        if len(word) >= _LEAST and word.isalpha()
    ]
    return len(long) >= _LEAST and sum(long) >= _MOST * len(long)


@dataclass(slots=True)
class Scan:
    """One paragraph being read; `owner` is, per token, the index in `names` plus one, or 0."""

    tokens: Tokens
    tables: Tables
    names: list[Name] = field(default_factory=list)
    owner: list[int] = field(default_factory=list)
    titled: bool = False
    """Whether it is a headline that begins nearly every word with a capital: “Kyiv Denies Loss of Town”."""
    headline: bool = False
    """Whether the text is as short as a headline and ends as one, without a sign that ends sentences."""

    def __post_init__(self) -> None:
        self.owner = [0] * len(self.tokens)
        self.titled = _is_titled(self.tokens)
        last = self.tokens.words[-1:]
        ends = bool(last) and last[0] not in (".", "?", "!", "”", '"', ":", "…")
        self.headline = len(self.tokens) <= _HEADLINE and ends

    def free(self, first: int, last: int) -> bool:
        """Whether no token in the range belongs to a name yet."""
        return not any(self.owner[first:last])

    def add(self, name: Name) -> Name:
        """Record a name and mark its tokens."""
        self.names.append(name)
        number = len(self.names)
        for at in range(name.first, name.last):
            self.owner[at] = number
        return name

    def word(self, at: int) -> str:
        """The token in lower case; empty outside the paragraph."""
        lower = self.tokens.lower
        return lower[at] if 0 <= at < len(lower) else ""

    def at(self, token: int) -> Name | None:
        """The name that a token belongs to."""
        if 0 <= token < len(self.owner) and self.owner[token]:
            return self.names[self.owner[token] - 1]
        return None

    def text(self, name: Name) -> str:
        """The words of a name as they stand in the paragraph."""
        return self.tokens.span(name.first, name.last)

    def phrase(self, at: int, kinds: frozenset[str] | None = None) -> tuple[int, Entry] | None:
        """The longest known phrase, of these kinds, that begins at a token, as (token after it, entry)."""
        words = self.tokens.words
        following = words[at + 1] if at + 1 < len(words) else ""
        for rest, entry in self.tables.phrases.get(words[at], ()):
            if rest and rest[0] != following:
                continue
            end = at + 1 + len(rest)
            if tuple(words[at + 1 : end]) == rest and (kinds is None or entry.kind in kinds):
                return end, entry
        return None
