"""The first frame of the last start, for the next one: where all that it came from is as it was, it is the same.

Working a frame out takes three times as long as starting Python. This needs nothing for it but the file it is kept in.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Sequence

from sitrep import __version__, paths

# What separates facts, the parts of one, and words within a part; the frame comes last.
_FACT, _PART, _WORD, _FRAME = "\x1e", "\x1f", "\x1c", "\x1d"
_LARGEST = 1 << 20
VARIABLES = (
    *("TERM", "COLORTERM", "NO_COLOR", "SITREP_THEME", "SITREP_MOUSE", "SITREP_MARKS", "SITREP_ASCII"),
    *("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"),
)
"""Of the environment, what a frame hangs on: colours, settings, and where files are looked for."""


def facts(arguments: Sequence[str], files: Iterable[str]) -> str:
    """What a frame hangs on: the command line, the last session, and these files and folders as they are now.

    To be asked for before the files are read: one that changes after that must not pass for the one that was read.
    """
    asked = [("start", ""), ("session", "")]
    asked += [*(("variable", name) for name in VARIABLES), *(("file", file) for file in files)]
    return _FACT.join(_PART.join((kind, name, _now(kind, name, arguments))) for kind, name in asked)


def find(arguments: Sequence[str]) -> str:
    """The frame that was kept, where every fact still holds; else nothing."""
    known, _, frame = _kept().partition(_FRAME)
    try:
        held = [fact.split(_PART) for fact in known.split(_FACT)]
        return frame if all(_now(kind, name, arguments) == was for kind, name, was in held) else ""
    except (OSError, ValueError):
        return ""


def keep(known: str, size: tuple[int, int], frame: str) -> None:
    """Keep a frame drawn for a terminal of this size, and the facts it hangs on, for the next start.

    Where that cannot be, the next frame is worked out again.
    """
    kept = f"{known}{_FACT}{_PART.join(('terminal', '', _size(size)))}{_FRAME}{frame}"
    if kept == _kept():
        return
    file = paths.cache_dir() / "first-frame"
    fresh = file.with_name(f"{file.name}.{os.getpid()}.new")
    with contextlib.suppress(OSError, UnicodeError):
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.touch(0o600)
        fresh.write_text(kept, encoding="utf-8", newline="")
        fresh.replace(file)


def _kept() -> str:
    try:
        with (paths.cache_dir() / "first-frame").open(encoding="utf-8", newline="") as stream:
            return stream.read(_LARGEST)
    except (OSError, UnicodeError):
        return ""


def _now(kind: str, name: str, arguments: Sequence[str]) -> str:
    """What a fact is now. Raises OSError or ValueError where that cannot be known."""
    if kind == "variable":
        return os.environ.get(name, _WORD)  # to be there and empty is something else
    if kind == "file":
        return _stamp(name)
    if kind == "session":
        return _session()
    if kind == "terminal":
        return _size(os.get_terminal_size(sys.stdout.fileno()))
    if kind == "start":
        return _WORD.join((__version__, os.getcwd(), str(sys.stdout.encoding), *arguments))  # noqa: PTH109
    raise ValueError(kind)


def _size(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


def _stamp(file: str) -> str:
    """What differs when a file was changed; empty where there is none."""
    try:
        found = os.stat(file)  # noqa: PTH116
    except FileNotFoundError:
        return ""
    return f"{found.st_mtime_ns} {found.st_ctime_ns} {found.st_size} {found.st_ino}"


def _session() -> str:
    """What the last session showed, of which a start without a source shows the same."""
    import json

    try:
        kept = json.loads(paths.session_file().read_text(encoding="utf-8"))
        return _WORD.join((kept["origin"], kept["shown"]))
    except FileNotFoundError:
        return ""
    except (TypeError, KeyError) as error:
        raise ValueError from error
