"""The real program in a pseudo-terminal: start, keys, sizes, and every way to end it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from sitrep import paths
from sitrep.bookmarks.store import open_store
from tests.terminal.harness import SITREP, Terminal, is_restored, run_without_terminal

SEED = Path(__file__).parents[2] / "seeds" / "dnipropetrovsk.txt"
ARTICLE = "Harbour talks\n\nTroops advanced near the river on Monday.\n\nEnvoys met in Geneva.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_it_opens_the_shipped_article_and_q_leaves_the_terminal_as_it_was() -> None:
    with Terminal(SITREP) as terminal:
        shown = terminal.wait_for("Viktor Trehubov")
        assert "Battlefield" in shown
        assert "Diplomacy" in shown
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert b"\x1b[?1049h" in terminal.bytes
        assert is_restored(terminal) == []


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_signal_ends_it_with_its_number_and_restores_the_terminal(name: str) -> None:
    number = getattr(signal, name)
    with Terminal(SITREP) as terminal:
        terminal.wait_for("Viktor Trehubov")
        terminal.signal(number)
        assert terminal.wait_for_end() == 128 + number
        assert is_restored(terminal) == []


def test_a_closed_terminal_ends_it() -> None:
    with Terminal(SITREP) as terminal:
        terminal.wait_for("Viktor Trehubov")
        assert terminal.hang_up() == 128 + signal.SIGHUP


def test_a_closed_terminal_ends_it_even_where_the_signal_is_ignored() -> None:
    def ignore() -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGHUP])

    with Terminal(SITREP, preexec=ignore) as terminal:
        terminal.wait_for("Viktor Trehubov")
        assert terminal.hang_up() == 128 + signal.SIGHUP


def test_it_follows_the_size_of_the_terminal_whatever_columns_says() -> None:
    with Terminal(SITREP, size=(120, 40), env={"COLUMNS": "50", "LINES": "15"}) as terminal:
        terminal.wait_for(lambda text: "Viktor Trehubov" in text and "Diplomacy" in text)
        assert max(len(line.rstrip()) for line in terminal.text.splitlines()) > 100
        terminal.resize(60, 20)
        terminal.wait_for(
            lambda text: "Trehubov" in text and max(len(line.rstrip()) for line in text.splitlines()) <= 60
        )
        terminal.type("q")
        assert terminal.wait_for_end() == 0


def test_standard_input_is_the_article_and_the_terminal_gives_the_keys(article: Path) -> None:
    with article.open("rb") as stream, Terminal([*SITREP, "-"], stdin=stream.fileno()) as terminal:
        terminal.wait_for("Envoys met in Geneva.")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert is_restored(terminal) == []


def test_an_article_from_a_pipe_may_hold_the_letters_that_are_keys() -> None:
    reader, writer = os.pipe()
    os.write(writer, b"qqq\n\nquit, said the envoy.\n")
    os.close(writer)
    with Terminal([*SITREP, "-"], stdin=reader) as terminal:
        os.close(reader)
        terminal.wait_for("quit, said the envoy.")
        terminal.type("q")
        assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("redirect", ["</dev/null", "<&-"])
def test_keys_come_from_the_terminal_where_standard_input_is_none(article: Path, redirect: str) -> None:
    shell = ["sh", "-c", f'exec "$@" {redirect}', "sh", *SITREP, str(article)]
    with Terminal(shell) as terminal:
        terminal.wait_for("Envoys met in Geneva.")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert is_restored(terminal) == []


def test_it_draws_on_standard_output_so_errors_can_be_redirected(article: Path, tmp_path: Path) -> None:
    errors = tmp_path / "errors"
    with errors.open("wb") as stream, Terminal([*SITREP, str(article)], stderr=stream.fileno()) as terminal:
        terminal.wait_for("Envoys met in Geneva.")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    assert errors.read_bytes() == b""


def test_without_any_terminal_for_keys_it_refuses_in_a_sentence(article: Path) -> None:
    # The screen is a terminal, but not the one that controls the process: there is no /dev/tty.
    with Terminal([sys.executable, "-c", "import time; time.sleep(60)"]) as holder:
        done = subprocess.run(
            [*SITREP, str(article)],
            stdin=subprocess.DEVNULL,
            stdout=holder.slave,
            stderr=subprocess.PIPE,
            start_new_session=True,
            timeout=30,
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"sitrep: There is no terminal to take keys from")
    assert done.stderr.count(b"\n") == 1


def test_into_a_pipe_it_prints_the_brief(article: Path) -> None:
    done = run_without_terminal([*SITREP, str(article)], stdin=subprocess.DEVNULL)
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout
    assert "Envoys met in Geneva." in done.stdout.decode()


def test_a_dumb_terminal_gets_the_brief(article: Path) -> None:
    with Terminal([*SITREP, str(article)], env={"TERM": "dumb"}) as terminal:
        assert terminal.wait_for_end() == 0
        assert b"\x1b" not in terminal.bytes
        assert b"Envoys met in Geneva." in terminal.bytes


def test_a_missing_file_is_one_sentence_and_no_picture(tmp_path: Path) -> None:
    with Terminal([*SITREP, str(tmp_path / "nothing.txt")]) as terminal:
        assert terminal.wait_for_end() == 1
        assert b"Traceback" not in terminal.bytes
        assert b"\x1b" not in terminal.bytes
        assert terminal.bytes.startswith(b"sitrep: ")
        assert terminal.bytes.count(b"\n") == 1


def test_control_bytes_of_an_article_never_reach_the_terminal(tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.txt"
    hostile.write_bytes(
        b"Quiet \x1b]52;c;b3duZWQ=\x07night\n\nA \x1b[31;5mred\x1b[0m [bold]line[/bold] \x9b0m stands\n"
    )
    hostile.write_text(hostile.read_bytes().decode("latin-1"), encoding="utf-8")
    with Terminal([*SITREP, str(hostile)]) as terminal:
        terminal.wait_for("[bold]line[/bold]")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert b"]52;" not in terminal.bytes
        assert b"\x1b[31;5m" not in terminal.bytes
        assert "\x9b".encode() not in terminal.bytes


CTRL_Q = "\x11"
GARBAGE = (
    b"\xff\xfe\x80\xc3(\xf0\x9f",  # no UTF-8
    b"\x1b[" + b"9" * 20 + b";1u",  # a key whose number is no letter
    b"\x1b[<0;99999999;99999999M",  # a mouse far away
    b"\x1b[48;90000;90000;1;1t",  # a forged size
    b"\x1b]" + b"x" * 5000,  # a sequence that never ends
    bytes(range(28, 32)) + b"\x00\x7f",  # control characters
    b"\x1b[200~pasted\x1b[200~\x00\x1b[201~",  # a paste in a paste
)


def test_garbage_that_is_typed_ends_nothing_and_the_next_key_counts(article: Path) -> None:
    with Terminal([*SITREP, str(article)]) as terminal:
        terminal.wait_for("Envoys met in Geneva.")
        for typed in GARBAGE:
            terminal.type(typed)
        terminal.type(CTRL_Q)
        assert terminal.wait_for_end() == 0
        assert is_restored(terminal) == []
        assert b"fault of sitrep" not in terminal.bytes


CRASH = """
import sys
from sitrep import reading, briefing
from sitrep.tui import run
from sitrep.tui.app import SitrepApp

class Crashing(SitrepApp):
    def on_key(self):
        secret = "words of a private note"
        raise ValueError("words of an article: " + secret)

sys.exit(run.run_app(Crashing(briefing.brief(reading.read(sys.argv[1])))))
"""


def test_a_crash_is_one_sentence_a_log_without_words_and_status_1(article: Path, own_home: Path) -> None:
    with Terminal([sys.executable, "-c", CRASH, str(article)]) as terminal:
        terminal.wait_for("Envoys met in Geneva.")
        terminal.type("x")
        assert terminal.wait_for_end() == 1
        assert is_restored(terminal) == []
        after = terminal.bytes.rpartition(b"\x1b[?1049l")[2].decode()
    log = own_home / "state" / "sitrep" / "sitrep.log"
    assert "fault of sitrep itself" in after
    assert str(log) in after.replace("\r\n", "")
    assert "Traceback" not in after
    assert "words of" not in after
    entry = log.read_text(encoding="utf-8")
    assert "ValueError" in entry
    assert "on_key" in entry
    assert "words of" not in entry
    assert log.stat().st_mode & 0o077 == 0


EDITOR = """#!{python}
import sys
from pathlib import Path
file = Path(sys.argv[-1])
print("THE EDITOR HAS", file.read_text(), flush=True)
sys.stdin.readline()
file.write_text("from the editor\\n")
"""


def test_a_note_is_written_in_the_editor(article: Path, tmp_path: Path) -> None:
    editor = tmp_path / "my editor"
    editor.write_text(EDITOR.format(python=sys.executable), encoding="utf-8")
    editor.chmod(0o755)
    with Terminal([*SITREP, str(article)], env={"VISUAL": f"'{editor}' --flag"}) as terminal:
        terminal.wait_for("? help")
        terminal.wait_for_bytes(b"\x1b[?1004h")
        terminal.type("E")
        terminal.wait_for("THE EDITOR HAS")
        terminal.type("\n")
        terminal.wait_for(lambda text: "THE EDITOR" not in text and "⚑" in text and "Note" not in text)
        terminal.type("b")
        terminal.wait_for("from the editor")
        terminal.type("\x11")
        assert terminal.wait_for_end() == 0
        assert is_restored(terminal) == []


ENDLESS = """
import sys, threading
from sitrep import cli
from sitrep.tui import correcting
correcting.brief = lambda *_: threading.Event().wait()
sys.exit(cli.run(sys.argv[1:]))
"""


def test_leaving_while_a_long_article_is_still_sorted_waits_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("\n\n".join(f"Troops advanced on day {n}." for n in range(400)), encoding="utf-8")
    with Terminal([sys.executable, "-c", ENDLESS, str(path)]) as terminal:
        terminal.wait_for("sorting 0%")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert is_restored(terminal) == []


def test_the_mouse_is_left_to_the_terminal_and_taken_again() -> None:
    def switch(terminal: Terminal) -> None:
        terminal.type("\x10")
        terminal.wait_for("Search")
        terminal.type("or leave it\r")

    with Terminal(SITREP) as terminal:
        terminal.wait_for_bytes(b"\x1b[?1000h")
        terminal.wait_for("? help")
        switch(terminal)
        terminal.wait_for("left to the terminal")
        assert terminal.bytes.rindex(b"\x1b[?1000l") > terminal.bytes.rindex(b"\x1b[?1000h")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    assert "mouse = false" in paths.config_file().read_text(encoding="utf-8")
    with Terminal(SITREP) as terminal:
        terminal.wait_for("? help")
        terminal.wait_for_bytes(b"\x1b[?2004h")
        assert b"\x1b[?1000h" not in terminal.bytes
        switch(terminal)
        terminal.wait_for_bytes(b"\x1b[?1000h")
        terminal.type("q")
        assert terminal.wait_for_end() == 0


def test_keys_that_come_in_one_go_find_the_field_that_the_first_of_them_opens() -> None:
    with Terminal(SITREP) as terminal:
        terminal.wait_for("Viktor Trehubov")
        terminal.type("4bbus 1 undone\x13")
        terminal.wait_for("Note saved.")
        terminal.type("Bb, more")
        terminal.wait_for("undone, more")
        terminal.type("\x13\x11")
        assert terminal.wait_for_end() == 0
    with open_store() as store:
        assert [mark.note for mark in store.all()] == ["bus 1 undone, more"]


@pytest.mark.parametrize("keys", ["/", "?", "B/"])
def test_words_that_come_with_the_key_that_searches_are_all_searched_for(keys: str) -> None:
    with Terminal(SITREP) as terminal:
        terminal.wait_for("Viktor Trehubov")
        terminal.type(f"{keys}putin")
        terminal.wait_for(" putin ")
        terminal.type("\x11")
        assert terminal.wait_for_end() == 0
