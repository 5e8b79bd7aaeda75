"""The session file: what comes back of it, what is missing, and what a broken one does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sitrep import paths, session
from sitrep.desk import Place
from sitrep.session import Session, last_session, lasting, resume, save, seed

PLACE = Place("diplomacy", "Ministers met in Geneva for peace talks.", 1, True)


def two(folder: Path) -> tuple[str, str]:
    """Two articles on disk."""
    found = []
    for name in ("one.txt", "two.txt"):
        (folder / name).write_text(f"Troops shelled {name}.\n\nMinisters met in Geneva for peace talks.\n")
        found.append(str(folder / name))
    return found[0], found[1]


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    one, two_ = two(tmp_path)
    kept = Session((one, two_, seed()), two_, two_, PLACE, ("/put/away",))
    assert last_session() is None
    assert save(kept)
    assert last_session() == kept
    assert seed() not in paths.session_file().read_text()  # its path is another in the next installation
    assert [file.name for file in paths.state_dir().iterdir()] == ["session.json"]


def test_it_goes_on_in_the_shown_article_with_the_sources_in_their_order(tmp_path: Path) -> None:
    one, two_ = two(tmp_path)
    start = resume(Session((one, two_), two_, two_, PLACE))
    assert start is not None
    assert (start.first.source, start.waiting, start.order) == (two_, (one,), (one, two_))
    assert start.place == PLACE
    assert start.notices == ()


def test_what_came_through_a_pipe_is_not_asked_for_again(tmp_path: Path) -> None:
    one, _ = two(tmp_path)
    start = resume(Session((one,), "-", "-", PLACE))
    assert start is not None
    assert (start.first.source, start.place, start.notices) == (one, None, ())


def test_a_file_that_can_be_no_file_does_not_last(tmp_path: Path) -> None:
    there = tmp_path / "a.txt"
    there.write_text("One.", encoding="utf-8")
    assert lasting(str(there)) and lasting("https://example.org/a")
    assert not lasting(str(tmp_path / "b.txt")) and not lasting("n" * 300)


def test_a_missing_source_is_said_and_skipped(tmp_path: Path) -> None:
    one, two_ = two(tmp_path)
    Path(two_).unlink()
    start = resume(Session((one, two_), two_, two_, PLACE))
    assert start is not None
    assert start.first.source == one
    assert start.place is None
    assert start.notices == (f"{two_} does not exist: check the name.",)
    Path(one).unlink()
    assert resume(Session((one, two_), two_, two_, PLACE)) is None


@pytest.mark.parametrize(
    "broken",
    ["", "[]", "{}", "null", '{"schema": "sitrep.session/2"}', "\x00\xff", "[" * 100_000,
     '{"schema": "sitrep.session/1", "sources": [1], "origin": "", "shown": "", "place": {}, "away": []}'],
    ids=range(8),
)  # fmt: skip
def test_a_broken_file_is_no_session(broken: str) -> None:
    paths.session_file().parent.mkdir(parents=True)
    paths.session_file().write_bytes(broken.encode("latin-1"))
    assert last_session() is None


def test_a_place_of_the_wrong_kind_is_no_session() -> None:
    save(Session(("/a",), "/a", "/a", PLACE))
    kept = json.loads(paths.session_file().read_text())
    for key, value in {"paragraph": "x", "words": 1, "section": None}.items():
        wrong = {**kept, "place": {**kept["place"], key: value}}
        paths.session_file().write_text(json.dumps(wrong))
        assert last_session() is None, key


def test_a_folder_that_cannot_be_written_is_no_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(session.paths, "session_file", lambda: tmp_path / "file" / "session.json")
    assert not save(Session(("/a",), "/a", "/a", PLACE))
