"""Article to Briefing: the one place where sorting (and what is found in the text) meet."""

from __future__ import annotations

from sitrep.model import Article, Briefing
from sitrep.sorting import load_profile, sort


def brief(article: Article, profile: str = "conflict") -> Briefing:
    """Sort the article's passages by the named profile.

    Raises ProfileError when the profile is unknown or broken.
    """
    rules = load_profile(profile)
    return Briefing(article, rules.sections, sort(article.paragraphs, rules))
