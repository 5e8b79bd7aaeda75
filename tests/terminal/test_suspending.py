"""ctrl+z: a real shell gets its terminal back each time, whenever it is pressed and however sitrep was started."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no job control", allow_module_level=True)

from tests.terminal.harness import SITREP, Terminal, is_restored

CTRL_Z = "\x1a"
READY = "ready> "
ARTICLE = "Harbour talks\n\nTroops advanced near the river on Monday.\n\nEnvoys met in Geneva.\n"

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


@pytest.fixture
def command(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return " ".join([*SITREP, str(path)])


@pytest.fixture
def shell() -> Iterator[Terminal]:
    with Terminal(["bash", "--norc", "--noprofile", "-i"], env={"PS1": READY}) as terminal:
        terminal.wait_for(READY)
        yield terminal


def begin(shell: Terminal, command: str) -> None:
    """Type the command, and wait until the app takes keys."""
    shell.type(f"{command}\r")
    shell.wait_for_bytes(b"\x1b[?1004h")
    shell.wait_for("Envoys met in Geneva.")


def after(shell: Terminal, written: int, wanted: bytes) -> None:
    """Wait until these bytes came after the first `written` ones."""
    shell._until(lambda: wanted in shell.bytes[written:], f"the bytes {wanted!r}")


def job(shell: Terminal, part: str) -> int:
    """The process of the shell's job whose command line has this part."""
    found = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True
    ).stdout
    rows = [row.split(None, 2) for row in found.splitlines()]
    return next(int(pid) for pid, parent, args in rows if int(parent) == shell.process.pid and part in args)


def stop(shell: Terminal, keys: str = CTRL_Z) -> None:
    """Press ctrl+z; the shell takes commands again."""
    written = len(shell.bytes)
    shell.type(keys)
    after(shell, written, READY.encode())


def go_on(shell: Terminal, words: str = "Envoys met in Geneva.") -> None:
    """Bring it back; it has the terminal, and the picture holds these words."""
    written = len(shell.bytes)
    shell.type("fg\r")
    after(shell, written, b"\x1b[?1004h")
    shell.wait_for(words)


def leave(shell: Terminal) -> None:
    """Quit the app; the shell stands, with its terminal as it was."""
    written = len(shell.bytes)
    shell.type("q")
    after(shell, written, READY.encode())
    shell.type("exit\r")
    shell.wait_for_end()
    assert is_restored(shell) == []


@needs_bash
def test_the_shell_comes_back_each_time_and_so_does_the_picture(shell: Terminal, command: str) -> None:
    begin(shell, command)
    for _ in range(5):
        stop(shell, CTRL_Z * 2)
        go_on(shell)
    leave(shell)


@needs_bash
def test_asked_again_while_it_gives_the_terminal_back_it_stops_once(shell: Terminal, command: str) -> None:
    begin(shell, command)
    app = job(shell, "sitrep")
    shell.type(CTRL_Z)

    def stopped() -> bool:  # the second ctrl+z comes at every moment of the first
        for _ in range(50):
            os.kill(app, signal.SIGTSTP)
        return b"Stopped" in shell.bytes

    shell._until(stopped, "that it has stopped")
    written = len(shell.bytes)
    shell.type("fg\r")
    after(shell, written, b"\x1b[?1004h")
    shell.type("?")
    shell.wait_for("Keys · Dashboard")  # it runs: nothing stopped it again with the terminal taken over
    shell.type("\x1b")
    shell.wait_for(lambda text: "Keys · " not in text)
    leave(shell)


@needs_bash
@pytest.mark.parametrize(
    ("key", "words"), [("w", "Why is passage"), ("?", "Keys · Dashboard"), ("a", "a file, a folder")]
)
def test_it_stops_with_a_box_open_which_is_there_again(
    shell: Terminal, command: str, key: str, words: str
) -> None:
    begin(shell, command)
    shell.type(key)
    shell.wait_for(words)
    stop(shell)
    go_on(shell, words)
    shell.type("\x1b")
    shell.wait_for(lambda text: words not in text and "Envoys" in text)
    leave(shell)


@needs_bash
def test_what_started_it_is_stopped_too(shell: Terminal, command: str) -> None:
    begin(shell, f"sh -c '{command}; true'")
    stop(shell)
    go_on(shell)
    leave(shell)


@needs_bash
def test_in_the_background_it_waits_and_comes_back_whole(shell: Terminal, command: str) -> None:
    begin(shell, command)
    stop(shell)
    for typed in ("bg\r", "echo $((6 * 7))\r"):
        written = len(shell.bytes)
        shell.type(typed)
        after(shell, written, READY.encode())
    shell.wait_for("42")
    go_on(shell)
    leave(shell)


@needs_bash
def test_stopped_without_a_warning_it_comes_back_whole(shell: Terminal, command: str) -> None:
    begin(shell, command)
    written = len(shell.bytes)
    os.kill(job(shell, "sitrep"), signal.SIGSTOP)
    after(shell, written, READY.encode())
    written = len(shell.bytes)

    def answers() -> bool:  # what is typed while the shell puts its terminal in order may be lost
        shell.type("\r")
        return READY.encode() in shell.bytes[written:]

    shell._until(answers, "the shell")
    written = len(shell.bytes)
    shell.type("fg\r")
    after(shell, written, b"\x1b[?1004h")
    shell.type("?")
    shell.wait_for("Keys · Dashboard")
    shell.type("\x1b")
    shell.wait_for(lambda text: "Keys · " not in text)
    leave(shell)


def test_where_nothing_could_bring_it_back_it_goes_on(command: str) -> None:
    """A window that runs sitrep alone would stand still for ever."""
    with Terminal(command.split()) as terminal:
        terminal.wait_for_bytes(b"\x1b[?1004h")
        terminal.wait_for("Envoys met in Geneva.")
        terminal.type(CTRL_Z)
        terminal.wait_for("no shell")
        terminal.wait_for("Envoys met in Geneva.")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert is_restored(terminal) == []
