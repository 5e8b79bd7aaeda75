"""Briefings made by hand for the tests of the printed forms."""

from __future__ import annotations

from sitrep.model import Article, Briefing, Evidence, LeftOut, Passage, Section
from sitrep.reading.found import headline

SECTIONS = tuple(
    Section(id, title, title[:6], key, "")
    for id, title, key in (
        ("battlefield", "Battlefield", "1"),
        ("diplomacy", "Diplomacy", "2"),
        ("overview", "Overview", "0"),
    )
)


def briefing(
    *texts: str, title: str = "A title", section: str = "battlefield", **article: object
) -> Briefing:
    """A briefing whose every text is a passage of `section`; the second one is not sure."""
    passages = tuple(
        Passage(
            id=f"p{number}",
            paragraph=number,
            start=0,
            end=len(text),
            text=text,
            section=section,
            confidence=0.5,
            sure=number != 1,
            also=("diplomacy",) if number == 1 else (),
            evidence=(
                Evidence("phrase", section, text[:3], 0, min(3, len(text)), 1.25),
                Evidence("context", section, "", None, None, -0.5),
            ),
        )
        for number, text in enumerate(texts)
    )
    fields: dict[str, object] = {
        "id": "a1",
        "title": title,
        "source": "/somewhere/article.txt",
        "headline": headline(title, texts),
        **article,
    }
    return Briefing(Article(paragraphs=texts, **fields), SECTIONS, passages)  # type: ignore[arg-type]


LEFT_OUT = (LeftOut("Subscribe to our newsletter", "newsletter box"),)
