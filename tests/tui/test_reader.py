"""The reader: the whole article in its own order, at the passage one came from, and back to the same place."""

from __future__ import annotations

import pytest

from tests.tui.sitting import seen, sitting


@pytest.mark.parametrize("size", [(120, 40), (60, 20), (40, 12)], ids=str)
async def test_enter_opens_it_at_the_passage_and_escape_leads_back_to_the_same_place(
    size: tuple[int, int],
) -> None:
    async with sitting(size=size) as sit:
        await sit.press("2", "j")
        place, here = sit.place, sit.here
        await sit.press("enter")
        assert sit.view == "ReaderScreen"
        assert sit.here == here
        assert here.split()[0] in sit.text
        await sit.press("j", "j", "escape")
        assert sit.view == "DashboardScreen"
        assert sit.place == place


async def test_it_holds_every_passage_in_the_articles_order() -> None:
    async with sitting() as sit:
        await sit.press("enter")
        passages = sit.app.briefing.passages
        assert [block.key for block in sit.pane.blocks] == list(passages)
        text = " ".join(row[25:].strip() for row in seen(sit.pane))
        assert " ".join(text.split()) == " ".join(" ".join(passage.text.split()) for passage in passages)
        await sit.press("G")
        assert sit.here == passages[-1].text
        assert f"{len(passages)} of {len(passages)}" in sit.text


async def test_the_gutter_names_each_section_where_it_begins() -> None:
    async with sitting() as sit:
        await sit.press("enter")
        for words in ("Battlefield 1", "Diplomacy 2", "Security guarantees 3", "Home front 4"):
            assert words in "\n".join(seen(sit.pane))
        await sit.resize(60, 20)
        assert "Battlefield 1" not in "\n".join(seen(sit.pane))
        assert any(row.startswith("1") for row in seen(sit.pane))


async def test_enter_in_the_reader_goes_to_the_passages_pane() -> None:
    for size in ((120, 40), (60, 20)):
        async with sitting(size=size) as sit:
            await sit.press("enter")
            for _ in range(6):
                await sit.press("j")
            here = sit.here
            await sit.press("enter")
            assert sit.view == "DashboardScreen"
            assert sit.here == here
            assert sit.pane.number == "2"
            assert here.split()[0] in sit.text


async def test_resizing_keeps_the_passage() -> None:
    async with sitting() as sit:
        await sit.press("enter", *"jjjjjj")
        here = sit.here
        for size in ((60, 20), (40, 12), (300, 100), (79, 24), (80, 24), (120, 40)):
            await sit.resize(*size)
            assert sit.here == here
            assert " ".join(here.split()[:3]) in sit.words
        await sit.press("escape")
        assert sit.place[:2] == ("1", 0)


async def test_marks_notes_and_explanations_from_the_reader() -> None:
    async with sitting() as sit:
        await sit.press("enter", "j", "b")
        assert sit.view == "NoteScreen"
        await sit.press("escape")
        assert sit.view == "ReaderScreen"
        assert [block.flag for block in sit.pane.blocks].index("⚑") == 1
        assert "⚑" in sit.text
        await sit.press("w")
        assert "Why is passage 2" in sit.text
        await sit.press("escape", "i")
        assert "Passage 2 of 10" in sit.text
        await sit.press("escape", "escape")
        assert sit.of("1").blocks[1].flag == "⚑"
