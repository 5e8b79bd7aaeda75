"""What the printed forms share: the order of the sections, the title shown once, words for doubt."""

from __future__ import annotations

from sitrep.model import OVERVIEW, Briefing, Passage, Section


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


def facts(briefing: Briefing) -> str:
    """The line under the title: source, date where known, length."""
    article = briefing.article
    source = "standard input" if article.source == "-" else article.source
    words = f"{article.words:,} word" + ("" if article.words == 1 else "s")
    return " · ".join(part for part in (source, article.published, words) if part)
