"""A text in the person's own editor, which gets a file of its own and arguments, never a shell."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from sitrep.errors import SitrepError
from sitrep.reading.clean import clean, line

_VARIABLES = ("VISUAL", "EDITOR")


def is_set() -> bool:
    """Whether VISUAL or EDITOR names something."""
    return any(os.environ.get(variable, "").strip() for variable in _VARIABLES)


def command() -> list[str]:
    """The program in VISUAL or EDITOR and its arguments. Raises SitrepError when there is none."""
    for variable in _VARIABLES:
        if written := os.environ.get(variable, "").strip():
            try:
                return shlex.split(written)
            except ValueError:
                raise SitrepError(
                    f"{variable} is no command: {line(written, 60)!r}; the note was not opened."
                ) from None
    raise SitrepError(
        "No editor is set: put its name into EDITOR, for example EDITOR=nano, and start sitrep again."
    )


def edit(text: str) -> str:
    """Run the editor on the text until it is left; what was saved then, cleaned. The terminal must be free for it.

    Raises SitrepError when the editor cannot be run, fails, or leaves what is no text; nothing is lost then.
    """
    words = command()
    with tempfile.TemporaryDirectory(prefix="sitrep-") as folder:  # only for this person's eyes
        file = Path(folder) / "note.md"
        file.write_text(text, encoding="utf-8")
        try:
            status = subprocess.run([*words, str(file)], check=False).returncode
            if status:
                raise SitrepError(f"{line(words[0], 60)} ended with {status}, so the note is as it was.")
            return clean(file.read_text(encoding="utf-8")).removesuffix("\n")
        except OSError as error:
            raise SitrepError(f"{line(words[0], 60)} cannot be run: {error.strerror}.") from None
        except UnicodeDecodeError:
            raise SitrepError(
                f"{line(words[0], 60)} left what is no UTF-8 text; the note is as it was."
            ) from None
