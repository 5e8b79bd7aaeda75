"""Files the person asked for: written whole or not at all, and never over something else unasked."""

from __future__ import annotations

from pathlib import Path

from sitrep.errors import SitrepError
from sitrep.reading.clean import line


class WriteError(SitrepError):
    """A file could not be written; what stood there still stands."""


def write_new(path: Path, text: str, *, force: bool = False) -> None:
    """Write `text` as UTF-8 to `path`, whole or not at all; `force` allows replacing what stands there.

    Raises WriteError with one sentence when the file exists, or cannot be written.
    """
    from sitrep import whole  # only where something is written: the dashboard imports this room at its start

    name = line(str(path))
    try:
        if path.is_dir():
            raise WriteError(f"{name} is a folder: name a file to write to.")
        if path.exists() and not path.is_file():
            # A device or a named pipe is written to, never replaced.
            with path.open("w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
        elif force:
            whole.replace(path, text, durable=True)
        else:
            whole.create(path, text)
    except FileExistsError:
        raise WriteError(f"{name} already exists: choose another name, or replace it with --force.") from None
    except OSError as error:
        raise WriteError(f"{name} could not be written: {line(error.strerror or str(error))}.") from error
