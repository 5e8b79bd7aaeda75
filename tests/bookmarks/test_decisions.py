"""What the reader decided is kept, found again in edited versions, and undone like any other change."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from sitrep.bookmarks import disk
from sitrep.bookmarks.correction import Correction, correct, fixed
from sitrep.bookmarks.store import Store, open_store
from sitrep.errors import DamagedStoreError, StoreError
from sitrep.model import Fixed

from .samples import PARAGRAPHS, article, mark


def decision(n: int, value: str = "diplomacy", scope: str = "conflict") -> Correction:
    return correct(article(), n, 0, len(PARAGRAPHS[n]), value, scope=scope)


def said(step: object) -> str:
    assert step is not None
    return step.sentence.split("“")[0] + "…" + step.sentence.split("”")[-1]  # type: ignore[attr-defined]


def test_it_holds_after_a_restart_and_in_an_edited_version(path: Path) -> None:
    with open_store(path) as store:
        first = store.correct(decision(0))
        second = store.correct(decision(2, "security"))
    edited = article(("A new first line.", *PARAGRAPHS[:3]), id="article-2", title="Another headline")
    with open_store(path) as store:
        assert store.corrections(edited) == [first, second]
        assert fixed(store.corrections(edited), edited, "conflict") == (
            Fixed(1, 0, len(PARAGRAPHS[0]), "diplomacy"),
            Fixed(3, 0, len(PARAGRAPHS[2]), "security"),
        )
        assert fixed(store.corrections(edited), edited, "energy") == ()
        elsewhere = article(("Nothing of it is left.",), id="article-3", source="/news/other.txt")
        assert store.corrections(elsewhere) == []
        piped = article(id="x", source="-", title="Same words")
        assert store.corrections(piped) == [first, second]


def test_each_change_is_undone_and_redone(store: Store) -> None:
    first = store.correct(decision(0))
    assert store.correct(first) == first
    changed = store.correct(replace(first, value="security"))
    other = store.correct(decision(1))
    assert store.withdraw([changed.id, other.id, "no such"]) == [changed, other]
    assert store.withdraw([changed.id]) == []
    assert store.corrections() == []
    assert store.undo().sentence == "Undone: 2 corrections hold again."  # type: ignore[union-attr]
    assert store.corrections() == [changed, other]
    assert said(store.undo()) == "Undone: your decision on … is as it was before."
    assert said(store.undo()) == "Undone: your decision on … is as it was before."
    assert store.corrections() == [first]
    assert said(store.undo()) == "Undone: your decision on … is as it was before."
    assert store.corrections() == [] and store.undo() is None
    assert said(store.redo()) == "Redone: your decision on … holds again."
    assert said(store.redo()) == "Redone: your decision on … holds again."
    assert store.redo() is not None
    assert store.redo().sentence == "Redone: 2 corrections are cleared again."  # type: ignore[union-attr]
    assert store.corrections() == [] and store.redo() is None
    store.check()


def test_bookmarks_and_corrections_share_one_history(store: Store) -> None:
    marked, decided = store.save(mark(0)), store.correct(decision(0))
    store.withdraw([decided.id])
    store.delete(marked.id)
    for bookmarks, corrections in (([marked], []), ([marked], [decided]), ([marked], []), ([], [])):
        assert store.undo() is not None
        assert (store.all(), store.corrections()) == (bookmarks, corrections)


def test_words_are_added_and_taken_out_and_the_persons_lines_stay(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "config" / "lexicon.toml"
    store.learn(file, '\n[[words]]\nsection = "sea"\n3 = "one"\n', "“one”")
    head = file.read_text(encoding="utf-8")
    assert head.startswith("# Your own words") and head.endswith('3 = "one"\n')
    with file.open("a", encoding="utf-8") as stream:
        stream.write("# mine, kept")  # no newline at the end
    store.learn(file, '\n[[words]]\nsection = "sea"\n3 = "two"\n', "“two”")
    assert (
        file.read_text(encoding="utf-8") == head + '# mine, kept\n\n[[words]]\nsection = "sea"\n3 = "two"\n'
    )
    assert store.undo().sentence == "Undone: “two” are out of your lexicon, where you have not edited them."  # type: ignore[union-attr]
    assert file.read_text(encoding="utf-8") == head + "# mine, kept\n"
    store.redo()
    assert '"two"' in file.read_text(encoding="utf-8")
    store.undo()
    file.write_text("# all rewritten\n", encoding="utf-8")
    assert "where you have not edited them" in store.undo().sentence  # type: ignore[union-attr]
    assert file.read_text(encoding="utf-8") == "# all rewritten\n"
    assert sorted(one.name for one in file.parent.iterdir()) == ["lexicon.toml"]


def test_a_lexicon_that_cannot_be_written_is_said_and_enters_no_history(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(
        StoreError, match=r"lexicon .* could not be read or written .*Not a directory.*nothing was"
    ):
        store.learn(tmp_path / "file" / "lexicon.toml", "x", "“x”")
    assert store.undo() is None


def test_a_flipped_letter_in_a_correction_is_damage(path: Path) -> None:
    with open_store(path) as store:
        store.correct(decision(0))
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE correction SET value = 'security'")
        db.commit()
    with open_store(path) as store, pytest.raises(DamagedStoreError):
        store.corrections()
    with open_store(path) as store, pytest.raises(DamagedStoreError):
        store.check()


def test_a_store_of_the_first_version_gains_corrections(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(disk, "STEPS", disk.STEPS[:1])
        disk.create(path)
    with open_store(path) as store:
        assert store.corrections() == []
        store.correct(decision(0))
        store.check()
