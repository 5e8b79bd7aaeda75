"""A PDF to paragraphs: lines put together, page furniture left out, words divided at line ends made whole."""

from __future__ import annotations

import io
import logging
import re
import statistics
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from sitrep.errors import SourceError
from sitrep.model import LeftOut
from sitrep.reading.clean import clean, line
from sitrep.reading.found import Found, title_of
from sitrep.reading.furniture import ends_sentence

MOST_PAGES = 300
SECONDS = 20.0
"""After this long the rest of a PDF is not read, and the person is told."""
_LETTERS = 20
"""Letters a page has at least, on average, where its text is text and no picture."""
_EDGE = 3
"""Lines at the top and at the bottom of a page among which running heads are looked for."""
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_NUMBER = r"\W*(?:page|p\.|seite|стр\.|с\.)?\s*\d{1,4}(?:\s*(?:/|of|von|из|з)\s*\d{1,4})?\W*$"
_PREFIXES = (
    "all anti co cross ex half inter long mid mini multi non off on one part post pre pro quasi self semi short so"
    " two three four five six seven eight nine ten well"
)


class Line(NamedTuple):
    """One printed line: its words, its page, how far from the left and up it begins, the size of its letters."""

    text: str
    page: int
    x: float
    y: float
    size: float


class _TooLong(Exception):
    """The time for this PDF is over."""


def recognise(data: bytes, shown: str) -> Found:
    """The article in a PDF. Raises SourceError, naming `shown`, when it is locked, scanned or broken."""
    for name in ("pypdf", "pypdf._reader"):
        logging.getLogger(name).addHandler(logging.NullHandler())
        logging.getLogger(name).propagate = False
    reader, pages = _opened(data, shown)
    lines: list[Line] = []
    warnings: list[str] = []
    end = time.monotonic() + SECONDS
    read = 0
    try:
        for number in range(min(pages, MOST_PAGES)):
            lines += _lines(reader.pages[number], number, end)
            read += 1
    except _TooLong:
        pass
    except Exception:
        warnings.append(f"Page {read + 1} of the PDF is broken; what follows it is missing.")
    if read < pages and not warnings:
        warnings.append(f"Only the first {read} of {pages} pages were read: the PDF is very large.")
    letters = sum(sum(map(str.isalpha, row.text)) for row in lines)
    if letters < _LETTERS * max(1, read):
        raise SourceError(
            f"{shown} holds pictures of pages and no text: make it readable first, for example with ocrmypdf."
        )
    body, left_out = without_furniture(lines, read)
    paragraphs = tuple(paragraphs_of(body))
    return Found(
        title=_title(reader, body, paragraphs),
        paragraphs=paragraphs,
        left_out=tuple(left_out),
        author=_told(reader, "author"),
        warnings=tuple(warnings),
    )


def _opened(data: bytes, shown: str) -> tuple[Any, int]:
    from pypdf import PasswordType, PdfReader
    from pypdf.errors import DependencyError

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if not reader.is_encrypted or reader.decrypt("") != PasswordType.NOT_DECRYPTED:
            return reader, len(reader.pages)
    except Exception as error:
        if not isinstance(error, DependencyError):  # it is encrypted in a way that needs more than pypdf
            raise SourceError(f"{shown} is a broken PDF: open it in a viewer and save its text.") from None
    raise SourceError(f"{shown} is a locked PDF: save a copy of it without the password.")


def _lines(page: Any, number: int, end: float) -> list[Line]:
    """The printed lines of a page in the order in which its program wrote them, which is that of reading."""
    rows: list[Line] = []
    words: list[str] = []
    place: tuple[float, float, float] | None = None

    def watch(*_: object) -> None:
        if time.monotonic() > end:
            raise _TooLong

    def say(text: str, cm: Sequence[float], tm: Sequence[float], font: object, size: float) -> None:
        nonlocal place
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs(size * (tm[3] or tm[0] or 1) * (cm[3] or cm[0] or 1)) or 1.0
        for n, piece in enumerate(text.split("\n")):
            moved = place is not None and abs(y - place[1]) > 0.5 * max(scale, place[2])
            if (n or moved) and "".join(words).strip():
                finish()
            if piece.strip() and place is None:
                place = (x, y, scale)
            words.append(piece)

    def finish() -> None:
        nonlocal place
        text = " ".join(clean("".join(words).translate(_LIGATURES)).split())
        if text and place:
            rows.append(Line(text, number, *place))
        words.clear()
        place = None

    page.extract_text(visitor_text=say, visitor_operand_before=watch)
    finish()
    return rows


def without_furniture(lines: Sequence[Line], pages: int) -> tuple[list[Line], list[LeftOut]]:
    """The lines of the text, and what was left out: page numbers, and what stands at the edge of half of the pages."""
    edges = _edges(lines)
    times = Counter(_shape(row.text) for row in edges)
    enough = max(2, (pages + 1) // 2)
    body, left_out, seen = [], [], set()
    for row in lines:
        at_edge = row in edges
        if at_edge and re.match(_NUMBER, row.text, re.IGNORECASE) and pages > 1:
            why = "page number"
        elif at_edge and pages > 1 and times[_shape(row.text)] >= enough:
            why = "running head"
        else:
            body.append(row)
            continue
        if (why, _shape(row.text)) not in seen:
            left_out.append(LeftOut(row.text, why))
            seen.add((why, _shape(row.text)))
    return body, left_out


def _edges(lines: Sequence[Line]) -> set[Line]:
    """The lines at the top and at the bottom of each page that a gap divides from the text."""
    pages: dict[int, list[Line]] = {}
    for row in lines:
        pages.setdefault(row.page, []).append(row)
    gap = 1.5 * _pitch(lines)
    found: set[Line] = set()
    for rows in pages.values():
        down = sorted(rows, key=lambda row: -row.y)
        for ordered in (down, down[::-1]):
            for n in range(1, min(_EDGE, max(1, len(ordered) // 3), len(ordered) - 1) + 1):
                if abs(ordered[n - 1].y - ordered[n].y) > gap:
                    found.update(ordered[:n])
                    break
    return found


def _shape(text: str) -> str:
    """What a running head has in common on all pages: everything but its numbers."""
    return re.sub(r"\d+", "#", text)


def paragraphs_of(lines: Sequence[Line]) -> Iterator[str]:
    """Lines put together: a wider gap, an indent, letters of another size or a short last line end a paragraph."""
    if not lines:
        return
    known = {word for row in lines for word in re.findall(r"\w+-\w+", row.text.casefold())}
    pitch = _pitch(lines)
    full = statistics.median(len(row.text) for row in lines)
    margins = _margins(lines)
    text = ""
    before: Line | None = None
    for row in lines:
        if before is not None and _begins(before, row, pitch, full, margins):
            yield text
            text = ""
        text = _joined(text, row.text, known) if text else row.text
        before = row
    yield text


def _begins(before: Line, row: Line, pitch: float, full: float, margins: set[int]) -> bool:
    if abs(row.size - before.size) > 0.12 * max(row.size, before.size):
        return True
    if re.match(r"[•▪◦‣–—-]\s|\(?\d{1,2}[.)]\s", row.text):
        return True
    ended = ends_sentence(before.text)
    down = before.y - row.y
    if row.page != before.page or down < 0:  # the next column or page: only a sentence can have ended there
        return ended
    if down > 1.3 * pitch * max(1.0, row.size / 12):
        return True
    if ended and row.x > before.x + 0.7 * row.size and round(before.x) in margins:
        return True
    return ended and len(before.text) < 0.75 * full


def _pitch(lines: Sequence[Line]) -> float:
    """From one line to the next, usually."""
    downs = [
        round(one.y - two.y, 1)
        for one, two in pairwise(lines)
        if one.page == two.page and 0 < one.y - two.y < 5 * max(one.size, 8.0)
    ]
    return Counter(downs).most_common(1)[0][0] if downs else 12.0


def _margins(lines: Sequence[Line]) -> set[int]:
    """Where the lines of each column begin."""
    return {x for x, number in Counter(round(row.x) for row in lines).items() if number >= 0.1 * len(lines)}


def _joined(text: str, more: str, known: set[str]) -> str:
    """Two lines: a word divided at the end of the first is made whole, unless its hyphen is its own."""
    match = re.search(r"([^\W\d_]+)[-‐]\Z", text)
    rest = re.match(r"[^\W\d_]+", more)
    if match is None or rest is None or not rest[0][0].islower():
        return f"{text}{more}" if match and rest else f"{text} {more}"
    if match[1].casefold() in _PREFIXES.split() or f"{match[1]}-{rest[0]}".casefold() in known:
        return text + more
    return text[:-1] + more


def _title(reader: Any, body: Sequence[Line], paragraphs: Sequence[str]) -> str:
    """The title the PDF tells, where its text has it too; else the largest lines of the first page."""
    told = _told(reader, "title")
    if told and any(told.casefold() in paragraph.casefold() for paragraph in paragraphs[:5]):
        return told
    first = [row for row in body if row.page == 0]
    if first and paragraphs:
        largest = max(row.size for row in first)
        usual = statistics.median(row.size for row in body)
        words = " ".join(row.text for row in first if row.size > 0.95 * largest)
        if largest > 1.15 * usual and len(words) <= 200:
            return next((one for one in paragraphs[:5] if one == words), words)
    return title_of(paragraphs)


def _told(reader: Any, name: str) -> str | None:
    try:
        told = line(str(getattr(reader.metadata, name, None) or ""), 200)
    except Exception:
        return None
    return told if told.strip("()").casefold() not in ("", "anonymous", "unknown", "user", "admin") else None
