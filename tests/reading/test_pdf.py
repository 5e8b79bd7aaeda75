"""PDFs: lines become paragraphs in reading order, furniture goes, and what cannot be read is refused in a sentence."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfWriter

from sitrep.errors import SourceError
from sitrep.model import LeftOut
from sitrep.reading import pdf as reader
from sitrep.reading import read, read_bytes
from tests.reading.pdfs import column, pdf

HEAD = (72, 810, 8, "Centre for Conflict Studies, weekly brief 14")
FIRST = """About half of the region was without electri-
city on Wednesday after drones struck two sub-
stations, and the self-
proclaimed authorities in the occupied part told
reporters that a long-range missile had hit a mast."""
SECOND = """Engineers expect to reconnect hospitals by noon,
and they hope that homes will follow them on
Friday at the latest."""
THIRD = """The drones came in three waves, from the north
and from the east, said the head of the region's
self-proclaimed council."""


def pages() -> list[list[tuple[float, float, float, str]]]:
    return [
        [
            HEAD,
            *column("Drone strike cuts power", 72, 760, 18),
            *column(FIRST, 72, 720),
            *column(SECOND, 72, 640),
            (297, 30, 8, "1"),
        ],
        [
            HEAD,
            *column(THIRD, 72, 760),
            *column(SECOND.replace("hospitals", "schools"), 320, 760),
            (297, 30, 8, "2"),
        ],
        [
            HEAD,
            *column("Nobody was hurt, the operator said on Thursday.", 72, 760),
            (297, 30, 8, "Page 3 of 3"),
        ],
    ]


def test_lines_become_paragraphs_in_reading_order() -> None:
    article = read_bytes(pdf(pages()), "a.pdf")
    assert article.paragraphs == (
        "Drone strike cuts power",
        "About half of the region was without electricity on Wednesday after drones struck two substations, and the"
        " self-proclaimed authorities in the occupied part told reporters that a long-range missile had hit a mast.",
        "Engineers expect to reconnect hospitals by noon, and they hope that homes will follow them on Friday at the"
        " latest.",
        "The drones came in three waves, from the north and from the east, said the head of the region's"
        " self-proclaimed council.",
        "Engineers expect to reconnect schools by noon, and they hope that homes will follow them on Friday at the"
        " latest.",
        "Nobody was hurt, the operator said on Thursday.",
    )
    assert article.title == article.paragraphs[0]
    assert article.headline == 0
    assert article.left_out == (
        LeftOut("Centre for Conflict Studies, weekly brief 14", "running head"),
        LeftOut("1", "page number"),
        LeftOut("Page 3 of 3", "page number"),
    )


def test_a_paragraph_goes_on_over_the_page() -> None:
    made = [
        [HEAD, *column("It went on\nand on over the page of the", 72, 700)],
        [HEAD, *column("brief.", 72, 700)],
    ]
    assert read_bytes(pdf(made), "a.pdf").paragraphs == ("It went on and on over the page of the brief.",)


def test_indents_begin_paragraphs_where_no_gap_does() -> None:
    rows = column(f"{FIRST}\n{SECOND}\n{THIRD}", 72, 700)
    rows = [
        (x + 12 * (text.startswith(("About", "Engineers", "The d"))), y, size, text)
        for x, y, size, text in rows
    ]
    article = read_bytes(pdf([rows]), "a.pdf")
    assert [paragraph[:9] for paragraph in article.paragraphs] == ["About hal", "Engineers", "The drone"]


def test_what_the_pdf_tells_of_itself_counts_where_the_text_agrees() -> None:
    told = "/Title (Drone strike cuts power) /Author (Hanna Wells)"
    article = read_bytes(pdf(pages(), info=told), "a.pdf")
    assert (article.title, article.author) == ("Drone strike cuts power", "Hanna Wells")
    lied = read_bytes(pdf(pages(), info="/Title (Microsoft Word - draft7.docx) /Author (user)"), "a.pdf")
    assert (lied.title, lied.author) == ("Drone strike cuts power", None)


def test_a_pdf_is_one_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(pdf(pages()))
    assert read(str(tmp_path / "a.txt")).title == "Drone strike cuts power"


def refusal(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        read_bytes(data, "a.pdf")
    return str(caught.value)


def test_scanned_locked_and_broken_ones_are_refused() -> None:
    assert refusal(pdf([[], []])) == (
        "a.pdf holds pictures of pages and no text: make it readable first, for example with ocrmypdf."
    )
    assert refusal(_locked("secret")) == "a.pdf is a locked PDF: save a copy of it without the password."
    for data in (b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 20, pdf(pages())[:200]):
        assert refusal(data).startswith("a.pdf is a broken PDF") or "no text" in refusal(data)


def test_one_that_only_forbids_changes_is_read() -> None:
    assert read_bytes(_locked(""), "a.pdf").title == "Drone strike cuts power"


def _locked(password: str) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf(pages())))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def test_what_could_not_be_read_in_time_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    made = [[HEAD, *column(THIRD.replace("three", str(n)), 72, 700)] for n in range(5)]
    monkeypatch.setattr(reader, "MOST_PAGES", 3)
    article = read_bytes(pdf(made), "a.pdf")
    assert "3 waves" not in " ".join(article.paragraphs)
    assert article.warnings == ("Only the first 3 of 5 pages were read: the PDF is very large.",)
