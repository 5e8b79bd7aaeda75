"""Cut a paragraph into passages where its sentences speak strongly for different sections.

Most paragraphs are about one thing, and sorting sentence by sentence is worse than sorting paragraphs. So a
paragraph is only cut between two sentences of which each, by its own words alone, belongs to a section with a
chance of at least `split`, and not to the same one; sentences that say less stay with those before them.
"""

from __future__ import annotations

from collections.abc import Sequence

from sitrep.model import OVERVIEW, Evidence
from sitrep.sentences import sentences
from sitrep.sorting.phrases import Token
from sitrep.sorting.profile import Profile
from sitrep.sorting.weigh import Piece, chances, is_furniture, totals, weigh

_WORTH_A_LOOK = 8.0
_SHORTEST = 8
"""Words that a part must have: a shorter one says too little to stand alone."""


def pieces(
    paragraph: int, text: str, tokens: Sequence[Token], profile: Profile, is_item: bool = False
) -> list[tuple[Piece, tuple[Evidence, ...]]]:
    """The passages of a paragraph in reading order, each with what it says of itself; nearly always one."""
    whole = Piece(paragraph, 0, len(text), text, tokens, is_item)
    said = weigh(whole, profile)
    if not _may_be_split(said, profile):
        return [(whole, said)]
    parts = _parts(whole, profile)
    if len(parts) < 2:
        return [(whole, said)]
    return [(part, weigh(part, profile)) for part in parts]


def _may_be_split(said: Sequence[Evidence], profile: Profile) -> bool:
    """A quick look: phrases for two sections, and no furniture."""
    if profile.settings.split >= 1 or is_furniture(said):
        return False
    found = totals(
        (item for item in said if item.kind == "phrase"), [section.id for section in profile.sections]
    )
    return sum(points >= _WORTH_A_LOOK for section, points in found.items() if section != OVERVIEW) >= 2


def _parts(whole: Piece, profile: Profile) -> list[Piece]:
    """The paragraph cut where the section changes; only itself where it does not."""
    ids = [section.id for section in profile.sections]
    parts: list[Piece] = []
    leads: list[str | None] = []
    for start, end in sentences(whole.text):
        sentence = _part(whole, start, end)
        own = chances(weigh(sentence, profile), ids, profile.settings.temperature)
        best = max(range(len(ids)), key=own.__getitem__)
        lead = ids[best] if own[best] >= profile.settings.split and ids[best] != OVERVIEW else None
        if parts and (lead is None or leads[-1] in (None, lead)):
            parts[-1] = _part(whole, parts[-1].start, end)
            leads[-1] = leads[-1] or lead
        else:
            parts.append(sentence)
            leads.append(lead)
    if any(len(part.tokens) < _SHORTEST for part in parts):
        return [whole]
    return parts


def _part(whole: Piece, start: int, end: int) -> Piece:
    inside = [token for token in whole.tokens if start <= token.start < end]
    return Piece(whole.paragraph, start, end, whole.text, inside)
