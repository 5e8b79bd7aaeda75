"""The web server of `sitrep serve`: textual-serve's, with our page, and a door that only lets in who may.

A page of any website can send requests to this machine, and open websockets without being asked for leave. So a request
must name this server as its host, and a page's must come from this server; where a token is set, also have it.
"""

from __future__ import annotations

import asyncio
import hmac
import re
import shlex
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_PAGES = Path(__file__).parents[1] / "data" / "served"
_HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")
_SECONDS = 3.0  # what open dashboards have for their goodbye
_MOST = 16  # dashboards at once; each is a process
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class DashboardServer(Server):
    """Serves one command, a dashboard for each page that is open, at a socket that listens already."""

    def __init__(
        self,
        words: Sequence[str],
        listening: socket.socket,
        host: str,
        token: str | None,
        say: Callable[[str], None],
    ) -> None:
        """`words` are the command and its arguments; without a `token` whoever reaches the address comes in.

        `say` is given the line that tells the address, once it answers.
        """
        joined = subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)
        port = listening.getsockname()[1]
        super().__init__(joined, host=host, port=port, title="sitrep", templates_path=_PAGES)
        self._listening = listening
        self._token = token
        self._say = say
        self._cookie = f"sitrep_{port}"  # cookies are shared by all ports of a host
        self._open: set[asyncio.Task[object]] = set()
        shown = f"[{host}]" if ":" in host else host
        self._names = {f"{name}:{port}" for name in ("localhost", "127.0.0.1", "[::1]", shown)}
        if port == 80:
            self._names |= {name.removesuffix(":80") for name in self._names}
        seen = socket.gethostname() if host in ("0.0.0.0", "::") else shown
        self.address = f"http://{seen}:{port}/" + (f"?token={token}" if token else "")
        """What to open, token included."""

    def run(self) -> None:
        """Serve until interrupted or ended by a signal."""
        web.run_app(
            self._make_app(), sock=self._listening, print=None, shutdown_timeout=_SECONDS, access_log=None
        )

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._door)
        app.on_response_prepare.append(_add_headers)
        return app

    async def on_startup(self, app: web.Application) -> None:
        """Say where it is, in one line that other programs can read too."""
        self._say(f"sitrep is served at {self.address} until you press ctrl+c.\n")

    async def on_shutdown(self, app: web.Application) -> None:
        """Let open dashboards end as with `q`, at once rather than when their time is up."""
        for task in list(self._open):
            task.cancel()

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """The page, whose addresses are those that the browser came by."""
        self.public_url = f"{request.scheme}://{request.host}"
        page: web.StreamResponse = await super().handle_index(request)
        return page

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """One dashboard, until its page is closed."""
        if len(self._open) >= _MOST:
            raise web.HTTPServiceUnavailable(text=f"{_MOST} dashboards are open already: close one.")
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            return await super().handle_websocket(request)
        finally:
            self._open.discard(task)

    @web.middleware
    async def _door(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse who may not come in; a token in the address is taken from there into a cookie."""
        if not _HOST.fullmatch(request.host) or (self._token is None and request.host not in self._names):
            raise web.HTTPForbidden(text="This server goes by another name.")
        origin = request.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc != request.host:
            raise web.HTTPForbidden(text="Another website asked for this.")
        if self._token is not None:
            given = request.query.get("token")
            if not _same(given, self._token) and not _same(request.cookies.get(self._cookie), self._token):
                raise web.HTTPForbidden(
                    text="Open the address that `sitrep serve` printed: it has the token."
                )
            if given is not None and request.path == "/":
                shown = web.HTTPSeeOther("/")
                shown.set_cookie(self._cookie, self._token, httponly=True, samesite="Lax")
                raise shown
        return await handler(request)


def _same(given: str | None, token: str) -> bool:
    return given is not None and hmac.compare_digest(given.encode(), token.encode())


async def _add_headers(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(_HEADERS)
