"""The first frame of the last start is shown again at once, and only where the next one is the same."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from sitrep import config, paths
from sitrep.tui.lastframe import VARIABLES
from tests.terminal.harness import SITREP, Terminal

TRUE = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
ONLY_AGAIN = """
import sys
from sitrep.tui.opening import Opening
with Opening() as opening:
    opening.show_again(sys.argv[1:])
print("shown" if opening.frame else "nothing", *({"sitrep.sorting", "sitrep.reading"} & set(sys.modules)))
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_text(
        "Talks\n\nTroops shelled a village near the river.\n\nEnvoys met in Geneva.\n", encoding="utf-8"
    )
    return file


def sit(*arguments: object, **env: str) -> bytes:
    """Start sitrep and leave it; what it wrote."""
    with Terminal([*SITREP, *map(str, arguments)], env=TRUE | env) as terminal:
        terminal.wait_for("? help")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        return terminal.bytes


def again(*arguments: object, size: tuple[int, int] = (120, 40), **env: str) -> bool:
    """Whether a start would show the last frame, without having read or sorted anything."""
    command = [sys.executable, "-c", ONLY_AGAIN, *map(str, arguments)]
    with Terminal(command, size=size, env=TRUE | env) as terminal:
        assert terminal.wait_for_end() == 0
        said = terminal.bytes.rpartition(b"\x1b[?1049l")[2].split()
        assert len(said) == 1
        return said == [b"shown"]


def test_it_is_shown_once_and_the_app_takes_it_over(article: Path) -> None:
    for _ in range(
        2
    ):  # the first start of all is another: it tells how to begin, and there is no session yet
        sit(article)
        frame = (paths.cache_dir() / "first-frame").read_bytes().partition(b"\x1d")[2]
    assert again(article)
    assert not again(article, size=(100, 30))
    assert not again(article, NO_COLOR="")
    assert not again()
    assert not again("--new")
    written = sit(article)
    assert written.startswith(b"\x1b[?1049h\x1b[?25l" + frame)
    assert written.count(frame) == 1
    assert (paths.cache_dir() / "first-frame").stat().st_mode & 0o77 == 0


def edit(article: Path) -> None:
    """Other words of the same length, with the time of the old ones."""
    was = article.stat()
    article.write_text(article.read_text(encoding="utf-8").replace("shelled", "entered"), encoding="utf-8")
    os.utime(article, ns=(was.st_atime_ns, was.st_mtime_ns))


def learn(article: Path) -> None:
    paths.lexicon_file().parent.mkdir(parents=True, exist_ok=True)
    paths.lexicon_file().write_text("", encoding="utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "the article": edit,
    "the theme": lambda article: config.write("theme", "sitrep-light"),
    "the reader's words": learn,
    "the session": lambda article: paths.session_file().unlink(),
    "that the article is there": lambda article: article.unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_it_is_not_shown_where_something_changed(article: Path, change: Callable[[Path], object]) -> None:
    sit(article)
    sit(article)
    change(article)
    assert not again(article)


def test_no_old_word_of_an_edited_article_is_shown(article: Path) -> None:
    sit(article)
    assert b"shelled" in sit(article)
    edit(article)
    written = sit(article)
    assert b"entered" in written
    assert b"shelled" not in written


def test_a_cache_that_cannot_be_written_is_no_reason_to_stop(article: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    sit(article, XDG_CACHE_HOME=str(tmp_path / "file"))
    sit(article, XDG_CACHE_HOME=str(tmp_path / "file"))
    assert not again(article, XDG_CACHE_HOME=str(tmp_path / "file"))


def test_every_setting_of_the_environment_counts() -> None:
    assert {setting.variable for setting in config.SETTINGS} <= set(VARIABLES)
