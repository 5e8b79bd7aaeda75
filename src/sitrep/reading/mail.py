"""A saved mail or web archive (.eml, .mhtml): the part that is meant to be read, and what came with it."""

from __future__ import annotations

import contextlib
import email
import email.errors
import email.header
import email.utils
from collections.abc import Iterator
from email.message import Message
from typing import NamedTuple

from sitrep.errors import SourceError
from sitrep.model import LeftOut
from sitrep.reading import page, plain
from sitrep.reading.about import address
from sitrep.reading.clean import clean, line
from sitrep.reading.decode import decode
from sitrep.reading.found import Found

_PARTS = 1000
_SIGNATURE = "\n-- \n"


class _Part(NamedTuple):
    """One leaf of the message, its bytes as they were before they were packed for the mail."""

    media: str
    name: str
    data: bytes
    charset: str | None
    attached: bool
    location: str | None


def recognise(data: bytes, shown: str) -> Found:
    """The article in a message: its plain text, or the page beside it where that says more than twice as much.

    Raises SourceError, naming `shown`, when nothing in it is text.
    """
    try:
        message = email.message_from_bytes(data)
        parts = list(_leaves(message))
    except (RecursionError, ValueError, LookupError, AssertionError, TypeError):
        raise SourceError(f"{shown} is no mail that can be read: save its text and open that.") from None
    chosen = _chosen(parts, shown)
    if chosen is None:
        raise SourceError(f"{shown} holds no text to read: open it in a mail program.")
    part, found, guess = chosen
    date = _date(message)
    is_archive = message["Snapshot-Content-Location"] or message.get_content_type() == "multipart/related"
    return found._replace(
        title=found.title if is_archive else _header(message, "Subject") or found.title,
        author=found.author or (None if is_archive else _sender(message)),
        published=found.published or (None if is_archive else date),
        retrieved=date if is_archive else None,
        left_out=(*found.left_out, *_rest(parts, part)),
        warnings=tuple(filter(None, (*found.warnings, guess))),
    )


def _leaves(message: Message) -> Iterator[_Part]:
    """The parts that hold something, in their order; an attached message is an attachment."""
    left: list[Message] = [message]
    for _ in range(_PARTS):
        if not left:
            return
        part = left.pop(0)
        inner = part.get_payload()
        if isinstance(inner, list) and part.get_content_maintype() == "multipart":
            left[:0] = [one for one in inner if isinstance(one, Message)]
            continue
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes):
            data = b""
            if isinstance(inner, list) and inner and isinstance(inner[0], Message):
                data = inner[0].as_bytes()
        with contextlib.suppress(ValueError, TypeError):
            yield _Part(
                media=part.get_content_type(),
                name=line(_decoded(part.get_filename() or ""), 120),
                data=data,
                charset=_charset(part),
                attached=part.get_content_disposition() == "attachment",
                location=_header(part, "Content-Location") or _header(message, "Snapshot-Content-Location"),
            )


def _charset(part: Message) -> str | None:
    charset = part.get_param("charset")
    if isinstance(charset, tuple):
        charset = charset[2]
    return str(charset) if charset else None


def _chosen(parts: list[_Part], shown: str) -> tuple[_Part, Found, str] | None:
    """The part to read: plain text, unless the page beside it says more than twice as much."""
    best: tuple[_Part, Found, str] | None = None
    most = 0
    for media, weight in (("text/plain", 2), ("text/html", 1)):
        part = next(
            (one for one in parts if one.media == media and not one.attached and one.data.strip()), None
        )
        if part is None:
            continue
        decoded = decode(part.data, shown, part.charset)
        if media == "text/html":
            found = page.recognise(decoded.text, address(part.location))
        else:
            found = _plain(decoded.text)
        words = weight * sum(len(paragraph.split()) for paragraph in found.paragraphs)
        if words > most:
            best, most = (part, found, decoded.warning), words
    return best


def _plain(text: str) -> Found:
    """The text above the signature, whose mark is two dashes and a blank."""
    before, mark, after = clean(text).partition(_SIGNATURE)
    found = plain.recognise(before)
    signature = [LeftOut(" ".join(after.split()), "signature")] if mark and after.strip() else []
    return found._replace(left_out=(*found.left_out, *signature))


def _rest(parts: list[_Part], read: _Part) -> Iterator[LeftOut]:
    """What else came with the message; the pictures, styles and scripts of a page are counted."""
    counted = 0
    for part in parts:
        if part is read or not part.data:
            continue
        if part.media in ("text/plain", "text/html") and not part.attached and not part.name:
            kind = "plain text" if part.media == "text/plain" else "a page"
            yield LeftOut(f"The text once more as {kind}, {_size(part)}", "another form of the text")
        elif part.attached or part.name:
            yield LeftOut(
                f"{part.name or 'without a name'} ({line(part.media, 60)}, {_size(part)})", "attachment"
            )
        else:
            counted += 1
    if counted:
        yield LeftOut(
            f"{counted} pictures, styles, frames and other parts", "parts of the page that are no text"
        )


def _size(part: _Part) -> str:
    return f"{max(1, len(part.data) // 1000):,} kB"


def _header(message: Message, name: str) -> str:
    return line(_decoded(str(message.get(name) or "")), 500)


def _decoded(value: str) -> str:
    """A header as its reader sees it: encoded words become letters."""
    try:
        return str(email.header.make_header(email.header.decode_header(value)))
    except (ValueError, LookupError, email.errors.MessageError):
        return value


def _sender(message: Message) -> str | None:
    try:
        name, mailbox = email.utils.parseaddr(_header(message, "From"))
    except (ValueError, IndexError):
        return None
    return line(name or mailbox, 120) or None


def _date(message: Message) -> str | None:
    try:
        return email.utils.parsedate_to_datetime(str(message.get("Date") or "")).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return _header(message, "Date") or None
