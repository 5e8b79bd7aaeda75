"""Bookmarks as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), and back."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sitrep.bookmarks.record import STATES, Bookmark, claimed, now
from sitrep.printed import utc
from sitrep.reading.clean import clean, line

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

UNSORTED = "unsorted"
"""The section of a bookmark that another program made."""

_MODEL = frozenset(
    ("id", "quote", "position", "prefix", "suffix", "note", "tags", "author", "created", "updated", "deleted")
)
_OWN = tuple(field.name for field in fields(Bookmark) if field.name not in _MODEL)
"""What the W3C model has no word for; a reader of the model ignores it, sitrep needs it to read its own."""

_CLAIM, _GRADE = "describing", "assessing"
"""The purposes of the bodies for whose claim it is, and for the reader's grade: apart from the note."""

_HYPOTHESIS = "https://hypothes.is/a/"


class Unreadable(Exception):
    """Why something is not taken for a bookmark."""


def annotation(bookmark: Bookmark) -> dict[str, Any]:
    """A bookmark as a W3C Web Annotation; what the model has no word for stands under `sitrep`."""
    bodies: list[dict[str, str]] = []
    if bookmark.note:
        note = {
            "type": "TextualBody",
            "value": bookmark.note,
            "format": "text/markdown",
            "purpose": "commenting",
        }
        bodies.append(note)
    bodies += ({"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in bookmark.tags)
    if said := claimed(bookmark):
        bodies.append({"type": "TextualBody", "value": said, "purpose": _CLAIM})
    if bookmark.grade:
        bodies.append({"type": "TextualBody", "value": bookmark.grade, "purpose": _GRADE})
    made: dict[str, Any] = {
        "@context": CONTEXT,
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
    quote = {"exact": bookmark.quote, "prefix": bookmark.prefix, "suffix": bookmark.suffix}
    end = bookmark.position + len(bookmark.quote)
    made["target"] = {
        "source": _iri(bookmark),
        "selector": [
            {"type": "TextQuoteSelector", **quote},
            {"type": "TextPositionSelector", "start": bookmark.position, "end": end},
        ],
    }
    made["sitrep"] = {name: getattr(bookmark, name) for name in _OWN}
    return made


def bookmark(made: object) -> Bookmark:
    """The bookmark of an annotation: one of ours, another program's, or one of Hypothesis' JSON.

    Raises Unreadable with the reason when it is none, or marks no words.
    """
    if not isinstance(made, Mapping):
        raise Unreadable("it is not an annotation")
    try:
        if isinstance(made.get("sitrep"), Mapping):
            return _ours(made)
        if "uri" in made:
            return _hypothesis(made)
        return _foreign(made)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise Unreadable(
            f"it is not an annotation as sitrep knows them ({type(error).__name__}: {error})"
        ) from error


def of_values(values: Mapping[str, Any]) -> Bookmark:
    """A bookmark of its fields by name, each checked for its type; what may be left out has its default.

    Raises Unreadable when a field is missing or of another type.
    """
    found = {}
    for field in fields(Bookmark):
        if field.name not in values:
            if field.default is MISSING:
                raise Unreadable(f"its {field.name} is missing")
            continue
        value = values[field.name]
        if field.name == "tags":
            value = tuple(map(str, value)) if isinstance(value, list | tuple) else None
        kinds = _KINDS.get(str(field.type), (str,))
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            raise Unreadable(f"its {field.name} is not {' or '.join(kind.__name__ for kind in kinds)}")
        if isinstance(value, int | float) and not isinstance(value, bool):
            # As SQLite will give it back: the checksum is made of it.
            value = float(value) if float in kinds else value
            if not 0 <= value < 1e15:
                raise Unreadable(f"its {field.name} is out of range")
        found[field.name] = value
    made = Bookmark(**found)
    if made.state not in STATES:
        raise Unreadable(f"its state {made.state} is unknown")
    if not made.id or not made.quote or not made.created or not made.updated:
        raise Unreadable("it has no id, no words or no time")
    for moment in (made.created, made.updated):
        try:
            datetime.fromisoformat(moment)
        except ValueError:
            raise Unreadable(f"{moment} is no time") from None
    return made


_KINDS: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "str | None": (str, type(None)),
    "int": (int,),
    "int | None": (int, type(None)),
    "float | None": (float, int, type(None)),
    "tuple[str, ...]": (tuple,),
    "bool": (bool,),
}


def _ours(made: Mapping[str, Any]) -> Bookmark:
    quote, position = _selectors(made["target"])
    note, tags = _bodies(made.get("body", []), own=True)
    values = {
        **made["sitrep"],
        "id": str(made["id"]).removeprefix("urn:uuid:"),
        "quote": quote["exact"],
        "prefix": quote.get("prefix", ""),
        "suffix": quote.get("suffix", ""),
        "position": position.get("start", 0),
        "note": note,
        "tags": tags,
        "author": made.get("creator", {}).get("name", ""),
        "created": made["created"],
        "updated": made["modified"],
    }
    return of_values({name: value for name, value in values.items() if name != "deleted"})


def _foreign(made: Mapping[str, Any]) -> Bookmark:
    """An annotation of another program that follows the model."""
    target = _first(made["target"])
    note, tags = _bodies(made.get("body", made.get("bodyValue", [])))
    creator = _first(made.get("creator", ""))
    author = creator.get("name", "") if isinstance(creator, Mapping) else creator
    source = target["source"] if isinstance(target, Mapping) else target
    source = source["id"] if isinstance(source, Mapping) else source
    created = made.get("created") or now()
    return _made(
        str(made["id"]), source, source, target, note, tags, author, created, made.get("modified") or created
    )


def _hypothesis(made: Mapping[str, Any]) -> Bookmark:
    """An annotation as Hypothesis' API and its export give it (https://h.readthedocs.io/en/latest/api-reference/)."""
    if made.get("references"):
        raise Unreadable("it is a reply to another annotation")
    title = _first(made.get("document", {}).get("title", [])) or made["uri"]
    author = str(made.get("user", "")).removeprefix("acct:").partition("@")[0]
    target = _first(made.get("target", []))
    return _made(
        _HYPOTHESIS + str(made["id"]), made["uri"], title, target, made.get("text", ""), made.get("tags", []),
        author, made["created"], made["updated"],
    )  # fmt: skip


def _made(
    iri: str,
    source: str,
    title: str,
    target: Any,
    note: str,
    tags: Any,
    author: str,
    created: str,
    updated: str,
) -> Bookmark:
    quote, position = _selectors(target)
    words = {name: clean(str(quote.get(name) or "")) for name in ("prefix", "exact", "suffix")}
    start = len(words["prefix"])
    return of_values(
        {
            # The same annotation has the same id here, however often it is imported.
            "id": str(uuid.uuid5(uuid.NAMESPACE_URL, iri)),
            "article_id": "", "title": line(str(title)), "source": line(str(source), most=10_000), "published": None,
            "section": UNSORTED, "quote": words["exact"], "paragraph": 0, "start": start,
            "end": start + len(words["exact"]), "position": int(position.get("start", 0)),
            "prefix": words["prefix"], "suffix": words["suffix"],
            "paragraph_text": words["prefix"] + words["exact"] + words["suffix"],
            "digest": "", "count": 1, "rival": None, "twin": None, "note": note, "tags": tags,
            "state": "lost",  # until its article is opened and the words are found in it
            "author": author, "created": _utc(created), "updated": _utc(updated),
        }
    )  # fmt: skip


def _selectors(target: Any) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """The quote and the position of a target; raises Unreadable when it marks no words."""
    target = _first(target)
    listed = target.get("selector", []) if isinstance(target, Mapping) else []
    found = {one["type"]: one for one in (listed if isinstance(listed, list) else [listed])}
    if not found.get("TextQuoteSelector", {}).get("exact", "").strip():
        raise Unreadable("it marks no words")
    return found["TextQuoteSelector"], found.get("TextPositionSelector", {})


def _bodies(bodies: Any, *, own: bool = False) -> tuple[str, list[str]]:
    notes, tags = [], []
    for body in bodies if isinstance(bodies, list) else [bodies]:
        if isinstance(body, str):
            notes.append(body)
        elif own and body.get("purpose") in (_CLAIM, _GRADE):
            continue  # ours stand under `sitrep`
        elif body.get("purpose") == "tagging":
            tags.append(body["value"])
        elif isinstance(body.get("value"), str):
            notes.append(body["value"])
    return "\n\n".join(notes), tags


def _first(value: Any) -> Any:
    return (value[0] if value else "") if isinstance(value, list) else value


def _utc(moment: str) -> str:
    """A time of ISO 8601 as sitrep keeps it. Raises ValueError."""
    found = datetime.fromisoformat(moment)
    return utc(found if found.tzinfo else found.replace(tzinfo=UTC), "microseconds")


def _iri(bookmark: Bookmark) -> str:
    if "://" in bookmark.source:
        return bookmark.source
    with contextlib.suppress(ValueError):  # not an absolute path
        return Path(bookmark.source).as_uri()
    return f"urn:sitrep:article:{bookmark.article_id}"
