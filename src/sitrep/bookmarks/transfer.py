"""Bookmarks on their way out: which formats there are, the listing of the JSON contract, and writing a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sitrep import whole
from sitrep.bookmarks.progress import Progress
from sitrep.bookmarks.reading_list import markdown
from sitrep.bookmarks.record import Bookmark
from sitrep.bookmarks.spreadsheet import table
from sitrep.bookmarks.webannotation import annotation
from sitrep.errors import StoreError
from sitrep.reading.clean import line


def listing(bookmarks: Iterable[Bookmark]) -> list[dict[str, Any]]:
    """The bookmarks as `sitrep bookmarks list --format json` gives them; `article` is its title."""
    return [
        {
            "id": bookmark.id,
            "article": bookmark.title,
            "source": bookmark.source,
            "section": bookmark.section,
            "quote": bookmark.quote,
            "claim": _claim(bookmark),
            "grade": bookmark.grade,
            "note": bookmark.note,
            "tags": list(bookmark.tags),
            "state": bookmark.state,
            "created": bookmark.created,
            "updated": bookmark.updated,
        }
        for bookmark in bookmarks
    ]


def _claim(bookmark: Bookmark) -> dict[str, str | None] | None:
    if not bookmark.claim_kind:
        return None
    return {
        "source": bookmark.claimant or None,
        "verb": bookmark.claim_verb,
        "kind": bookmark.claim_kind,
    }


def jsonl(bookmarks: Iterable[Bookmark]) -> str:
    """One W3C Web Annotation a line, in JSON (https://www.w3.org/TR/annotation-model/)."""
    return "".join(json.dumps(annotation(bookmark), ensure_ascii=False) + "\n" for bookmark in bookmarks)


FORMATS = {"markdown": markdown, "jsonl": jsonl, "csv": table}
"""The export formats by the name the command line knows them by."""

ENDINGS = {"markdown": ".md", "jsonl": ".jsonl", "csv": ".csv"}
"""How the name of a file in each format ends."""


def export(
    bookmarks: Sequence[Bookmark],
    format: str,
    path: Path,
    *,
    overwrite: bool = False,
    progress: Progress | None = None,
) -> None:
    """Write bookmarks to a file in one of FORMATS, through a temporary name: whole or not at all.

    Raises StoreError when the file exists and `overwrite` is not given, or cannot be written; StoppedError where
    `progress` was stopped.
    """
    progress = progress or Progress()
    progress.total = len(bookmarks)
    text = FORMATS[format](progress.over(bookmarks))
    name = line(str(path))
    try:
        if overwrite:
            whole.replace(path, text, durable=True, mode=whole.PRIVATE, errors="replace")
        else:
            whole.create(path, text, mode=whole.PRIVATE, errors="replace")
    except FileExistsError:
        raise StoreError(f"{name} exists already: choose another name, or ask to overwrite it.") from None
    except OSError as error:
        said = line(error.strerror or str(error))
        raise StoreError(f"{name} could not be written ({said}): choose another place for it.") from error
