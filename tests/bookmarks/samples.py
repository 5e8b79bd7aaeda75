"""An article and bookmarks of it that are the same in every run."""

from __future__ import annotations

from dataclasses import replace

from sitrep.bookmarks.record import Bookmark, make
from sitrep.model import Article

PARAGRAPHS = (
    "Ukrainian forces have confirmed that Russian troops have crossed into the region for the first time.",
    "Українські сили “підтвердили”, що бої тривають біля Запоріжжя й Їжакового.",
    "Die Außenminister beraten in Brüssel über Sicherheitsgarantien für Kiew.",
    "ألمانيا تدعو إلى وقف إطلاق النار",
    "Ukrainian forces hold the village.",
)


def article(paragraphs: tuple[str, ...] = PARAGRAPHS, **fields: str) -> Article:
    """A short article in several scripts."""
    return Article(
        id=fields.get("id", "article-1"),
        title=fields.get("title", "Troops have crossed"),
        source=fields.get("source", "/news/troops.txt"),
        paragraphs=paragraphs,
        published=fields.get("published"),
    )


def mark(n: int, tag: str = "a") -> Bookmark:
    """A bookmark that is the same for the same n and tag."""
    whole = article()
    paragraph = n % len(PARAGRAPHS)
    made = make(
        whole, paragraph, 0, len(PARAGRAPHS[paragraph]), "battlefield", f"note {n} {tag}\nline 2", (tag,)
    )
    moment = f"2026-03-01T07:30:00.{n:06d}Z"
    return replace(made, id=f"{tag}-{n:06d}", created=moment, updated=moment, author="reader")
