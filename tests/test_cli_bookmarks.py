"""`sitrep bookmarks` on a real store: made, listed, found, shown, checked, exported, undone, restored."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from sitrep.bookmarks.record import make
from sitrep.bookmarks.store import open_store
from sitrep.reading import read
from tests.conftest import Run

ARTICLE = (
    "Harbour talks\n\nTroops advanced near the river on Monday, officials said.\n\n"
    "Envoys met in Geneva for talks. Envoys met in Geneva again.\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def bookmarks(sitrep: Run) -> Run:
    """Run `sitrep bookmarks …` in this process: its exit code, output and errors."""
    return lambda *arguments: sitrep("bookmarks", *arguments)


@pytest.fixture
def id(bookmarks: Run, article: Path) -> str:
    """The id of a bookmark with a note and two tags."""
    status, out, err = bookmarks(
        "add", str(article), "--quote", "advanced near the river", "--note", "Which river?", "--tag", "front",
        "--tag", "to check",
    )  # fmt: skip
    assert (status, err) == (0, "")
    return out.strip()


def test_no_bookmarks_is_no_error_and_makes_no_file(bookmarks: Run, own_home: Path) -> None:
    assert bookmarks("list")[:2] == (0, "No bookmarks yet: b in the dashboard makes one.\n")
    assert bookmarks("list", "--format", "json")[:2] == (0, "[]\n")
    assert bookmarks("search", "river")[0] == 0
    assert bookmarks("search")[1] == bookmarks("list")[1]
    assert bookmarks("export", "--format", "jsonl")[:2] == (0, "")
    assert bookmarks("check")[0] == 0
    assert bookmarks("history")[:2] == (0, "Nothing was changed yet.\n")
    assert list(own_home.iterdir()) == []


def test_the_json_listing_keeps_its_contract(bookmarks: Run, article: Path, id: str) -> None:
    status, out, _ = bookmarks("list", "--format", "json")
    assert status == 0
    [listed] = json.loads(out)
    assert list(listed) == [
        "id", "article", "source", "section", "quote", "claim", "grade", "note", "tags", "state", "created", "updated",
    ]  # fmt: skip
    assert listed["id"] == id
    assert listed["article"] == "Harbour talks"
    assert listed["source"] == str(article)
    assert listed["quote"] == "advanced near the river"
    assert listed["claim"] is None and listed["grade"] == ""
    assert listed["note"] == "Which river?"
    assert listed["tags"] == ["front", "to check"]
    assert listed["state"] == "same"


def test_list_search_and_show(bookmarks: Run, id: str) -> None:
    assert id[:8] in bookmarks("list")[1]
    assert id[:8] in bookmarks("search", "RIVER", "front")[1]
    assert bookmarks("search", "harvest")[1] == "No bookmark is found by harvest.\n"
    status, out, _ = bookmarks("show", id[:6])
    assert status == 0
    for word in (id, "advanced near the river", "Which river?", "front, to check"):
        assert word in out


def test_a_claim_and_its_grade_are_listed_and_shown(bookmarks: Run, article: Path) -> None:
    story = read(str(article))
    text = "Troops advanced near the river"
    at = next(number for number, words in enumerate(story.paragraphs) if text in words)
    start = story.paragraphs[at].index(text)
    mark = make(story, at, start, start + len(text), "battlefield")
    said = replace(mark, claimant="Officials", claim_verb="called for", claim_kind="call_for", grade="B2")
    with open_store() as store:
        id = store.save(said).id
    shown = bookmarks("show", id[:8])[1]
    assert "claim: Officials called for (call for)\n" in shown
    assert "my grade: B2: source usually reliable, content probably true\n" in shown
    listed = bookmarks("list")[1]
    assert "  claim: Officials called for\n" in listed and "  my grade: B2\n" in listed
    (row,) = json.loads(bookmarks("list", "--format", "json")[1])
    assert row["claim"] == {"source": "Officials", "verb": "called for", "kind": "call_for"}
    assert row["grade"] == "B2"


def test_an_id_that_is_not_clear_is_refused(bookmarks: Run, article: Path, id: str) -> None:
    status, _, err = bookmarks("show", "zzz")
    assert (status, "No bookmark has the id zzz" in err) == (1, True)
    assert bookmarks("show", "")[0] == 1
    for _ in range(16):  # seventeen ids of sixteen first letters: two share one
        bookmarks("add", str(article), "--quote", "officials said")
    listed = json.loads(bookmarks("list", "--format", "json")[1])
    first = [one["id"][0] for one in listed]
    shared = next(letter for letter in first if first.count(letter) > 1)
    status, _, err = bookmarks("show", shared)
    assert status == 1
    assert "give more of it" in err


@pytest.mark.parametrize(
    ("quote", "said"),
    [("no such words", "does not stand"), ("Envoys met", "stands 2 times"), ("", "does not stand")],
)
def test_a_quote_must_stand_in_the_article_once(
    bookmarks: Run, article: Path, own_home: Path, quote: str, said: str
) -> None:
    status, out, err = bookmarks("add", str(article), "--quote", quote)
    assert (status, out) == (1, "")
    assert said in err
    assert not (own_home / "data").exists()


def test_check_finds_the_bookmarks_again(bookmarks: Run, article: Path, id: str) -> None:
    assert bookmarks("check", str(article))[1].startswith(f"{id[:8]}  same")
    article.write_text(
        "Harbour talks\n\nA new first paragraph.\n" + ARTICLE.partition("\n")[2], encoding="utf-8"
    )
    assert bookmarks("check", str(article))[1].startswith(f"{id[:8]}  moved")
    article.write_text("Harbour talks\n\nNothing is as it was.\n", encoding="utf-8")
    assert bookmarks("check", str(article))[1].startswith(f"{id[:8]}  lost")
    assert json.loads(bookmarks("list", "--format", "json")[1])[0]["state"] == "lost"
    assert "sound; bookmarks: 1" in bookmarks("check")[1]


def test_export_to_a_file_never_overwrites_unasked(bookmarks: Run, tmp_path: Path, id: str) -> None:
    target = tmp_path / "list.md"
    assert bookmarks("export", "-o", str(target)) == (0, "", "")
    written = target.read_text(encoding="utf-8")
    assert "advanced near the river" in written
    status, _, err = bookmarks("export", "--format", "jsonl", "-o", str(target))
    assert status == 1
    assert "already exists" in err
    assert target.read_text(encoding="utf-8") == written
    assert bookmarks("export", "--format", "jsonl", "-o", str(target), "--force")[0] == 0
    assert json.loads(target.read_text(encoding="utf-8"))["type"] == "Annotation"


def test_undo_and_redo(bookmarks: Run, id: str) -> None:
    assert bookmarks("undo")[1].startswith("Undone")
    assert json.loads(bookmarks("list", "--format", "json")[1]) == []
    assert bookmarks("undo")[1] == "Nothing to undo.\n"
    assert bookmarks("redo")[1].startswith("Redone")
    assert json.loads(bookmarks("list", "--format", "json")[1])[0]["id"] == id
    assert bookmarks("redo")[1] == "Nothing to redo.\n"


def test_the_history_says_when_what_and_where(bookmarks: Run, id: str) -> None:
    bookmarks("undo")
    status, out, err = bookmarks("history")
    assert (status, err) == (0, "")
    assert "UTC  Bookmarked “advanced near the river” in Harbour talks  [undone]" in out
    [entry] = json.loads(bookmarks("history", "--format", "json")[1])
    assert list(entry) == ["number", "made", "what", "about", "article", "rows", "state"]
    assert (entry["what"], entry["about"], entry["rows"], entry["state"]) == (
        "create", "advanced near the river", 1, "undone",
    )  # fmt: skip


def test_the_filter_language_and_saved_filters(bookmarks: Run, id: str) -> None:
    for typed in (["tag:front"], ["state:same", "river"], ["--", "note:which", "-state:lost"]):
        assert id[:8] in bookmarks("search", *typed)[1]
    assert bookmarks("search", "--", "-tag:front")[1] == "No bookmark is found by -tag:front.\n"
    status, out, err = bookmarks("search", "sektion:x")
    assert (status, out) == (1, "")
    assert "did you mean section:?" in err
    assert bookmarks("filters", "list")[1] == "No saved filters yet.\n"
    assert bookmarks("filters", "save", "at the front", "tag:front", "river") == (0, "", "")
    assert bookmarks("filters", "save", "x", "state:elsewhere")[0] == 1
    assert bookmarks("filters", "list")[1] == "at the front: tag:front river\n"
    assert id[:8] in bookmarks("search", "--saved", "at the front", "--sort", "article")[1]
    assert "No filter is called x" in bookmarks("search", "--saved", "x")[2]
    assert bookmarks("filters", "delete", "at the front")[0] == 0
    assert "No filter is called" in bookmarks("filters", "delete", "at the front")[2]
    assert "the filter “at the front” is as it was" in bookmarks("undo")[1]
    assert bookmarks("filters", "list")[1] == "at the front: tag:front river\n"


def test_tags_are_listed_renamed_and_merged(bookmarks: Run, id: str) -> None:
    assert bookmarks("tags", "list")[1] == "     1  front\n     1  to check\n"
    assert "merge front --into to check" in bookmarks("tags", "rename", "front", "to check")[2]
    assert "No bookmark has the tag none" in bookmarks("tags", "rename", "none", "x")[2]
    assert "must have a letter" in bookmarks("tags", "rename", "front", "#")[2]
    assert bookmarks("tags", "rename", "#front", "east")[1].startswith("Bookmarks changed: 1.")
    assert bookmarks("tags", "merge", "east", "to check", "--into", "check")[0] == 0
    assert bookmarks("tags", "list")[1] == "     1  check\n"
    assert "“" not in bookmarks("undo")[1]
    assert bookmarks("tags", "list")[1] == "     1  east\n     1  to check\n"


def test_export_and_import_carry_bookmarks_over(
    bookmarks: Run, tmp_path: Path, id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "all.csv"
    assert bookmarks("export", "tag:front", "--format", "csv", "-o", str(file))[0] == 0
    assert bookmarks("export", "tag:none", "--format", "jsonl")[1] == ""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "elsewhere"))
    assert bookmarks("import", str(file), "--dry-run")[1] == "Would import: 1 new.\n"
    assert not (tmp_path / "elsewhere").exists()
    assert bookmarks("import", str(file))[1] == "Imported: 1 new.\n"
    assert bookmarks("import", str(file))[1] == "Imported: 1 already here.\n"
    assert json.loads(bookmarks("list", "--format", "json")[1])[0]["id"] == id
    assert bookmarks("undo")[1] == "Undone: the import of all.csv is taken back.\n"
    said = bookmarks("import", str(file))[1]
    assert f"{id[:8]}  deleted here, so left alone: “advanced near the river”" in said
    assert said.endswith("Imported: 1 deleted here.\n")
    status, out, err = bookmarks("import", str(tmp_path / "none"))
    assert (status, out, err.count("\n")) == (1, "", 1)


def test_a_backup_is_made_when_asked_and_never_over_a_file(bookmarks: Run, tmp_path: Path, id: str) -> None:
    status, out, _ = bookmarks("backup", str(tmp_path / "stick.sqlite3"))
    assert (status, out) == (0, f"{tmp_path / 'stick.sqlite3'}  bookmarks: 1\n")
    assert "exists already" in bookmarks("backup", str(tmp_path / "stick.sqlite3"))[2]
    assert "backups" in bookmarks("backup")[1]
    assert bookmarks("restore", "--list")[1].count("bookmarks: 1") == 1
    bookmarks("undo")
    assert "Restored; bookmarks: 1." in bookmarks("restore", str(tmp_path / "stick.sqlite3"))[1]


def test_a_damaged_file_is_a_sentence_and_restore_brings_the_backup(
    bookmarks: Run, own_home: Path, id: str
) -> None:
    from sitrep.bookmarks.store import open_store

    with open_store() as store:
        assert store.backup() is not None
    assert "bookmarks: 1" in bookmarks("restore", "--list")[1]
    status, _, err = bookmarks("restore")
    assert status == 1
    assert "is sound" in err
    (own_home / "data" / "sitrep" / "bookmarks.sqlite3").write_bytes(b"")
    for command in (["list"], ["check"], ["export"], ["undo"]):
        status, out, err = bookmarks(*command)
        assert (status, out) == (1, "")
        assert err.count("\n") == 1
    status, out, _ = bookmarks("restore")
    assert status == 0
    assert "Restored; bookmarks: 1." in out
    assert json.loads(bookmarks("list", "--format", "json")[1])[0]["id"] == id


def test_a_quote_is_found_whatever_its_typesetting(bookmarks: Run, tmp_path: Path) -> None:
    path = tmp_path / "marks.txt"
    path.write_text(
        "A title\n\n“It’s over,” he said — at last.\n\nThey took 12 villages.\n", encoding="utf-8"
    )
    for quote in ('"It\'s  over,"\nhe said', "said - at last. They took 12", "12 villages"):
        assert bookmarks("add", str(path), "--quote", quote)[0] == 0
    quotes = [one["quote"] for one in json.loads(bookmarks("list", "--format", "json")[1])]
    assert quotes == ["12 villages", "said — at last.\nThey took 12", "“It’s over,” he said"]
    status, _, err = bookmarks("add", str(path), "--quote", "2 villages")
    assert (status, "the most alike are “12 villages”" in err or "does not stand" in err) == (1, True)
    assert [line.split()[1] for line in bookmarks("check", str(path))[1].splitlines()[:3]] == ["same"] * 3


def test_nth_says_which_of_several(bookmarks: Run, article: Path) -> None:
    status, _, err = bookmarks("add", str(article), "--quote", "Envoys met in Geneva")
    assert (status, "--nth 1 to --nth 2" in err) == (1, True)
    assert bookmarks("add", str(article), "--quote", "Envoys met in Geneva", "--nth", "2")[0] == 0
    [listed] = json.loads(bookmarks("check", str(article), "--format", "json")[1])
    assert listed["spans"] == [{"paragraph": 2, "start": 32, "end": 52}]
    status, _, err = bookmarks("add", str(article), "--quote", "Envoys met in Geneva", "--nth", "3")
    assert (status, "stands 2 times" in err) == (1, True)
    for nth in ("0", "two"):
        status, _, err = bookmarks("add", str(article), "--quote", "Envoys met in Geneva", "--nth", nth)
        assert (status, f"'{nth}' is no number from 1" in err) == (2, True)


def test_check_tells_what_differs_and_remembers_it(bookmarks: Run, tmp_path: Path) -> None:
    lines = [
        "War report",
        "Officials denied that 2 villages had fallen near the river.",
        "Talks went on in Geneva for a second day, with no result so far.",
        "Power came back to most of the city in the evening.",
    ]
    path, copy = tmp_path / "v1.txt", tmp_path / "elsewhere.txt"
    path.write_text("\n\n".join(lines), encoding="utf-8")
    for quote in ("2 villages had fallen", "Talks went on in Geneva for a second day", lines[3]):
        assert bookmarks("add", str(path), "--quote", quote)[0] == 0
    before = json.loads(bookmarks("list", "--format", "json")[1])
    edited = [lines[0], "Something new.", lines[1].replace("2", "12"), lines[2]]
    copy.write_text("\n\n".join(edited), encoding="utf-8")  # known by its text, not by its name
    status, out, _ = bookmarks("check", str(copy))
    assert status == 0
    assert "Officials denied that [-2-]{+12+} villages had fallen near the river." in out
    assert out.endswith("3 bookmarks: 1 moved, 1 changed, 1 lost.\n")
    checked = json.loads(bookmarks("check", str(copy), "--format", "json")[1])
    assert [one["state"] for one in checked] == ["lost", "moved", "changed"]
    assert [one["now"] for one in checked] == [
        None,
        "Talks went on in Geneva for a second day",
        "12 villages had fallen",
    ]
    changes = [
        (piece["kind"], piece["text"]) for piece in checked[2]["difference"] if piece["kind"] != "same"
    ]
    assert changes == [("old", "2"), ("new", "12")]
    after = json.loads(bookmarks("list", "--format", "json")[1])
    assert [one["state"] for one in after] == ["lost", "moved", "changed"]
    assert [one["updated"] for one in after] == [one["updated"] for one in before]
    assert bookmarks("check", str(copy), "--exit-code")[0] == 1
    assert bookmarks("check", str(path), "--exit-code")[0] == 0
    assert bookmarks("undo")[1].startswith("Undone: the bookmark “Power came back")  # seeing is no change
