"""People, organisations and places: once each, counted, with the passages that name them."""

from __future__ import annotations

from sitrep.briefing import with_facts
from sitrep.tui.named import GROUPS, named
from tests.tui.sitting import article, seed, sitting


def test_each_is_listed_once_by_how_often_it_is_named() -> None:
    briefing = with_facts(seed())
    found = named([briefing])
    assert [group for group in GROUPS for one in found if one.group == group] == [one.group for one in found]
    people = {one.name: one for one in found if one.group == "People"}
    assert set(people) == {
        "Viktor Trehubov", "Donald Trump", "Vladimir Putin", "Volodymyr Zelensky", "Sergei Lavrov", "Kaja Kallas",
        "Friedrich Merz",
    }  # fmt: skip
    zelensky = people["Volodymyr Zelensky"]
    assert (zelensky.count, [spot.number for spot in zelensky.spots]) == (2, [6, 8])
    assert zelensky.about == "President"
    for one in found:
        for spot in one.spots:
            for start, end in spot.spans:
                assert spot.passage.text[start:end] in (one.name, "Zelensky")
    places = {one.name: one for one in found if one.group == "Places"}
    assert places["Zaporizke"].about == "village · 47.85 N 36.53 E"
    assert "Dnipro" not in places  # a part of an organisation's name
    counts = [one.count for one in found if one.group == "Places"]
    assert counts == sorted(counts, reverse=True)


def test_several_articles_share_one_list() -> None:
    other = with_facts(article("President Zelensky met soldiers in Kharkiv.", title="Other", source="/o.txt"))
    found = {one.name: one for one in named([with_facts(seed()), other])}
    assert [spot.briefing.article.title for spot in found["Volodymyr Zelensky"].spots][-1] == "Other"
    assert found["Kharkiv"].count == 1
    assert named([seed()]) == []


async def test_names_lead_to_their_passages_and_these_to_the_article() -> None:
    async with sitting() as sit:
        await sit.press("p")
        assert "7 people" in sit.text and "13 places" in sit.text
        assert "Passages with Volodymyr Zelensky" in sit.text
        await sit.press("/")
        await sit.type("merz")
        await sit.press("enter")
        assert "Passages with Friedrich Merz" in sit.text
        await sit.press("escape", "enter")
        assert sit.here.startswith("Meanwhile, President Zelensky")
        await sit.press("escape")
        assert sit.here.startswith("Friedrich Merz")
        await sit.press("tab", "enter")
        assert sit.view == "DashboardScreen"
        assert sit.here.startswith("Meanwhile, President Zelensky")


async def test_in_a_small_terminal_one_list_at_a_time() -> None:
    async with sitting(size=(80, 24)) as sit:
        await sit.press("p")
        assert "Named" in sit.text and "Passages with" not in sit.text
        await sit.press("enter")
        assert "Passages with Volodymyr Zelensky" in sit.text and "Named" not in sit.text
        await sit.press("j", "escape", "p")
        assert sit.view == "DashboardScreen"
        await sit.resize(120, 40)
        await sit.press("p", "G")
        await sit.resize(40, 12)
        await sit.press("enter", "escape", "escape")
        assert sit.view == "DashboardScreen"
