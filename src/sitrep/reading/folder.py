"""A folder: which of its files are opened as articles, in which order, and how many at most."""

from __future__ import annotations

import os

from sitrep.errors import SourceError
from sitrep.reading.files import MOST, reason, shown

MOST_FILES = 200
MOST_BYTES = 5 * MOST
"""Bytes of all its files together; what stands behind is not opened, and the person is told."""


def files_of(path: str) -> tuple[list[str], int]:
    """The paths of the files that stand in the folder itself, by name, and how many are too many.

    Hidden files and folders inside are passed over. Raises SourceError when it cannot be listed.
    """
    try:
        with os.scandir(path) as entries:
            names = sorted(
                entry.name for entry in entries if not entry.name.startswith(".") and _is_file(entry)
            )
    except PermissionError:
        raise SourceError(f"{shown(path)} may not be read by you: change its permissions.") from None
    except OSError as error:
        raise SourceError(f"{shown(path)} cannot be listed ({reason(error)}): check the name.") from None
    if not names:
        raise SourceError(f"{shown(path)} is a folder without files: name one that holds articles.")
    kept, total = [], 0
    for name in names[:MOST_FILES]:
        file = os.path.join(path, name)  # noqa: PTH118 - keeps odd names as they are
        total += _size(file)
        if total > MOST_BYTES:
            break
        kept.append(file)
    return kept, len(names) - len(kept)


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return not entry.is_dir()
    except OSError:  # a link in a circle: opening it says so
        return True


def _size(path: str) -> int:
    try:
        return min(os.stat(path).st_size, MOST)  # noqa: PTH116
    except (OSError, ValueError):
        return 0


def told(skipped: list[str], total: int, beyond: int) -> str:
    """A sentence on what was not opened; empty where all was."""
    rest = [*skipped[:3], *([f"and {len(skipped) - 3} more"] if len(skipped) > 3 else [])]
    sentences = []
    if skipped:
        sentences.append(f"{len(skipped)} of {total} files were skipped: {'; '.join(rest)}.")
    if beyond:
        sentences.append(f"{beyond} more files were not opened, because the folder holds too much.")
    return " ".join(sentences)
