"""What an article is sorted by: the profile asked for, the reader's own words, and the reader's decisions."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

from sitrep import paths
from sitrep.briefing import brief, with_facts
from sitrep.errors import ProfileError, StoreError
from sitrep.model import Article, Briefing
from sitrep.sorting import Profile, find_profile

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from sitrep.bookmarks.correction import Correction

DEFAULT = "conflict"


def add_profile(options: argparse.ArgumentParser) -> None:
    """The option that names a profile."""
    options.add_argument(
        "--profile",
        metavar="NAME|FILE",
        default=DEFAULT,
        help=f"sort by this profile instead of {DEFAULT}; `sitrep profiles list` shows them",
    )


def rules(name: str) -> tuple[Profile, list[str]]:
    """The profile with the reader's own words, and sentences on what could not be used.

    Raises ProfileError when the profile is unknown or broken; a broken lexicon is only told.
    """
    profile = find_profile(name)
    if not paths.may_be_there(paths.lexicon_file()):
        return profile, []
    from sitrep.sorting.own_words import with_own_words

    try:
        return with_own_words(profile, paths.lexicon_file()), []
    except ProfileError as error:
        return profile, [f"{error} Your own words are not used until it is mended."]


def sorted_by(profile: Profile, article: Article, *, corrected: bool = True) -> tuple[Briefing, list[str]]:
    """The article sorted, with the reader's decisions unless `corrected` is False; and what should be told."""
    made, problems = _corrections(article) if corrected else ([], [])
    if not made:
        return brief(article, profile), problems
    from sitrep.bookmarks.correction import fixed

    return brief(article, profile, fixed(made, article, profile.name)), problems


def told_by(briefing: Briefing, day: date | None, *, corrected: bool = True) -> tuple[Briefing, list[str]]:
    """The briefing with what is found in its text, as the reader corrected it unless `corrected` is False.

    `day` is what relative dates are counted from. Also what should be told.
    """
    made, problems = _corrections(briefing.article) if corrected else ([], [])
    if not made:
        return with_facts(briefing, day), problems
    from sitrep.bookmarks.correction import rulings

    return with_facts(briefing, day, rulings(made, briefing.article)), problems


def _corrections(article: Article) -> tuple[list[Correction], list[str]]:
    """What the reader decided about this article, and sentences on what could not be read.

    Where nothing was ever saved no store is opened.
    """
    if not paths.may_be_there(paths.store_file()):
        return [], []
    from sitrep.bookmarks.store import open_store

    try:
        with open_store(create=False) as store:
            return store.corrections(article), []
    except StoreError as error:
        return [], [f"{error} Your corrections are not used."]


def tell(sentences: list[str]) -> None:
    """Say on standard error what the person should know though the command goes on."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            for sentence in sentences:
                print(f"sitrep: {sentence}", file=sys.stderr, flush=True)
