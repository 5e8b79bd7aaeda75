"""Files that are written whole or not at all: finished under another name beside their place, then put there."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

PRIVATE = 0o600
"""The mode of files that nobody else may read."""
_ANY = 0o666  # less what the person's umask takes away


def replace(path: Path, text: str, *, durable: bool, mode: int = _ANY, errors: str = "strict") -> None:
    """Write text as UTF-8 over a file, or as a new one of this mode; a link stays a link, and a mode stays.

    When it is `durable` it survives a power cut from here on. `errors` as for `open`. Raises OSError or
    UnicodeError; what stood there still stands then.
    """
    target = path.resolve()
    with beside(target, mode) as fresh:
        _fill(fresh, text, durable, errors)
        with contextlib.suppress(OSError):  # a new file, or a file system without modes
            fresh.chmod(target.stat().st_mode & 0o777)
        fresh.replace(target)
        if durable:
            sync_folder(target.parent)


def create(path: Path, text: str, *, mode: int = _ANY, errors: str = "strict") -> None:
    """Write text as UTF-8 into a new file, durably; see `replace`. Raises FileExistsError where there is one."""
    if os.path.lexists(path):
        raise FileExistsError(path)
    with beside(path, mode) as fresh:
        _fill(fresh, text, True, errors)
        if not put_in_place(fresh, path):
            raise FileExistsError(path)


@contextlib.contextmanager
def beside(path: Path, mode: int = PRIVATE) -> Iterator[Path]:
    """A new empty file in the same folder, to be finished and then given the name `path`; gone afterwards."""
    fresh = path.with_name(f".{path.name[:40]}-{os.urandom(6).hex()}.new")
    os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode))
    try:
        yield fresh
    finally:
        fresh.unlink(missing_ok=True)


def put_in_place(fresh: Path, path: Path) -> bool:
    """Give a finished file its name, durably, without ever replacing a file; False if one was there."""
    try:
        os.link(fresh, path)  # fails where a name exists, so two writers at once cannot overwrite each other
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links (FAT, some network shares)
        if os.path.lexists(path):
            return False
        fresh.rename(path)
    sync_folder(path.parent)
    return True


def sync_folder(folder: Path) -> None:
    """Make a new or changed name in a folder survive a power cut, where the platform can."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _fill(fresh: Path, text: str, durable: bool, errors: str) -> None:
    with fresh.open("w", encoding="utf-8", errors=errors, newline="") as stream:
        stream.write(text)
        if durable:
            stream.flush()
            os.fsync(stream.fileno())
