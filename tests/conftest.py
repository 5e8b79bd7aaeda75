"""What every test starts from: a home of its own, a known terminal and a known language."""

from __future__ import annotations

import gc
import itertools
from collections.abc import Callable
from inspect import iscoroutinefunction
from pathlib import Path

import pytest
from hypothesis import settings

# A collection that meets the app of the test before, and only there: walking all that is alive again and again took
# a tenth of the time.
gc.set_threshold(300_000, 20, 1000)

# No test looks at the clock: a busy machine must not make a property fail.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the developer's own config, bookmarks and log out of the tests; returns the home used instead."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name, place in (
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_STATE_HOME", "state"),
        ("XDG_CACHE_HOME", "cache"),
    ):
        monkeypatch.setenv(name, str(home / place))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("LANG", "C.UTF-8")
    plain = ("NO_COLOR", "LC_ALL", "LC_CTYPE", "COLUMNS", "LINES", "TEXTUAL", "EDITOR", "VISUAL")
    for name in (*plain, "PYTHONDONTWRITEBYTECODE", "SITREP_THEME", "SITREP_MOUSE", "SITREP_ASCII"):
        monkeypatch.delenv(name, raising=False)
    return home


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def sitrep(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in this process: its exit code, output and errors."""
    from sitrep import cli

    def run(*arguments: str) -> tuple[int, str, str]:
        try:
            status = cli.run(arguments)
        except SystemExit as end:
            status = int(end.code or 0)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


_FROZEN = 20
"""Apps, at most, that are kept though they have ended: sitrep freezes what its start has made."""

_ended = itertools.count(1)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Free the app of the test before; what runs an app is a coroutine."""
    if "tui" in item.path.parts and iscoroutinefunction(getattr(item, "function", None)):
        if next(_ended) % _FROZEN == 0:
            gc.unfreeze()
        gc.collect()
