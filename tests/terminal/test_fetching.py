"""An address that answers slowly: said while it is waited for, cancelled with ctrl+c, then opened as any other."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitrep import paths
from tests.feeds.serving import LONG, Server, answer, serving
from tests.terminal.harness import SITREP, Terminal

PAGE = f"<!doctype html><title>Valley</title><article><h1>Valley</h1><p>Rescue teams came.</p><p>{LONG}</p></article>"


@pytest.fixture
def slow() -> Iterator[tuple[Server, threading.Event]]:
    """A server that answers when the event is set."""
    with serving() as server:
        free = threading.Event()

        def page(asked: bytes) -> bytes:
            free.wait(60)
            return answer(PAGE)

        server.pages["/slow"] = page
        yield server, free
        free.set()


@pytest.mark.parametrize("command", [[], ["brief"]], ids=["dashboard", "brief"])
def test_what_is_waited_for_is_said_and_can_be_cancelled(
    slow: tuple[Server, threading.Event], command: list[str]
) -> None:
    server, _ = slow
    with Terminal([*SITREP, *command, f"{server.base}/slow"]) as terminal:
        terminal.wait_for(f"Fetching {server.base}/slow …")
        assert "ctrl+c cancels" in terminal.text
        terminal.type("\x03")
        assert terminal.wait_for_end() in (130, -signal.SIGINT)
        assert "Fetching" not in terminal.text
        assert "Traceback" not in terminal.text


def test_it_opens_when_it_has_come(slow: tuple[Server, threading.Event]) -> None:
    server, free = slow
    with Terminal([*SITREP, f"{server.base}/slow"], size=(80, 24)) as terminal:
        terminal.wait_for("Fetching")
        free.set()
        terminal.wait_for("Rescue teams came.")
        terminal.wait_for(lambda text: "Fetching" not in text)
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    assert paths.session_file().exists()


def test_nothing_is_said_into_a_file(slow: tuple[Server, threading.Event], tmp_path: Path) -> None:
    server, free = slow
    said = tmp_path / "said"
    with (
        said.open("wb") as file,
        Terminal([*SITREP, "brief", f"{server.base}/slow"], stderr=file.fileno()) as terminal,
    ):
        threading.Timer(1.0, free.set).start()
        assert terminal.wait_for_end() == 0
        assert "Rescue teams came." in terminal.text
    assert said.read_bytes() == b""
