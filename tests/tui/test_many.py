"""An article of ten thousand passages is walked through, searched and read like any other."""

from __future__ import annotations

from sitrep.model import Article, Briefing
from tests.tui.sitting import seed, sitting

MANY = 10_000


def large() -> Briefing:
    """Not sorted: this is about the screen."""
    sections = seed().sections
    model = seed().passages[0]._replace(start=0, evidence=())
    texts = [
        f"Passage {n} of many, with words enough to need a second line in its pane." for n in range(MANY)
    ]
    passages = tuple(
        model._replace(id=f"p{n}", paragraph=n, end=len(text), text=text, section=sections[n % 5].id)
        for n, text in enumerate(texts)
    )  # fmt: skip
    return Briefing(
        Article("many", "A very long article", "/news/many.txt", tuple(texts)), sections, passages
    )


async def test_ten_thousand_passages() -> None:
    async with sitting(large()) as sit:
        assert "10,000 passages" in sit.rows[0]
        await sit.press("G")
        assert sit.pane.cursor == MANY // 5 - 1
        assert f"{MANY // 5} of {MANY // 5}" in sit.text
        await sit.press("ctrl+u", "space", "g", "4", "G", "/")
        await sit.type("of many")
        assert f"of {MANY}" in sit.text.replace(",", "")
        await sit.press("enter", "n", "N", "escape", "enter")
        assert sit.view == "ReaderScreen"
        await sit.press("G", "k")
        assert sit.here.startswith(f"Passage {MANY - 2} ")
        await sit.resize(60, 20)
        assert sit.here.startswith(f"Passage {MANY - 2} ")
        await sit.press("enter")
        assert sit.here.startswith(f"Passage {MANY - 2} ")
