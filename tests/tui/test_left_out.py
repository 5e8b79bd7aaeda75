"""What was left out of an article: a list with reasons, reached by key and palette, that can be searched."""

from __future__ import annotations

from sitrep.model import LeftOut
from sitrep.tui.screens.left_out import LeftOutScreen
from tests.tui.sitting import article, sitting

ROWS = (
    LeftOut("Home · World · [red]Sport[/]", "navigation"),
    LeftOut("Subscribe to our newsletter", "newsletter box"),
    *(LeftOut(f"A reader writes comment number {n}", "comments") for n in range(60)),
)


async def test_what_was_left_out_is_listed_with_its_reasons() -> None:
    made = article("Envoys met in Geneva.", "Troops advanced near the river.")
    made = made._replace(article=made.article._replace(left_out=ROWS))
    async with sitting(made) as now:
        assert "62 left out" in now.rows[0]
        await now.press("L")
        assert isinstance(now.app.screen, LeftOutScreen)
        rows = now.rows
        assert "62 lines" in rows[0]
        assert any("navigation" in row and "Home · World · [red]Sport[/]" in row for row in rows)
        assert sum("comments" in row for row in rows) == 1
        await now.press("slash")
        await now.type("number 59\n")
        assert any("comment number 59" in row for row in now.rows)
        await now.press("escape")
        await now.resize(60, 20)
        await now.press("g")
        assert any("navigation: Home" in row for row in now.rows)
        await now.press("question_mark")
        assert any("Keys · What was left out" in row for row in now.rows)
        await now.press("escape", "L")
        assert not isinstance(now.app.screen, LeftOutScreen)


async def test_an_article_of_which_nothing_was_left_out_says_so() -> None:
    async with sitting(article("Envoys met in Geneva.")) as now:
        assert "left out" not in now.rows[0]
        await now.press("L", "j", "b", "G")
        assert any("Nothing of the source was left out." in row for row in now.rows)
        await now.press("q")
        assert not isinstance(now.app.screen, LeftOutScreen)
