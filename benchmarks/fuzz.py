"""Random damage to hostile files, pages, mails, feeds, OPML and PDFs, read until the time is over: `make fuzz`.

    python -m benchmarks.fuzz [--minutes 10] [--shared DIR] [--seed N]

Whatever the bytes, reading them must give articles of clean text or one sentence (SourceError), within ten
seconds of CPU time; cleaning must be idempotent. A failure is made small by Hypothesis and printed; the bytes
under test stand in `build/fuzz-last` while they are read, in case the process itself dies.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from sitrep.errors import SourceError
from sitrep.feeds import opml
from sitrep.feeds.records import Feed
from sitrep.model import Article
from sitrep.reading import clean
from sitrep.reading.source import Document, read_document

ROOT = Path(__file__).resolve().parents[1]
LAST = ROOT / "build" / "fuzz-last"
NAMES = ("a.html", "a.txt", "a.md", "a.eml", "a.mhtml", "a.xml", "a.json", "a.pdf", "a.opml", "-", "a")
SECONDS = 10.0
LARGEST = 300_000
NEVER = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
PIECES = (
    *(b"\x1b]0;owned\x07", b"\x1b[2J", b"\x9b31m", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n\n"),
    *(b"<", b">", b"&#27;", b"<div>" * 300, b"</p>", b"<table><tr><td>" * 20, b"<!--", b"<![CDATA["),
    *(b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"{", b"[" * 99, b"=?utf-8?B?", b"--b\r\n", b"charset=utf-16"),
    *(
        b"Content-Transfer-Encoding: base64\r\n",
        b" obj\n",
        b"stream\n",
        b"endobj\n",
        b"x" * 30_000,
        b"9" * 400,
    ),
    *("\u202e".encode(), "e\u0301".encode() * 40, "👩\u200d".encode() * 30, "漢".encode() * 50, b"-1", b"\\"),
)


def seeds(shared: Path | None) -> list[bytes]:
    """The bytes to begin with."""
    files = [
        *(ROOT / "tests" / "pages").glob("*.html"),
        *(ROOT / "seeds").glob("*.txt"),
        *(ROOT / "docs").glob("*.md"),
    ]
    found = [path.read_bytes() for path in files]
    found += list(_made())
    tool = shared / "hostile" / "make_hostile.py" if shared else None
    if tool and tool.is_file():
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, str(tool), folder], check=True, stdout=subprocess.DEVNULL)
            for name in (
                "control",
                "unicode",
                "markup",
                "markdown",
                "html",
                "feeds",
                "encoding",
                "binary",
                "size",
            ):
                paths = sorted(
                    path for path in (Path(folder) / name).iterdir() if path.stat().st_size < LARGEST
                )
                found += [path.read_bytes() for path in paths]
    else:
        print("The shared hostile files are missing: only the project's own seeds are used.")
    return found


def _made() -> Iterator[bytes]:
    from tests.reading import pdfs, test_feed, test_mail, test_pdf

    yield pdfs.pdf(test_pdf.pages())
    yield test_mail.archive()
    message = test_mail.mail()
    message.set_content(test_mail.TEXT)
    message.add_alternative(test_mail.PAGE, subtype="html")
    yield message.as_bytes()
    yield test_feed.rss(test_feed.item(1, 2) + test_feed.item(2, 3))
    yield opml.written(Feed(f"https://example.org/{n}", title=f"Feed “{n}” <b>") for n in range(9)).encode()


def damaged(data: bytes, dice: random.Random, others: list[bytes]) -> bytes:
    """Some bytes changed, cut, doubled, put in or taken from another seed."""
    made = bytearray(data[:LARGEST])
    for _ in range(dice.randint(0, 8)):
        at = dice.randrange(len(made) + 1)
        match dice.randrange(7):
            case 0:
                made[at:at] = dice.choice(PIECES)
            case 1:
                made[at : at + dice.randint(1, 400)] = b""
            case 2:
                made[at:at] = made[at : at + dice.randint(1, 2000)] * dice.randint(1, 8)
            case 3 if made:
                made[at % len(made)] = dice.randrange(256)
            case 4:
                other = dice.choice(others)
                start = dice.randrange(len(other) + 1)
                made[at:at] = other[start : start + dice.randint(1, 3000)]
            case 5:
                del made[at:]
            case _:
                made[at:at] = dice.randbytes(dice.randint(1, 40))
    return bytes(made[:LARGEST])


def check(data: bytes, name: str) -> None:
    """Read, and see to it that what comes out can be shown."""
    begun = time.process_time()
    try:
        found = list(names(data)) if name.endswith(".opml") else list(texts_of(Document(data, name)))
    except SourceError as error:
        found = [str(error)]
        assert str(error).endswith("."), f"the sentence {str(error)!r}"
        assert str(error).isprintable(), f"the sentence {str(error)!r}"
    for text in found:
        assert not NEVER.search(text), f"{NEVER.search(text)!r} in {text[:200]!r}"
    spent = time.process_time() - begun
    assert spent < SECONDS, f"it took {spent:.1f} s"


def texts_of(document: Document) -> Iterator[str]:
    """Everything of its articles that can be shown."""
    for article in read_document(document):
        assert article.paragraphs
        assert all(clean(paragraph) == paragraph for paragraph in article.paragraphs)
        yield from texts(article)


def names(data: bytes) -> Iterator[str]:
    """What a list of feeds names."""
    with tempfile.NamedTemporaryFile(suffix=".opml") as file:
        file.write(data)
        file.flush()
        listed = opml.read(file.name)
    yield from listed.problems
    for feed in listed.feeds:
        yield from (feed.address, feed.title)


def texts(article: Article) -> Iterator[str]:
    for field in ("title", "source", "published", "author", "publisher", "address", "retrieved", "language"):
        yield getattr(article, field) or ""
    yield from article.paragraphs
    yield from article.warnings
    for row in article.left_out:
        yield from (row.text, row.why)


def main() -> int:
    """Exit code 1 when an input failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    begin_with = seeds(options.shared)
    LAST.parent.mkdir(exist_ok=True)
    inputs = 0
    slowest = 0.0
    end = time.monotonic() + 60 * options.minutes

    @settings(
        max_examples=500,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sampled_from(begin_with), st.randoms(use_true_random=False), st.sampled_from(NAMES))
    def once(data: bytes, dice: random.Random, name: str) -> None:
        nonlocal inputs, slowest
        made = damaged(data, dice, begin_with)
        if time.monotonic() > end:
            return
        LAST.write_bytes(made)
        begun = time.process_time()
        check(made, name)
        slowest = max(slowest, time.process_time() - begun)
        inputs += 1

    round_ = 0
    print(f"{len(begin_with)} seeds, {options.minutes:g} minutes, --seed {options.seed}", flush=True)
    while time.monotonic() < end:
        seed(options.seed + round_)(once)()
        round_ += 1
    LAST.unlink(missing_ok=True)
    print(f"{inputs:,} inputs without an uncaught exception; the slowest took {slowest:.2f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
