"""Bytes of files and of standard input: regular files only, bounded, and nothing is waited for."""

from __future__ import annotations

import os
import stat
import sys

from sitrep.errors import SourceError
from sitrep.reading.clean import clean, line

MOST = 10 << 20
"""Bytes read of a source; an article has some thousands."""


def shown(name: str) -> str:
    """How messages call the source."""
    return "Standard input" if name == "-" else line(name) or "The file"


def too_large(name: str) -> SourceError:
    """The error for a source of more than MOST bytes."""
    return SourceError(
        f"{shown(name)} is larger than {MOST >> 20} MB: cut the article out of it and open that."
    )


def standard_input() -> bytes:
    """All that comes, at most one byte more than MOST. Raises SourceError when nothing can come."""
    if sys.stdin is None or sys.stdin.closed:
        raise SourceError("Standard input is closed: name a file.")
    if sys.stdin.isatty():
        raise SourceError("Standard input is a terminal: name a file, or send an article through a pipe.")
    try:
        return sys.stdin.buffer.read(MOST + 1)
    except OSError as error:
        raise SourceError(f"Standard input cannot be read ({reason(error)}): name a file.") from None


def file_bytes(path: str, most: int = MOST + 1) -> bytes:
    """The first `most` bytes of a regular file; never waits for a pipe or a device. One of more than MOST is refused.

    Raises SourceError with what it is instead, or why it cannot be read.
    """
    name = shown(path)
    try:
        # Looked at before it is opened: opening a pipe wakes its writer, opening a device may do anything.
        _refuse_unless_regular(os.stat(path), path)  # noqa: PTH116 - keeps odd names as they are
        # O_NONBLOCK: in case it has become a pipe since; O_BINARY and O_CLOEXEC where the platform has them.
        flags = sum(getattr(os, flag, 0) for flag in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"))
        handle = os.open(path, os.O_RDONLY | flags)
        try:
            _refuse_unless_regular(os.fstat(handle), path)
            return _bytes(handle, most)
        finally:
            os.close(handle)
    except FileNotFoundError:
        if "://" in path:
            raise SourceError(f"{name} is not fetched: only http and https addresses are.") from None
        raise SourceError(f"{name} does not exist: check the name.") from None
    except NotADirectoryError:
        raise SourceError(f"{name} does not exist, a part of its path is a file: check the name.") from None
    except PermissionError:
        raise SourceError(f"{name} may not be read by you: change its permissions or copy it.") from None
    except OSError as error:
        raise SourceError(f"{name} cannot be read ({reason(error)}): check the name.") from None
    except ValueError:
        raise SourceError(f"{name} is not a possible file name: check the name.") from None


def place(name: str) -> str:
    """The absolute path, kept exactly where it can be shown as it is, else cleaned."""
    if name == "-":
        return name
    try:
        path = os.path.abspath(name)  # noqa: PTH100 - pathlib raises on names that are no paths
    except (OSError, ValueError):
        path = name
    return path if path.isprintable() else clean(path).replace("\n", " ")


def _refuse_unless_regular(status: os.stat_result, path: str) -> None:
    mode, name = status.st_mode, shown(path)
    if stat.S_ISDIR(mode):
        raise SourceError(f"{name} is a folder: name a file in it.")
    if stat.S_ISFIFO(mode):
        raise SourceError(f"{name} is a pipe: send the article to standard input and name -.")
    if not stat.S_ISREG(mode):
        kind = "a socket" if stat.S_ISSOCK(mode) else "a device"
        raise SourceError(f"{name} is {kind}: name a file.")
    if status.st_size > MOST:
        raise too_large(path)


def _bytes(handle: int, left: int) -> bytes:
    """At most `left` bytes, however much the file grows while it is read."""
    chunks = []
    while left and (chunk := os.read(handle, min(left, 1 << 20))):
        chunks.append(chunk)
        left -= len(chunk)
    return b"".join(chunks)


def reason(error: OSError) -> str:
    """What the system says went wrong, for the middle of a sentence."""
    return line(error.strerror or type(error).__name__, 100).lower()
