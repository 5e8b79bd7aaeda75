"""`sitrep doctor`: what a report about trouble needs: versions, terminal, settings, the health of the store."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from sitrep import __version__, paths
from sitrep.commands.output import put
from sitrep.commands.usage import Parser, parser
from sitrep.config import load
from sitrep.errors import SitrepError, StoreError
from sitrep.reading.clean import line
from sitrep.tui import clipboard
from sitrep.tui.settled import settle

_PACKAGES = ("textual", "rich", "pydantic", "platformdirs", "markdown-it-py", "trafilatura",
             "httpx", "feedparser", "pypdf")  # fmt: skip
_TERMINAL = ("TERM", "COLORTERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "NO_COLOR",
             "TMUX", "STY", "SSH_TTY", "LANG", "LC_ALL")  # fmt: skip

Finding = tuple[bool, str, str]
"""Whether it is in order, what it is about, what was found."""


def doctor(arguments: Sequence[str]) -> int:
    """Run `sitrep doctor`; return the exit code: 1 where something is not in order."""
    make_parser().parse_args(arguments[1:])
    looks = (_versions, _terminal, _settings, _places, _store, _subscriptions)
    findings = [finding for look in looks for finding in look()]
    wide = max(len(about) for _, about, _ in findings)
    for fine, about, found in findings:
        put(f"{' ' if fine else '!'} {about:<{wide}}  {_cleaned(found)}\n")
    wrong = sum(not fine for fine, _, _ in findings)
    put(
        f"\n{'Everything is in order.' if not wrong else f'Not in order: {wrong}, marked with an exclamation mark.'}\n"
    )
    return 1 if wrong else 0


def make_parser() -> Parser:
    """The parser of `sitrep doctor`."""
    return parser(
        "doctor",
        "Look at versions, terminal, settings and store, and say what is not in order.",
        "Nothing is changed. The output names no article and no note, so it can be pasted into a report.",
    )


def _cleaned(found: str) -> str:
    """Cleaned, and with the person's own folder as "~"."""
    home = str(Path.home())
    return line(found.replace(home, "~") if len(home) > 1 else found)


def _versions() -> Iterator[Finding]:
    yield (
        True,
        "sitrep",
        f"{__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}",
    )
    found = []
    for name in _PACKAGES:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            yield False, "package", f"{name} is missing: install sitrep again"
    yield True, "packages", ", ".join(found)
    yield True, "SQLite", sqlite3.sqlite_version


def _terminal() -> Iterator[Finding]:
    columns, rows = shutil.get_terminal_size()
    drawn = sys.stdout is not None and sys.stdout.isatty()
    yield True, "terminal", f"{columns} × {rows}" if drawn else "standard output is no terminal"
    yield (
        True,
        "variables",
        " ".join(f"{name}={os.environ[name]}" for name in _TERMINAL if name in os.environ) or "none",
    )
    encoding = (getattr(sys.stdout, "encoding", None) or "none").lower()
    fine = encoding.replace("-", "") == "utf8"
    yield (
        fine,
        "encoding",
        encoding if fine else f"{encoding}: letters are lost; set LANG to one ending in .UTF-8",
    )
    program = clipboard.program()
    yield True, "clipboard", program[0] if program else "through the terminal (OSC 52)"
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    yield True, "editor", editor or "none: E needs EDITOR"


def _settings() -> Iterator[Finding]:
    held = settle(load())
    file = paths.config_file()
    yield (
        True,
        "settings",
        f"{file} ({'there' if paths.may_be_there(file) else 'not there'}); theme {held.theme}",
    )
    for problem in held.problems:
        yield False, "settings", problem.said


def _places() -> Iterator[Finding]:
    places: tuple[tuple[str, Callable[[], Path]], ...] = (
        ("config", paths.config_dir), ("data", paths.data_dir), ("state", paths.state_dir), ("cache", paths.cache_dir),
    )  # fmt: skip
    for name, place in places:
        folder = place()
        standing = next(parent for parent in (folder, *folder.parents) if paths.is_there(parent))
        fine = standing.is_dir() and os.access(standing, os.W_OK)
        yield (
            fine,
            name,
            f"{folder}" if fine else f"{folder} cannot be written: change the rights of {standing}",
        )


def _store() -> Iterator[Finding]:
    file = paths.store_file()
    if not paths.may_be_there(file):
        yield True, "bookmarks", "none yet"
        return
    from sitrep.bookmarks.rescue import list_backups
    from sitrep.bookmarks.store import open_store

    try:
        with open_store(create=False) as store:
            store.check()
            yield (
                not store.read_only,
                "bookmarks",
                f"{file}, sound" + (f"; {store.read_only}" if store.read_only else ""),
            )
    except SitrepError as error:
        yield False, "bookmarks", str(error)
    try:
        sound = [backup for backup in list_backups() if backup.sound]
    except StoreError:
        return  # a folder that may not be looked into: the same was said of the file
    yield True, "backups", f"{len(sound)} sound" if sound else "none"


def _subscriptions() -> Iterator[Finding]:
    file = paths.feeds_file()
    if not paths.may_be_there(file):
        yield True, "feeds", "none yet"
        return
    from sitrep.feeds.store import open_feeds

    try:
        with open_feeds(create=False) as store:
            store.check()
            feeds, held = store.feeds(), store.held()
    except SitrepError as error:
        yield False, "feeds", str(error)
        return
    failing = sum(bool(feed.trouble) for feed in feeds)
    said = (
        f"{file}, sound; subscriptions: {len(feeds)}, articles: {held.articles:,} ({held.bytes / 1e6:.1f} MB)"
    )
    yield True, "feeds", said + (f"; {failing} failed last: `sitrep feeds list` says why" if failing else "")
