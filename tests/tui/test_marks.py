"""What is marked in the text and in the margin, what the inspector says, and that nothing moves when it comes."""

from __future__ import annotations

import asyncio
import functools

import pytest

from sitrep import config
from sitrep.briefing import with_facts
from sitrep.export.found import located
from sitrep.model import Briefing, Facts, Mentions, Passage, Place, Quote
from sitrep.tui.about import about, quotation
from sitrep.tui.accents import ACCENTS, NAME, PLACE, QUOTE, marks, signs
from sitrep.tui.factfinding import FactFinding
from sitrep.tui.notes import Notes
from sitrep.tui.passages import text_of
from tests.tui.sitting import article, seed, sitting


@functools.cache
def found() -> Briefing:
    return with_facts(seed())


def marked(briefing: Briefing, number: int) -> list[tuple[str, str]]:
    passage = briefing.passages[number - 1]
    here = briefing.facts.of(passage) if briefing.facts else None
    return [(passage.text[start:end], accent) for start, end, accent in marks(passage, here)]


def fields(briefing: Briefing, number: int) -> dict[str, str]:
    passage = briefing.passages[number - 1]
    return {label: "\n".join(line.plain for line in lines) for label, lines in about(briefing, passage)}


def test_names_places_dates_and_quotations_share_two_accents() -> None:
    assert marked(found(), 2) == [
        ("Viktor Trehubov", NAME),
        ("Dnipro Operational-Strategic Group of Troops", NAME),
        ("BBC", NAME),
        ("“the first attack of such a large scale in Dnipropetrovsk,”", QUOTE),
    ]
    assert marked(found(), 3) == [("Donetsk", PLACE), ("Earlier in June", PLACE)]
    colours = {word for look in ACCENTS.values() for word in look[0].split() if word.startswith("$")}
    assert colours == {"$name", "$quote"}


def test_without_facts_the_quotations_are_marked_by_the_same_rule() -> None:
    for at in range(1, len(seed().passages) + 1):
        before = marked(seed(), at)
        assert all(accent == QUOTE for _, accent in before)
        assert [mark for mark in marked(found(), at) if mark in before] == before


def test_a_mark_changes_no_character() -> None:
    for passage in found().passages:
        assert text_of(found(), Notes(), passage, accents=True).plain == passage.text
        assert not text_of(found(), Notes(), passage, accents=False).spans


def test_signs_of_contested_and_of_unattributed() -> None:
    facts = found().facts
    assert facts is not None
    assert [signs(facts.of(passage)) for passage in found().passages] == ["", "", "", "≠", *[""] * 6]
    assert signs(Mentions(quotes=(Quote("No one knows", None, None, 0, 12),))) == "◦"
    [(one, others)] = facts.contests
    assert one.source == "Mapping groups"
    assert [other.verb for other in others] == ["denied", "saying"]
    assert Facts().contests == ()


def test_the_inspector_tells_who_where_when_said_and_contested() -> None:
    two = fields(found(), 2)
    assert "Viktor Trehubov\nUkraine’s Dnipro Operational-Strategic Group of Troops" in two["who"]
    assert two["said"] == (
        "“the first attack of such a large scale in Dnipropetrovsk,”\nViktor Trehubov to BBC"
    )
    assert "Dnipropetrovsk\nregion · 48.40 N 35.00 E" in two["where"]
    assert two["contested"] == "nothing against it here"
    assert fields(found(), 3)["when"] == "Earlier in June  year not stated"
    four = fields(found(), 4)
    assert "claims" not in four
    assert four["contested"].startswith(
        "Mapping groups reported\nRussian forces had entered two small villages"
    )
    assert "≠ Ukraine’s general staff denied\nlosing ground\n" in four["contested"]
    assert fields(seed(), 4) == {}


def test_what_is_not_known_is_said() -> None:
    said = "\n".join(line.plain for line in quotation(Quote("We go", None, "Reuters", 0, 5)))
    assert said == "“We go”\n◦ not attributed, to Reuters"
    assert located(Place("Zaporizke", "point", None, None, None, 0, 9, "several are so called")) == (
        "not located: several are so called"
    )
    assert located(Place("Moscow", "actor", 55.7, 37.6, "city", 0, 6)) == "as an actor"
    assert located(Place("Lima", "point", -12.05, -77.04, "city", 0, 4)) == "city · 12.05 S 77.04 W"


async def test_the_facts_come_after_the_first_paint_and_move_nothing(monkeypatch: pytest.MonkeyPatch) -> None:

    late = FactFinding.find
    monkeypatch.setattr(FactFinding, "find", lambda self: asyncio.sleep(0))
    async with sitting(size=(200, 55)) as sit:
        rows, place = sit.rows, sit.place
        assert "dispute" not in sit.rows[0]
        await late(sit.app.facts)
        await sit.settle()
        assert "1 dispute" in sit.text
        assert sit.place == place
        left = [row[4:148] for row in sit.rows[2:-1]]
        assert left == [row[4:148] for row in rows[2:-1]]
        assert any(row[1] == "≠" for row in sit.rows)


async def test_marks_are_switched_and_remembered_in_dashboard_and_reader() -> None:
    async with sitting() as sit:
        spans = sit.of("1").blocks[1].text.spans
        assert spans
        await sit.press("m")
        assert not sit.of("1").blocks[1].text.spans
        assert config.load().marks is False
        assert "≠" in sit.text  # what is contested stays told
        await sit.press("enter")
        assert not sit.pane.blocks[1].text.spans
        await sit.press("m")
        assert sit.pane.blocks[1].text.spans
        await sit.press("escape")
        assert sit.of("1").blocks[1].text.spans == spans


async def test_another_article_has_its_own_facts() -> None:
    text = "Rescuers in Kharkiv said a missile hit the market."
    text += " Russia’s defence ministry denied that a missile hit the market."
    async with sitting(article(text), size=(200, 55)) as sit:
        assert "Kharkiv" in [
            block.text.plain[span.start : span.end] for block in sit.pane.blocks for span in block.text.spans
        ]
        assert "1 dispute" in sit.text
        await sit.press("s", "2")
        assert "1 dispute" in sit.text  # sorted anew, the facts are there still
        assert "denied" in sit.text


def test_marks_of_a_part_of_a_paragraph_count_from_its_own_start() -> None:
    passage = Passage("p", 0, 10, 30, "in Kharkiv on Monday", "battlefield", 1.0, True)
    here = Mentions(places=(Place("Kharkiv", "point", 50.0, 36.2, "city", 13, 20),))
    assert marks(passage, here) == [(3, 10, PLACE)]


async def test_the_third_column_is_scrolled_by_key_where_it_is_longer_than_the_screen() -> None:
    async with sitting(size=(200, 31)) as sit:
        column = sit.app.dashboard.query_one("#inspector")
        for _ in sit.app.briefing.passages:
            if column.max_scroll_y:
                break
            await sit.press("j")
        assert column.max_scroll_y
        await sit.press("greater_than_sign")
        assert column.scroll_offset.y > 0
        await sit.press("Б")
        assert column.scroll_offset.y == 0
    async with sitting(size=(120, 40)) as sit:
        await sit.press("greater_than_sign")  # no third column: no such key
        assert sit.view == "DashboardScreen"


async def test_a_box_on_a_passage_waits_for_no_pause_to_say_who_and_where() -> None:
    async with sitting(size=(100, 30)) as sit:
        bare = sit.app.briefing._replace(facts=None)
        sit.app.articles.desk = sit.app.articles.desk.exchange(bare)  # as before the first pause
        await sit.press("i")
        assert sit.view == "InspectorScreen"
        assert "where" in sit.words


async def test_the_step_to_contested_claims_looks_for_them_before_it_says_that_there_are_none() -> None:
    async with sitting() as sit:
        sit.app.articles.desk = sit.app.articles.desk.exchange(sit.app.briefing._replace(facts=None))
        await sit.press("}")
        assert sit.said[-1] == "Claims are being looked for: try again in a moment."
        assert sit.app.briefing.facts is not None
