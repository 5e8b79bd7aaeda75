"""Why is it here: every number adds up, at every width, for every passage."""

from __future__ import annotations

import re

import pytest

from sitrep.model import Passage
from sitrep.sorting import scores
from sitrep.tui.reasons import table
from tests.tui.sitting import article, seed, sitting


def numbers(line: str) -> list[float]:
    return [
        0.0 if word == "·" else float(word) for word in re.findall(r"(?<=\s)(?:·|-?\d+\.\d)(?=\s|$)", line)
    ]


def test_the_sum_row_is_the_sum_of_the_rows_above_it() -> None:
    sections = {section.id: section for section in seed().sections}
    for passage in seed().passages:
        lines = table(passage, sections, 114).plain.split("\n")
        columns = len(lines[0].split()) - 2 - lines[0].count("Home front")
        rows = [numbers(line[-13 * columns :]) for line in lines[2:-2]]
        sums = numbers(lines[-1][-13 * columns :])
        assert len(sums) == columns
        assert all(len(row) == columns for row in rows)
        for at, total in enumerate(sums):
            # Each number is rounded to a tenth, and less than half of one is a dot.
            assert sum(row[at] for row in rows) == pytest.approx(total, abs=0.05 * (len(rows) + 1))


async def test_it_names_words_sections_and_verdict() -> None:
    async with sitting() as sit:
        passage = seed().passages[0]
        await sit.press("w")
        assert "Why is passage 1 in Battlefield?" in sit.text
        for evidence in passage.evidence:
            if evidence.start is not None:
                assert evidence.text in sit.words
        assert f"{passage.confidence:.0%} likely, so sitrep is sure." in sit.words
        assert f"leads {_second(passage)} by" in sit.words
        assert " ".join(passage.text.split()[:6]) in sit.words


def _second(passage: Passage) -> str:
    titles = {section.id: section.title for section in seed().sections}
    ranked = sorted(scores(passage).items(), key=lambda item: -item[1])
    return next(titles[id] for id, _ in ranked if id != passage.section)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)], ids=str)
async def test_all_of_it_can_be_read_by_scrolling(size: tuple[int, int]) -> None:
    async with sitting(size=size) as sit:
        await sit.press("w")
        seen, scroll = sit.words, sit.app.screen.query_one("#scroll")
        while scroll.scroll_offset.y < scroll.max_scroll_y:
            await sit.press("j", "down", "j")
            seen += f" {sit.words}"
        for evidence in seed().passages[0].evidence:
            for word in evidence.text.split():
                assert word in seen
        assert "sitrep is" in seen
        await sit.press("k", "up")
        await sit.resize(100, 30)
        await sit.resize(*size)
        await sit.press("w")
        assert sit.view == "DashboardScreen"
        assert sit.place[:2] == ("1", 0)


async def test_a_passage_without_any_evidence_is_explained_too() -> None:
    async with sitting(article("Xyzzy plugh.", "Frotz gnusto blorb.")) as sit:
        await sit.press("w")
        assert sit.view == "WhyScreen"
        assert "sum" in sit.text or "likely" in sit.words
        await sit.press("?", "escape", "escape", "i")
        assert "why here" in sit.text


async def test_the_inspector_tells_the_strongest_reasons() -> None:
    async with sitting() as sit:
        await sit.press("i")
        assert sit.view == "InspectorScreen"
        assert "Passage 1 of 10" in sit.text
        assert "Battlefield" in sit.words
        strongest = max(
            (e for e in seed().passages[0].evidence if e.section == "battlefield"), key=lambda e: e.weight
        )
        assert f"{strongest.weight:+.1f}" in sit.words
        await sit.press("j", "k", "i")
        assert sit.view == "DashboardScreen"
