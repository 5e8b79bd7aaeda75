"""A bookmark can hold a claim, and the reader's own grade of it, apart from the article's words."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from sitrep.bookmarks import disk, importing, rows
from sitrep.bookmarks.grade import CONTENTS, SOURCES, grade, is_grade, told
from sitrep.bookmarks.record import Bookmark, claimed
from sitrep.bookmarks.store import Store
from sitrep.bookmarks.transfer import FORMATS
from sitrep.errors import StoreError

from .samples import mark


def claim(n: int = 1) -> Bookmark:
    return replace(
        mark(n), claimant="Mapping groups", claim_verb="reported", claim_kind="report", grade="B2", note="ask"
    )


def test_a_grade_is_a_letter_a_digit_or_both() -> None:
    assert [grade(typed) for typed in ("b2", " F ", "6", "")] == ["B2", "F", "6", ""]
    assert told("C6") == "C6: source fairly reliable, content truth cannot be judged"
    assert len(SOURCES) == len(CONTENTS) == 6
    assert not is_grade("G1") and not is_grade("b2") and is_grade("")
    with pytest.raises(StoreError, match="“2B” is no grade: a letter A–F"):
        grade("2B")


def test_claim_and_grade_come_back_and_a_grade_is_undone(store: Store) -> None:
    saved = store.save(claim())
    assert (claimed(saved), saved.claim_kind, saved.grade) == ("Mapping groups reported", "report", "B2")
    store.save(replace(saved, grade="c3"))
    assert store.all()[0].grade == "C3"
    store.undo()
    assert store.all()[0].grade == "B2"
    with pytest.raises(StoreError, match="no grade"):
        store.save(replace(saved, grade="Z9"))
    assert store.all()[0].grade == "B2"
    assert claimed(mark(2)) == ""
    assert claimed(replace(claim(), claimant="", claim_verb="")) == "not attributed"


def test_exports_hold_both_apart_from_the_note(tmp_path: Path) -> None:
    assert "Claim: Mapping groups reported (report).\n\nMy grade: B2: source usually" in FORMATS["markdown"](
        [claim()]
    )
    bodies = json.loads(FORMATS["jsonl"]([claim()]))["body"]
    assert [(one["purpose"], one["value"]) for one in bodies] == [
        ("commenting", "ask"), ("tagging", "a"), ("describing", "Mapping groups reported"), ("assessing", "B2"),
    ]  # fmt: skip
    for form in ("jsonl", "csv"):
        file = tmp_path / f"marks.{form}"
        file.write_text(FORMATS[form]([claim(), mark(2)]), encoding="utf-8")
        assert importing.read(file).bookmarks == [claim(), mark(2)]


def test_what_is_no_grade_in_an_import_is_none(tmp_path: Path) -> None:
    file = tmp_path / "marks.jsonl"
    file.write_text(FORMATS["jsonl"]([replace(claim(), grade="A9", claimant="x\x1b[2J")]), encoding="utf-8")
    [read] = importing.read(file).bookmarks
    assert read.grade == "" and "\x1b" not in read.claimant


def test_an_older_store_gains_them_and_its_damage_is_still_found(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = next(at for at, step in enumerate(disk.STEPS) if any("claimant" in one for one in step))
    with monkeypatch.context() as patch:
        patch.setattr(disk, "STEPS", disk.STEPS[:older])
        disk.create(path)
    plain = ("claimant", "claim_verb", "claim_kind", "grade")
    columns = [name for name in rows.COLUMNS if name not in plain]
    with sqlite3.connect(path) as db:
        for n in (1, 2):
            values = [
                value for name, value in zip(rows.COLUMNS, rows.pack(mark(n)), strict=True) if name in columns
            ]
            names = ", ".join(f'"{name}"' for name in columns)
            marks = ", ".join("?" * (len(columns) + 1))
            total = rows.checksum(values) + (n == 2)
            db.execute(f"INSERT INTO bookmark({names}, sum) VALUES ({marks})", [*values, total])
    db.close()
    with contextlib.closing(disk.connect(path)) as db:
        disk.migrate(db)
        assert list(rows.read(db, "WHERE id = ?", (mark(1).id,))) == [mark(1)]
        with pytest.raises(rows.Damage):
            list(rows.read(db, "WHERE id = ?", (mark(2).id,)))
