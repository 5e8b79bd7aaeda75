"""What was read, in the store: bounded, apart from undo, and checked like everything else."""

from __future__ import annotations

import sqlite3

import pytest

from sitrep import paths
from sitrep.bookmarks import readings
from sitrep.bookmarks.readings import passage_key
from sitrep.bookmarks.store import Store, open_store
from sitrep.errors import DamagedStoreError
from sitrep.model import Article


def article(*paragraphs: str, source: str = "/news/front.txt") -> Article:
    return Article(f"id of {paragraphs}", "The front", source, paragraphs)


@pytest.fixture
def store() -> Store:
    return open_store()


def test_passages_are_remembered_by_source_and_words(store: Store) -> None:
    pair = ("/a", passage_key("Troops left."))
    store.mark_read([pair, pair])
    store.mark_read([pair, ("/a", passage_key("Talks began."))])
    assert store.read_marks(["/a", "/b"]) == {
        "/a": {passage_key("Troops left."), passage_key("Talks began.")}
    }
    assert store.history(10) == []
    assert store.undo() is None


def test_the_last_two_versions_are_kept(store: Store) -> None:
    first = store.keep_reading(article("One."))
    assert first is not None and (first.paragraphs, first.before) == (("One.",), ())
    second = store.keep_reading(article("One.", "Two."))
    assert second is not None and (second.paragraphs, second.before) == (("One.", "Two."), ("One.",))
    assert second.before_read == first.read
    again = store.keep_reading(article("One.", "Two."))  # read again: what it was compared with stays
    assert again is not None and again.before == ("One.",)
    assert store.last_reading("/news/front.txt") == again
    assert store.keep_reading(article("Piped.", source="-")) is None
    assert store.keep_reading(article("x" * (readings.LONGEST + 1))) is None


def test_both_are_bounded_and_the_oldest_go(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "MOST_MARKS", 20)
    monkeypatch.setattr(readings, "MOST_READINGS", 3)
    for number in range(30):
        store.mark_read([("/a", f"{number:020}")])
    kept = store.read_marks(["/a"])["/a"]
    assert len(kept) <= 20
    assert f"{29:020}" in kept and f"{0:020}" not in kept
    for number in range(5):
        store.keep_reading(article("One.", source=f"/{number}"))
    assert [number for number in range(5) if store.last_reading(f"/{number}")] == [2, 3, 4]


def test_a_damaged_reading_is_found(store: Store) -> None:
    store.keep_reading(article("One."))
    store.close()
    with sqlite3.connect(paths.store_file()) as db:
        db.execute("UPDATE reading SET paragraphs = '[\"Won.\"]'")
    with open_store() as damaged, pytest.raises(DamagedStoreError):
        damaged.check()
