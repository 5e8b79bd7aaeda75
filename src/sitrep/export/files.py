"""Files the person asked for: written whole or not at all, and never over something else unasked."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from sitrep.errors import SitrepError
from sitrep.reading.clean import line


class WriteError(SitrepError):
    """A file could not be written; what stood there still stands."""


def write_new(path: Path, text: str, *, force: bool = False) -> None:
    """Write `text` as UTF-8 to `path`, whole or not at all; `force` allows replacing what stands there.

    Raises WriteError with one sentence when the file exists, or cannot be written.
    """
    name = line(str(path))
    try:
        if path.is_dir():
            raise WriteError(f"{name} is a folder: name a file to write to.")
        if path.exists() and not path.is_file():
            # A device or a named pipe is written to, never replaced.
            with path.open("w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
        elif force:
            _write_beside(path.resolve(), text, force)
        else:
            _write_beside(path, text, force)
    except FileExistsError:
        raise WriteError(f"{name} already exists: choose another name, or replace it with --force.") from None
    except OSError as error:
        raise WriteError(f"{name} could not be written: {line(error.strerror or str(error))}.") from error


def _write_beside(target: Path, text: str, force: bool) -> None:
    if not force and os.path.lexists(target):
        raise FileExistsError
    temporary = target.with_name(f".{target.name[:40]}.{os.urandom(6).hex()}.tmp")
    try:
        with temporary.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        _put_in_place(temporary, target, force)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _put_in_place(temporary: Path, target: Path, force: bool) -> None:
    if not force:
        try:
            # A link fails where a name exists, so two writers at once cannot overwrite each other.
            os.link(temporary, target)
            return
        except FileExistsError:
            raise
        except OSError:
            # No hard links here (FAT, some network shares).
            if os.path.lexists(target):
                raise FileExistsError from None
    temporary.replace(target)
