"""Saving, finding, searching and drafts, on real files."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from sitrep import paths
from sitrep.bookmarks import disk, rows
from sitrep.bookmarks.record import Draft, make
from sitrep.bookmarks.store import Store, open_store
from sitrep.errors import ReadOnlyStoreError, StoreError

from .samples import PARAGRAPHS, article, mark


def test_the_default_place_is_created_for_its_owner_alone() -> None:
    with open_store() as store:
        assert store.path == paths.store_file()
        assert store.path.stat().st_mode & 0o077 == 0
        assert [left.name for left in store.path.parent.iterdir()] == [store.path.name]


def test_a_missing_store_reads_as_empty_and_is_not_created(path: Path) -> None:
    with open_store(path, create=False) as store:
        assert store.all() == [] and store.search("x") == [] and store.draft("k") is None
        store.check()
        assert store.backup() is None
        with pytest.raises(ReadOnlyStoreError, match="There are no bookmarks yet"):
            store.save(mark(1))
    assert not path.parent.exists()


def test_the_durability_settings_hold(store: Store, path: Path) -> None:
    def setting(name: str) -> object:
        return store._db.execute(f"PRAGMA {name}").fetchone()[0]

    assert (setting("journal_mode"), setting("synchronous")) == ("delete", 3)
    assert (setting("fullfsync"), setting("cell_size_check"), setting("trusted_schema")) == (1, 1, 0)
    assert path.read_bytes()[68:72] == b"SITR"
    assert setting("user_version") == len(disk.STEPS)
    assert setting("busy_timeout") == 10_000


def test_every_field_of_a_bookmark_has_a_column(store: Store) -> None:
    columns = [row[1] for row in store._db.execute("PRAGMA table_info(bookmark)")]
    assert sorted(columns) == sorted(["number", *rows.COLUMNS, "sum"])


def test_what_was_saved_is_there_after_a_restart(path: Path) -> None:
    with open_store(path) as store:
        saved = [store.save(mark(n)) for n in range(5)]
    with open_store(path) as store:
        assert store.all() == saved[::-1] == [mark(n) for n in reversed(range(5))]
        assert store.get("a-000003") == mark(3)
        assert store.get("none") is None


def test_saving_again_edits_and_saving_the_same_changes_nothing(store: Store) -> None:
    first = store.save(mark(1))
    edited = store.save(replace(first, note="new"))
    assert edited.note == "new" and edited.created == first.created and edited.updated > first.updated
    before = store.path.read_bytes()
    assert store.save(replace(edited, updated="1999")) == edited
    assert store.path.read_bytes() == before
    assert store.all() == [edited]


def test_note_and_tags_are_cleaned(store: Store) -> None:
    saved = store.save(
        replace(mark(1), note="a\x1b[31mred\r\nb\x07", tags=(" one\ntwo ", "x", "x", "", "\x1b[2J"))
    )
    assert saved.note == "ared\nb"
    assert saved.tags == ("one two", "x")
    assert store.get(saved.id) == saved


def test_lone_surrogates_do_not_stop_a_save(store: Store) -> None:
    odd = article(source="/news/\udcff.txt")
    saved = store.save(make(odd, 0, 0, 5, "battlefield"))
    assert saved.source == "/news/?.txt"
    assert store.for_article(odd) == [saved]
    assert store.search("\udcff") == []


def test_the_bookmarks_of_an_article_and_its_other_versions(store: Store) -> None:
    here = store.save(make(article(), 0, 0, 5, "battlefield"))
    version = store.save(make(article(id="article-2"), 0, 0, 5, "battlefield"))
    elsewhere = store.save(make(article(source="/other.txt"), 0, 0, 5, "battlefield"))
    edited = article(PARAGRAPHS[:-1], id="article-3", source="/third.txt")
    text = store.save(make(edited, 0, 0, 5, "battlefield"))
    other = article(("Quite another story is told here, of other people.",), id="article-4", source="/4.txt")
    store.save(make(other, 0, 0, 5, "battlefield"))
    assert store.for_article(article()) == [text, elsewhere, version, here]
    store.delete(text.id)
    assert store.for_article(article()) == [elsewhere, version, here]
    assert store.for_article(article((), id="none", source="/none.txt")) == []
    store.check()


def test_two_texts_from_standard_input_are_not_one_article(store: Store) -> None:
    store.save(make(article(id="one", source="-"), 0, 0, 5, "battlefield"))
    other = article(("Quite another story is told here, of other people.",), id="two", source="-")
    assert store.for_article(other) == []
    assert len(store.for_article(article(id="three", source="-"))) == 1


def test_a_deleted_bookmark_leaves_a_tombstone(store: Store) -> None:
    saved = store.save(mark(1))
    assert store.delete(saved.id) == saved
    assert store.delete(saved.id) is None and store.delete("none") is None
    assert store.all() == [] and store.get(saved.id) is None and store.search("note") == []
    (kept,) = rows.read(store._db)
    assert kept.deleted and kept.note == saved.note
    assert store.save(saved) is not None
    assert [found.id for found in store.all()] == [saved.id]


@pytest.mark.parametrize(
    ("typed", "paragraph"),
    [
        ("CROSSED into", 0),
        ("українські СИЛИ", 1),
        ('"підтвердили"', 1),
        ("їжакового", 1),
        ("AUSSENMINISTER brussel", 2),
        ("إطلاق", 3),
        ("beraten note", 2),
        ("battlefield FIRST", 0),
    ],
)
def test_search_in_every_script(store: Store, typed: str, paragraph: int) -> None:
    for n in range(4):
        store.save(mark(n))
    assert [found.paragraph for found in store.search(typed)] == [paragraph]


def test_search_takes_every_word_literally(store: Store) -> None:
    store.save(replace(mark(1), note="100% of [b]villages[/b] _x_", tags=("kallas",)))
    store.save(mark(2))
    for typed in ("100%", "[b]villages", "_x_", "KALLAS 100%"):
        assert len(store.search(typed)) == 1
    assert store.search("kallas absent") == [] and store.search("%") == store.search("100%")
    assert len(store.search("  ")) == 2 and len(store.search("", limit=1)) == 1
    assert [found.id for found in store.search("note line", limit=1)] == ["a-000002"]


def test_a_search_of_very_many_words_is_a_search(store: Store) -> None:
    store.save(replace(mark(1), note=" ".join(f"word{n}" for n in range(2000))))
    assert len(store.search(" ".join(f"WORD{n}" for n in range(2000)))) == 1
    assert store.search("x" * 60_000) == []


def test_an_edit_is_found_by_its_new_words_only(store: Store) -> None:
    saved = store.save(replace(mark(1), note="before"))
    store.save(replace(saved, note="after"))
    assert store.search("before") == [] and len(store.search("after")) == 1


def test_states_are_remembered_outside_the_history(store: Store) -> None:
    saved = store.save(mark(1))
    store.seen({saved.id: "lost", "none": "same"})
    assert store.get(saved.id) == replace(saved, state="lost")
    before = store.path.read_bytes()
    store.seen({saved.id: "lost"})
    assert store.path.read_bytes() == before
    step = store.undo()
    assert step is not None and "gone again" in step.sentence
    with pytest.raises(ValueError, match="elsewhere"):
        store.seen({saved.id: "elsewhere"})


def test_drafts_survive_until_dropped(path: Path) -> None:
    with open_store(path) as store:
        store.keep_draft("p-1", "half a thou\x1b[0mght\nline 2", ["x", "x "])
        store.keep_draft("p-1", "half a thought\nline 2", ["x", "x "])
    with open_store(path) as store:
        draft = store.draft("p-1")
        assert draft is not None
        assert (draft.key, draft.note, draft.tags) == ("p-1", "half a thought\nline 2", ("x",))
        assert store.draft("p-2") is None
        store.drop_draft("p-1")
        store.drop_draft("p-1")
        assert store.draft("p-1") is None
        store.keep_draft("p-1", "x")
        store.keep_draft("p-1", " \n", [""])
        assert store.draft("p-1") is None


def test_many_threads_may_save_at_once(store: Store) -> None:
    def work(tag: str) -> None:
        for n in range(20):
            store.save(mark(n, tag))

    threads = [threading.Thread(target=work, args=(tag,)) for tag in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.all()) == 80
    store.check()


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    with pytest.raises(StoreError, match="start sitrep again"):
        store.all()


def test_a_file_put_into_wal_mode_by_a_tool_is_put_back(path: Path) -> None:
    with open_store(path) as store:
        store.save(mark(1))
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode=WAL")
    with open_store(path) as store:
        assert store.all() == [mark(1)]
        assert store._db.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_migration_keeps_everything_after_a_backup(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(path) as store:
        store.save(mark(1))
    names = ", ".join(f'"{name}"' for name in rows.COLUMNS)
    second = ("CREATE TABLE label(name TEXT)", "UPDATE bookmark SET author = 'New'")
    third = (f"UPDATE bookmark SET sum = checksum({names})",)
    monkeypatch.setattr(disk, "STEPS", (*disk.STEPS, second, third))
    with open_store(path) as store:
        assert store.all() == [replace(mark(1), author="New")]
        assert disk.schema(store._db) == len(disk.STEPS)
        store.save(mark(2))
        store.check()
    (kept,) = (path.parent / "backups").iterdir()
    assert kept.name.startswith(f"bookmarks-before-version-{len(disk.STEPS)}-")
    with closing(sqlite3.connect(kept)) as db:
        assert disk.schema(db) == len(disk.STEPS) - 2
    from sitrep.bookmarks.rescue import list_backups

    assert [(backup.sound, backup.bookmarks) for backup in list_backups(path)] == [(True, 1)]


def test_a_store_of_the_first_schema_keeps_bookmarks_history_and_drafts(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as first:
        first.setattr(disk, "STEPS", disk.STEPS[:1])
        disk.create(path)
    made = [replace(mark(n), tags=("Київ", "x y"), lead=0, tail=0, sketch="") for n in range(3)]
    columns = rows.COLUMNS[: rows.COLUMNS.index("lead")]
    with closing(disk.connect(path)) as db:
        for n, one in enumerate(made):
            values = rows.pack(one)[: len(columns)]
            marks = ", ".join("?" * (len(values) + 2))
            db.execute(f"INSERT INTO bookmark VALUES ({marks})", (n + 1, *values, rows.checksum(values)))
            plain = rows._plain(one)
            db.execute("INSERT INTO words VALUES (?, ?, ?)", (n + 1, plain, rows.checksum((n + 1, plain))))
            after = json.dumps(dict(zip(columns, values, strict=True)))
            change = (n + 1, one.created, "create", None, after, int(n == 2))
            db.execute("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?)", (*change, rows.checksum(change)))
        rows.put_draft(db, Draft("k", "typed", (), "2026"))
    with open_store(path) as store:
        store.check()
        assert store.all() == made[::-1]
        assert [(tag.name, tag.bookmarks) for tag in store.tags()] == [("x y", 3), ("Київ", 3)]
        assert [(entry.what, entry.about, entry.article, entry.state) for entry in store.history()] == [
            ("create", one.quote, one.title, state)
            for one, state in zip(made[::-1], ("undone", "done", "done"), strict=True)
        ]
        draft = store.draft("k")
        assert draft and draft.note == "typed"
        assert store.redo() and store.undo() and store.undo() and store.undo() and not store.undo()
        assert store.all() == []


def test_a_migration_does_not_call_a_damaged_row_sound(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as second:
        second.setattr(disk, "STEPS", disk.STEPS[:2])
        disk.create(path)
    columns = rows.COLUMNS[: rows.COLUMNS.index("lead")]
    with closing(disk.connect(path)) as db:
        for n in range(2):
            values = rows.pack(mark(n))[: len(columns)]
            marks = ", ".join("?" * (len(values) + 2))
            db.execute(f"INSERT INTO bookmark VALUES ({marks})", (n + 1, *values, rows.checksum(values) + n))
        disk.migrate(db)
        assert next(rows.read(db, "WHERE number = 1")).quote == mark(0).quote
        with pytest.raises(rows.Damage):
            list(rows.read(db, "WHERE number = 2"))


def test_a_migration_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(path) as store:
        store.save(mark(1))
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(disk, "STEPS", (*disk.STEPS, ("CREATE TABLE label(name TEXT)", "SELECT nonsense(")))
        with pytest.raises(StoreError):
            open_store(path)
    assert path.read_bytes() == before
    with open_store(path) as store:
        assert store.all() == [mark(1)]


def test_a_store_that_another_sitrep_migrated_is_not_written(store: Store, path: Path) -> None:
    store.save(mark(1))
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version={len(disk.STEPS) + 1}")
    with pytest.raises(ReadOnlyStoreError, match="newer sitrep"):
        store.save(mark(2))
    assert store.all() == [mark(1)]


def test_the_store_imports_nothing_heavy() -> None:
    code = (
        "import sys; import sitrep.bookmarks.store, sitrep.bookmarks.transfer;"
        "print([m for m in ('textual', 'rich', 'pydantic') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
