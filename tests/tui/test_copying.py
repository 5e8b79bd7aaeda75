"""Copying words with their source, the link, and notes written in an editor."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sitrep.model import Article
from sitrep.tui import clipboard
from sitrep.tui.citation import link, quoted
from tests.tui.sitting import article, saved, sitting


def program_in(folder: Path, name: str, body: str) -> Path:
    file = folder / name
    file.write_text(f"#!{sys.executable}\n{body}", encoding="utf-8")
    file.chmod(0o755)
    return file


def test_what_is_copied() -> None:
    page = Article(
        "id", "Harbour talks", "/a.html", ("Text.",), published="2026-02-03T10:00Z", publisher="The Post",
        address="https://example.org/talks",
    )  # fmt: skip
    assert (
        quoted(page, "Envoys met.")
        == "“Envoys met.”\n— Harbour talks, The Post, 2026-02-03\nhttps://example.org/talks"
    )
    assert quoted(page, "“Envoys met.”").startswith("“Envoys met.”\n")
    assert link(Article("id", "T", "/a.txt", ())) == "/a.txt"
    assert link(Article("id", "T", "-", ())) == ""


def test_which_program_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("wl-copy", "xclip", "pbcopy", "clip.exe"):
        program_in(tmp_path, name, "")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert clipboard.program({}, "linux") is None
    assert clipboard.program({}, "darwin") == ("pbcopy",)
    assert clipboard.program({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, "linux") == ("wl-copy",)
    assert clipboard.program({"DISPLAY": ":0"}, "linux") == ("xclip", "-selection", "clipboard")
    assert clipboard.program({"DISPLAY": ":0", "SSH_TTY": "/dev/pts/1"}, "linux") is None
    assert not clipboard.fill("words", ("no-such-program",))


async def test_copying_says_where_it_went(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "clipboard"
    program_in(tmp_path, "wl-copy", f"import sys; open({str(kept)!r}, 'w').write(sys.stdin.read())")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    for name in ("SSH_TTY", "SSH_CONNECTION", "SSH_CLIENT", "DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    async with sitting(article("Envoys met in Geneva for talks.", source="/news/a.txt")) as here:
        await here.press("y")
        assert kept.read_text() == "“Envoys met in Geneva for talks.”\n— The war today\n/news/a.txt"
        assert any("copied with wl-copy" in said for said in here.said)
        await here.press("Y")
        assert kept.read_text() == "/news/a.txt"
        monkeypatch.delenv("WAYLAND_DISPLAY")
        await here.press("enter", "y")
        assert any("OSC 52" in said for said in here.said)
        assert here.app.clipboard.startswith("“Envoys met")


async def test_without_an_editor_nothing_is_bookmarked_for_it() -> None:
    async with sitting() as here:
        await here.press("E")
        assert here.view == "DashboardScreen"
        assert "EDITOR=nano" in here.said[-1]
        assert saved() == []
        await here.press("b")
        assert "^o" not in here.text
        await here.press("escape", "B", "E")
        assert here.view == "BookmarksScreen"
        assert "EDITOR=nano" in here.said[-1]


async def test_the_note_names_the_editor_where_one_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "true")
    async with sitting() as here:
        await here.press("b")
        assert "^o editor" in here.text


async def test_no_editor_is_said_and_the_note_stays() -> None:
    async with sitting() as here:
        await here.press("b")
        await here.type("my words")
        await here.press("ctrl+o")
        assert "EDITOR=nano" in str(here.app.screen.query_one("#said").content)  # type: ignore[attr-defined]
        await here.press("ctrl+s")
        assert saved()[0].note == "my words"
