"""What the reader of one format hands back, and how an article without a headline gets its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.model import LeftOut

TITLE = 150
"""Characters of a headline at most, and `_TITLE_WORDS` its words: what is longer is a paragraph."""
_TITLE_WORDS = 20
_SHORT = 80
_CLAUSE = 40

_LIST_ITEM = re.compile(r"[-*+•‣–—]\s|\d{1,3}[.)]\s")
_BYLINE = re.compile(r"by\s", re.IGNORECASE)
_DATELINE = re.compile(r"[A-Z]{2}[^—–-]{0,50}\([^()]{2,20}\)\s*[—–-]+\s+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\W_a-z])|[。！？]")
_ABBREVIATED = re.compile(
    r"(?:\b\w|\.\w|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Capt|Adm|Sen|Rep|Gov|Prof|St|No|vs"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\Z"
)
_CLAUSE_END = re.compile(r"[,;:](?=\s)|\s(?=[—–-]\s)")
_SMALL_WORD = re.compile(
    r"\s+(?:a|an|and|as|at|but|by|for|from|his|her|in|into|its|nor|of|on|or|over|that|the|their|to|with|[—–-])\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """An article's parts as one format's reader recognised them: cleaned, every paragraph on one line."""

    title: str
    paragraphs: tuple[str, ...]
    published: str | None = None
    left_out: tuple[LeftOut, ...] = ()


def title_of(paragraphs: Sequence[str]) -> str:
    """The first paragraph where it is a headline, else the first sentence, shortened to 80 characters."""
    if not paragraphs:
        return ""
    if is_headline(paragraphs[0]) and max(map(len, paragraphs)) > len(paragraphs[0]):
        return paragraphs[0]
    return shortened(_first_sentence(_DATELINE.sub("", paragraphs[0], count=1)))


def is_headline(text: str) -> bool:
    """Whether a paragraph is short and ends as no sentence does; a question may be a headline."""
    return (
        len(text) <= TITLE
        and len(text.split()) <= _TITLE_WORDS
        and any(map(str.isalpha, text))
        and not text.endswith((".", "!", "”", '"', "…", ":", ";", ","))
        and not _LIST_ITEM.match(text)
        and not _BYLINE.match(text)
    )


def shortened(text: str) -> str:
    """At most 80 characters: to the end of a clause where there is one, else between two words."""
    if len(text) <= _SHORT:
        return text
    clauses = [end for match in _CLAUSE_END.finditer(text, 0, _SHORT) if (end := match.start()) >= _CLAUSE]
    if clauses:
        return text[: clauses[-1]].rstrip() + "…"
    cut = text[:_SHORT]
    short = cut.rpartition(" ")[0]
    short = short if len(short) >= _CLAUSE else cut[:-1]
    while match := _SMALL_WORD.search(short):
        short = short[: match.start()]
    return short.rstrip(" \u200c\u200d") + "…"


def _first_sentence(text: str) -> str:
    for match in _SENTENCE_END.finditer(text[: 10 * _SHORT]):
        if not (match[0] == "." and _ABBREVIATED.search(text, 0, match.start())):
            return text[: match.end()]
    return text
