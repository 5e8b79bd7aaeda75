"""From what the person named to an Article: a file's path, or the bytes of standard input."""

from __future__ import annotations

import os
import stat
import sys

from sitrep.errors import SourceError
from sitrep.model import Article
from sitrep.reading import plain
from sitrep.reading.clean import clean, line
from sitrep.reading.decode import decode
from sitrep.reading.found import headline

MOST = 10 << 20
"""Bytes read of a source; an article has some thousands."""

_MARKDOWN = (".md", ".markdown")
_UNREAD = {
    ".html": "a web page",
    ".htm": "a web page",
    ".xhtml": "a web page",
    ".pdf": "a PDF",
    ".xml": "an XML file",
    ".rss": "a feed",
    ".atom": "a feed",
    ".json": "a JSON file",
    ".rtf": "a word processor's file",
    ".doc": "a word processor's file",
    ".docx": "a word processor's file",
    ".odt": "a word processor's file",
    ".epub": "an e-book",
}


def read(source: str) -> Article:
    """The article in the file `source`, or on standard input when `source` is "-".

    Only regular files are read, of at most 10 MB; nothing is waited for but standard input. `~` is left to
    the shell. Raises SourceError when there is no article to be had.
    """
    if source == "-":
        return read_bytes(_standard_input(), "-")
    if source[:8].lower().startswith(("http://", "https://")):
        raise SourceError(
            f"{_shown(source)} is an address, which cannot be read yet: save the page as text and open that."
        )
    return read_bytes(_file(source), source)


def read_bytes(data: bytes, name: str) -> Article:
    """The article in `data`; `name` is the path it came from, or "-" for standard input.

    Raises SourceError when it is empty, too large, no text, or of a kind that cannot be read yet.
    """
    shown = _shown(name)
    if len(data) > MOST:
        raise SourceError(_too_large(shown))
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122 - the name may be anything, and no path
    if suffix in _UNREAD:
        raise SourceError(_kind_unread(shown, _UNREAD[suffix]))
    text = clean(decode(data, shown))
    if not text.strip():
        raise SourceError(f"{shown} is empty: there is no article to read.")
    if suffix not in (".txt", ".text", *_MARKDOWN):
        opening = text.lstrip()[:20].lower()
        if opening.startswith(("<!doctype html", "<html>", "<html ")):
            raise SourceError(_kind_unread(shown, "a web page"))
        if opening.startswith("<?xml "):
            raise SourceError(_kind_unread(shown, "an XML file"))
    if suffix in _MARKDOWN:
        from sitrep.reading import markdown

        found = markdown.recognise(text)
    else:
        found = plain.recognise(text)
    if not found.paragraphs:
        raise SourceError(f"{shown} has no paragraphs: there is no article to read.")
    return Article(
        id=_digest(found.title, found.paragraphs),
        title=found.title,
        source=_place(name),
        paragraphs=found.paragraphs,
        headline=headline(found.title, found.paragraphs),
        published=found.published,
        left_out=found.left_out,
        warnings=_warnings(text),
    )


def _shown(name: str) -> str:
    """How messages call the source."""
    return "Standard input" if name == "-" else line(name) or "The file"


def _kind_unread(shown: str, kind: str) -> str:
    return f"{shown} is {kind}, which cannot be read yet: save the article as plain text and open that."


def _too_large(shown: str) -> str:
    return f"{shown} is larger than {MOST >> 20} MB: cut the article out of it and open that."


def _standard_input() -> bytes:
    if sys.stdin is None or sys.stdin.closed:
        raise SourceError("Standard input is closed: name a file.")
    if sys.stdin.isatty():
        raise SourceError("Standard input is a terminal: name a file, or send an article through a pipe.")
    try:
        return sys.stdin.buffer.read(MOST + 1)
    except OSError as error:
        raise SourceError(f"Standard input cannot be read ({_reason(error)}): name a file.") from None


def _file(path: str) -> bytes:
    shown = _shown(path)
    try:
        # Looked at before it is opened: opening a pipe wakes its writer, opening a device may do anything.
        _refuse_unless_regular(os.stat(path), shown)  # noqa: PTH116 - keeps odd names as they are
        # O_NONBLOCK: in case it has become a pipe since; O_BINARY and O_CLOEXEC where the platform has them.
        flags = sum(getattr(os, flag, 0) for flag in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"))
        handle = os.open(path, os.O_RDONLY | flags)
        try:
            _refuse_unless_regular(os.fstat(handle), shown)
            return _bytes(handle)
        finally:
            os.close(handle)
    except FileNotFoundError:
        raise SourceError(f"{shown} does not exist: check the name.") from None
    except NotADirectoryError:
        raise SourceError(f"{shown} does not exist, a part of its path is a file: check the name.") from None
    except PermissionError:
        raise SourceError(f"{shown} may not be read by you: change its permissions or copy it.") from None
    except OSError as error:
        raise SourceError(f"{shown} cannot be read ({_reason(error)}): check the name.") from None
    except ValueError:
        raise SourceError(f"{shown} is not a possible file name: check the name.") from None


def _refuse_unless_regular(status: os.stat_result, shown: str) -> None:
    mode = status.st_mode
    if stat.S_ISDIR(mode):
        raise SourceError(f"{shown} is a folder: name a file in it.")
    if stat.S_ISFIFO(mode):
        raise SourceError(f"{shown} is a pipe: send the article to standard input and name -.")
    if not stat.S_ISREG(mode):
        kind = "a socket" if stat.S_ISSOCK(mode) else "a device"
        raise SourceError(f"{shown} is {kind}: name a file.")
    if status.st_size > MOST:
        raise SourceError(_too_large(shown))


def _bytes(handle: int) -> bytes:
    """At most one byte more than allowed, however much the file grows while it is read."""
    chunks, left = [], MOST + 1
    while left and (chunk := os.read(handle, min(left, 1 << 20))):
        chunks.append(chunk)
        left -= len(chunk)
    return b"".join(chunks)


def _reason(error: OSError) -> str:
    return line(error.strerror or type(error).__name__, 100).lower()


def _place(name: str) -> str:
    """The absolute path, kept exactly where it can be shown as it is, else cleaned."""
    if name == "-":
        return name
    try:
        path = os.path.abspath(name)  # noqa: PTH100 - pathlib raises on names that are no paths
    except (OSError, ValueError):
        path = name
    return path if path.isprintable() else clean(path).replace("\n", " ")


def _digest(title: str, paragraphs: tuple[str, ...]) -> str:
    from hashlib import sha256

    return sha256("\n".join((title, *paragraphs)).encode()).hexdigest()[:16]


def _warnings(text: str) -> tuple[str, ...]:
    broken = text.count("\ufffd")
    if not broken:
        return ()
    if broken == 1:
        return ("1 character was damaged in the source and stands as \ufffd.",)
    return (f"{broken:,} characters were damaged in the source and stand as \ufffd.",)
