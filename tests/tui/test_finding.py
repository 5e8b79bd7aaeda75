"""Finding words: while typing, in all panes at once, next and previous around the ends, and clearing again."""

from __future__ import annotations

import pytest

from sitrep.printed import count
from sitrep.tui.text import find
from tests.tui.sitting import Sitting, article, sitting

UKR = 11  # times “ukr” stands in the article that ships


def marked(sit: Sitting) -> int:
    return sum(len(hits) for pane in sit.app.screen.panes() for hits in pane.hits.values())  # type: ignore[attr-defined]


async def test_words_are_found_while_they_are_typed_in_all_panes() -> None:
    async with sitting() as sit:
        await sit.press("/")
        await sit.type("ukr")
        assert sit.field("words").value == "ukr"
        assert marked(sit) == UKR
        assert f"1 of {UKR}" in sit.text
        assert "7 found" in sit.text  # on the pane's edge
        assert {pane.number for pane in sit.app.dashboard.panes() if pane.hits} == {"1", "2", "3", "4"}
        await sit.type("aine’s")
        assert marked(sit) == 4
        await sit.press("enter")
        assert sit.pane.number == "1"
        assert "1 of 4" in sit.text


async def test_n_and_N_go_around_the_ends() -> None:
    async with sitting() as sit:
        await sit.press("/")
        await sit.type("ukr")
        await sit.press("enter")
        found = [sit.pane.number]
        for at in [*range(2, UKR + 1), 1]:
            await sit.press("n")
            assert f"{at} of {UKR}" in sit.text
            assert "ukr" in sit.here.casefold()
            found.append(sit.pane.number)
        assert found == ["1"] * 7 + ["2", "3", "4", "4", "1"]
        await sit.press("N")
        assert f"{UKR} of {UKR}" in sit.text
        assert sit.pane.number == "4"
        await sit.press("т")  # n on the other layouts
        assert f"1 of {UKR}" in sit.text


async def test_escape_while_typing_gives_the_focus_back() -> None:
    for size in ((120, 40), (60, 20)):
        async with sitting(size=size) as sit:
            await sit.press("2", "/")
            await sit.type("guarantees")
            await sit.press("escape")
            assert sit.pane.number == "2"
            assert sit.pane.display
            assert marked(sit) == 0
            assert "found" not in sit.text
            assert "? help" in sit.text
            await sit.press("n")  # nothing is looked for any more
            assert sit.pane.number == "2"


async def test_escape_after_going_there_stays_there() -> None:
    async with sitting(size=(60, 20)) as sit:
        await sit.press("/")
        await sit.type("Merz")
        assert "Merz" in sit.words  # its pane comes to the screen while typing
        await sit.press("enter", "escape")
        assert sit.pane.number == "3"
        assert marked(sit) == 0
        await sit.press("escape")
        assert sit.app.is_running


async def test_nothing_found_says_so_and_enter_stays_in_the_field() -> None:
    async with sitting() as sit:
        await sit.press("/")
        await sit.type("qqq")
        assert "nothing found" in sit.text
        await sit.press("enter")
        assert sit.app.focused is sit.field("words")
        assert marked(sit) == 0
        await sit.press("backspace", "backspace", "backspace")
        assert "nothing found" not in sit.text
        await sit.press("escape")
        assert sit.place[:2] == ("1", 0)


async def test_slash_again_types_on() -> None:
    async with sitting() as sit:
        await sit.press("/")
        await sit.type("ukr")
        await sit.press("enter", "/")
        assert sit.app.focused is sit.field("words")
        await sit.type("a")
        assert sit.field("words").value == "ukra"
        await sit.press("escape")
        assert not sit.app.screen.query("#words")


async def test_letters_are_text_while_typing() -> None:
    async with sitting() as sit:
        await sit.press("/")
        await sit.type("jkqbBwzTuU? 1:і")
        assert sit.field("words").value == "jkqbBwzTuU? 1:і"
        assert sit.view == "DashboardScreen"
        assert not sit.app.notes.marks.here


async def test_the_first_match_is_the_one_at_the_cursor_or_after() -> None:
    async with sitting() as sit:
        await sit.press("G", "/")
        await sit.type("ukraine")
        assert sit.of("1").cursor == 4
        await sit.press("enter")
        assert sit.place[:2] == ("1", 4)


async def test_finding_in_the_reader() -> None:
    async with sitting() as sit:
        await sit.press("enter", "/")
        await sit.type("Ukr")
        assert marked(sit) == UKR
        assert f"1 of {UKR}" in sit.text
        await sit.press("enter", "N")
        assert f"{UKR} of {UKR}" in sit.text
        assert "ukr" in sit.here.casefold()
        await sit.press("escape")
        assert sit.view == "ReaderScreen"
        assert marked(sit) == 0
        await sit.press("escape")
        assert sit.view == "DashboardScreen"


@pytest.mark.parametrize("size", [(40, 12), (60, 20)], ids=str)
async def test_what_is_typed_and_the_count_can_be_read_in_a_small_terminal(size: tuple[int, int]) -> None:
    async with sitting(size=size) as sit:
        await sit.press("/")
        await sit.type("ukraine")
        row = next(row for row in sit.rows if row.lstrip().startswith("/"))
        assert "/ ukraine" in row
        assert "1 of 6" in row


async def test_finding_goes_on_while_the_terminal_changes() -> None:
    async with sitting() as sit:
        await sit.press("/")
        await sit.type("ukr")
        for size in ((60, 20), (40, 12), (200, 55), (99, 40), (120, 40)):
            await sit.resize(*size)
            assert sit.app.focused is sit.field("words")
            assert marked(sit) == UKR
        await sit.type("a")
        await sit.press("enter", "n")
        assert "2 of " in sit.text
        await sit.press("escape", "enter", "/")
        await sit.type("ukr")
        for size in ((60, 20), (120, 40)):
            await sit.resize(*size)
            assert marked(sit) == UKR, "the reader forgot its marks"
        await sit.press("enter")
        assert f"1 of {UKR}" in sit.text


async def test_a_match_in_a_passage_taller_than_the_pane_is_brought_into_sight() -> None:
    words = " ".join(f"Ukrainian troops held line {n} near Kupiansk." for n in range(60))
    async with sitting(article(words), size=(40, 12)) as sit:
        await sit.press("/")
        await sit.type("line 47")
        await sit.press("enter")
        assert "line 47" in sit.words


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Ukraine’s army", "ukraine's", ["Ukraine’s"]),
        ("“a trap,” he said", '"a trap,"', ["“a trap,”"]),
        ("18–22 and 18-22", "18-22", ["18–22", "18-22"]),
        ("a  lot of\u00a0blanks", "lot of blanks", ["lot of\u00a0blanks"]),
        ("(x) [y] .* \\d", "[y]", ["[y]"]),
        ("(x) [y] .* \\d", ".*", [".*"]),
        ("Київ і КИЇВ", "київ", ["Київ", "КИЇВ"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("anything", "  ", []),
        ("anything", "", []),
        ("", "a", []),
        ("Ukraine’s", "ukraine’s", ["Ukraine’s"]),
    ],
)
def test_typed_words_match_what_typesetting_made_of_them(text: str, words: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find(text, words)] == found


def test_counts_have_their_noun() -> None:
    assert [count(n, "passage") for n in (0, 1, 2, 10_000)] == [
        "0 passages",
        "1 passage",
        "2 passages",
        "10,000 passages",
    ]
    assert count(2, "story", "stories") == "2 stories"


async def test_the_way_out_stands_in_the_find_row_of_the_smallest_terminal() -> None:
    async with sitting(size=(40, 12)) as sit:
        await sit.press("/")
        assert sit.rows[-1].rstrip().endswith("esc clear")
        await sit.type("ukr")
        assert "1 of 11" in sit.rows[-1] and "esc" in sit.rows[-1]
