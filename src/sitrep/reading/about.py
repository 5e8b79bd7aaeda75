"""What a web page says about itself: title, author, publisher, date, address, language, whether it is whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from sitrep.errors import SourceError
from sitrep.reading.clean import line
from sitrep.reading.markup import refuse_depth

_ARTICLES = re.compile(r"(?:Article|Posting|Report|Review|Story)$")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_SEPARATORS = (" | ", " — ", " – ", " - ", " :: ", " · ", " » ")
_NAME = 120
_LONGEST = 300


class About(NamedTuple):
    """The page's own word, cleaned; empty or None where it has none. `published` is as it states it."""

    title: str = ""
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    address: str | None = None
    language: str | None = None
    behind_a_wall: bool = False


def about(root: HtmlElement, base: str | None) -> About:
    """What JSON-LD, then the meta elements, then the markup say; `base` is where the page came from."""
    data = next(_articles(root), {})
    meta = _meta(root)
    publisher = _name(data.get("publisher")) or _first(meta, "og:site_name", "application-name")
    canonical = _canonical(root) or _text(data.get("url")) or _first(meta, "og:url") or base
    return About(
        title=_title(root, data, meta, publisher),
        author=_name(data.get("author")) or _author(meta) or _byline(root),
        publisher=publisher or None,
        published=_published(root, data, meta),
        address=address(canonical, base),
        language=line(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "", 35)
        or None,
        behind_a_wall=_is_false(data.get("isAccessibleForFree"))
        or meta.get("article:content_tier", "") in ("locked", "metered"),
    )


def address(written: str | None, base: str | None = None) -> str | None:
    """The absolute http(s) address, cleaned and on one line; None for any other or a broken one."""
    if not written or len(written) > 4000:
        return None
    try:
        whole = urljoin(base or "", line(written, 4000).replace(" ", "%20"))
        parts = urlsplit(whole)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return whole if good else None


def _articles(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """The articles among the page's JSON-LD objects, those it is about first."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            refuse_depth(script.text, "")
            found = json.loads(script.text.strip(), strict=False)
        except (ValueError, SourceError, RecursionError):
            continue
        for item in found if isinstance(found, list) else [found]:
            graph = item.get("@graph") if isinstance(item, dict) else None
            for thing in graph if isinstance(graph, list) else [item]:
                if isinstance(thing, dict) and _is_article(thing.get("@type")):
                    yield thing


def _is_article(kind: object) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(one, str) and _ARTICLES.search(one) for one in kinds)


def _meta(root: HtmlElement) -> dict[str, str]:
    """The content of the meta elements by name or property, in lower case; the first of each."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = line(element.get("content") or "", 4000)
        if name and content:
            found.setdefault(name.lower()[:80], content)
    return found


def _first(meta: dict[str, str], *names: str) -> str:
    return next((meta[name] for name in names if name in meta), "")


def _text(value: object, most: int = _LONGEST) -> str:
    return line(value, most) if isinstance(value, str) else ""


def _name(value: object) -> str | None:
    """The name of a JSON-LD person or organisation, or those of several."""
    values = value if isinstance(value, list) else [value]
    names = [_text(one.get("name") if isinstance(one, dict) else one, _NAME) for one in values[:5]]
    return ", ".join(name for name in names if name and "://" not in name) or None


def _author(meta: dict[str, str]) -> str | None:
    name = _first(meta, "author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
    return None if "://" in name else re.sub(r"^By\s+", "", name)[:_NAME] or None


def _byline(root: HtmlElement) -> str | None:
    """The first element that is marked as the author, with the words of one."""
    for element in root.iter("a", "span", "p", "div", "address", "li"):
        marked = " ".join(element.get(name) or "" for name in ("class", "rel", "itemprop")).lower()
        if re.search(r"(?:^|[\s_-])(?:byline|author|author-name)(?:$|[\s_-])", marked):
            text = line(" ".join(element.itertext()), _NAME)
            text = re.sub(r"^(?:By|Автор|Від)[:\s]+", "", text, flags=re.IGNORECASE)
            text = re.split(r"[|•·,]| \d", text)[0].strip()
            if 1 < len(text.split()) <= 6:
                return text
    return None


def _published(root: HtmlElement, data: dict[str, Any], meta: dict[str, str]) -> str | None:
    """The date as the page states it for machines; nothing is guessed from addresses or from the text."""
    stated = [
        _text(data.get("datePublished"), 60),
        _first(meta, "article:published_time", "datepublished", "og:article:published_time"),
        _first(meta, "date", "dc.date", "dc.date.issued", "dcterms.created", "parsely-pub-date", "pubdate"),
        *(element.get("datetime") or "" for element in root.iter("time")),
    ]
    return next((line(date, 60) for date in stated if _DATE.match(date.strip())), None)


def _title(root: HtmlElement, data: dict[str, Any], meta: dict[str, str], publisher: str | None) -> str:
    """The headline: what machines are told, matched with an <h1> that says the same; without the site's name."""
    heads = [line(" ".join(head.itertext()), _LONGEST) for head in root.iter("h1")]
    heads = [head for head in heads if head]
    element = next(root.iter("title"), None)
    told = [
        _text(data.get("headline")),
        _first(meta, "og:title", "twitter:title", "dc.title"),
        line(element.text or "", _LONGEST) if element is not None else "",
    ]
    others = [line(" ".join(head.itertext()), _LONGEST) for head in root.iter("h2", "h3")]
    told = [_without_site(title, publisher, [*heads, *others]) for title in told if title]
    for head in heads:
        if head in told:
            return head
    if len(heads) == 1 and len(heads[0].split()) > 2:
        return heads[0]
    return told[0] if told else heads[0] if heads else ""


def _without_site(title: str, publisher: str | None, heads: list[str]) -> str:
    """A title without the name of its site at the end, where a heading or the publisher shows that it is one."""
    for separator in _SEPARATORS:
        before, found, after = title.rpartition(separator)
        if found and (before in heads or (publisher and after.casefold() == publisher.casefold())):
            return before
    return title


def _canonical(root: HtmlElement) -> str:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return link.get("href") or ""
    return ""


def _is_false(value: object) -> bool:
    return value is False or (isinstance(value, str) and value.lower() == "false")
