"""JSON to articles: a briefing that sitrep printed, read back, or a JSON Feed."""

from __future__ import annotations

import json
from typing import Any

from sitrep.errors import SourceError
from sitrep.model import BRIEFING_SCHEMA, LeftOut
from sitrep.reading.clean import clean, line
from sitrep.reading.found import Found
from sitrep.reading.markup import refuse_depth

_MOST_PARAGRAPHS = 1_000_000


def recognise(text: str, shown: str, base: str | None = None) -> tuple[Found, ...]:
    """The articles in a JSON document. Raises SourceError, naming `shown`, when it is of no kind that is known."""
    refuse_depth(text, shown)
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise SourceError(f"{shown} is no JSON that can be read: check where it came from.") from None
    if isinstance(document, dict):
        if document.get("schema") == BRIEFING_SCHEMA:
            return (_briefing(document, shown),)
        if "jsonfeed.org" in str(document.get("version")):
            from sitrep.reading import feed

            return feed.recognise_json(document, shown, base)
    raise SourceError(
        f"{shown} is JSON, but neither a briefing of sitrep's nor a feed: open the article itself."
    )


def _briefing(document: dict[str, Any], shown: str) -> Found:
    """The article a briefing was made of: its paragraphs put together from the passages, by their offsets."""
    try:
        article = document["article"]
        paragraphs: dict[int, str] = {}
        for passage in document["passages"]:
            number, start = int(passage["paragraph"]), int(passage["start"])
            before = paragraphs.get(number, "")
            if not (0 <= number <= _MOST_PARAGRAPHS and len(before) <= start <= len(before) + 100):
                raise ValueError
            paragraphs[number] = before.ljust(start) + _text(passage["text"])
        rows = [(_text(row["text"]), _text(row["why"])) for row in article["left_out"]]
        title, source, published = _text(article["title"]), _text(article["source"]), article["published"]
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        raise SourceError(f"{shown} is no briefing as sitrep prints them: print it once more.") from None
    return Found(
        title=line(title),
        paragraphs=tuple(filter(None, (" ".join(clean(paragraphs[n]).split()) for n in sorted(paragraphs)))),
        published=line(published, 60) if isinstance(published, str) else None,
        left_out=tuple(LeftOut(line(text, 5000), line(why)) for text, why in rows),
        address=line(source, 4000) if source.startswith(("https://", "http://")) else None,
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
