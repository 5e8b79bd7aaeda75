"""What the printed forms share: the order of the sections, the title shown once, words for doubt."""

from __future__ import annotations

from collections import Counter

from sitrep.model import OVERVIEW, Briefing, Passage, Section
from sitrep.printed import count


def sections_to_print(briefing: Briefing) -> list[tuple[Section, list[Passage]]]:
    """Every section with the passages to show in it, the overview first.

    A headline that is a passage too is left out, since it stands on top; a first sentence that serves as the
    title stays.
    """
    ordered = sorted(briefing.sections, key=lambda section: section.id != OVERVIEW)
    return [(section, list(briefing.in_section(section.id))) for section in ordered]


def doubt(passage: Passage, briefing: Briefing) -> str:
    """A few words on a passage that is not sure of its section; empty when it is."""
    if passage.sure:
        return ""
    titles = {section.id: section.title for section in briefing.sections}
    others = [titles.get(section, section) for section in passage.also]
    return f"not sure: perhaps {' or '.join(others)}" if others else "not sure"


def imprint(briefing: Briefing) -> str:
    """The line under the title: source, who wrote and published it, date, length; each where it is known."""
    article = briefing.article
    source = "standard input" if article.source == "-" else article.source
    by = f"by {article.author}" if article.author else None
    fetched = f"fetched {article.retrieved}" if article.retrieved else None
    parts = (source, by, article.publisher, article.published, fetched, count(article.words, "word"))
    return " · ".join(part for part in parts if part)


def left_out_counts(briefing: Briefing) -> str:
    """A sentence that says how many lines were left out, for which reasons, and how to see them."""
    rows = briefing.article.left_out
    reasons = ", ".join(f"{why} {number}" for why, number in Counter(row.why for row in rows).most_common())
    return f"Left out: {count(len(rows), 'line')} ({reasons}); --left-out prints them."
