"""Bare `sitrep` goes on where the person was, however the last one ended."""

from __future__ import annotations

import json
import signal
from pathlib import Path

from sitrep import paths
from tests.terminal.harness import SITREP, Terminal

FRONT = [
    "Title: The front today",
    "Troops shelled the town overnight.",
    "Artillery fire killed two soldiers.",
]
TALKS = ["Title: The talks today", "Ministers met in Geneva for peace talks.", "Envoys agreed to meet again."]


def remembered(terminal: Terminal, words: str) -> None:
    """Wait until the session on disk is at these words."""

    def held(_: str) -> bool:
        file = paths.session_file()
        return file.exists() and json.loads(file.read_text())["place"]["words"] == words

    terminal.wait_for(held)


def test_it_is_there_after_a_kill(tmp_path: Path) -> None:
    front, talks, gone = (tmp_path / name for name in ("front.txt", "talks.txt", "gone.txt"))
    front.write_text("\n\n".join(FRONT))
    gone.write_text("\n\n".join(FRONT))
    talks.write_text("\n\n".join(TALKS))
    with Terminal([*SITREP, str(front), str(gone), str(talks)]) as terminal:
        terminal.wait_for("1 of 3  The front today")
        terminal.type("[")
        terminal.wait_for("3 of 3  The talks today")
        terminal.type("jz")
        remembered(terminal, TALKS[2])
        terminal.wait_for(lambda text: "┃" not in text and "━" in text)
        terminal.signal(signal.SIGKILL)
        terminal.wait_for_end()
    gone.unlink()
    with Terminal(SITREP) as terminal:
        text = terminal.wait_for("2 of 2  The talks today")
        assert "━ 2 Diplomacy" in text or "2 Diplomacy 2" in text  # zoomed
        terminal.wait_for("gone.txt does not exist: check the name.")
        assert "▌ Envoys agreed to meet again." in terminal.text
        terminal.type("k")
        terminal.wait_for("▌ Ministers met")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    with Terminal(SITREP) as terminal:
        terminal.wait_for("▌ Ministers met")
        terminal.wait_for("2 of 2")
        assert "gone.txt" not in terminal.text
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    with Terminal([*SITREP, "--new"]) as terminal:
        terminal.wait_for("Ukrainian forces have")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    assert json.loads(paths.session_file().read_text())["sources"] == [""]
