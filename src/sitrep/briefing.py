"""Article to Briefing: the one place where sorting and what is found in the text meet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from sitrep.model import Article, Briefing, Fixed
from sitrep.sorting import Profile, load_profile, sort

if TYPE_CHECKING:
    from datetime import date


def brief(article: Article, profile: str | Profile = "conflict", fixed: Iterable[Fixed] = ()) -> Briefing:
    """Sort the article's passages by a profile, ready or named; `fixed` are the reader's own decisions.

    What is found in the text is left for `with_facts`. Raises ProfileError when the profile is unknown or broken.
    """
    rules = load_profile(profile) if isinstance(profile, str) else profile
    return Briefing(article, rules.sections, sort(article.paragraphs, rules, fixed))


def with_facts(briefing: Briefing, day: date | None = None) -> Briefing:
    """The briefing with people, places, dates, quotations and claims, and where they contradict.

    `day` is what relative dates are counted from; None leaves it to the article, then to the time of its file. The
    tables are loaded with the first call: the dashboard makes it after its first picture stands.
    """
    from sitrep.facts import find

    article = briefing.article
    return replace(briefing, facts=find(article, briefing.passages, day, _day_of_file(article.source)))


def _day_of_file(source: str) -> date | None:
    """The day the file was last written; None for what is no file, and for the article that ships."""
    from datetime import datetime
    from pathlib import Path

    from sitrep import paths

    path = Path(source)
    try:
        if path.parent == paths.shipped("seeds") or not path.is_file():
            return None
        return datetime.fromtimestamp(path.stat().st_mtime).date()
    except (OSError, ValueError, OverflowError):
        return None
