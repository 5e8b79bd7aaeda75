"""Printing: the one place that writes to standard output, and what happens when that fails."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from sitrep.errors import SitrepError


def put(text: str) -> None:
    """Write `text` to standard output, at once.

    A reader that has had enough (`| head`) is no error. Raises SitrepError when the output cannot be
    written for another reason.
    """
    if sys.stdout is None:
        raise SitrepError("There is nowhere to print to: standard output is closed.")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_standard_output()
    except OSError as error:
        _forget_standard_output()
        raise SitrepError(f"Standard output could not be written: {error.strerror}.") from error


def put_exact(text: str) -> None:
    """Write `text` as UTF-8 whatever the terminal's encoding: for JSON, which is UTF-8 by its standard."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", newline="\n")
    put(text)


def as_json(value: object) -> str:
    """What is printed of a list as JSON: indented by two, letters as they are, ended by a newline."""
    import json  # only where JSON is asked for

    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def put_json(value: object) -> None:
    """Print as JSON."""
    put_exact(as_json(value))


def deliver(text: str, output: str | None, *, force: bool = False, exact: bool = False) -> None:
    """Write `text` to the file `output`, or print it where that is None or `-`.

    Raises SitrepError when the file exists (unless `force`) or cannot be written.
    """
    if output not in (None, "-"):
        from sitrep.export.files import write_new  # the dashboard prints nothing

        write_new(Path(output), text, force=force)
    elif exact:
        put_exact(text)
    else:
        put(text)


def _forget_standard_output() -> None:
    # What is still in the buffer must not fail once more when the interpreter ends.
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
