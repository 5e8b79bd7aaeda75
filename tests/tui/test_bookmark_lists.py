"""Filters, orders, tags, saved filters, history and export, in the lists that show them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from sitrep.bookmarks import transfer
from sitrep.bookmarks.record import of_passage
from sitrep.bookmarks.store import open_store
from sitrep.tui.widgets.window import SIZE
from tests.tui.sitting import Sitting, saved, seed, sitting

MANY = 3 * SIZE


def fill() -> None:
    """Four bookmarks that differ in section, state, tags and day."""
    with open_store() as store:
        for n, (at, note, tags, state) in enumerate(
            [(0, "the front", ("kupiansk", "map"), "same"), (5, "talks", ("kallas",), "lost"),
             (8, "at home", ("law",), "same"), (1, "", ("kallas", "map"), "changed")]
        ):  # fmt: skip
            mark = of_passage(seed().article, seed().passages[at], note, tags)
            source = "zz/elsewhere.txt" if state != "same" else mark.source  # sorts behind any path
            known_by = "" if state != "same" else mark.sketch  # or it would be found in the open article
            mark = replace(mark, created=f"2026-02-0{n + 1}T08:00:00.000000Z", state=state, source=source)
            mark = replace(mark, sketch=known_by)
            store.save(replace(mark, id=f"{n}", article_id=source))


def listed(sit: Sitting) -> str:
    """The ids in the list on the screen, in order."""
    return "".join(block.key.id for block in sit.app.screen.panes()[0].blocks)  # type: ignore[attr-defined]


async def test_the_filter_language_orders_and_completion() -> None:
    fill()
    async with sitting(size=(120, 40)) as sit:
        await sit.press("B")
        assert listed(sit) == "3210"
        assert "4 bookmarks · 1 changed · 1 lost" in sit.words
        await sit.press("/")
        await sit.type("tag:kal")
        assert listed(sit) == "31"
        assert "tag:kallas" in sit.text  # offered behind the cursor
        await sit.press("tab")
        assert sit.field("filter").value == "tag:kallas"
        await sit.type(" -state:lost")
        assert listed(sit) == "3"
        await sit.type(" sektion:x")
        assert "There is no field sektion: to filter by; did you mean section:?" in sit.words
        assert listed(sit) == "3"  # the list stays
        await sit.press(*["backspace"] * 10)
        assert "There is no field" not in sit.words
        await sit.press("enter", "escape")
        assert listed(sit) == "3210"
        orders = {}
        for _ in range(4):
            await sit.press("s")
            orders[sit.pane.heading] = listed(sit)
        assert orders == {
            "All bookmarks, in the articles’ order": "0231",  # of each source, as it is read
            "All bookmarks, by section": "3012",
            "All bookmarks, last edited first": "3210",
            "All bookmarks, newest first": "3210",
        }


async def test_the_preview_shows_the_passage_in_its_context() -> None:
    fill()
    async with sitting(size=(200, 50)) as sit:
        await sit.press("B", "j")
        preview = sit.app.screen.query_one("#preview")
        words = " ".join(block.text.plain for block in preview.blocks)  # type: ignore[attr-defined]
        article = seed().article
        assert sit.pane.current and sit.pane.current.key.id == "2"
        at = seed().passages[8].paragraph
        assert article.paragraphs[at - 1] in words and article.paragraphs[at + 1] in words
        await sit.press("k")  # its article is not at hand: what was kept with the words
        words = " ".join(block.text.plain for block in preview.blocks)  # type: ignore[attr-defined]
        at = seed().passages[1].paragraph
        assert article.paragraphs[at] in words
        assert f"…{article.paragraphs[at - 1][-30:]}" in words or article.paragraphs[at - 1][-30:] in words


async def test_a_saved_filter_is_kept_applied_deleted_and_brought_back() -> None:
    fill()
    async with sitting() as sit:
        await sit.press("B", "S")
        assert "There is no filter to save; / types one." in sit.said
        await sit.press("/")
        await sit.type("state:lost")
        await sit.press("enter", "S")
        await sit.type("gone")
        await sit.press("enter")
        assert sit.said[-1] == "Saved as “gone”; F lists your filters."
        await sit.press("escape", "F")
        assert sit.view == "FiltersScreen"
        assert "gone state:lost" in sit.words
        await sit.press("enter")
        assert sit.view == "BookmarksScreen"
        assert listed(sit) == "1"
        await sit.press("F", "d")
        assert "No saved filters yet." in sit.words
        await sit.press("u")
        assert "gone state:lost" in sit.words
        await sit.press("escape", "escape", "escape")
        assert sit.view == "DashboardScreen"


async def test_tags_are_completed_listed_renamed_and_merged() -> None:
    fill()
    async with sitting() as sit:
        await sit.press("B", "t")
        assert sit.view == "TagsScreen"
        assert "#kallas 2 bookmarks #map 2 bookmarks #kupiansk 1 bookmark #law 1 bookmark" in sit.words
        await sit.press("enter")
        assert sit.view == "BookmarksScreen" and listed(sit) == "31"
        await sit.press("t", "r")
        assert sit.field().value == "kallas"
        await sit.press(*["backspace"] * 6)
        await sit.type("ma")
        await sit.press("tab", "enter")  # the other tag, completed: the two are one
        assert sit.said[-1] == "#kallas is part of #map; u takes it back."
        assert [mark.tags for mark in saved()] == [("map",), ("law",), ("map",), ("kupiansk", "map")]
        await sit.press("u")
        assert saved()[0].tags == ("kallas", "map")
        await sit.press("g", "j", "r")
        await sit.press("end", *"s", "enter")
        assert sit.said[-1] == "#map is now #maps; u takes it back."
        await sit.press("r")
        await sit.press("end", "space", *"x", "enter")
        assert sit.said[-1] == "#maps is now #maps x; u takes it back."
        await sit.press("escape", "escape", "escape")
        await sit.press("j", "j", "b", "tab")  # a note of a passage without a bookmark
        assert sit.view == "NoteScreen"
        await sit.type("ne, kup")
        await sit.press("tab")
        assert sit.field("tags").value == "ne, kupiansk"
        await sit.press("ctrl+s")
        assert saved()[0].tags == ("ne", "kupiansk")


async def test_the_history_tells_what_was_done_and_undone() -> None:
    fill()
    async with sitting() as sit:
        await sit.press("H")
        assert sit.view == "HistoryScreen"
        assert "4 changes, times in UTC" in sit.words
        assert sit.words.count("Bookmarked “") == 4
        await sit.press("u")
        assert "undone; U makes it again" in sit.words
        assert len(saved()) == 3
        await sit.press("U")
        assert "undone; U makes it again" not in sit.words
        await sit.press("u", "escape", "j", "j", "j", "b", "escape", "H")
        assert "undone, and other changes came after it" in sit.words


async def test_a_long_list_is_read_a_part_at_a_time_and_keeps_its_place() -> None:
    mark = of_passage(seed().article, seed().passages[0])
    with open_store() as store:
        moment = "2026-02-01T00:00:00.{:06d}Z"
        store.take(
            [
                replace(
                    mark,
                    id=f"{n:04d}",
                    note=f"number {n}",
                    created=moment.format(n),
                    updated=moment.format(n),
                )
                for n in range(MANY)
            ],
            "x",
        )
    async with sitting() as sit:
        await sit.press("B")
        assert len(sit.pane.blocks) == SIZE
        assert f"1 of {MANY}" in sit.text
        await sit.press("G")
        assert sit.pane.current and sit.pane.current.key.note == "number 0"
        assert f"{MANY} of {MANY}" in sit.text
        for n in range(45, SIZE + 46, 45):
            await sit.type("k" * 45)
            assert sit.pane.current and sit.pane.current.key.note == f"number {n}"
        await sit.press("G")
        await sit.type("k" * (SIZE + 40))  # faster than the parts are read: none is lost
        assert sit.pane.current.key.note == f"number {SIZE + 40}"
        top = sit.pane.scroll_offset.y
        with open_store() as store:
            store.save(replace(saved()[-1], note="changed elsewhere"))
        here = sit.pane.current.key.id
        await sit.app.changing.follow()
        await sit.settle()
        assert sit.pane.current.key.id == here and sit.pane.scroll_offset.y == top
        await sit.press("g")
        assert sit.pane.current.key.note == f"number {MANY - 1}"
        for _ in range(12):  # with the wheel, without the cursor
            sit.pane.scroll_relative(y=400, animate=False, immediate=True)
            await sit.settle()
        assert "changed elsewhere" in sit.words


async def test_import_shows_what_it_would_do_and_does_that_as_one_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    fill()
    file = tmp_path / "from a colleague.jsonl"
    with open_store() as store:
        here = store.all()
        newer = replace(here[0], note="hers\nand longer", updated="2999-01-01T00:00:00.000000Z")
        older = replace(here[1], note="before", updated="2000-01-01T00:00:00.000000Z")
        sent = [newer, older, here[2], replace(here[3], id="new", note="[bold]from her[/bold]")]
        transfer.export(sent, "jsonl", file)
    file.write_text(file.read_text(encoding="utf-8") + '{"no": "annotation"}\n', encoding="utf-8")
    async with sitting(size=(120, 40)) as sit:
        await sit.press("B", "I")
        assert sit.view == "ImportScreen" and "Hypothesis" in sit.words
        await sit.type("from a coll")
        assert "Would import" not in sit.words
        await sit.press("enter")
        assert "There is no file" in sit.words
        await sit.press("tab")  # takes what is offered
        assert sit.field("file").value == file.name
        assert (
            "Would import: 1 new, 1 newer than here, 1 already here, 1 older than here; 1 left out."
            in sit.words
        )
        assert "3 newer than here, so replaced here (note, updated)" in sit.words
        assert "Number 5 of from a colleague.jsonl is left out" in sit.words
        assert len(saved()) == 4, "nothing was imported yet"
        await sit.press("enter")
        assert sit.view == "BookmarksScreen" and listed(sit).count("new") == 1
        assert (
            sit.said[-1].startswith("Imported: 1 new, 1 newer than here")
            and "u takes it back" in sit.said[-1]
        )
        assert {mark.id: mark.note for mark in saved()}["3"] == "hers\nand longer"
        await sit.press("u")
        assert listed(sit) == "3210"
        assert {mark.id: mark.note for mark in saved()} == {mark.id: mark.note for mark in here}
        await sit.press("U", "I")
        await sit.type(file.name)
        assert "Would import: 3 already here" in sit.words
        await sit.press("enter")
        assert "u takes it back" not in sit.said[-1]


async def test_what_cannot_be_imported_is_a_sentence_and_the_box_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "b.jsonl").write_text("[not json", encoding="utf-8")
    (tmp_path / "b\x1b[31m.csv").write_text("", encoding="utf-8")
    async with sitting() as sit:
        await sit.press("ctrl+p")
        await sit.type("import bookmarks")
        await sit.press("enter")
        assert sit.view == "ImportScreen"
        await sit.type("a.csv")
        assert "a.csv is not UTF-8 text: export it again" in sit.words
        await sit.press("enter")
        assert sit.view == "ImportScreen" and "a.csv is not UTF-8 text" in sit.words
        sit.field("file").value = "b.jsonl"
        await sit.settle()
        assert "b.jsonl is not an export of sitrep or Hypothesis" in sit.words
        sit.field("file").value = "b\x1b"
        await sit.settle()
        await sit.press("tab")
        assert sit.field("file").value == "b\x1b", "a name that cannot be shown as it is is not offered"
        sit.field("file").value = str(tmp_path)
        await sit.settle()
        await sit.press("enter")
        assert "There is no file" in sit.words
        sit.field("file").value = "n" * 300  # longer than any name may be
        await sit.settle()
        await sit.press("enter")
        assert "There is no file" in sit.words
        await sit.press("escape")
        assert sit.view == "DashboardScreen"


async def test_export_writes_what_the_filter_shows_and_never_over_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    fill()
    async with sitting() as sit:
        await sit.press("B", "/")
        await sit.type("tag:kallas")
        await sit.press("enter", "e")
        assert sit.view == "ExportScreen"
        assert "2 bookmarks: tag:kallas" in sit.words
        assert sit.field().value == "bookmarks.md"
        await sit.press("tab")
        assert sit.field().value == "bookmarks.jsonl"
        await sit.press("enter")
        assert sit.said[-1] == f"2 bookmarks written to {tmp_path / 'bookmarks.jsonl'}."
        lines = (tmp_path / "bookmarks.jsonl").read_text(encoding="utf-8").splitlines()
        assert [json.loads(one)["id"] for one in lines] == ["urn:uuid:3", "urn:uuid:1"]
        await sit.press("escape", "e", "tab", "enter")
        assert "exists: ctrl+o replaces it" in sit.words
        assert len((tmp_path / "bookmarks.jsonl").read_text(encoding="utf-8").splitlines()) == 2
        await sit.press("ctrl+o")
        assert len((tmp_path / "bookmarks.jsonl").read_text(encoding="utf-8").splitlines()) == 4
        await sit.press("e", "tab", "tab", "x", "enter")
        assert "The name must end in .md, .jsonl, .csv" in sit.words
        sit.field().value = "n" * 300 + ".csv"
        await sit.press("enter")
        assert "could not be written" in sit.words
        await sit.press("escape")
        assert sit.view == "BookmarksScreen"
