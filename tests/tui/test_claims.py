"""The claim ledger and the contested claims: what they list, in which order, and where they lead."""

from __future__ import annotations

import functools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Static

from sitrep.briefing import brief, with_facts
from sitrep.desk import begin
from sitrep.facts.across import contested_across
from sitrep.model import Briefing
from sitrep.tui.accents import passage_after
from sitrep.tui.ledger import ORDERS, QUOTE, contests, entries, folded, in_order, matching
from sitrep.tui.statements import wording
from tests.tui.sitting import Sitting, article, seed, sitting, write

KYIV = "Ukraine’s general staff denied that Russian forces had entered Pokrovsk and raised a flag."
KYIV += " “We hold it,” a soldier wrote."
MOSCOW = "Russia’s defence ministry said its forces had entered Pokrovsk and raised a flag on Monday."


@functools.cache
def found() -> Briefing:
    return with_facts(seed())


@functools.cache
def two() -> tuple[Briefing, Briefing]:
    return (
        with_facts(article(KYIV, title="From Kyiv", source="/news/kyiv.txt")),
        with_facts(article(MOSCOW, title="From Moscow", source="/news/moscow.txt")),
    )


def sources(typed: str) -> list[str | None]:
    return [entry.source for entry in matching(entries([found()]), typed)]


def test_every_claim_stands_in_the_ledger_with_source_kind_passage_section() -> None:
    facts = found().facts
    assert facts is not None
    rows = entries([found()])
    assert [row.claim for row in rows if row.claim.kind != QUOTE] == list(facts.claims)
    quoted = [(row.source, row.claim.text, row.number) for row in rows if row.claim.kind == QUOTE]
    assert quoted == [("Sergei Lavrov", "“The agenda is not ready at all.”", 6)]
    for row in rows:
        assert row.passage is found().passages[row.number - 1]
        assert row.section.id == row.passage.section
        at = row.claim.start - row.passage.start
        assert row.passage.text[at:].startswith(row.claim.text.strip("“”"))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("source:kallas", ["Kaja Kallas"] * 2),
        ("source:kallas -kind:warn", ["Kaja Kallas"]),
        ("kind:deny", ["Ukraine’s general staff"]),
        ('"general staff" saying', ["Ukraine’s general staff"]),
        ("ukraine's verb:denied", ["Ukraine’s general staff"]),
        ("is:contested section:battle", ["Mapping groups", *["Ukraine’s general staff"] * 2]),
        ("source:bbc", ["Viktor Trehubov"]),
        ("is:unattributed", []),
        ("colour:red", []),
        ("SECURITY section:security", ["Zelensky"]),
    ],
)
def test_filtering(typed: str, expected: list[str]) -> None:
    assert sources(typed) == expected


def test_orders_keep_everything_and_the_article_decides_within() -> None:
    rows = entries([found()])
    for order in ORDERS:
        assert sorted(map(id, in_order(rows, order))) == sorted(map(id, rows))
    assert in_order(rows, "contested first")[:3] == [row for row in rows if row.claim.contested_by]
    names = [folded(row.claim.speaker or row.source or "") for row in in_order(rows, "by source")]
    assert names == sorted(names)


def test_a_contest_has_both_wordings_and_no_verdict() -> None:
    [contest] = contests([found()])
    assert contest.about == "Zaporizke, Novohryhorivka"
    assert wording([contest.one]).plain == (
        "Mapping groups reported that Russian forces had entered two small villages, Zaporizke and Novohryhorivka."
    )
    text = wording(contest.others)
    assert text.plain.startswith(
        "However, Ukraine’s general staff denied losing ground, saying Zaporizke remains"
    )
    marked = [text.plain[span.start : span.end] for span in text.spans]
    assert marked == ["Ukraine’s general staff", "denied", "Ukraine’s general staff", "saying"]


def test_claims_of_two_articles_contradict_each_other() -> None:
    kyiv, moscow = two()
    assert contests([kyiv]) == contests([moscow]) == []
    [contest] = contests([kyiv, moscow])
    assert (contest.one.article, contest.others[0].article) == ("From Kyiv", "From Moscow")
    assert contest.about == "Pokrovsk"
    assert contested_across([kyiv, kyiv]) == []
    elsewhere = with_facts(article(MOSCOW.replace("Pokrovsk", "Toretsk"), title="Other", source="/o.txt"))
    assert contested_across([kyiv, elsewhere]) == []


def test_a_claim_of_an_article_without_facts_is_not_there_yet() -> None:
    assert entries([seed()]) == contests([seed()]) == []
    assert passage_after(seed(), seed().passages[0], 1) is None


async def test_the_ledger_lists_filters_sorts_and_leads_to_the_passage() -> None:
    async with sitting() as sit:
        await sit.press("c")
        assert sit.view == "ClaimsScreen"
        assert f"{len(entries([found()]))} claims" in sit.text and "3 contested" in sit.text
        assert "Ukrainian forces confirmed" in sit.words
        await sit.press("s", "s", "s", "s", "s")
        assert sit.here.startswith("Ukrainian forces confirmed")  # the cursor stays on its claim
        await sit.press("g")
        assert sit.here.startswith("Mapping groups reported")
        await sit.press("/")
        await sit.type("source:merz")
        assert "No claim fits." in sit.text
        await sit.press(*["backspace"] * 4)
        await sit.type("lavrov")
        assert "Sergei Lavrov" in sit.text and "1 claim" in sit.text
        await sit.press("enter", "enter")
        assert sit.view == "DashboardScreen"
        assert sit.here.startswith("The new push comes")
        await sit.press("c", "/")
        await sit.type("xyz")
        await sit.press("escape")
        assert sit.view == "ClaimsScreen" and len(sit.pane.blocks) == len(entries([found()]))
        await sit.press("escape")
        assert sit.view == "DashboardScreen"


async def test_contested_claims_side_by_side_and_one_above_the_other() -> None:
    async with sitting() as sit:
        await sit.press("}")
        assert sit.here.startswith("Mapping groups")
        await sit.press("g", "{", "C")
        one, other = boxes(sit)
        assert (one.y, one.height, one.width) == (other.y, other.height, other.width)
        assert "Mapping groups reported that Russian forces" in sit.words
        assert "neither side is judged here" in sit.text
        await sit.press("c", "C")
        assert sit.view == "ContestedScreen" and len(sit.app.screen_stack) == 2
        await sit.resize(80, 24)
        one, other = boxes(sit)
        assert one.bottom == other.y and one.x == other.x
        assert "fighting continues around Novohryhorivka." in sit.words
        await sit.resize(40, 12)
        await sit.press("space", "space", "space")
        assert "Novohryhorivka." in sit.words
        await sit.press("}", "{", "enter")
        assert sit.view == "DashboardScreen" and sit.here.startswith("Mapping groups")


@pytest.mark.parametrize(("size", "listed"), [((80, 24), 2), ((80, 40), 3), ((120, 28), 3), ((40, 12), 1)])
async def test_the_list_of_disputes_takes_the_rows_that_are_free(size: tuple[int, int], listed: int) -> None:
    towns = ("Pokrovsk", "Toretsk", "Kupiansk")
    texts = [text.replace("Pokrovsk", town) for town in towns for text in (KYIV, MOSCOW)]
    async with sitting(article(*texts), size=size) as sit:
        await sit.press("C")
        bottom = sit.app.screen.query_one("#list").region.bottom
        titles = [row.strip("│▌ ") for row in sit.rows[:bottom]]
        in_sight = [town for town in towns if town in titles]
        assert len(in_sight) >= listed
        if size[1] > 12:
            assert all(box.bottom < size[1] for box in boxes(sit)), "the wordings are whole"


@asynccontextmanager
async def two_open(folder: Path) -> AsyncIterator[Sitting]:
    """The accounts from Kyiv and from Moscow, each a file, both open."""
    sources = [
        str(write(folder / name, [f"Title: From {name.removesuffix('.txt').title()}", text]))
        for name, text in (("kyiv.txt", KYIV), ("moscow.txt", MOSCOW))
    ]
    start = begin(sources)
    async with sitting(brief(start.first), start=start) as sit:
        yield sit


async def test_the_ledger_holds_the_claims_of_all_open_articles_and_leads_into_each(tmp_path: Path) -> None:
    async with two_open(tmp_path) as sit:
        await sit.press("c")
        assert "From Kyiv" in sit.words and "From Moscow" in sit.words
        assert "2 contested" in sit.text
        await sit.press("slash")
        await sit.type("source:russia")
        assert "1 claim" in sit.text and "From Kyiv" not in sit.words
        await sit.press("enter", "enter")
        assert sit.view == "DashboardScreen"
        assert "2 of 2  From Moscow" in sit.rows[0]
        assert sit.here.startswith("Russia’s defence ministry said")


async def test_contested_claims_of_two_articles_stand_side_by_side_with_the_articles_named(
    tmp_path: Path,
) -> None:
    async with two_open(tmp_path) as sit:
        assert "1 of 2  From Kyiv" in sit.rows[0]
        await sit.press("C")
        assert sit.view == "ContestedScreen"
        assert "1 dispute" in sit.text and "Pokrovsk" in sit.words
        for words in ("denied that Russian forces had entered", "said its forces had entered Pokrovsk"):
            assert words in sit.words
        one, other = (sit.app.screen.query_one(f"#{id}", Static) for id in ("one", "other"))
        assert "From Kyiv" in str(one.border_subtitle) and "From Moscow" in str(other.border_subtitle)
        await sit.press("enter")
        assert sit.view == "DashboardScreen" and "1 of 2  From Kyiv" in sit.rows[0]
        assert sit.here.startswith("Ukraine’s general staff denied")


async def test_without_the_other_article_nothing_is_contested(tmp_path: Path) -> None:
    async with two_open(tmp_path) as sit:
        await sit.press("right_square_bracket", "C")
        assert "1 dispute" in sit.text
    async with sitting(article(KYIV, title="From Kyiv")) as sit:
        await sit.press("C")
        assert "No claim in the open articles is contested." in sit.text


async def test_an_article_without_contested_claims_says_so() -> None:
    async with sitting(article("The Kremlin said talks went on.", "It snowed in Kyiv.")) as sit:
        await sit.press("}")
        assert sit.said[-1] == "No claim in this article is contested."
        await sit.press("C")
        assert "No claim in the open articles is contested." in sit.text
        await sit.press("enter", "space", "j", "C")
        assert sit.view == "DashboardScreen"


def boxes(sit: Sitting) -> tuple[object, ...]:
    return tuple(sit.app.screen.query_one(f"#{id}").region for id in ("one", "other"))
