"""The reader's own lexicon file: words are added at its end and taken out again, never anything else."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from sitrep import whole
from sitrep.errors import StoreError
from sitrep.reading.clean import line

HEAD = """\
# Your own words for sorting. sitrep adds to the end of this file when you teach it words (s, then L);
# edit it as you like, it takes effect at the next start. Nothing here is ever rewritten.
#
#   [[words]]
#   profile = "conflict"       the profile they are for; leave it out for every profile with such a section
#   section = "diplomacy"      the section they speak for: its id, as `sitrep profiles show` prints it
#   3 = "shuttle diplomacy, back channel*, =SAFE"
#
# The number is the weight: 4 decides, 1 is a hint. `talk*` is every word beginning with "talk", `#` a number,
# `a .. b` at most three words in between, `=SAFE` exactly so spelled, `(a|b)` both. Weight 0 keeps words from
# speaking for anything.
"""


def append(file: Path, text: str) -> None:
    """Add text at the end of the file, made with its head where it is missing; whole or not at all.

    Text that stands there already is not added again. Raises StoreError when the file cannot be written.
    """
    with _explained(file):
        now = _content(file)
        if text not in now:
            now = now or HEAD
            _replace(file, now + ("" if now.endswith("\n") else "\n") + text)


def holds(file: Path, text: str) -> bool:
    """Whether this text stands in the file. Raises StoreError when it cannot be read."""
    with _explained(file):
        return text in _content(file)


def take_out(file: Path, text: str) -> bool:
    """Take text out again that was added; False where it does not stand there unchanged.

    Raises StoreError when the file cannot be written.
    """
    with _explained(file):
        now = _content(file)
        if text not in now:
            return False
        before, _, after = now.rpartition(text)
        _replace(file, before + after)
        return True


@contextlib.contextmanager
def _explained(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        said = line(error.strerror or str(error))
        raise StoreError(
            f"The lexicon {line(str(file))} could not be read or written ({said}), so nothing was changed:"
            " see that it and its folder may be written, then try again."
        ) from error


def _content(file: Path) -> str:
    """The text as it stands; bytes that are no UTF-8 survive being written back."""
    try:
        with file.open(encoding="utf-8", errors="surrogateescape", newline="") as stream:
            return stream.read()
    except FileNotFoundError:
        return ""


def _replace(file: Path, text: str) -> None:
    file.resolve().parent.mkdir(parents=True, exist_ok=True)
    whole.replace(file, text, durable=True, mode=whole.PRIVATE, errors="surrogateescape")
