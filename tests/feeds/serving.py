"""A server on this machine whose pages a test sets, and which notes what it was asked."""

from __future__ import annotations

import contextlib
import socketserver
import threading
from collections.abc import Callable, Iterator

Answer = bytes | Callable[[bytes], bytes]
LONG = "The delegation left the capital on Monday, the ministry said in a statement. " * 8


def answer(body: str | bytes, *headers: str, status: str = "200 OK", kind: str = "text/html") -> bytes:
    """A whole answer of HTTP."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", "Connection: close", *headers]
    return "\r\n".join([*lines, f"Content-Length: {len(data)}"]).encode() + b"\r\n\r\n" + data


def rss(*numbers: int, title: str = "The Post", body: str = LONG) -> str:
    """A feed with the items of these numbers; a greater number is a later day."""
    items = "".join(
        f"<item><title>Title {n}</title><link>https://post.example/{n}</link>"
        f"<pubDate>{1 + n % 28:02} Mar 2026 10:00:00 GMT</pubDate><description>{body} {n}</description></item>"
        for n in numbers
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'


def feed(*numbers: int, headers: tuple[str, ...] = (), title: str = "The Post", body: str = LONG) -> bytes:
    """The answer with such a feed."""
    return answer(rss(*numbers, title=title, body=body), *headers, kind="application/rss+xml")


class Server(socketserver.ThreadingTCPServer):
    """Answers with what stands in `pages` under the path; `asked` holds every request."""

    daemon_threads, allow_reuse_address = True, True
    pages: dict[str, Answer]
    asked: list[bytes]

    @property
    def base(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(socketserver.BaseRequestHandler):
    server: Server

    def handle(self) -> None:
        with contextlib.suppress(OSError):
            request = self.request.recv(65536)
            self.server.asked.append(request)
            page = self.server.pages.get(request.split(b" ")[1].decode(), answer("", status="404 Not Found"))
            self.request.sendall(page(request) if callable(page) else page)


@contextlib.contextmanager
def serving() -> Iterator[Server]:
    """A running server without pages."""
    with Server(("127.0.0.1", 0), _Handler) as server:
        server.pages, server.asked = {}, []
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        server.shutdown()
