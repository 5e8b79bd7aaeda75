"""Finds a bookmark's words in an article again, by exact place: never a guess."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.bookmarks.record import Bookmark
from sitrep.model import Article


@dataclass(frozen=True, slots=True)
class Place:
    """Where a bookmark stands in an article: paragraph (from 0) and character offsets in it.

    `state` is `same`, `moved` or `lost`; the three numbers are None when it is lost.
    """

    state: str
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None


LOST = Place("lost")


def place(bookmark: Bookmark, article: Article) -> Place:
    """The place of a bookmark's words in this version of the article.

    `same`: the paragraph at its index is unchanged. `moved`: that paragraph stands verbatim exactly once
    elsewhere, and its words had no copy when they were marked. Anything else is `lost`.
    """
    start, end = bookmark.start, bookmark.end
    if bookmark.paragraph_text[start:end] != bookmark.quote:
        return LOST
    paragraphs, wanted = article.paragraphs, bookmark.paragraph_text
    if paragraphs[bookmark.paragraph : bookmark.paragraph + 1] == (wanted,):
        return Place("same", bookmark.paragraph, start, end)
    if bookmark.count == 1 and paragraphs.count(wanted) == 1:
        return Place("moved", paragraphs.index(wanted), start, end)
    return LOST
