"""What a bookmark is: the marked words, the selectors that find them again, the note and the tags."""

from __future__ import annotations

import getpass
import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sitrep.model import Article, Passage

STATES = ("same", "moved", "changed", "lost")

CONTEXT = 64
"""Characters kept on each side of the quote: as much as tells lookalikes apart in most news articles."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Words of an article that a person marked, with a note and tags.

    `paragraph` counts from 0 in reading order, `start` and `end` are character offsets in that paragraph.
    The selectors are those of the W3C Web Annotation model: `quote`, `prefix` and `suffix` are its
    TextQuoteSelector, `position` is the start of its TextPositionSelector, counted in `article_text`.
    Times are UTC, ISO 8601 with microseconds.
    """

    id: str
    """A random UUID, so that bookmarks of several people or machines can be merged."""
    article_id: str
    title: str
    source: str
    published: str | None
    section: str
    quote: str
    paragraph: int
    start: int
    end: int
    position: int
    prefix: str
    suffix: str
    paragraph_text: str
    """The whole paragraph, so that even a lost bookmark shows what was marked."""
    digest: str
    """SHA-256 of `article_text`: the same digest is the same text, whatever title or source."""
    count: int
    """How often the quote stood in the article when it was marked; more than one asks for care."""
    rival: float | None
    """Distance (0 the same, 1 nothing alike) of the nearest other passage then; None: not measured."""
    twin: float | None
    """Likeness (0 to 1) of the other passage most like the quote then; None: not measured."""
    note: str
    """Markdown, any number of lines."""
    tags: tuple[str, ...]
    state: str
    """One of STATES, as last seen."""
    author: str
    created: str
    updated: str
    deleted: bool = False
    """A tombstone: kept so that a merge knows the bookmark was deleted."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A note and tags that were typed but not saved; `key` names what they were typed for."""

    key: str
    note: str
    tags: tuple[str, ...]
    updated: str


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter that the person gave a name."""

    name: str
    query: str
    updated: str


def now() -> str:
    """The time in UTC, ISO 8601 with microseconds, such as 2026-03-01T07:30:00.000000Z."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def article_text(article: Article) -> str:
    """The text in which positions, prefixes and suffixes are counted: the paragraphs, one a line."""
    return "\n".join(article.paragraphs)


def digest(article: Article) -> str:
    """SHA-256 of the article's text, in hexadecimal."""
    return hashlib.sha256(article_text(article).encode("utf-8", "surrogatepass")).hexdigest()


def make(
    article: Article,
    paragraph: int,
    start: int,
    end: int,
    section: str,
    note: str = "",
    tags: Iterable[str] = (),
) -> Bookmark:
    """A new bookmark of the characters `start` to `end` of a paragraph; it is not saved yet.

    Raises ValueError when there are no words at that place.
    """
    words = article.paragraphs[paragraph]
    if paragraph < 0 or not 0 <= start < end <= len(words):
        raise ValueError(f"paragraph {paragraph} has no characters {start} to {end}")
    text = article_text(article)
    quote = words[start:end]
    position = sum(len(before) + 1 for before in article.paragraphs[:paragraph]) + start
    after = position + len(quote)
    count = text.count(quote)
    moment = now()
    return Bookmark(
        id=str(uuid.uuid4()),
        article_id=article.id,
        title=article.title,
        source=article.source,
        published=article.published,
        section=section,
        quote=quote,
        paragraph=paragraph,
        start=start,
        end=end,
        position=position,
        prefix=text[max(0, position - CONTEXT) : position],
        suffix=text[after : after + CONTEXT],
        paragraph_text=words,
        digest=digest(article),
        count=count,
        rival=None,
        twin=1.0 if count > 1 else None,
        note=note,
        tags=tuple(tags),
        state="same",
        author=_login(),
        created=moment,
        updated=moment,
    )


def of_passage(article: Article, passage: Passage, note: str = "", tags: Iterable[str] = ()) -> Bookmark:
    """A new bookmark of a whole passage, in the section it was sorted into."""
    return make(article, passage.paragraph, passage.start, passage.end, passage.section, note, tags)


def tombstone(bookmark: Bookmark) -> Bookmark:
    """The bookmark as deleted now."""
    return replace(bookmark, deleted=True, updated=now())


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user, or no user database on this platform
        return ""
