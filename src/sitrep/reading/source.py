"""From what the person named to an Article: a file's path, or the bytes of standard input."""

from __future__ import annotations

import os

from sitrep.errors import SourceError
from sitrep.model import Article
from sitrep.reading import kinds, plain
from sitrep.reading.clean import clean
from sitrep.reading.decode import decode
from sitrep.reading.files import MOST, file_bytes, place, shown, standard_input, too_large
from sitrep.reading.found import Found, headline


def read(source: str) -> Article:
    """The article in the file `source`, or on standard input when `source` is "-".

    Only regular files are read, of at most 10 MB; nothing is waited for but standard input. `~` is left to
    the shell. Raises SourceError when there is no article to be had.
    """
    if source == "-":
        return read_bytes(standard_input(), "-")
    if source[:8].lower().startswith(("http://", "https://")):
        raise SourceError(
            f"{shown(source)} is an address, which cannot be read yet: save the page as text and open that."
        )
    return read_bytes(file_bytes(source), source)


def read_bytes(data: bytes, name: str) -> Article:
    """The article in `data`; `name` is the path it came from, or "-" for standard input.

    Raises SourceError when it is empty, too large, no text, or of a kind that cannot be read yet.
    """
    if len(data) > MOST:
        raise too_large(name)
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122 - the name may be anything, and no path
    if suffix in kinds.UNREAD:
        raise SourceError(_kind_unread(name, kinds.UNREAD[suffix]))
    kind = kinds.kind_of(suffix, data)
    if kind == kinds.XML:
        raise SourceError(_kind_unread(name, "an XML file"))
    decoded = decode(data, shown(name))
    if not clean(decoded.text).strip():
        raise SourceError(f"{shown(name)} is empty: there is no article to read.")
    found = _recognise(kind, decoded.text)
    if kind == kinds.PAGE and not found.paragraphs:
        raise SourceError(
            f"{shown(name)} holds no text that reads as an article: open it in a browser and save its text."
        )
    return _article(found, name, (decoded.warning,))


def _recognise(kind: str, text: str) -> Found:
    if kind == kinds.PAGE:
        from sitrep.reading import page

        return page.recognise(text)
    if kind == kinds.MARKDOWN:
        from sitrep.reading import markdown

        return markdown.recognise(clean(text))
    return plain.recognise(clean(text))


def _article(found: Found, name: str, warnings: tuple[str, ...]) -> Article:
    if not found.paragraphs:
        raise SourceError(f"{shown(name)} has no paragraphs: there is no article to read.")
    return Article(
        id=_digest(found.title, found.paragraphs),
        title=found.title,
        source=place(name),
        paragraphs=found.paragraphs,
        headline=headline(found.title, found.paragraphs),
        published=found.published,
        left_out=found.left_out,
        warnings=tuple(filter(None, (*warnings, *found.warnings, _damage(found.paragraphs)))),
        author=found.author,
        publisher=found.publisher,
        address=found.address,
        retrieved=found.retrieved,
        language=found.language,
    )


def _kind_unread(name: str, kind: str) -> str:
    return f"{shown(name)} is {kind}, which cannot be read: save the article as plain text and open that."


def _digest(title: str, paragraphs: tuple[str, ...]) -> str:
    from hashlib import sha256

    return sha256("\n".join((title, *paragraphs)).encode()).hexdigest()[:16]


def _damage(paragraphs: tuple[str, ...]) -> str:
    broken = sum(paragraph.count("\ufffd") for paragraph in paragraphs)
    if not broken:
        return ""
    if broken == 1:
        return "1 character was damaged in the source and stands as \ufffd."
    return f"{broken:,} characters were damaged in the source and stand as \ufffd."
