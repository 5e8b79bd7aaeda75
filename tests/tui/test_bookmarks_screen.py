"""All bookmarks: the list, its filter, the way to the passage in this and other articles, deleting and undoing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sitrep.bookmarks.record import make, of_passage
from sitrep.bookmarks.store import open_store
from sitrep.briefing import brief
from sitrep.model import Briefing
from sitrep.reading import read
from sitrep.tui.widgets.pane import Pane
from tests.tui.sitting import Sitting, article, saved, seed, sitting, write

OTHER = ("Russian troops shelled Kupiansk at night.", "Diplomats met in Geneva for peace talks.")


def bookmarks(briefing: Briefing, *notes: tuple[int, str, str]) -> None:
    """Save bookmarks: passage, note, tags. The first is the oldest."""
    with open_store() as store:
        for n, (at, note, tags) in enumerate(notes):
            mark = of_passage(briefing.article, briefing.passages[at], note, tags.split())
            store.save(replace(mark, created=f"2026-02-0{n + 1}T08:00:00.000000Z"))


async def test_an_empty_list_says_how_to_make_one() -> None:
    async with sitting() as sit:
        await sit.press("B")
        assert sit.view == "BookmarksScreen"
        assert "No bookmarks yet. In the dashboard, b makes one." in sit.words
        assert "0 bookmarks" in sit.text
        for key in ["d", "delete", "b", "enter", "j", "k", "G", "space", "u"]:
            await sit.press(key)
            assert sit.view == "BookmarksScreen"
        await sit.press("escape")
        assert sit.view == "DashboardScreen"


async def test_the_list_shows_all_there_is_to_know_newest_first() -> None:
    bookmarks(seed(), (0, "the front", "kupiansk"), (5, "", ""), (8, "at home\nsecond line", "law border"))
    async with sitting(size=(160, 45)) as sit:
        await sit.press("B")
        assert [block.key.paragraph for block in sit.pane.blocks] == [8, 5, 0]
        for said in ("3 bookmarks", "the front", "#kupiansk", "#law #border", "second line", "2026-02-03"):
            assert said in sit.words
        for section in ("1 Battlefield", "2 Diplomacy", "4 Home front"):
            assert section in sit.words
        assert "● same" in sit.text
        assert "made 2026-02-03 08:00 UTC" in sit.words
        await sit.press("j", "j")
        assert sit.here.startswith(" 1 Battlefield")
        assert "made 2026-02-01 08:00 UTC" in sit.words
        assert "3 of 3" in sit.text


async def test_of_several_bookmarks_of_a_passage_b_means_the_one_that_was_gone_to() -> None:
    bookmarks(seed(), (5, "the older note", ""), (5, "the newer note", ""))
    async with sitting() as sit:
        await sit.press("B", "j", "enter")
        assert sit.view == "DashboardScreen"
        await sit.press("b")
        assert sit.view == "NoteScreen" and "the older note" in sit.words


async def test_typing_narrows_the_list_and_escape_clears() -> None:
    bookmarks(seed(), (0, "the front", "kupiansk"), (5, "talks", ""), (8, "at home", ""))
    async with sitting() as sit:
        await sit.press("B", "/")
        await sit.type("kupi")
        assert [mark.note for mark in (block.key for block in sit.app.screen.panes()[0].blocks)] == [
            "the front"
        ]  # type: ignore[attr-defined]
        assert "1 bookmark " in f"{sit.words} "
        await sit.type("zzz")
        assert "No bookmark is found by this filter." in sit.words
        await sit.press(*["backspace"] * 3, "enter")
        assert len(sit.pane.blocks) == 1  # the filter stays, the keys are the list's
        await sit.press("escape")
        assert len(sit.pane.blocks) == 3
        assert sit.view == "BookmarksScreen"
        await sit.press("escape")
        assert sit.view == "DashboardScreen"


async def test_enter_goes_to_the_passage_of_this_article() -> None:
    bookmarks(seed(), (8, "", ""), (1, "", ""))
    for size in ((120, 40), (60, 20)):
        async with sitting(size=size) as sit:
            await sit.press("B", "j", "enter")
            assert sit.view == "DashboardScreen"
            assert sit.here == seed().passages[8].text
            assert sit.pane.display
            await sit.press("enter", "B", "enter")  # from the reader
            assert sit.view == "DashboardScreen"
            assert sit.here == seed().passages[1].text


async def test_enter_opens_the_other_article_a_bookmark_is_in(tmp_path: Path) -> None:
    path = write(tmp_path / "other.txt", OTHER)
    bookmarks(brief(read(str(path))), (1, "over there", ""))
    bookmarks(seed(), (0, "", ""))
    async with sitting() as sit:
        await sit.press("B", "G")
        while sit.pane.current and sit.pane.current.key.note != "over there":
            await sit.press("k")
        await sit.press("enter")
        assert sit.view == "DashboardScreen"
        assert sit.here == OTHER[1]
        assert "⚑" in sit.text
        assert seed().article.title[:30] not in sit.text
        # And back, by the other bookmark.
        await sit.press("B")
        while sit.pane.current and sit.pane.current.key.note == "over there":
            await sit.press("j")
        await sit.press("enter")
        assert sit.here == seed().passages[0].text


async def test_an_article_that_is_gone_is_named_and_nothing_else_changes(tmp_path: Path) -> None:
    path = write(tmp_path / "other.txt", OTHER)
    bookmarks(brief(read(str(path))), (1, "over there", ""))
    path.unlink()
    async with sitting() as sit:
        await sit.press("B", "enter")
        assert sit.view == "BookmarksScreen"
        assert any(str(path) in sentence and "does not exist" in sentence for sentence in sit.said)
        await sit.press("escape")
        assert sit.here == seed().passages[0].text


async def test_words_that_are_gone_from_another_article_leave_this_one_open(tmp_path: Path) -> None:
    path = write(tmp_path / "other.txt", OTHER)
    bookmarks(brief(read(str(path))), (1, "over there", ""))
    write(path, ["Something else altogether stands here now.", "And here too."])
    async with sitting() as sit:
        await sit.press("j", "B", "enter")
        assert any("not in the article any more" in sentence for sentence in sit.said)
        assert sit.view == "BookmarksScreen"
        await sit.press("escape")
        assert sit.here == seed().passages[1].text


async def test_an_article_from_standard_input_cannot_be_opened_again() -> None:
    briefing = seed()
    piped = briefing._replace(
        article=briefing.article._replace(source="-", id="piped", paragraphs=("Gone.",))
    )
    with open_store() as store:
        mark = of_passage(briefing.article, briefing.passages[0])
        store.save(replace(mark, source="-", article_id="piped", paragraph_text=piped.article.paragraphs[0]))
    async with sitting() as sit:
        await sit.press("B", "enter")
        assert any("standard input" in sentence for sentence in sit.said)


async def test_d_deletes_and_u_brings_back() -> None:
    bookmarks(seed(), (0, "one", ""), (5, "two", ""), (8, "three", ""))
    async with sitting() as sit:
        await sit.press("B", "j", "d")
        assert [mark.note for mark in saved()] == ["three", "one"]
        assert len(sit.pane.blocks) == 2
        assert any("u brings it back" in sentence for sentence in sit.said)
        assert sit.pane.cursor == 1  # the next one
        await sit.press("delete")
        assert [mark.note for mark in saved()] == ["three"]
        await sit.press("u", "u")
        assert sorted(mark.note for mark in saved()) == ["one", "three", "two"]
        assert len(sit.pane.blocks) == 3
        await sit.press("U")
        assert len(sit.pane.blocks) == 2
        await sit.press("escape")
        assert "2 ⚑" in sit.rows[0]


async def test_b_edits_the_note_in_the_list() -> None:
    bookmarks(seed(), (0, "one", ""))
    async with sitting() as sit:
        await sit.press("B", "b")
        assert sit.note.text == "one"
        await sit.type(" more")
        await sit.press("ctrl+s")
        assert sit.view == "BookmarksScreen"
        assert "one more" in sit.words


async def test_the_preview_marks_the_words_where_there_is_room() -> None:
    bookmarks(seed(), (0, "one", ""))
    async with sitting(size=(120, 40)) as sit:
        await sit.press("B")
        preview = sit.app.screen.query_one("#preview")
        assert preview.display
        await sit.resize(80, 24)
        assert not preview.display
        await sit.resize(120, 40)
        assert preview.display
        assert "In the article" in sit.text


async def test_the_marked_words_are_in_sight_in_a_long_preview_which_scrolls() -> None:
    long = " ".join(f"The village numbered {n} was shelled." for n in range(90))
    briefing = article("Begin.", long, "The end of it.")
    at = long.index("numbered 60")
    with open_store() as store:
        store.save(make(briefing.article, 1, at, at + len("numbered 60"), "battlefield"))
    async with sitting(briefing) as sit:
        await sit.press("B")
        preview = sit.app.screen.query_one("#preview", Pane)
        assert "numbered 60 was" in seen_in(sit, preview)
        assert "… more: > <" in sit.rows[-2]
        await sit.press(*"<<<<<<")
        assert "Begin." in seen_in(sit, preview)
        assert "numbered 60 was" not in seen_in(sit, preview)
        await sit.press(*">>>>>>")
        assert "The end of it." in seen_in(sit, preview)
        await sit.resize(80, 24)
        await sit.press(">")  # nothing to scroll
        await sit.resize(120, 40)
        await sit.press("d")
        assert "more:" not in sit.rows[-2]


def seen_in(sit: Sitting, pane: Pane) -> str:
    """What stands in a pane now, as one line."""
    x, y, width, height = pane.region
    return " ".join(" ".join(row[x + 14 : x + width - 1].split()) for row in sit.rows[y : y + height])


async def test_the_preview_has_no_article_where_there_can_be_no_such_file() -> None:
    mark = replace(
        of_passage(seed().article, seed().passages[0], "one", ()), source="n" * 300, article_id="n", sketch=""
    )
    with open_store() as store:
        store.save(mark)
    async with sitting(size=(120, 40)) as sit:
        await sit.press("B")
        await sit.settle()
        assert sit.view == "BookmarksScreen" and "In the article" in sit.text
