"""Correcting the sorting: s and a digit, what moves with it, undo, other versions, and how it shows."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sitrep import paths
from sitrep.bookmarks.store import open_store
from sitrep.model import Briefing
from sitrep.reading import read
from sitrep.tui.rows import doubt
from tests.tui.sitting import Sitting, article, seed, seen, sitting, write


def decided() -> list[tuple[str, str]]:
    """What the store holds: the first words and the section, read by a store of its own."""
    with open_store() as store:
        return [(one.quote[:20], one.value) for one in store.corrections()]


def sections(sit: Sitting) -> list[str]:
    return [passage.section for passage in sit.app.briefing.passages]


async def test_s_and_a_digit_move_the_passage_and_what_depends_on_it() -> None:
    async with sitting() as sit:
        before = sections(sit)
        words = sit.here
        await sit.press("j", "j", "s")
        assert sit.view == "SortScreen"
        for section in seed().sections:
            assert f"{section.key} {section.short}" in sit.text
        assert "esc cancel" in sit.text
        await sit.press("escape")
        assert (sit.view, sections(sit), decided()) == ("DashboardScreen", before, [])
        await sit.press("s", "9", "7")
        assert sit.view == "SortScreen", "a digit without a section is no answer"
        await sit.press("2")
        at = next(n for n, section in enumerate(sections(sit)) if section != before[n])
        moved = sum(a != b for a, b in zip(sections(sit), before, strict=True))
        assert sit.app.briefing.passages[at].section == "diplomacy"
        others = f" · {moved - 1} others moved" if moved > 1 else ""
        assert sit.said[-1] == f"✎ → Diplomacy{others} · u undoes · W learns"
        assert decided() == [(sit.app.briefing.passages[at].text[:20], "diplomacy")]
        # The person stays in the pane, at the passage that comes next.
        assert sit.pane.number == "1" and sit.here != words
        assert [block.key.id for block in sit.of("2").blocks] == [
            passage.id for passage in sit.app.briefing.in_section("diplomacy")
        ]
        await sit.press("u")
        assert sections(sit) == before
        assert "is as it was before" in sit.said[-1] and f"{moved} passage" in sit.said[-1]
        await sit.press("U")
        assert sections(sit) != before


async def test_on_cyrillic_layouts_and_from_every_view() -> None:
    async with sitting() as sit:
        await sit.press("і", "0")
        assert decided()[-1][1] == "overview"
        await sit.press("г", "w", "ы", "3")
        await sit.clear_toasts()
        assert sit.view == "WhyScreen"
        assert "Your own decision put it in Security guarantees. sitrep would choose Battlefield" in sit.words
        assert "1000.0" in sit.text
        await sit.press("escape", "u", "1", "g", "i", "s", "4")
        assert sit.view == "InspectorScreen"
        assert (
            "Home front ✎ your own decision" in sit.words and "sitrep would choose Battlefield" in sit.words
        )
        await sit.press("escape", "u", "1", "g", "enter", "j", "s", "2")
        assert sit.view == "ReaderScreen"
        assert sit.app.screen.passage().section == "diplomacy"  # type: ignore[attr-defined]
        assert sit.app.screen.passage().paragraph == 1  # type: ignore[attr-defined]
        assert "Diplomacy 2" in sit.text


async def test_it_holds_in_the_next_start_and_in_an_edited_version(tmp_path: Path) -> None:
    paragraphs = seed().article.paragraphs
    file = write(tmp_path / "story.txt", paragraphs)
    from sitrep.briefing import brief

    async with sitting(brief(read(str(file)))) as sit:
        await sit.press("j", "s", "4")
        chosen = next(p for p in sit.app.briefing.passages if p.corrected)
    moved = ("A paragraph that was added on top, about nothing much.", *paragraphs[:-1])
    first, *words = chosen.text.split()
    reworded = " ".join([first, "also", *words])
    edited = tuple(reworded if text == chosen.text else text for text in moved)
    for story, text in ((paragraphs, chosen.text), (moved, chosen.text), (edited, reworded)):
        write(file, story)
        async with sitting(brief(read(str(file)))) as sit:
            (again,) = [p for p in sit.app.briefing.passages if p.corrected]
            assert (again.text, again.section) == (text, "home_front")
            await sit.press("4", "g")
            assert "✎" in sit.text


async def test_sorting_again_confirming_and_taking_back() -> None:
    async with sitting() as sit:
        before = sections(sit)
        await sit.press("s", "1")
        assert sit.said[-1] == "✎ kept in Battlefield · u undoes · W learns"
        assert sections(sit) == before and len(decided()) == 1
        await sit.press("s")
        assert "x as sitrep would: Battlefield" in sit.text
        await sit.press("2", "2", "g", "s", "3")
        assert [value for _, value in decided()] == ["security"]
        await sit.press("3", "g", "s", "x")
        assert decided() == [] and sections(sit) == before
        assert "sitrep's choice: Battlefield" in sit.said[-1]
        await sit.press("s", "x")
        assert sit.view == "DashboardScreen" and decided() == []
        for _ in range(4):
            await sit.press("u")
        assert decided() == [] and sections(sit) == before


async def test_an_emptied_pane_is_left_and_the_search_goes_on() -> None:
    story = article(
        "Troops stormed the trench and the tank brigade advanced on the village under artillery fire.",
        "The summit ended with talks between the foreign ministers on a peace plan and mediation.",
    )
    async with sitting(story, size=(80, 24)) as sit:
        await sit.press("1", "/")
        await sit.type("the")
        await sit.press("enter", "s", "2")
        assert sit.pane.number == "2" and "the" in sit.here
        assert "of 4" in sit.text or "of 3" in sit.text or "of 5" in sit.text
        await sit.press("n", "escape", "u")
        assert [len(sit.of(digit).blocks) for digit in "12"] == [1, 1]


async def test_a_mouse_click_picks_and_a_click_beside_cancels() -> None:
    async with sitting() as sit:
        await sit.press("s")
        row, text = next((y, line) for y, line in enumerate(sit.rows) if "4 Home front   0" in line)
        await sit.pilot.click(offset=(text.index("Home") + 1, row))
        await sit.settle()
        assert decided()[-1][1] == "home_front"
        await sit.press("s")
        await sit.pilot.click(offset=(5, 5))
        await sit.settle()
        assert sit.view == "DashboardScreen" and len(decided()) == 1


@pytest.mark.parametrize("size", [(40, 12), (200, 55)], ids=str)
async def test_the_prompt_fits_every_size(size: tuple[int, int]) -> None:
    async with sitting(size=size) as sit:
        await sit.press("s")
        for section in seed().sections:
            assert f"{section.key} {section.short}" in sit.text
        await sit.press("2", "u")
        assert sit.view == "DashboardScreen"


async def test_a_store_that_cannot_be_written_moves_nothing(tmp_path: Path) -> None:
    paths.store_file().parent.mkdir(parents=True)
    paths.store_file().write_bytes(b"not a store")
    async with sitting() as sit:
        before = sections(sit)
        await sit.press("s", "2")
        assert sections(sit) == before
        assert "damaged" in sit.said[-1]


DOUBTFUL = article(
    "Troops stormed the trench and the tank brigade advanced on the village under artillery fire.",
    "Talks on long-term security guarantees and a peacekeeping force: ministers met at a summit to mediate.",
    "Some of it remains unclear to anyone.",
    title="Doubts",
)


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=str)
async def test_doubt_is_marked_and_moves_no_text(size: tuple[int, int]) -> None:
    def places() -> list[tuple[int, int]]:
        words = [passage.text.split()[0] for passage in DOUBTFUL.passages]
        return [(y, row.index(word)) for y, row in enumerate(sit.rows) for word in words if word in row]

    plain, *others = (passage._replace(sure=True, also=()) for passage in DOUBTFUL.passages)
    async with sitting(DOUBTFUL._replace(passages=(plain, *others)), size=size) as sit:
        await sit.press("1")
        assert doubt(plain) == "" and sit.rows[sit.pane.region.y + sit.pane.gutter.top].find("?") == -1
        stood = places()
        for passage, sign in (
            (plain._replace(sure=False, also=("security",)), "?"),
            (plain._replace(sure=True, also=("security",)), "+"),
        ):
            sit.app.show_sorting(DOUBTFUL._replace(passages=(passage, *others)))
            await sit.settle()
            assert seen(sit.of("1"))[0].startswith(sign)
            assert places() == stood
        await sit.press("b", "escape")
        await sit.clear_toasts()
        assert [row[:1] for row in seen(sit.of("1"))[:2]] == ["⚑", "+"]
        assert places() == stood


async def test_the_last_line_of_a_pane_has_room_for_both_signs() -> None:
    async with sitting(article("Tanks in the trench stormed a village.")) as sit:
        await sit.press("1", "s", "1", "b", "escape")
        assert [row[:1] for row in seen(sit.of("1"))] == ["⚑", "✎"]


def mixed() -> Briefing:
    """An article of which most passages have a second section."""
    return article(
        "Russian troops stormed a village near Pokrovsk while envoys met in Istanbul for talks on a ceasefire.",
        "Talks on security guarantees and a peacekeeping force went on in Paris, and the foreign ministers discussed "
        "sanctions at the summit.",
        "Drones struck a power station, and the blackout left schools without heating while guns shot at missiles.",
        "The parliament in Kyiv debated mobilisation and the pensions of soldiers killed at the front near Bakhmut.",
        "Allies pledged air defence systems, and the president asked parliament for a budget law on mobilisation.",
    )


async def test_guests_stand_in_second_sections_and_are_not_counted() -> None:
    async with sitting(mixed()) as sit:
        own = {digit: len(sit.of(digit).blocks) for digit in "12340"}
        also = sum(len(passage.also) for passage in mixed().body)
        assert also
        await sit.press("A")
        guests = [block for digit in own for block in sit.of(digit).blocks if block.guest]
        assert len(guests) == also and f"{also} guest" in sit.said[-1]
        for digit, count in own.items():
            assert sit.of(digit).total.split(" +")[0] == str(count)
        pane = next(sit.of(digit) for digit in own if any(b.guest for b in sit.of(digit).blocks))
        at = next(n for n, block in enumerate(pane.blocks) if block.guest)
        await sit.press(pane.number, "g", *["j"] * 40)
        pane.select(at)
        await sit.settle()
        assert f"guest from {pane.blocks[at].guest}" in sit.text
        assert f" +{sum(bool(b.guest) for b in pane.blocks)}" in sit.text
        # A guest is the passage itself: sorting it here moves it here.
        passage = pane.blocks[at].key
        await sit.press("s", pane.number)
        (moved,) = [p for p in sit.app.briefing.passages if p.corrected]
        assert moved.paragraph == passage.paragraph
        words = passage.text.split()[0]
        await sit.press("/")
        await sit.type(words)
        assert sit.app.screen.finder is not None  # type: ignore[attr-defined]
        found = sum(p.text.count(words) for p in sit.app.briefing.body)
        assert len(sit.app.screen.finder.found.matches) == found  # type: ignore[attr-defined]
        await sit.press("escape", "u", "A")
        assert {digit: len(sit.of(digit).blocks) for digit in "12340"} == own


async def test_guests_show_in_the_tabs_of_a_small_terminal() -> None:
    async with sitting(mixed(), size=(80, 24)) as sit:
        await sit.press("A")
        pane = next(sit.of(digit) for digit in "1234" if any(b.guest for b in sit.of(digit).blocks))
        await sit.press(pane.number)
        assert f"{pane.total} " in sit.rows[1]


async def test_words_are_shown_learned_used_at_once_and_taken_back() -> None:
    story = article(
        "The harbour master’s icebreakers cleared the shipping lane for tankers on Monday.",
        "Icebreakers will keep the shipping lane free.",
        "The government passed a law on pensions after a debate in parliament.",
        title="Ice",
    )
    lexicon = paths.lexicon_file()
    async with sitting(story) as sit:
        await sit.press("W")
        assert sit.view == "DashboardScreen" and "Sort a passage with s first" in sit.said[-1]
        first = next(p for p in sit.app.briefing.passages if p.text.startswith("The harbour"))
        sit.app.dashboard.go(first)
        await sit.press("s", "3", "W")
        assert sit.view == "LearnScreen"
        assert "shipping lane*" in sit.text and "with weight 3 to" in sit.text
        assert not lexicon.exists()
        await sit.press("escape")
        assert not lexicon.exists()
        await sit.press("W", "j", "space", "k", "enter")
        written = tomllib.loads(lexicon.read_text(encoding="utf-8"))["words"]
        assert [(row["profile"], row["section"], row["from"]) for row in written] == [
            ("conflict", "security", "Ice")
        ]
        assert "shipping lane*" in written[0]["3"]
        assert "learned for Security" in sit.said[-1]
        kinds = [e.kind for p in sit.app.briefing.passages[:2] for e in p.evidence if e.section == "security"]
        assert kinds.count("own") >= 2
        assert sit.app.briefing.passages[1].section == "security"
        await sit.press("u")
        assert "out of your lexicon" in sit.said[-1]
        assert "[[words]]\nprofile" not in lexicon.read_text(encoding="utf-8")
        assert not any(e.kind == "own" for p in sit.app.briefing.passages for e in p.evidence)
        await sit.press("U")
        assert any(e.kind == "own" for p in sit.app.briefing.passages for e in p.evidence)
        lexicon.write_text("[[word]]\n", encoding="utf-8")
        await sit.press("W", "enter")
        assert "line 1, is broken at word" in sit.said[-1]
        assert lexicon.read_text(encoding="utf-8") == "[[word]]\n"
