"""The manual page: written anew it is the same, and the programs that show manual pages find nothing wrong."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sitrep.commands.tree import everything

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "man" / "sitrep.1"


def run(*command: str) -> str:
    """What it prints, with what it has to say against the page."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(
        [*command, str(PAGE)],
        env={**os.environ, "MANWIDTH": "80"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_it_is_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "man_page.py"), "--check"]
    done = subprocess.run(command, check=False, timeout=60)
    assert done.returncode == 0, "run scripts/man_page.py"


def test_mandoc_finds_nothing_wrong() -> None:
    assert run("mandoc", "-Tlint", "-Wwarning") == ""


def test_groff_finds_nothing_wrong() -> None:
    assert "sitrep" in run("groff", "-man", "-ww", "-Tascii")


def test_man_shows_every_command() -> None:
    shown = run("man", "-l")
    for words, _ in everything():
        assert f"sitrep {words}".strip() in shown
