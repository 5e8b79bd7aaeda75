"""`sitrep doctor` names what is not in order, and nothing of what a person reads or writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep import cli, paths
from sitrep.bookmarks.record import of_passage
from sitrep.bookmarks.store import open_store
from sitrep.briefing import brief
from sitrep.feeds.records import Feed
from sitrep.feeds.store import open_feeds
from sitrep.reading import read
from sitrep.session import seed
from tests.conftest import Run


def said(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    status = cli.run(["doctor"])
    return status, capsys.readouterr().out


def test_on_a_fresh_account_everything_is_in_order(
    capsys: pytest.CaptureFixture[str], own_home: Path
) -> None:
    status, out = said(capsys)
    assert status == 0, out
    for part in (
        "sitrep",
        "textual 8",
        "SQLite",
        "TERM=xterm-256color",
        "none yet",
        "Everything is in order.",
    ):
        assert part in out
    assert list(own_home.iterdir()) == []
    assert str(own_home) not in out


def test_a_sound_store_and_then_a_damaged_one(capsys: pytest.CaptureFixture[str]) -> None:
    article = read(str(paths.shipped("seeds") / "dnipropetrovsk.txt"))
    with open_store() as store:
        store.save(of_passage(article, brief(article).passages[1], note="a secret thought"))
        store.backup()
    status, out = said(capsys)
    assert status == 0
    assert "sound" in out and "1 sound" in out
    assert "secret" not in out and "Trehubov" not in out
    with paths.store_file().open("r+b") as file:
        file.seek(5000)
        file.write(b"\xff" * 3000)
    status, out = said(capsys)
    assert status == 1
    assert "! bookmarks" in out


def test_wrong_settings_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    paths.config_dir().mkdir(parents=True)
    paths.config_file().write_text("thme = 'ansi'\n", encoding="utf-8")
    status, out = said(capsys)
    assert status == 1
    assert "did you mean 'theme'?" in out


def test_a_theme_that_is_not_there_is_marked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITREP_THEME", "sitrep-lihgt")
    status, out = said(capsys)
    assert status == 1
    assert "; theme sitrep-dark\n" in out
    assert "! settings   The environment variable SITREP_THEME was not taken" in out
    assert "did you mean 'sitrep-light'?\n" in out


def test_sound_subscriptions_and_then_damaged_ones(capsys: pytest.CaptureFixture[str]) -> None:
    with open_feeds() as feeds:
        feeds.subscribe(
            Feed("https://secret.example/feed", trouble="https://secret.example/feed answered 404.")
        )
    _, out = said(capsys)
    assert "sound; subscriptions: 1, articles: 0 (0.0 MB); 1 failed last" in out
    assert "secret.example" not in out
    paths.feeds_file().write_bytes(paths.feeds_file().read_bytes()[:3000])
    status, out = said(capsys)
    assert status == 1
    assert "! feeds" in out


def test_a_data_folder_that_may_not_be_looked_into_is_said(
    sitrep: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/" + "n" * 300)  # fails as a closed folder does, for root too
    status, out, err = sitrep("doctor")
    assert status == 1 and not err
    assert "! bookmarks" in out and "! feeds" in out
    status, out, err = sitrep("brief", seed())
    assert status == 0 and "Your corrections are not used." in err
    status, out, err = sitrep("brief", "http://127.0.0.1:9/")
    assert status == 1 and "127.0.0.1" in err and "fault" not in err
