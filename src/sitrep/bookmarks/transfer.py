"""Bookmarks on their way out: a cited reading list, W3C Web Annotations, the listing of the JSON contract."""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from sitrep.bookmarks import disk
from sitrep.bookmarks.record import Bookmark
from sitrep.errors import StoreError
from sitrep.reading.clean import line

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_LEADING = re.compile(r"^(\s*)([#+\-=~|])|^(\s*\d+)([.)])(?=\s|$)")

_OWN = (
    "article_id", "title", "source", "published", "section", "paragraph", "start", "end", "paragraph_text",
    "digest", "count", "rival", "twin", "state", "lead", "tail", "sketch",
)  # fmt: skip
"""What the W3C model has no word for; a reader of the model ignores it, sitrep needs it to read its own."""


def listing(bookmarks: Iterable[Bookmark]) -> list[dict[str, Any]]:
    """The bookmarks as `sitrep bookmarks list --format json` gives them; `article` is its title."""
    return [
        {
            "id": bookmark.id,
            "article": bookmark.title,
            "source": bookmark.source,
            "section": bookmark.section,
            "quote": bookmark.quote,
            "note": bookmark.note,
            "tags": list(bookmark.tags),
            "state": bookmark.state,
            "created": bookmark.created,
            "updated": bookmark.updated,
        }
        for bookmark in bookmarks
    ]


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


def jsonl(bookmarks: Iterable[Bookmark]) -> str:
    """One W3C Web Annotation a line, in JSON (https://www.w3.org/TR/annotation-model/)."""
    return "".join(json.dumps(annotation(bookmark), ensure_ascii=False) + "\n" for bookmark in bookmarks)


def annotation(bookmark: Bookmark) -> dict[str, Any]:
    """A bookmark as a W3C Web Annotation; what the model has no word for stands under `sitrep`."""
    bodies: list[dict[str, str]] = []
    if bookmark.note:
        bodies.append(
            {
                "type": "TextualBody",
                "value": bookmark.note,
                "format": "text/markdown",
                "purpose": "commenting",
            }
        )
    bodies += ({"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in bookmark.tags)
    made: dict[str, Any] = {
        "@context": _CONTEXT,
        "id": f"urn:uuid:{bookmark.id}",
        "type": "Annotation",
        "motivation": "commenting" if bookmark.note else "bookmarking",
        "created": bookmark.created,
        "modified": bookmark.updated,
    }
    if bookmark.author:
        made["creator"] = {"type": "Person", "name": bookmark.author}
    if bodies:
        made["body"] = bodies
    made["target"] = {
        "source": _iri(bookmark),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": bookmark.quote,
                "prefix": bookmark.prefix,
                "suffix": bookmark.suffix,
            },
            {
                "type": "TextPositionSelector",
                "start": bookmark.position,
                "end": bookmark.position + len(bookmark.quote),
            },
        ],
    }
    made["sitrep"] = {name: getattr(bookmark, name) for name in _OWN}
    return made


FORMATS = {"markdown": markdown, "jsonl": jsonl}
"""The export formats by the name the command line knows them by."""


def export(bookmarks: Sequence[Bookmark], format: str, path: Path, *, overwrite: bool = False) -> None:
    """Write bookmarks to a file in one of FORMATS, through a temporary name: whole or not at all.

    Raises StoreError when the file exists and `overwrite` is not given, or cannot be written.
    """
    text = FORMATS[format](bookmarks)
    name = line(str(path))
    try:
        with disk.beside(path) as fresh:
            with fresh.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            if overwrite:
                fresh.replace(path)
            elif not disk.put_in_place(fresh, path):
                raise StoreError(f"{name} exists already: choose another name, or ask to overwrite it.")
    except OSError as error:
        said = line(error.strerror or str(error))
        raise StoreError(f"{name} could not be written ({said}): choose another place for it.") from error


def _entry(bookmark: Bookmark) -> str:
    quote = "\n".join(f"> {_escaped(part)}" for part in bookmark.quote.splitlines())
    parts = [quote]
    if bookmark.note:
        parts.append(bookmark.note)
    if bookmark.tags:
        parts.append("Tags: " + ", ".join(map(_escaped, bookmark.tags)))
    if bookmark.state in ("changed", "lost"):
        parts.append(f"These words are {bookmark.state} in the article as it was last read.")
    return "\n\n".join(parts)


def _citation(bookmark: Bookmark) -> str:
    published = f", published {_escaped(bookmark.published)}" if bookmark.published else ""
    source = "standard input" if bookmark.source == "-" else _escaped(bookmark.source)
    return f"“{_escaped(bookmark.title)}”{published}. Source: {source}. Marked {bookmark.created[:10]}."


def _escaped(text: str) -> str:
    return _LEADING.sub(r"\1\3\\\2\4", _SPECIAL.sub(r"\\\1", text))


def _iri(bookmark: Bookmark) -> str:
    if "://" in bookmark.source:
        return bookmark.source
    with contextlib.suppress(ValueError):  # not an absolute path
        return Path(bookmark.source).as_uri()
    return f"urn:sitrep:article:{bookmark.article_id}"
