"""Feeds (RSS, Atom, JSON Feed): each item becomes what its publisher put into it, newest first."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Sequence
from typing import Any

from sitrep.errors import EmptyFeedError, SourceError
from sitrep.model import LeftOut
from sitrep.printed import moment, utc
from sitrep.reading import page
from sitrep.reading.about import address
from sitrep.reading.blocks import blocks_of
from sitrep.reading.clean import line
from sitrep.reading.found import Found, title_of
from sitrep.reading.furniture import furniture
from sitrep.reading.markup import refuse_definitions

MOST_ITEMS = 200
_SUMMARY = 400
"""Characters up to which an item that links to a page is only its summary."""


def recognise(text: str, shown: str, base: str | None = None) -> tuple[Found, ...]:
    """The items of an RSS or Atom feed, newest first, at most MOST_ITEMS.

    Raises SourceError, naming `shown`, when it has no items, or defines entities.
    """
    refuse_definitions(text, shown)
    import feedparser  # type: ignore[import-untyped]

    headers = {
        "content-type": "application/xml; charset=utf-8",
        **({"content-location": base} if base else {}),
    }
    without_declaration = re.sub(r"\A\s*<\?xml[^>]{0,200}\?>", "", text)
    try:
        parsed = feedparser.parse(without_declaration.encode("utf-8", "replace"), response_headers=headers)
    except Exception:
        raise SourceError(f"{shown} is no feed that can be read: check its address.") from None
    publisher = _plain(parsed.feed.get("title"))
    language = line(_string(parsed.feed.get("language")), 35) or None
    items = [_item(entry, base, publisher, language) for entry in parsed.entries[: 4 * MOST_ITEMS]]
    return _newest(items, shown)


def recognise_json(document: dict[str, Any], shown: str, base: str | None = None) -> tuple[Found, ...]:
    """The items of a JSON Feed (https://www.jsonfeed.org/version/1.1/), as `recognise` gives them."""
    items = document.get("items")
    entries = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    publisher = _plain(document.get("title"))
    language = line(_string(document.get("language")), 35) or None
    found = [_json_item(entry, base, publisher, language) for entry in entries[: 4 * MOST_ITEMS]]
    return _newest(found, shown)


def _newest(items: Sequence[tuple[str, Found]], shown: str) -> tuple[Found, ...]:
    """Those with words: by their moments (ISO 8601, UTC) where every one has one, else as they stand."""
    kept = [(when, found) for when, found in items if found.paragraphs]
    if not kept:
        raise EmptyFeedError(f"{shown} is a feed without articles: there is nothing to read yet.")
    if all(when for when, _ in kept):
        kept.sort(key=lambda item: item[0], reverse=True)
    return tuple(found for _, found in kept[:MOST_ITEMS])


def _item(entry: Any, base: str | None, publisher: str | None, language: str | None) -> tuple[str, Found]:
    bodies = [_string(content.get("value")) for content in entry.get("content") or []]
    body = max([*bodies, _string(entry.get("summary"))], key=len)
    name = "published" if "published" in entry else "updated"
    stamp = entry.get(f"{name}_parsed") if name in entry else None
    when = _moment(stamp) or line(_string(entry.get(name) if name in entry else ""), 60)
    return (
        _moment(stamp) or "",
        _found(
            title=_plain(entry.get("title")),
            html=body,
            link=address(_string(entry.get("link")), base),
            author=_plain(entry.get("author")),
            published=when or None,
            publisher=publisher,
            language=language,
        ),
    )


def _json_item(
    entry: dict[str, Any], base: str | None, publisher: str | None, language: str | None
) -> tuple[str, Found]:
    authors = entry.get("authors") if isinstance(entry.get("authors"), list) else [entry.get("author")]
    names = [_plain(one.get("name")) for one in authors or [] if isinstance(one, dict)]
    text = _string(entry.get("content_text")) or _string(entry.get("summary"))
    when = line(_string(entry.get("date_published") or entry.get("date_modified")), 60)
    at = moment(when)
    return (
        at.isoformat() if at else "",
        _found(
            title=_plain(entry.get("title")),
            html=_string(entry.get("content_html"))
            or "".join(f"<p>{_escaped(row)}</p>" for row in text.split("\n\n")),
            link=address(_string(entry.get("url") or entry.get("external_url")), base),
            author=", ".join(filter(None, names)) or None,
            published=when or None,
            publisher=publisher,
            language=line(_string(entry.get("language")), 35) or language,
        ),
    )


def _found(
    *, title: str | None, html: str, link: str | None, author: str | None, published: str | None,
    publisher: str | None, language: str | None,
) -> Found:  # fmt: skip
    """An item's paragraphs: all its blocks but those whose words say that they are something else."""
    paragraphs: list[str] = []
    left: list[LeftOut] = []
    root = page.parse(html) if html.strip() else None
    for block in blocks_of(root) if root is not None else ():
        why = furniture(block.text, block.links, block.tag, author)
        if why:
            left.append(LeftOut(block.text, why))
        elif block.text != title or paragraphs:
            paragraphs.append(block.text)
    size = sum(map(len, paragraphs))
    summary = "The feed holds only a summary of this article; its page has the rest."
    return Found(
        title=title or title_of(paragraphs),
        paragraphs=tuple(paragraphs) or ((title,) if title else ()),
        published=published,
        left_out=tuple(left),
        author=author,
        publisher=publisher,
        address=link,
        language=language,
        warnings=(summary,) if link and size < _SUMMARY else (),
        item=True,
    )


def _plain(value: object) -> str | None:
    """A title or name without markup, on one line."""
    text = _string(value)
    if "<" in text or "&" in text:
        root = page.parse(text)
        text = " ".join(block.text for block in blocks_of(root)) if root is not None else text
    return line(text, 300) or None


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _moment(stamp: Any) -> str | None:
    """ISO 8601 in UTC of feedparser's time, which is in UTC; None where it is no possible time."""
    try:
        seconds = calendar.timegm(stamp)
        return utc(datetime.datetime.fromtimestamp(seconds, datetime.UTC))
    except (TypeError, ValueError, OverflowError, OSError):
        return None
