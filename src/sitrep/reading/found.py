"""What the reader of one format hands back, and how an article without a headline gets its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from sitrep.model import LeftOut

TITLE = 150
"""Characters of a headline at most, and `_TITLE_WORDS` its words: what is longer is a paragraph."""
_TITLE_WORDS = 20
_SHORT = 80
_CLAUSE = 40

_LIST_ITEM = r"[-*+•‣–—]\s|\d{1,3}[.)]\s"
_DATELINE = r"[A-Z]{2}[^—–-]{0,50}\([^()]{2,20}\)\s*[—–-]+\s+"
_SENTENCE_END = r"[.!?…][\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\W_a-z])|[。！？]"
_ABBREVIATED = (
    " mr mrs ms dr gen lt col maj sgt capt adm sen rep gov prof st no vs"
    " jan feb mar apr jun jul aug sep sept oct nov dec "
)
_CLAUSE_END = r"[,;:](?=\s)|\s(?=[—–-]\s)"
_SMALL_WORDS = (
    " a an and as at but by for from his her in into its nor of on or over that the their to with - – — "
)


class Found(NamedTuple):
    """An article's parts as one format's reader recognised them: cleaned, every paragraph on one line.

    `item` says that it is one of a feed's.
    """

    title: str
    paragraphs: tuple[str, ...]
    published: str | None = None
    left_out: tuple[LeftOut, ...] = ()
    author: str | None = None
    publisher: str | None = None
    address: str | None = None
    retrieved: str | None = None
    language: str | None = None
    warnings: tuple[str, ...] = ()
    item: bool = False


def title_of(paragraphs: Sequence[str]) -> str:
    """The first paragraph where it is a headline, else the first sentence, shortened to 80 characters."""
    if not paragraphs:
        return ""
    if is_headline(paragraphs[0]) and max(map(len, paragraphs)) > len(paragraphs[0]):
        return paragraphs[0]
    return shortened(_first_sentence(re.sub(_DATELINE, "", paragraphs[0], count=1)))


def headline(title: str, paragraphs: Sequence[str]) -> int | None:
    """The number of the paragraph that is the title; None where the title is a sentence or stands apart."""
    return paragraphs.index(title) if title in paragraphs and is_headline(title) else None


def is_headline(text: str) -> bool:
    """Whether a paragraph is short and ends as no sentence does; a question may be a headline."""
    return (
        len(text) <= TITLE
        and len(text.split()) <= _TITLE_WORDS
        and any(map(str.isalpha, text))
        and not text.endswith((".", "!", "”", '"', "…", ":", ";", ","))
        and not re.match(_LIST_ITEM, text)
        and not text.lower().startswith("by ")
    )


def shortened(text: str) -> str:
    """A title of at most 80 characters: to the end of a clause where there is one, else between two words."""
    if len(text) <= _SHORT:
        return text
    clauses = [
        end for match in re.finditer(_CLAUSE_END, text[: _SHORT + 1]) if (end := match.start()) >= _CLAUSE
    ]
    if clauses:
        return text[: clauses[-1]].rstrip() + "…"
    cut = text[:_SHORT]
    short = cut.rpartition(" ")[0]
    short = short if len(short) >= _CLAUSE else cut[:-1]
    words = short.split(" ")
    while len(words) > 1 and f" {words[-1].lower()} " in _SMALL_WORDS:
        words.pop()
    return " ".join(words).rstrip(" \u200c\u200d") + "…"


def _first_sentence(text: str) -> str:
    for match in re.finditer(_SENTENCE_END, text[: 10 * _SHORT]):
        if match[0] != "." or not _abbreviated(text[: match.start()]):
            return text[: match.end()]
    return text


def _abbreviated(before: str) -> bool:
    """Whether a full stop after `before` belongs to an initial, to "U.S" or to a title."""
    word = before.split()[-1].lstrip("\"'“‘«([") if before.strip() else ""
    return len(word) == 1 or word[-2:-1] == "." or f" {word.lower()} " in _ABBREVIATED
