"""Lists of subscriptions as other feed readers write and read them: OPML 2.0 (http://opml.org/spec2.opml)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from xml.parsers import expat

from sitrep.errors import SourceError
from sitrep.feeds.records import Feed, address_of
from sitrep.reading.clean import line
from sitrep.reading.decode import decode
from sitrep.reading.files import file_bytes, shown
from sitrep.reading.markup import refuse_definitions

MOST = 2000
"""Feeds of one list that are looked at."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list names: subscriptions, each once, and a sentence on every line that is none."""

    feeds: tuple[Feed, ...]
    problems: tuple[str, ...]


def read(path: str) -> Listed:
    """The subscriptions in an OPML file; nothing is fetched.

    Raises SourceError when it is no OPML, is broken, or defines entities. What is named in it was not typed by the
    person, so it may not lead into their own network.
    """
    name = shown(path)
    text = decode(file_bytes(path), path).text
    refuse_definitions(text, name)
    reader = _Reader()
    try:
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = reader.start
        parser.Parse(re.sub(r"\A\s*<\?xml[^>]{0,200}\?>", "", text).encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        raise SourceError(
            f"{name} is no OPML that can be read: line {error.lineno} is broken; export it once more."
        ) from None
    if not reader.is_opml:
        raise SourceError(f"{name} is XML, but no OPML: export the list of feeds from the other reader.")
    return Listed(tuple(reader.feeds.values()), tuple(reader.problems))


class _Reader:
    """Takes the outlines one by one, so that their nesting does not matter."""

    def __init__(self) -> None:
        self.is_opml: bool | None = None
        self.feeds: dict[str, Feed] = {}
        self.problems: list[str] = []

    def start(self, tag: str, values: dict[str, str]) -> None:
        """An element begins."""
        if self.is_opml is None:
            self.is_opml = tag.lower() == "opml"
        found = {key.lower(): value for key, value in values.items()}
        if not self.is_opml or tag.lower() != "outline" or "xmlurl" not in found:
            return
        if len(self.feeds) + len(self.problems) >= MOST:
            if len(self.problems) < MOST:
                self.problems.append(f"Only the first {MOST:,} feeds of the list were looked at.")
            return
        try:
            address = address_of(found["xmlurl"])
        except SourceError as error:
            self.problems.append(str(error))
            return
        name = line(found.get("text") or found.get("title") or "", 300)
        self.feeds.setdefault(address, Feed(address, title=name, typed=False))


def written(feeds: Iterable[Feed]) -> str:
    """The subscriptions as OPML."""
    rows = "".join(
        f'    <outline type="rss" text="{escape(feed.shown)}" title="{escape(feed.shown)}"'
        f' xmlUrl="{escape(feed.address)}"/>\n'
        for feed in feeds
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n'
        "  <head>\n    <title>Subscriptions of sitrep</title>\n  </head>\n"
        f"  <body>\n{rows}  </body>\n</opml>\n"
    )
