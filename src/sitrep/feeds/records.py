"""What is kept of a subscription and of an article that it brought, and how an address is written."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from sitrep.digest import sha256
from sitrep.errors import SourceError
from sitrep.model import Article, LeftOut
from sitrep.printed import moment, utc
from sitrep.reading.clean import line
from sitrep.reading.source import is_address

FEED, PAGE = "feed", "page"
"""What an address turned out to be; "" while it was never fetched."""

EVERY = 30
"""Minutes between two requests where the person says nothing."""
LONGEST_WAIT = timedelta(days=1)
"""What a server can ask for at most: a mistake of its must not silence a subscription for good."""

_ADDRESS = 2000


@dataclass(frozen=True, slots=True)
class Feed:
    """A subscription. Times are ISO 8601 in UTC, empty while there was none.

    `name` is the person's own, `title` the publisher's; `typed` says that the person wrote the address, so that it
    may lead into their own network; `every` is the least number of minutes between two requests. `asked` is when its
    server was asked last, `came` when it last brought what can be read (or said that nothing had changed), `wait` until
    when the server wants to be left alone. `trouble` is the sentence on the last request that failed, `removed` when
    the person ended the subscription; `etag` and `modified` go into the next request.
    """

    address: str
    name: str = ""
    title: str = ""
    kind: str = ""
    typed: bool = True
    every: int = EVERY
    added: str = ""
    etag: str = ""
    modified: str = ""
    asked: str = ""
    came: str = ""
    wait: str = ""
    trouble: str = ""
    removed: str = ""

    @property
    def shown(self) -> str:
        """What it is called: the person's name, the publisher's title, else the address."""
        return self.name or self.title or self.address

    def early(self, now: datetime) -> datetime | None:
        """Until when it is not to be asked; None when it may be asked now."""
        asked = moment(self.asked)
        if asked is None or asked > now:  # never, or the clock was put back
            return None
        until = asked + timedelta(minutes=self.every)
        wait = moment(self.wait)
        if wait is not None:
            until = max(until, min(wait, asked + LONGEST_WAIT))
        return until if until > now else None


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def stamp(now: datetime) -> str:
    """A time as it is kept, to the second."""
    return utc(now, "seconds")


def said_time(written: str) -> str:
    """A kept time for people."""
    found = moment(written)
    return f"{found:%Y-%m-%d %H:%M} UTC" if found else ""


def address_of(typed: str) -> str:
    """The http(s) address a person means: without its fragment, host in small letters, https where nothing is said.

    Raises SourceError, with one sentence, for what is none.
    """
    text = typed.strip()
    if text[:5].lower() == "feed:":
        text = text[5:].removeprefix("//")
    if not is_address(text) and "://" not in text and "." in text.partition("/")[0]:
        text = f"https://{text}"
    shown = line(typed.strip(), 200) or "Nothing"
    try:
        parts = urlsplit(text)
        good = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        good = False
    if not good or len(text) > _ADDRESS or not text.isprintable() or " " in text:
        raise SourceError(f"{shown} is no http or https address: write it as https://example.org/feed.xml.")
    if "@" in parts.netloc:
        raise SourceError(
            f"{line(parts.hostname or '')} is given with a name or password, which is not kept."
        )
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, parts.query, ""))


def known(articles: Iterable[Article], address: str) -> list[Article]:
    """The articles of a feed, each once, with sources that stay the same when others come before them."""
    found: dict[str, Article] = {}
    for one in articles:
        if not is_address(one.source) or one.source.startswith(f"{address}#"):
            title = sha256(one.title.encode("utf-8", "surrogatepass")).hexdigest()[:10]
            one = one._replace(source=f"{address}#{title}")
        found.setdefault(one.source, one)
    return list(found.values())


def day(article: Article, came: str) -> str:
    """What an article is ordered by: when it was published, where that can be; else when it came."""
    published = moment(article.published)
    return min(stamp(published), came) if published is not None and published.year > 1 else came


def packed(article: Article) -> str:
    """An article as it is kept: JSON, without what is not known of it."""
    values = {key: value for key, value in article._asdict().items() if value is not None and value != ()}
    if article.left_out:
        values["left_out"] = [one._asdict() for one in article.left_out]
    return json.dumps(values, ensure_ascii=False)


def unpacked(kept: str) -> Article:
    """The article that was kept. Raises ValueError when it is none."""
    try:
        found: dict[str, Any] = json.loads(kept)
        left_out = tuple(LeftOut(**row) for row in found.pop("left_out", ()))
        for key in ("paragraphs", "warnings"):
            found[key] = tuple(found.get(key, ()))
        article = Article(**found, left_out=left_out)
    except (TypeError, AttributeError, RecursionError) as error:
        raise ValueError(str(error)) from None
    texts = (article.id, article.title, article.source, *article.paragraphs, *article.warnings)
    if not article.paragraphs or not all(isinstance(text, str) for text in texts):
        raise ValueError("no article")
    return article
