"""From what the person named to articles: a file, a folder, an address, or the bytes of standard input."""

from __future__ import annotations

import os
from typing import NamedTuple

from sitrep.digest import sha256
from sitrep.errors import SourceError
from sitrep.model import Article
from sitrep.reading import kinds, plain
from sitrep.reading.clean import clean, line
from sitrep.reading.decode import decode
from sitrep.reading.files import MOST, file_bytes, place, shown, standard_input, too_large
from sitrep.reading.found import Found, headline

_LONG, _BEGINNING = 300_000, 60_000
"""Bytes from which a plain text is shown before it is read to its end, and how many are read for that."""


class Document(NamedTuple):
    """Bytes with all that is known of them; `name` is a path, an address or "-".

    `media` and `charset` are what came with them, empty and None where nothing did; `address` is where they were
    fetched, `retrieved` when (ISO 8601, UTC).
    """

    data: bytes
    name: str
    media: str = ""
    charset: str | None = None
    address: str | None = None
    retrieved: str | None = None


def is_address(source: str) -> bool:
    """Whether a source is fetched, not opened; blanks around it do not count."""
    return source.lstrip()[:8].lower().startswith(("http://", "https://"))


def read(source: str) -> Article:
    """The article in `source`, the first of several; a warning then says how many there are.

    Raises SourceError when there is no article to be had.
    """
    articles = read_all(source)
    if len(articles) == 1:
        return articles[0]
    more = f"{shown(source)} holds {len(articles)} articles; this is the first of them."
    return articles[0]._replace(warnings=(more, *articles[0].warnings))


def read_all(source: str) -> tuple[Article, ...]:
    """The articles in a file, a folder, an address (http or https) or, for "-", in what standard input brings.

    A feed gives its items, newest first, a folder its files by name; all else gives one. Only regular files are read,
    of at most 10 MB; nothing is waited for but standard input and, for `fetch.SECONDS`, an address. `~` is left to the
    shell. Raises SourceError when there is no article to be had.
    """
    if source == "-":
        return read_document(Document(standard_input(), "-"))
    if is_address(source):
        return read_document(_fetched(source))
    if os.path.isdir(source):  # noqa: PTH112 - the name may be anything
        return _folder(source)
    return read_document(Document(file_bytes(source), source))


def read_opening(source: str) -> Article | None:
    """The beginning of a long plain text, to be shown while the whole is read; None where the whole is read as soon.

    Its paragraphs are the first of the whole article's. It is a picture only: its id is not the article's.
    """
    if _suffix(source) not in (".txt", ".text") or is_address(source):
        return None
    try:
        if os.stat(source).st_size < _LONG:  # noqa: PTH116 - the name may be anything
            return None
        begun = file_bytes(source, _BEGINNING)
        cut = begun.rfind(b"\n\n")
        text = begun[:cut].decode("utf-8")
        found = plain.recognise(clean(text))
    except (OSError, ValueError, SourceError):
        return None  # whatever is wrong, reading the whole says it
    document = Document(b"", source)
    return _article(found, document, "", 0) if cut > 0 and len(found.paragraphs) > 1 else None


def read_bytes(data: bytes, name: str) -> Article:
    """The first article in `data`; `name` is the path it came from, or "-" for standard input.

    Raises SourceError when it is empty, too large, no text, or of a kind that is not read.
    """
    return read_document(Document(data, name))[0]


def read_document(document: Document) -> tuple[Article, ...]:
    """The articles in some bytes. Raises SourceError as `read_bytes` does."""
    if len(document.data) > MOST:
        raise too_large(document.name)
    suffix = "" if document.media else _suffix(document.name)
    kind = kinds.kind_of(suffix, document.data, document.media)
    found, guess = _recognised(kind, document)
    if not any(one.paragraphs for one in found):
        raise SourceError(f"{shown(document.name)} has no paragraphs: there is no article to read.")
    several = len(found) > 1 or found[0].item
    return tuple(
        _article(one, document, guess, number if several else 0) for number, one in enumerate(found, 1)
    )


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122 - the name may be anything, and no path


def _recognised(kind: str, document: Document) -> tuple[tuple[Found, ...], str]:
    """What the kind's reader finds, and the sentence on a guessed encoding."""
    name = shown(document.name)
    if kind == kinds.PDF:
        from sitrep.reading import pdf

        return (pdf.recognise(document.data, name),), ""
    if kind == kinds.MAIL:
        from sitrep.reading import mail

        return (mail.recognise(document.data, name),), ""
    if kind not in (kinds.TEXT, kinds.MARKDOWN, kinds.PAGE, kinds.FEED, kinds.JSON):
        raise SourceError(
            f"{name} is {kind}, which cannot be read: save the article as plain text and open that."
        )
    decoded = decode(document.data, name, document.charset)
    return _recognise_text(kind, decoded.text, document), decoded.warning


def _recognise_text(kind: str, text: str, document: Document) -> tuple[Found, ...]:
    name = shown(document.name)
    if kind in (kinds.TEXT, kinds.MARKDOWN):
        text = clean(text)
    if not text.strip():
        raise SourceError(f"{name} is empty: there is no article to read.")
    if kind == kinds.PAGE:
        from sitrep.reading import page

        found = page.recognise(text, document.address)
        if not found.paragraphs:
            raise SourceError(
                f"{name} holds no text that reads as an article: open it in a browser and save its text."
            )
        return (found,)
    if kind == kinds.FEED:
        from sitrep.reading import feed

        return feed.recognise(text, name, document.address)
    if kind == kinds.JSON:
        from sitrep.reading import data

        return data.recognise(text, name, document.address)
    if kind == kinds.MARKDOWN:
        from sitrep.reading import markdown

        return (markdown.recognise(text),)
    return (plain.recognise(text),)


def _fetched(source: str) -> Document:
    from sitrep.reading.fetch import fetch_now

    came = fetch_now(source)
    return Document(came.data, line(source, 4000), came.media, came.charset, came.address, came.retrieved)


def _folder(source: str) -> tuple[Article, ...]:
    from sitrep.reading import folder

    paths, beyond = folder.files_of(source)
    articles: list[Article] = []
    skipped: list[str] = []
    for path in paths:
        try:
            articles += read_document(Document(file_bytes(path), path))
        except SourceError as error:
            skipped.append(str(error).rstrip("."))
    if not articles:
        raise SourceError(f"{shown(source)} holds no file that can be read: {skipped[0]}.")
    if told := folder.told(skipped, len(paths) + beyond, beyond):
        articles[0] = articles[0]._replace(warnings=(told, *articles[0].warnings))
    return tuple(articles)


def _article(found: Found, document: Document, guess: str, number: int) -> Article:
    """The record; an item of a feed is known by its address, else by its number in the source."""
    source = document.name if is_address(document.name) else place(document.name)
    if number:
        source = found.address or f"{source}#{number}"
    return Article(
        id=_digest(found.title, found.paragraphs),
        title=found.title,
        source=source,
        paragraphs=found.paragraphs,
        headline=headline(found.title, found.paragraphs),
        published=found.published,
        left_out=found.left_out,
        warnings=tuple(filter(None, (guess, *found.warnings, _damage(found.paragraphs)))),
        author=found.author,
        publisher=found.publisher,
        address=found.address or (document.address if not number else None),
        retrieved=document.retrieved or found.retrieved,
        language=found.language,
    )


def _digest(title: str, paragraphs: tuple[str, ...]) -> str:
    return sha256("\n".join((title, *paragraphs)).encode()).hexdigest()[:16]


def _damage(paragraphs: tuple[str, ...]) -> str:
    broken = sum(paragraph.count("\ufffd") for paragraph in paragraphs)
    if not broken:
        return ""
    if broken == 1:
        return "1 character was damaged in the source and stands as \ufffd."
    return f"{broken:,} characters were damaged in the source and stand as \ufffd."
