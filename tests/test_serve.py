"""`sitrep serve` over real HTTP and websockets, and in headless Chromium where that is installed."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("textual_serve", reason="sitrep[serve] is not installed")
if sys.platform == "win32":
    pytest.skip("ends the server by a signal", allow_module_level=True)

import aiohttp

from sitrep import cli
from sitrep.bookmarks.store import open_store

TOKEN = "abcdef0123456789"
DEADLINE = 60.0


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., str]]:
    """Start a server and give the address it prints; it is ended with the test."""
    monkeypatch.setenv("EDITOR", "true")
    running: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> str:
        command = [sys.executable, "-m", "sitrep", "serve", "--port", "0", "--new", *arguments]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        running.append(process)
        assert process.stdout is not None
        said = process.stdout.readline()
        found = re.fullmatch(r"sitrep is served at (http://\S+) until you press ctrl\+c\.\n", said)
        assert found, said
        return found[1]

    yield start
    for process in running:
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=DEADLINE) == 0
        if process.stdout is not None:
            process.stdout.close()


def fetch(address: str, **headers: str) -> tuple[int, str]:
    """Status and text of an answer; redirections are followed without cookies."""
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=DEADLINE) as answer:
            return answer.status, answer.read().decode(errors="replace")
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


async def screen(session: aiohttp.ClientSession, address: str, wanted: str, **options: Any) -> bool:
    """Whether the dashboard behind a websocket shows these words."""
    url = address.replace("http:", "ws:") + "ws?width=120&height=40"
    shown = b""
    async with asyncio.timeout(DEADLINE), session.ws_connect(url, **options) as socket:
        async for message in socket:
            if message.type == aiohttp.WSMsgType.BINARY:
                shown += message.data
                if wanted.encode() in shown:
                    return True
    return False


async def test_the_page_and_its_dashboard(serve: Callable[..., str]) -> None:
    address = serve()
    assert address.startswith("http://127.0.0.1:")
    status, page = fetch(address)
    assert status == 200
    assert "googleapis" not in page
    for own in re.findall(r'(?:href|src)="(http[^"]+)"|url\("(http[^"]+)"\)', page):
        assert fetch("".join(own))[0] == 200
    async with aiohttp.ClientSession() as session:
        assert await screen(session, address, "Viktor Trehubov")


async def test_another_website_gets_nothing(serve: Callable[..., str]) -> None:
    address = serve()
    assert fetch(address, Host="evil.example") == (403, "This server goes by another name.")
    assert fetch(address, Origin="http://evil.example")[0] == 403
    async with aiohttp.ClientSession() as session:
        for headers in ({"Origin": "http://evil.example"}, {"Host": "evil.example"}, {"Origin": "null"}):
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await screen(session, address, "", headers=headers)
            assert refused.value.status == 403
        assert await screen(session, address, "Trehubov", headers={"Origin": address.rstrip("/")})


@pytest.mark.parametrize("given", [["--token", TOKEN], ["--host", "0.0.0.0"]])
async def test_without_the_token_nothing_is_served(serve: Callable[..., str], given: list[str]) -> None:
    printed = serve(*given)
    token = printed.partition("?token=")[2]
    assert len(token) >= len(TOKEN)
    port = re.search(r":(\d+)/", printed)
    assert port
    address = f"http://127.0.0.1:{port[1]}/"
    for place in (
        "",
        "ws",
        "static/js/textual.js",
        "download/x",
        "?token=wrong",
        f"?token={token}x",
        "nowhere",
    ):
        status, said = fetch(address + place)
        assert (status, "sitrep serve" in said) == (403, True), place
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await screen(session, address, "")
        assert refused.value.status == 403
        async with session.get(f"{address}?token={token}") as answer:
            assert answer.status == 200
            assert "token" not in str(answer.url)  # it stands in no history and no title
        assert await screen(session, address, "Viktor Trehubov")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--token", "short"], 2, "at least 12"),
        (["-"], 2, "Standard input"),
        (["missing.txt"], 1, "missing.txt"),
        (["--host", "192.0.2.1"], 1, "cannot be used"),
        (["--port", "99999"], 2, "no number from 0 to 65,535"),
    ],
)
def test_what_cannot_be_served(
    capsys: pytest.CaptureFixture[str], arguments: list[str], status: int, said: str
) -> None:
    assert cli.run(["serve", *arguments]) == status
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_without_the_extra_it_says_how_to_install_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitrep.commands.serve.find_spec", lambda name: None)
    assert cli.run(["serve"]) == 1
    assert "pip install textual-serve" in capsys.readouterr().err


class Chromium:
    """A page of headless Chromium, spoken to in its DevTools protocol."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._last = 0
        self.shown = ""
        """What the page's websocket has received."""

    async def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and wait for its result."""
        self._last += 1
        await self._socket.send_json({"id": self._last, "method": method, "params": parameters})
        while (message := await self._next()).get("id") != self._last:
            pass
        assert "error" not in message, message
        result: dict[str, Any] = message["result"]
        return result

    async def wait_for(self, words: str) -> None:
        """Wait until these words came for the screen."""
        while words not in self.shown:
            await self._next()

    async def _next(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads((await self._socket.receive(DEADLINE)).data)
        if message.get("method") == "Network.webSocketFrameReceived":
            frame = message["params"]["response"]
            data = frame["payloadData"]
            self.shown += base64.b64decode(data).decode() if frame["opcode"] == 2 else data
        return message


@contextlib.asynccontextmanager
async def chromium(folder: Path) -> AsyncIterator[Chromium]:
    """Chromium with an empty page; the test is skipped where it is not installed."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("Chromium is not installed (Debian's package is called chromium)")
    command = [
        program, "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--no-first-run",
        "--remote-debugging-port=0",
        f"--user-data-dir={folder / 'profile'}", "--window-size=1280,800", "about:blank",
    ]  # fmt: skip
    process = await asyncio.create_subprocess_exec(
        *command, stderr=asyncio.subprocess.PIPE, env={**os.environ, "HOME": str(folder)}
    )
    try:
        async with asyncio.timeout(DEADLINE), aiohttp.ClientSession() as session:
            assert process.stderr is not None
            while b"DevTools listening on" not in (line := await process.stderr.readline()):
                assert line, "Chromium ended"
            port = line.decode().split(":")[2].partition("/")[0]
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                [page] = [one for one in await answer.json() if one["type"] == "page"]
            async with session.ws_connect(page["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                yield Chromium(socket)
    finally:
        process.terminate()
        await process.wait()


def keep(picture: bytes) -> None:
    """Leave the picture where SITREP_TEST_PICTURES says, for a person to look at."""
    if folder := os.environ.get("SITREP_TEST_PICTURES"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        (Path(folder) / "served.png").write_bytes(picture)


async def test_a_browser_shows_it_and_its_keys_work(serve: Callable[..., str], tmp_path: Path) -> None:
    address = serve("--token", TOKEN)
    async with chromium(tmp_path) as page:
        for domain in ("Network", "Page"):
            await page.ask(f"{domain}.enable")
        await page.ask("Page.navigate", url=address)
        await page.wait_for("Viktor Trehubov")
        await page.ask(
            "Input.dispatchMouseEvent", type="mousePressed", x=400, y=300, button="left", clickCount=1
        )
        await page.ask(
            "Input.dispatchMouseEvent", type="mouseReleased", x=400, y=300, button="left", clickCount=1
        )
        page.shown = ""
        for kind in ("keyDown", "keyUp"):
            await page.ask("Input.dispatchKeyEvent", type=kind, key="b", code="KeyB", text="b")
        await page.wait_for("Tags")
        picture = await page.ask("Page.captureScreenshot")
        keep(base64.b64decode(picture["data"]))
        assert len(picture["data"]) > 60_000  # a page with text; an empty one has a tenth
    with open_store(create=False) as store:
        assert len(store.all()) == 1


async def test_what_belongs_to_the_reader_goes_to_the_browser(serve: Callable[..., str]) -> None:
    address = serve(str(Path(__file__).parent / "pages" / "broadcaster.html"))
    shown = ""
    url = address.replace("http:", "ws:") + "ws?width=120&height=40"
    async with (
        asyncio.timeout(DEADLINE),
        aiohttp.ClientSession() as session,
        session.ws_connect(url) as socket,
    ):

        async def until(words: str) -> None:
            nonlocal shown
            while words not in shown:
                data = (await socket.receive()).data
                shown += data if isinstance(data, str) else data.decode(errors="replace")
            shown = ""

        await until("why")
        await socket.send_json(["stdin", "o"])
        await until("Open the original")
        await socket.send_json(["stdin", "\r"])
        await until('["open_url", {"url": "https://')
        await socket.send_json(["stdin", "b"])
        await until("Tags")
        await socket.send_json(["stdin", "\x0f"])
        await until("This terminal cannot be lent to an editor.")
        await socket.send_json(["resize", {"width": 60, "height": 20}])
        await socket.send_json(["stdin", "\x1b"])
        await socket.send_json(["stdin", "\x11"])
        while not socket.closed:  # ctrl+q ends the dashboard, and with it the page
            await socket.receive()
