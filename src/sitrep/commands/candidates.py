"""What can stand at a place of a command line: commands, options and choices of the parsers, names that are there."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from sitrep import paths
from sitrep.commands import COMMANDS
from sitrep.commands.tree import below, parser_of
from sitrep.errors import SitrepError
from sitrep.reading.clean import line

Name = tuple[str, str]
"""A word that can stand here, and a line on it."""

_MOST = 200
"""Names of one kind that are offered: more than a person reads through."""


@dataclass
class Found:
    """What can stand at a place; `files` says that the name of a file can, too."""

    names: list[Name] = field(default_factory=list)
    files: bool = False


def candidates(before: Sequence[str], current: str) -> Found:
    """What can stand where `current` was begun, after the whole words `before` (without `sitrep` itself)."""
    place = _Place(before)
    if place.waiting is not None:
        found = _values(place.waiting, current)
    elif current.startswith("-") and current != "-" and not place.only_words and "=" in current:
        option, _, begun = current.partition("=")
        action = place.options.get(option)
        found = _values(action, begun) if action is not None else Found()
        found.names = [(f"{option}={name}", about) for name, about in found.names]
    elif current.startswith("-") and not place.only_words:
        found = Found(place.free_options())
    else:
        found = _values(place.next_word, current) if place.next_word is not None else Found()
        found.names += [(name, help) for name, (_, help) in below(place.parser).items()]
        if not before:
            found.names += COMMANDS.items()
    found.names = [(name, line(about, 80)) for name, about in found.names if name.startswith(current)]
    return found


class _Place:
    """Where the words before lead: the parser, the option that waits for its value, the word that is next."""

    def __init__(self, before: Sequence[str]) -> None:
        first = before[0] if before else ""
        known = first in COMMANDS
        self.waiting: argparse.Action | None = None
        self.only_words = False
        self._used: set[argparse.Action] = set()
        self._enter(parser_of(first if known else ""))
        for word in before[known:]:
            self._pass(word)

    def _enter(self, parser: argparse.ArgumentParser) -> None:
        self.parser = parser
        self.options = {name: action for action in parser._actions for name in action.option_strings}
        self._words = [
            action
            for action in parser._actions
            if not action.option_strings and not isinstance(action, argparse._SubParsersAction)
        ]

    def _pass(self, word: str) -> None:
        if self.waiting is not None:
            self.waiting = None
        elif word == "--" and not self.only_words:
            self.only_words = True
        elif word.startswith("-") and word != "-" and not self.only_words:
            action = self.options.get(word.partition("=")[0])
            if action is not None:
                self._used.add(action)
                self.waiting = action if action.nargs != 0 and "=" not in word else None
        elif word in (inner := below(self.parser)):
            self._enter(inner[word][0])
        elif self._words and self._words[0].nargs not in ("*", "+"):
            del self._words[0]

    @property
    def next_word(self) -> argparse.Action | None:
        """What a word that is no option would be."""
        return self._words[0] if self._words else None

    def free_options(self) -> list[Name]:
        """The options that can still be given, each by its longest name."""
        free = (action for action in self.parser._actions if action.option_strings)
        return [
            (max(action.option_strings, key=len), action.help or "")
            for action in free
            if action not in self._used or isinstance(action, argparse._AppendAction)
        ]


def _values(action: argparse.Action, current: str) -> Found:
    """What a value of this option or this word can be."""
    if action.choices is not None:
        return Found([(str(choice), "") for choice in action.choices])
    kind = "FILTERS" if action.dest in ("saved", "filter_name") else str(action.metavar)
    found = Found(files=kind in FILES)
    if kind in NAMES:
        # A damaged store or an unreadable folder takes away names, not the completion.
        with suppress(SitrepError, OSError):
            found.names = [(name, about) for name, about in NAMES[kind](current)][:_MOST]
    return found


def _profiles(current: str) -> Iterable[Name]:
    from sitrep.sorting.profile import SHIPPED, profile_files

    for name, file in sorted(profile_files().items()):
        yield name, "ships with sitrep" if file.parent == SHIPPED else "your own"


def _settings(current: str) -> Iterable[Name]:
    from sitrep.config import SETTINGS

    for setting in SETTINGS:
        if not current.startswith(f"{setting.key}="):
            yield f"{setting.key}=", setting.about
        elif isinstance(setting.default, bool):
            yield from ((f"{setting.key}={value}", "") for value in ("true", "false"))
        elif setting.key == "theme":
            places = (paths.themes_dir(), paths.shipped("themes"))
            names = {file.stem for place in places for file in place.glob("*.toml")}
            yield from ((f"theme={name}", "") for name in sorted(names))


def _tags(current: str) -> Iterable[Name]:
    from sitrep.bookmarks.store import open_store

    with open_store(create=False) as store:
        return [(line(tag.name), f"bookmarks: {tag.bookmarks}") for tag in store.tags()]


def _filters(current: str) -> Iterable[Name]:
    from sitrep.bookmarks.store import open_store

    with open_store(create=False) as store:
        return [(line(one.name), one.query) for one in store.filters()]


def _bookmarks(current: str) -> Iterable[Name]:
    from sitrep.bookmarks.store import open_store

    with open_store(create=False) as store:
        found = store.beginning(current.lower()) if current else store.all()[:_MOST]
        return [(one.id[: max(8, len(current))], one.quote) for one in found]


def _backups(current: str) -> Iterable[Name]:
    from sitrep.bookmarks.rescue import list_backups

    return [(str(backup.path), f"{backup.made:%Y-%m-%d %H:%M} UTC") for backup in list_backups()]


def _feeds(current: str) -> Iterable[Name]:
    if not paths.may_be_there(paths.feeds_file()):
        return []
    from sitrep.feeds.store import open_feeds

    with open_feeds(create=False) as store:
        return [(feed.address, feed.shown) for feed in store.feeds()]


NAMES: dict[str, Callable[[str], Iterable[Name]]] = {
    "NAME|FILE": _profiles,
    "KEY=VALUE": _settings,
    "TAG": _tags,
    "OLD": _tags,
    "FILTERS": _filters,
    "ID": _bookmarks,
    "BACKUP": _backups,
    "FEED": _feeds,
}
"""By what the help calls a value: where its names come from."""
FILES = frozenset({"SOURCE", "FILE", "NAME|FILE", "BACKUP"})
"""What the help calls a value that can be the name of a file."""
TYPED = frozenset({"ADDRESS", "DAY", "N", "NAME", "NEW", "TEXT", "FILTER", "FILTERS"})
"""What the help calls a value that only the person knows."""
