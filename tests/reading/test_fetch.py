"""Addresses: a server on this machine that behaves well and badly, a deadline, few redirects, no private network."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import socketserver
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sitrep import __version__
from sitrep.errors import SourceError
from sitrep.reading import fetch as fetching
from sitrep.reading import read
from sitrep.reading.fetch import fetch_now
from sitrep.reading.source import read_all

WORDS = "Rescue teams reached the valley on Monday, three days after the storm."
HEAD = "<!doctype html><title>Valley</title>"
PAGE = f"{HEAD}<article><h1>Valley</h1><p>{WORDS}</p><p>Nobody was hurt there.</p></article>"


def answer(body: bytes, *headers: str, status: str = "200 OK", kind: str = "text/html") -> bytes:
    lines = [
        f"HTTP/1.1 {status}",
        f"Content-Type: {kind}",
        "Connection: close",
        *headers,
        f"Content-Length: {len(body)}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def to(place: str) -> bytes:
    return answer(b"", f"Location: {place}", status="302 Found")


def drip(send: Callable[[bytes], None], stopped: threading.Event) -> None:
    send(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    while not stopped.wait(0.05):
        send(b"x")


def conditional(asked: bytes) -> bytes:
    if b'If-None-Match: "v1"' in asked:
        return answer(b"", 'ETag: "v1"', status="304 Not Modified")
    return answer(PAGE.encode(), 'ETag: "v1"', "Last-Modified: Mon, 02 Mar 2026 10:00:00 GMT")


BOMB = gzip.compress(bytes(40 << 20))
PAGES: dict[str, Any] = {
    "good": answer(PAGE.encode()),
    "gzip": answer(gzip.compress(PAGE.encode()), "Content-Encoding: gzip"),
    "deflate": answer(zlib.compress(PAGE.encode()), "Content-Encoding: deflate"),
    "koi8": answer(
        b"<p>" + ("Мост закрыт до марта, заявил министр. " * 3).encode("koi8-r"),
        kind="text/html; charset=KOI8-R",
    ),
    "text": answer(f"<b>{WORDS}</b>".encode(), kind="text/plain"),
    "feed.php": answer(
        f"<rss><channel><item><title>One</title><link>/one</link><description>{WORDS}</description></item>"
        "</channel></rss>".encode(),
        kind="application/rss+xml",
    ),
    "moved": to("/moved-again"),
    "moved-again": to("/good?x=1"),
    "good?x=1": answer(PAGE.encode()),
    "round": to("/round"),
    "nowhere": answer(b"", status="302 Found"),
    "file": to("file:///etc/passwd"),
    "private": to("http://127.0.0.2:1/"),
    "metadata": to("http://169.254.169.254/latest/"),
    "mapped": to("http://[::ffff:10.0.0.1]/"),
    "bomb": answer(BOMB, "Content-Encoding: gzip"),
    "cut-gzip": answer(gzip.compress(PAGE.encode())[:-9], "Content-Encoding: gzip"),
    "no-gzip": answer(PAGE.encode(), "Content-Encoding: gzip"),
    "brotli": answer(PAGE.encode(), "Content-Encoding: br"),
    "cut": answer(PAGE.encode())[:-20],
    "gone": answer(b"", status="404 \x1b[31mNo"),
    "picture": answer(b"\x89PNG\r\n\x1a\n" + bytes(500)),
    "nothing": b"",
    "garbage": b"\x00\x01SSH-2.0\r\n",
    "etag": conditional,
    "slow": drip,
}


class Server(socketserver.ThreadingTCPServer):
    daemon_threads, allow_reuse_address = True, True
    asked: list[bytes]
    stopped: threading.Event


class Handler(socketserver.BaseRequestHandler):
    server: Server

    def handle(self) -> None:
        with contextlib.suppress(OSError):
            asked = self.request.recv(65536)
            self.server.asked.append(asked)
            page = PAGES.get(asked.split(b" ")[1].decode()[1:], b"")
            if page is drip:
                drip(self.request.sendall, self.server.stopped)
            else:
                self.request.sendall(page(asked) if callable(page) else page)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as running:
        running.asked, running.stopped = [], threading.Event()
        threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield running
        running.stopped.set()
        running.shutdown()


@pytest.fixture(scope="module")
def base(server: Server) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}"


def test_a_page_is_fetched_with_where_and_when(base: str, server: Server) -> None:
    article = read(f"{base}/good")
    assert article.paragraphs == ("Valley", WORDS, "Nobody was hurt there.")
    assert article.source == article.address == f"{base}/good"
    assert article.retrieved is not None
    assert article.retrieved.endswith("Z")
    asked = server.asked[-1].decode()
    assert f"User-Agent: sitrep/{__version__} (" in asked
    assert f"Host: {base[7:]}" in asked
    assert "Cookie" not in asked


@pytest.mark.parametrize("name", ["gzip", "deflate", "moved"])
def test_packed_and_moved_pages_are_read(base: str, name: str) -> None:
    article = read(f"{base}/{name}")
    assert article.paragraphs[1] == WORDS
    assert article.source == f"{base}/{name}"
    assert article.address == (f"{base}/good?x=1" if name == "moved" else f"{base}/{name}")


def test_what_the_server_says_of_type_and_encoding_counts(base: str) -> None:
    assert read(f"{base}/koi8").paragraphs[0].startswith("Мост закрыт до марта")
    assert read(f"{base}/koi8").warnings == ()
    assert read(f"{base}/text").paragraphs == (f"<b>{WORDS}</b>",)
    (item,) = read_all(f"{base}/feed.php")
    assert item.address == f"{base}/one"


def test_blanks_around_an_address_do_not_count(base: str) -> None:
    (article,) = read_all(f" {base}/good\n")
    assert article.source == article.address == f"{base}/good"


def test_a_request_can_be_conditional(base: str) -> None:
    first = fetch_now(f"{base}/etag")
    assert (first.etag, first.modified, first.unchanged) == ('"v1"', "Mon, 02 Mar 2026 10:00:00 GMT", False)
    again = fetch_now(f"{base}/etag", etag=first.etag, modified=first.modified)
    assert (again.unchanged, again.data, again.etag) == (True, b"", '"v1"')


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("round", "redirects more than 5 times"),
        ("nowhere", "redirects without saying where to"),
        ("file", "not http or https"),
        ("private", "leads to 127.0.0.2, an address of a private network"),
        ("metadata", "leads to 169.254.169.254, an address of a private network"),
        ("mapped", "leads to 10.0.0.1, an address of a private network"),
        ("bomb", "is larger than 10 MB"),
        ("cut-gzip", "broke off"),
        ("no-gzip", "arrived damaged"),
        ("brotli", "is packed in a way"),
        ("cut", "broke off"),
        ("gone", r"answered 404 \(Not Found\)"),
        ("picture", "is not text"),
        ("nothing", "broke off"),
        ("garbage", "broke off or answered what is no HTTP"),
    ],
)
def test_what_cannot_be_had_is_one_sentence(base: str, name: str, why: str) -> None:
    with pytest.raises(SourceError, match=why) as caught:
        read(f"{base}/{name}")
    assert str(caught.value).endswith(".")
    assert str(caught.value).isprintable()


def test_the_deadline_is_for_the_whole_fetch(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.4)
    with pytest.raises(SourceError, match="did not answer in full within"):
        read(f"{base}/slow")


@pytest.mark.parametrize(
    ("running", "seconds"), [(0.0, 8.0), (1.0, 7.0), (2.5, 5.5), (7.0, 4.0), (8.0, 8.0), (500.0, 8.0)]
)
def test_a_slow_start_is_taken_off_the_first_fetch(running: float, seconds: float) -> None:
    assert fetching._seconds(running) == seconds


def test_a_name_that_nobody_resolves_in_time_ends_too(monkeypatch: pytest.MonkeyPatch) -> None:
    held = threading.Event()
    monkeypatch.setattr(fetching.socket, "getaddrinfo", lambda *_, **__: held.wait(20) and [])
    monkeypatch.setattr(fetching, "SECONDS", 0.2)
    begun = time.monotonic()
    with pytest.raises(SourceError, match="did not answer in full"):
        read("http://slow.example/")
    assert time.monotonic() - begun < 15
    held.set()


def test_a_fetch_can_be_cancelled(base: str) -> None:
    async def cancelled() -> None:
        task = asyncio.create_task(fetching.fetch(f"{base}/slow"))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(cancelled())


def test_only_a_typed_address_may_be_private(base: str) -> None:
    with pytest.raises(SourceError, match="only opened when it is typed"):
        fetch_now(f"{base}/good", typed=False)


@pytest.mark.parametrize(
    "address",
    [
        "http://",
        "http://[::1",
        "http://a b/",
        "https://\x1b]0;owned\x07/",
        "http://127.0.0.1:99999/",
        "http://x\n/",
        "http://..",
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(address)
    assert str(caught.value).isprintable()


def test_a_password_is_neither_sent_nor_shown(base: str, server: Server) -> None:
    before = len(server.asked)
    with pytest.raises(SourceError, match="given with a name or password") as caught:
        read(base.replace("http://", "http://user:secret@") + "/good")
    assert "secret" not in str(caught.value)
    assert len(server.asked) == before


def test_tls_is_spoken_also_by_the_dashboard_whose_asyncio_knows_none(base: str) -> None:
    program = (
        "import sys\n"
        "from sitrep.commands.dashboard import _load_asyncio\n"
        "_load_asyncio()\n"
        "assert 'ssl' not in sys.modules\n"
        "from sitrep.reading import read\n"
        "read(sys.argv[1])\n"
    )
    address = base.replace("http", "https") + "/good"
    done = subprocess.run(
        [sys.executable, "-c", program, address], capture_output=True, text=True, check=False
    )
    assert "does not speak TLS" in done.stderr.splitlines()[-1]


def test_what_speaks_no_tls_or_is_not_there_is_said(base: str) -> None:
    with pytest.raises(SourceError, match="does not speak TLS"):
        read(base.replace("http", "https") + "/good")
    with pytest.raises(SourceError, match="cannot be reached"):
        read("http://127.0.0.1:1/")
