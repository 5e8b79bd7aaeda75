"""What a command imports: printed commands stay quick because the screen's libraries are not loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SEED = Path(__file__).parents[1] / "seeds" / "dnipropetrovsk.txt"
HEAVY = (
    *("textual", "rich", "pydantic", "asyncio", "markdown_it"),
    *("trafilatura", "lxml", "charset_normalizer", "feedparser", "httpx", "pypdf", "email"),
)

PROBE = """
import sys
from sitrep.cli import run
try:
    status = run(sys.argv[1:])
except SystemExit as end:
    status = end.code or 0
print("\\nIMPORTED", status, *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def imported(*arguments: str) -> set[str]:
    """The top-level packages loaded by a command line that must succeed."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments], capture_output=True, text=True, timeout=60, check=True
    )
    said, status, *names = done.stdout.splitlines()[-1].split()
    assert (said, status) == ("IMPORTED", "0"), done.stdout + done.stderr
    return set(names)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["--help"],
        ["paths"],
        ["brief", str(SEED)],
        ["brief", str(SEED), "--format", "markdown"],
        ["brief", str(SEED), "--format", "json"],
        ["brief", "--help"],
        [str(SEED)],
        ["bookmarks", "list"],
        ["bookmarks", "--help"],
        ["bookmarks", "export", "--format", "jsonl"],
        ["bookmarks", "undo"],
        ["corrections", "list"],
        ["profiles", "list"],
        ["feeds", "list"],
        ["feeds", "export"],
        ["prune", "--dry-run"],
        ["add", "--help"],
        ["brief", str(SEED), "--profile", "energy"],
    ],
    ids=" ".join,
)
def test_printed_commands_never_load_the_screens_libraries(arguments: list[str]) -> None:
    assert imported(*arguments).isdisjoint(HEAVY)


def test_help_and_version_open_no_database() -> None:
    assert "sqlite3" not in imported("--version") | imported("--help")


def test_only_tui_names_textual_or_rich() -> None:
    package = SEED.parents[1] / "src" / "sitrep"
    for module in package.rglob("*.py"):
        if module.relative_to(package).parts[0] != "tui":
            for line in module.read_text(encoding="utf-8").splitlines():
                assert not line.lstrip().startswith(
                    ("import textual", "from textual", "import rich", "from rich")
                )


POSIX_ONLY = {"fcntl", "grp", "pty", "pwd", "resource", "termios", "tty"}
SHUT_OUT = """
import importlib, pkgutil, sys
for name in {names!r}:
    sys.modules[name] = None  # importing it fails, as it does on Windows
import sitrep
failed = []
for module in pkgutil.walk_packages(sitrep.__path__, "sitrep."):
    if module.name not in ("sitrep.__main__", "sitrep.tui.driver"):
        try:
            importlib.import_module(module.name)
        except ImportError as error:
            failed.append(f"{{module.name}}: {{error}}")
print(*failed, sep="\\n")
"""


def test_no_module_but_the_posix_driver_needs_posix() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHUT_OUT.format(names=sorted(POSIX_ONLY))],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stdout.strip() == ""


def test_the_first_frame_needs_neither_textual_nor_what_is_slow_to_import() -> None:
    program = """
import sys
from sitrep.briefing import brief
from sitrep.commands import dashboard
from sitrep.tui.opening import Opening
from sitrep.tui import firstframe, palette
article = dashboard.begin([sys.argv[1]]).first
assert "Trehubov" in firstframe.draw(brief(article), 120, 40, palette.colours("sitrep-dark"), 1 << 24)
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(SEED)], capture_output=True, text=True, check=True
    )
    slow = {"argparse", "dataclasses", "inspect", "tomllib", "shutil", "datetime", "hashlib", "sqlite3"}
    assert not {"textual", "rich", "pydantic", "asyncio", "platformdirs", *slow} & set(done.stdout.split())


def test_the_start_brings_nothing_of_serving_completion_or_help() -> None:
    code = "import sys, sitrep.cli, sitrep.commands.dashboard; print(*(set(sys.argv[1:]) & set(sys.modules)))"
    names = [
        "subprocess",
        "socket",
        "aiohttp",
        "sitrep.browser",
        "sitrep.commands.examples",
        "sitrep.commands.tree",
        "sitrep.feeds.store",
        "sitrep.feeds.refresh",
    ]
    done = subprocess.run(
        [sys.executable, "-c", code, *names], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == []
