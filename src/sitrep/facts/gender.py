"""Whether “he” or “she” may stand for somebody: by honorific, by what he or she is called, by the given name."""

from __future__ import annotations

from collections.abc import Iterable

from sitrep.facts.registry import Registry
from sitrep.facts.tables import tables
from sitrep.facts.words import words

SHE = "she"
_MALE_A = words("quotes: male a")
_FEMALE = words("quotes: female")
_EITHER = words("quotes: either")


def fits(registry: Registry, name: str, pronoun: str) -> bool:
    """Whether a pronoun may stand for a name, as far as the article and the given name tell."""
    known = registry.named(name)
    if known is not None and known.pronoun:
        return known.pronoun == pronoun
    given = name.split()[0]
    if given in _EITHER:
        return True
    surname = " " not in name and given not in tables().given
    female = given in _FEMALE or (given.endswith(("a", "ia")) and given not in _MALE_A)
    if pronoun == SHE:
        return female or surname
    return not female or given in _MALE_A or surname


def fitting(registry: Registry, names: Iterable[str], pronoun: str) -> list[str]:
    """The names, each once, that a pronoun may stand for."""
    return [name for name in dict.fromkeys(names) if fits(registry, name, pronoun)]
