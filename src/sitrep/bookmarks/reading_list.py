"""Bookmarks as a cited reading list in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from urllib.parse import urlsplit

from sitrep.bookmarks.grade import told
from sitrep.bookmarks.record import Bookmark, claimed

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_LEADING = re.compile(r"^(\s*)([#+\-=~|])|^(\s*\d+)([.)])(?=\s|$)")


def markdown(bookmarks: Iterable[Bookmark]) -> str:
    """A reading list in Markdown: by article, then section, in reading order; quote, note, tags, citation.

    The notes are the person's own Markdown and stand as they were written; all else is escaped.
    """
    articles: dict[tuple[str, str], list[Bookmark]] = {}
    for bookmark in bookmarks:
        articles.setdefault((bookmark.source, bookmark.title), []).append(bookmark)
    parts = ["# Bookmarks"]
    for (_, title), marked in articles.items():
        parts.append(f"## {_escaped(title)}")
        parts.append(_citation(marked[0]))
        marked.sort(key=lambda one: (one.section, one.paragraph, one.start, one.created))
        for section, group in groupby(marked, key=lambda one: one.section):
            parts.append(f"### {_escaped(section.replace('_', ' ').capitalize())}")
            parts += (_entry(bookmark) for bookmark in group)
    if not articles:
        parts.append("No bookmarks yet.")
    return "\n\n".join(parts) + "\n"


def _entry(bookmark: Bookmark) -> str:
    quote = "\n".join(f"> {_escaped(part)}" for part in bookmark.quote.splitlines())
    parts = [quote]
    if said := claimed(bookmark):
        parts.append(f"Claim: {_escaped(said)} ({bookmark.claim_kind.replace('_', ' ')}).")
    if bookmark.grade:
        parts.append(f"My grade: {told(bookmark.grade)}.")
    if bookmark.note:
        parts.append(bookmark.note)
    if bookmark.tags:
        parts.append("Tags: " + ", ".join(map(_escaped, bookmark.tags)))
    if bookmark.state in ("changed", "lost"):
        parts.append(f"These words are {bookmark.state} in the article as it was last read.")
    return "\n\n".join(parts)


def _citation(bookmark: Bookmark) -> str:
    published = f", published {_escaped(bookmark.published)}" if bookmark.published else ""
    publisher = f", {_escaped(found)}" if (found := _publisher(bookmark)) else ""
    source = "standard input" if bookmark.source == "-" else _escaped(bookmark.source)
    return f"“{_escaped(bookmark.title)}”{publisher}{published}. Source: {source}. Marked {bookmark.created[:10]}."


def _publisher(bookmark: Bookmark) -> str:
    """The host of the article's address, or "" where it has none: who published it, as far as is known."""
    try:
        return (urlsplit(bookmark.source).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _escaped(text: str) -> str:
    return _LEADING.sub(r"\1\3\\\2\4", _SPECIAL.sub(r"\\\1", text))
