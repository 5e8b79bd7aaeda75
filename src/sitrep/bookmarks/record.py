"""What a bookmark is: the marked words, the selectors that find them again, the note and the tags."""

from __future__ import annotations

import getpass
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from sitrep.bookmarks.fold import fold
from sitrep.bookmarks.kinship import sketch
from sitrep.bookmarks.selector import CONTEXTS, select, whole
from sitrep.digest import sha256
from sitrep.model import Article, Passage
from sitrep.printed import utc

if TYPE_CHECKING:
    from sitrep.model import Claim

STATES = ("same", "moved", "changed", "lost")


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Words of an article that a person marked, with a note and tags.

    `paragraph` counts from 0 in reading order, `start` and `end` are character offsets in that paragraph.
    The selectors are those of the W3C Web Annotation model: `quote`, `prefix` and `suffix` are its
    TextQuoteSelector, `position` is the start of its TextPositionSelector, counted in `article_text`. Words that run
    on into further paragraphs have a line feed for each step, in `quote` and in `paragraph_text`.
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
    """How often the anchored words (see `lead`) stood in the article when they were marked."""
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
    lead: int = 0
    """Words too few to be told apart are found by their sentence: so many characters of it end `prefix`."""
    tail: int = 0
    """And so many begin `suffix`."""
    sketch: str = ""
    """Of the article's text (kinship.py): by it bookmarks are known in another version of the article."""
    claimant: str = ""
    """Where the words are a claim: whose, in the article's words; empty where the article names nobody."""
    claim_verb: str = ""
    """The article's verb of saying."""
    claim_kind: str = ""
    """One of the kinds of claims (model.py), or `quote`; empty where the bookmark holds no claim."""
    grade: str = ""
    """The reader's own judgement of the claim (grade.py), which is never the article's nor sitrep's."""


class Draft(NamedTuple):
    """A note and tags that were typed but not saved; `key` names what they were typed for."""

    key: str
    note: str
    tags: tuple[str, ...]
    updated: str


class SavedFilter(NamedTuple):
    """A filter that the person gave a name."""

    name: str
    query: str
    updated: str


def now() -> str:
    """The time in UTC, ISO 8601 with microseconds, such as 2026-03-01T07:30:00.000000Z."""
    return utc(datetime.now(UTC), "microseconds")


def article_text(article: Article) -> str:
    """The text in which positions, prefixes and suffixes are counted: the paragraphs, one a line."""
    return "\n".join(article.paragraphs)


def digest(article: Article) -> str:
    """SHA-256 of the article's text, in hexadecimal."""
    return text_digest(article_text(article))


def text_digest(text: str) -> str:
    """SHA-256 of a text, in hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def make(
    article: Article,
    paragraph: int,
    start: int,
    end: int,
    section: str,
    note: str = "",
    tags: Iterable[str] = (),
    *,
    measured: bool = True,
) -> Bookmark:
    """A new bookmark of the characters `start` to `end` of a paragraph; it is not saved yet.

    `end` may lie beyond the paragraph: the words run on into the next ones then, with one character for each step.
    Blanks around the words are left out. Measuring the lookalikes takes some milliseconds in an article of 2,000
    words; without it (`measured`) the bookmark is found again only where nothing has changed around it. Raises
    ValueError when there are no words at that place.
    """
    text = article_text(article)
    first = sum(len(before) + 1 for before in article.paragraphs[: max(0, paragraph)])
    if not 0 <= paragraph < len(article.paragraphs) or not 0 <= start < end <= len(text) - first:
        raise ValueError(f"paragraph {paragraph} has no characters {start} to {end}")
    quote = text[first + start : first + end]
    start, quote = start + len(quote) - len(quote.lstrip()), quote.strip()
    if not quote or start > len(article.paragraphs[paragraph]):
        raise ValueError(f"paragraph {paragraph} has no words from {start} to {end}")
    end, words = start + len(quote), text[first : _line_end(text, first + start + len(quote))]
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
        position=first + start,
        paragraph_text=words,
        digest=text_digest(text),
        note=note,
        tags=tuple(tags),
        state="same",
        author=_login(),
        created=moment,
        updated=moment,
        **_selectors(text, first + start, quote, words, start, measured),
    )


def _selectors(
    text: str, position: int, quote: str, words: str, start: int, measured: bool
) -> dict[str, Any]:
    """The fields that find the words again."""
    after = position + len(quote)
    if not measured:
        count = text.count(quote)
        before, behind = text[max(0, position - CONTEXTS[0]) : position], text[after : after + CONTEXTS[0]]
        return {"prefix": before, "suffix": behind, "count": count, "rival": None, "twin": None}
    low, high = whole(words, start, start + len(quote))
    lead, tail = start - low, high - start - len(quote)
    folded = fold(text)
    first, last = folded.at(position - lead), folded.at(after + tail)
    made = select(folded.text, first, last)
    begin = folded.origin[first - len(made.prefix)]
    end = folded.origin[min(len(folded.origin) - 1, last + len(made.suffix))]
    return {
        "prefix": text[min(begin, position - lead) : position],
        "suffix": text[after : max(end, after + tail)],
        "count": made.count,
        "rival": made.rival,
        "twin": made.twin,
        "lead": lead,
        "tail": tail,
        "sketch": sketch(text),
    }


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end == -1 else end


def again(bookmark: Bookmark, article: Article, paragraph: int, start: int, end: int) -> Bookmark:
    """The bookmark on other words, in this version of its article; its id, note, tags and time of making stay."""
    made = make(article, paragraph, start, end, bookmark.section, bookmark.note, bookmark.tags)
    return replace(made, id=bookmark.id, created=bookmark.created, author=bookmark.author)


def of_passage(article: Article, passage: Passage, note: str = "", tags: Iterable[str] = ()) -> Bookmark:
    """A new bookmark of a whole passage, in the section it was sorted into."""
    return make(article, passage.paragraph, passage.start, passage.end, passage.section, note, tags)


def of_claim(article: Article, passage: Passage, claim: Claim) -> Bookmark:
    """A new bookmark of a claim, in the section of its passage."""
    end = min(claim.end, len(article.paragraphs[passage.paragraph]))
    made = make(article, passage.paragraph, claim.start, end, passage.section)
    return replace(made, claimant=claim.source or "", claim_verb=claim.verb, claim_kind=claim.kind)


def claimed(bookmark: Bookmark) -> str:
    """Who claims the marked words, with the verb; empty where the bookmark holds no claim."""
    if not bookmark.claim_kind:
        return ""
    return f"{bookmark.claimant or 'not attributed'} {bookmark.claim_verb}".rstrip()


def tombstone(bookmark: Bookmark) -> Bookmark:
    """The bookmark as deleted now."""
    return replace(bookmark, deleted=True, updated=now())


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user, or no user database on this platform
        return ""
