"""Files made to break a terminal reader, through the real program in a pseudo-terminal; `make hostile` has hundreds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from benchmarks.hostile import Ran, faults, shapes

from tests.reading.pdfs import pdf

CONTROLS = (
    "Quiet \x1b]52;c;b3duZWQ=\x07night \x1b]0;owned\x07\x1b[2J\x1b[31;5mred \x9b31m\x9d0;x\x9c \x07\x08\x7f\r"
    "over \x1bP$q\x1b\\ \x1b_Ga=T;\x1b\\ \x1bc \x0e \u202etxt.exe \u200b and [bold]lines[/] [/] [@click=app.quit]x[/]"
)
HEAD = "<html><head><title>{0}</title></head><body><nav>{0}</nav>"
PAGE = HEAD + "<p>Troops advanced, {0}, on Monday.</p><p>{0} So it was.</p>"
REFERENCES = "&#27;]0;owned&#7; &#x9b;2J &#x202e; [red]x[/] &lt;b&gt;"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("hostile")
    item = f"<item><title>{REFERENCES}</title><description>x</description></item>"
    feed = f"<rss><channel><title>[/] {REFERENCES}</title>{item}</channel></rss>"
    written = {
        "controls.txt": f"Valley\n\n{CONTROLS}\n\nThe end.\n".encode(),
        "controls.md": f"# {CONTROLS}\n\n`{CONTROLS}`\n\nThe end.\n".encode(),
        "page.html": PAGE.format(CONTROLS).encode(),
        "references.html": PAGE.format(REFERENCES).encode(),
        "feed.xml": feed.encode(),
        "mail.eml": f"MIME-Version: 1.0\nFrom: {CONTROLS[:60]}\nSubject: {CONTROLS[:60]}\n\n{CONTROLS}\n".encode(),
        "paper.pdf": pdf([[(72, 700, 12, "Harbour talks"), (72, 600, 10, "Envoys met. \x1b[31m [/] \x07")]]),
        "deep.html": b"<div>" * 20_000 + b"Troops advanced near the river.",
        "binary.txt": bytes(range(256)) * 50,
        "[red]\x1b]0;owned\x07name[bold].txt": b"Valley\n\nThe end.\n",
    }
    for name, data in written.items():
        (folder / name).write_bytes(data)
    os.mkfifo(folder / "pipe.txt")
    return [*(folder / name for name in written), folder / "pipe.txt", folder / "missing.txt", folder]


def test_nothing_of_theirs_reaches_the_terminal(files: list[Path], own_home: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.hostile", "--quick", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=170, check=False)
    assert done.stdout.splitlines() == [
        f"brief: {len(files)} files, {len(files) - 3} opened, 3 refused in a sentence, 0 faults so far",
        f"dashboard: {len(files)} files, {len(files) - 3} opened, 3 refused in a sentence, 0 faults so far",
        "Nothing got through.",
    ], done.stdout + done.stderr
    assert done.returncode == 0


KNOWN = shapes(b"\x1b[?1049h\x1b[12;40H\x1b[38;2;5;8;6mtext\x1b[0m\x1b[?1049l")


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        (b"\x1b]0;owned\x07", "wrote b'\\x1b]#;owned\\x07'"),
        (b"\x1b[5mblinking", "wrote b'\\x1b[5m'"),
        (b"a\x08b", "wrote b'\\x08'"),
        ("\x9b31m".encode(), "wrote b'\\xc2\\x9b'"),
        (b"\x1b[2J", "wrote b'\\x1b[#J'"),
        (b"\x1b[?1049h", "left mode 1049 changed"),
        (b"Traceback (most recent call last):", "crashed"),
    ],
)
def test_what_gets_through_is_noticed(written: bytes, fault: str) -> None:
    assert list(faults(Ran(b"\x1b[7;1H\x1b[48;2;5;5;5mx" + written, 0, True), KNOWN)) == [fault]


def test_ends_that_are_none_are_noticed() -> None:
    assert list(faults(Ran(b"sitrep: It is empty.\r\n", 1, True), KNOWN)) == []
    assert "refused without a sentence" in next(faults(Ran(b"no", 1, True), KNOWN))
    assert next(faults(Ran(b"", -11, True), KNOWN)) == "ended with -11"
    assert next(faults(Ran(b"", None, True), KNOWN)).startswith("did not end")
    assert list(faults(Ran(b"", 0, False), KNOWN)) == ["left the line settings changed"]
