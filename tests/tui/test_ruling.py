"""Correcting what was found, by key: on disk, told, undone, and there when the article is opened again."""

from __future__ import annotations

from sitrep.bookmarks.store import open_store
from sitrep.briefing import with_facts
from sitrep.tui.ledger import entries
from tests.tui.sitting import Sitting, seed, sitting

ALL = len(entries([with_facts(seed())]))


def decisions() -> list[tuple[str, str]]:
    with open_store() as store:
        return [(one.kind, one.value) for one in store.corrections()]


async def test_not_a_claim_is_kept_and_undone() -> None:
    async with sitting() as sit:
        await sit.press("}", "c")
        assert sit.here.startswith("Mapping groups reported")  # the ledger opens where one was
        await sit.press("x")
        assert f"{ALL - 1} claims" in sit.text and "dispute" not in sit.rows[0]
        assert sit.said[-1] == "Not a claim. u undoes."
        assert decisions() == [("claim", "")]
        await sit.press("escape")
        assert "1 dispute" not in sit.text and "≠" not in sit.text
    async with sitting() as sit:
        assert "dispute" not in sit.text
        await sit.press("u")
        assert "1 dispute" in sit.text
        assert "“Russian forces had entered" in sit.said[-1]
        await sit.press("U")
        assert "dispute" not in sit.text
        await sit.press("u", "c")
        assert f"{ALL} claims" in sit.text
        assert decisions() == []


async def test_the_cursor_goes_on_and_the_list_stays_where_it_is() -> None:
    async with sitting(size=(120, 30)) as sit:
        await sit.press("c", "g", *"jjjjjjjjj", "k", "k", "k")
        after = sit.pane.blocks[sit.pane.cursor + 1].text.plain
        row = cursor_row(sit)
        await sit.press("b", "escape")
        assert cursor_row(sit) == row
        await sit.press("x")
        assert sit.here == after and cursor_row(sit) == row
        await sit.press("G", "x")
        assert sit.pane.cursor == ALL - 3
        await sit.press("escape", "p", "G", "x")
        assert "12 places" in sit.text and sit.pane.cursor == len(sit.pane.blocks) - 1


def cursor_row(sit: Sitting) -> int:
    """The first row of the screen on which the cursor stands."""
    return next(at for at, row in enumerate(sit.rows) if "▌" in row)


async def test_wrong_speaker_is_chosen_from_the_article() -> None:
    async with sitting(size=(200, 55)) as sit:
        await sit.press("c", "/")
        await sit.type("kind:quote")
        await sit.press("enter", "S")
        assert sit.view == "SpeakerScreen"
        assert "not attributed" in sit.text and "Kaja Kallas" in sit.text
        assert sit.here == "Sergei Lavrov"
        await sit.press("k", "k", "enter")
        chosen = sit.here
        assert "Sergei Lavrov" not in chosen and "✎" in chosen
        assert sit.said[-1].startswith("Said by ")
        await sit.press("S", "g", "enter")
        assert sit.here.startswith("not attributed ✎")
        assert [kind for kind, _ in decisions()] == ["speaker", "speaker"]
        await sit.press("enter")
        assert "◦ not attributed" in sit.text
        await sit.press("u", "u")
        assert "✎" not in sit.text
        await sit.press("c", "S", "escape", "x")
        assert decisions() == []  # esc decided nothing, and a quotation is no claim


async def test_a_quotation_is_no_claim_to_reject_and_a_person_no_place() -> None:
    async with sitting() as sit:
        await sit.press("c", "/")
        await sit.type("kind:quote")
        await sit.press("enter", "x")
        assert sit.said[-1] == "A quotation stays; S says who speaks."
        await sit.press("escape", "escape", "p", "x")
        assert sit.said[-1] == "Only a place can be told to be none."
        assert decisions() == []


async def test_not_a_place_is_kept_for_the_name() -> None:
    async with sitting() as sit:
        await sit.press("p", "/")
        await sit.type("zaporizke")
        await sit.press("enter", "escape", "x")
        assert "12 places" in sit.text
        assert sit.said[-1] == "Zaporizke is no place. u undoes."
        await sit.press("u")
        assert "13 places" in sit.text
