"""Article to Briefing: the one place where sorting (and what is found in the text) meet."""

from __future__ import annotations

from collections.abc import Iterable

from sitrep.model import Article, Briefing, Fixed
from sitrep.sorting import Profile, load_profile, sort


def brief(article: Article, profile: str | Profile = "conflict", fixed: Iterable[Fixed] = ()) -> Briefing:
    """Sort the article's passages by a profile, ready or named; `fixed` are the reader's own decisions.

    Raises ProfileError when the profile is unknown or broken.
    """
    rules = load_profile(profile) if isinstance(profile, str) else profile
    return Briefing(article, rules.sections, sort(article.paragraphs, rules, fixed))
