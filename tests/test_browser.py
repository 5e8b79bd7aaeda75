"""Opening an address: a real program gets it as one argument; nothing but http and https goes out."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from sitrep.browser import open_in_browser, safe
from sitrep.errors import SitrepError

NASTY = "https://example.org/$(touch%20owned);`id`&x='a\"|b#%s"


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser that writes down its arguments; returns the pipe they come through."""
    pipe, program = tmp_path / "pipe", tmp_path / "my browser"
    os.mkfifo(pipe)
    program.write_text(
        f"#!{sys.executable}\nimport sys\nopen({str(pipe)!r}, 'w').write('\\n'.join(sys.argv[1:]))\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"/no/such/program:'{program}' --new")
    return pipe


def test_the_browser_gets_the_address_as_one_argument(browser: Path) -> None:
    open_in_browser(NASTY)
    assert browser.read_text().split("\n") == ["--new", NASTY]


def test_where_the_address_stands_can_be_said(browser: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", f"{os.environ['BROWSER']} --url=%s --quiet")
    open_in_browser("https://example.org/")
    assert browser.read_text().split("\n") == ["--new", "--url=https://example.org/", "--quiet"]


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "javascript:alert(1)", "ssh://host", "-https://x.org", "https://", "http:/x", "",
     "https://example.org/a b", "https://example.org/\x1b[31m", "https://[", "mailto:a@example.org"],
    ids=repr,
)  # fmt: skip
def test_nothing_else_is_opened(browser: Path, address: str) -> None:
    assert safe(address) is None
    with pytest.raises(SitrepError, match="Only http and https"):
        open_in_browser(address)


def test_a_missing_browser_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("BROWSER", "'unclosed")
    if sys.platform == "linux":
        with pytest.raises(SitrepError, match="No browser was found"):
            open_in_browser("https://example.org/")
