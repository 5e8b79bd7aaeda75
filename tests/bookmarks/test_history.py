"""Undo and redo of every change, across restarts."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sitrep.bookmarks import history
from sitrep.bookmarks.record import Bookmark
from sitrep.bookmarks.store import Store, open_store
from sitrep.bookmarks.tables import FILTER

from .samples import mark


def test_each_kind_of_change_can_be_undone_and_redone(store: Store) -> None:
    saved = store.save(mark(0))
    edited = store.save(replace(saved, note="new"))
    store.delete(saved.id)

    def said(step: object) -> str:
        assert step is not None
        return step.sentence.split("“")[0] + "…" + step.sentence.split("”")[1]  # type: ignore[attr-defined]

    assert said(store.undo()) == "Undone: the bookmark … is back."
    assert store.all() == [edited]
    assert said(store.undo()) == "Undone: the bookmark … is as it was before the edit."
    assert store.all() == [saved]
    assert said(store.undo()) == "Undone: the bookmark … is gone again."
    assert store.all() == [] and store.undo() is None
    assert said(store.redo()) == "Redone: the bookmark … is back."
    assert store.all() == [saved]
    assert said(store.redo()) == "Redone: the bookmark … is edited again."
    assert store.all() == [edited]
    assert said(store.redo()) == "Redone: the bookmark … is deleted again."
    assert store.all() == [] and store.redo() is None
    store.check()


def test_a_long_quote_is_shortened_and_the_bookmark_given(store: Store) -> None:
    store.save(mark(0))
    step = store.undo()
    assert (
        step is not None
        and step.bookmark is not None
        and "“Ukrainian forces have confirmed that…”" in step.sentence
    )
    assert step.bookmark.id == "a-000000" and step.bookmark.deleted


def test_a_new_change_ends_what_could_be_redone(store: Store) -> None:
    store.save(mark(0))
    store.save(mark(1))
    store.undo()
    store.save(mark(2))
    assert store.redo() is None
    assert [found.id for found in store.all()] == ["a-000002", "a-000000"]
    store.undo()
    store.undo()
    assert store.undo() is None and store.all() == []


def test_undo_of_bringing_a_deleted_bookmark_back_deletes_it(store: Store) -> None:
    saved = store.save(mark(0))
    store.delete(saved.id)
    store.save(saved)
    store.undo()
    assert store.all() == []
    store.undo()
    assert store.all() == [saved]


def test_undo_survives_a_restart(path: Path) -> None:
    with open_store(path) as store:
        saved = store.save(mark(0))
        store.delete(saved.id)
    with open_store(path) as store:
        assert store.undo() is not None
    with open_store(path) as store:
        assert store.all() == [saved]
        assert store.redo() is not None
    with open_store(path) as store:
        assert store.all() == []


def test_the_history_is_readable_and_keeps_what_was_superseded(store: Store) -> None:
    saved = store.save(mark(0))
    store.save(replace(saved, note="new"))
    store.undo()
    store.delete(saved.id)
    store.save_filter("lost ones", "state:lost")
    told = [(one.what, one.about, one.article, one.rows, one.state) for one in store.history()]
    title, quote = saved.title, saved.quote
    assert told == [
        ("filter", "lost ones", "", 1, "done"),
        ("delete", quote, title, 1, "done"),
        ("edit", quote, title, 1, "superseded"),
        ("create", quote, title, 1, "done"),
    ]
    assert [one.number for one in store.history(limit=2, offset=1)] == [3, 2]
    store.check()


def test_undo_leaves_alone_what_the_change_did_not_touch(store: Store) -> None:
    saved = store.save(mark(0))
    store.save(replace(saved, note="new"))
    store.seen({saved.id: "moved"})
    store.undo()
    assert store.all() == [replace(saved, state="moved")]


def test_changes_of_any_table_are_one_step(store: Store) -> None:
    row = {"name": "x", "query": "tag:x", "updated": "2026"}
    with store.writing() as db:
        edits = [(FILTER, "x", row), (FILTER, "y", {**row, "name": "y"})]
        assert history.change(db, "filter", "x and y", edits) == 2
        assert history.change(db, "filter", "nothing", edits) == 0
    assert store.delete_filter("x") and not store.delete_filter("x")
    assert [found.name for found in store.filters()] == ["y"]
    store.undo()
    assert [found.name for found in store.filters()] == ["x", "y"]
    store.undo()
    assert store.filters() == [] and store.undo() is None
    store.redo()
    assert [found.name for found in store.filters()] == ["x", "y"]
    store.check()


changes = st.lists(
    st.tuples(st.sampled_from(["save", "edit", "delete", "undo", "redo"]), st.integers(0, 2)), max_size=9
)


@settings(max_examples=25, deadline=None)
@given(changes, st.booleans())
def test_undoing_and_redoing_everything_restores_every_state(
    made: list[tuple[str, int]], restart: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bookmarks.sqlite3"
        store = open_store(path)
        states: list[list[Bookmark]] = [store.all()]
        at = 0  # where in `states` the store stands
        for serial, (kind, n) in enumerate(made):
            here = store.all()
            if kind == "undo":
                assert (store.undo() is None) == (at == 0)
                at = max(0, at - 1)
            elif kind == "redo":
                assert (store.redo() is None) == (at == len(states) - 1)
                at = min(len(states) - 1, at + 1)
            else:
                if kind == "delete":
                    store.delete(mark(n).id)
                else:
                    store.save(replace(mark(n), note=f"edit {serial}" if kind == "edit" else mark(n).note))
                if store.all() != here:
                    states[at + 1 :] = [store.all()]
                    at += 1
            assert store.all() == states[at]
        while at < len(states) - 1:
            store.redo()
            at += 1
        if restart:
            store.close()
            store = open_store(path)
        for expected in states[-2::-1]:
            assert store.undo() is not None
            assert store.all() == expected
        assert store.undo() is None
        for expected in states[1:]:
            assert store.redo() is not None
            assert store.all() == expected
        assert store.redo() is None
        store.check()
        store.close()
