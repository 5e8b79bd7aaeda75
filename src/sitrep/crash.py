"""What happens when sitrep itself fails: a log for its makers, one sentence for the person.

The log says where, never what was being read: no local variables and no messages of exceptions, since both
can hold an article's or a note's words.
"""

from __future__ import annotations

import contextlib
import os
import platform
import traceback
from datetime import UTC, datetime
from pathlib import Path

from sitrep import __version__, paths
from sitrep.reading.clean import line

_LARGEST_LOG = 256 * 1024


def report(error: BaseException) -> str:
    """Write the traceback to the log and return the sentence to show, ready for a terminal."""
    happened = f"This is a fault of sitrep itself ({type(error).__name__}{_where(error)})"
    log = paths.log_file()
    try:
        _append(log, describe(error))
    except OSError as trouble:
        return line(f"{happened}; the log {log} could not be written ({trouble.strerror}).")
    return line(f"{happened}; please report it with the log {log}, which holds no text of articles or notes.")


def describe(error: BaseException) -> str:
    """The kinds of exception and the lines of code they passed, causes first."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    lines = [f"{now} sitrep {__version__}, Python {platform.python_version()}, {platform.system()}"]
    for link in reversed(_chain(error)):
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        frames = traceback.extract_tb(link.__traceback__)
        lines += [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join(lines) + "\n\n"


def _chain(error: BaseException) -> list[BaseException]:
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        # Textual wraps what failed in a worker and keeps the original here.
        inner = getattr(link, "error", None)
        link = inner if isinstance(inner, BaseException) else link.__cause__ or link.__context__
    return chain


def _where(error: BaseException) -> str:
    """The innermost line of sitrep's own code that the error passed."""
    own = str(Path(__file__).parent)
    for link in _chain(error):
        for frame in reversed(traceback.extract_tb(link.__traceback__)):
            if frame.filename.startswith(own):
                return f" in {Path(frame.filename).relative_to(own).as_posix()}, line {frame.lineno}"
    return ""


def _append(log: Path, entry: str) -> None:
    log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with contextlib.suppress(FileNotFoundError):
        if log.stat().st_size > _LARGEST_LOG:
            log.replace(log.with_suffix(".old.log"))
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8", errors="backslashreplace") as stream:
        stream.write(entry)
