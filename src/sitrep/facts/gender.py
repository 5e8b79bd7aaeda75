"""Whether “he” or “she” may stand for somebody: by honorific, by what he or she is called, by the given name."""

from __future__ import annotations

from collections.abc import Iterable

from sitrep.facts.registry import Registry
from sitrep.facts.tables import tables
from sitrep.facts.words import words

SHE = "she"
_MALE_A = words("quotes: male a")
_FEMALE = words("quotes: female")
_HE = words("callings: he")
_SHE = words("callings: she")
_EITHER = words("quotes: either")
_HERS = ("ova", "eva", "ska", "skaya", "ina", "aya")


def fits(registry: Registry, name: str, pronoun: str) -> bool:
    """Whether a pronoun may stand for a name, as far as the article and the given name tell."""
    known = registry.named(name)
    if known is not None and known.pronoun:
        return known.pronoun == pronoun
    given = name.split()[0]
    if given in _EITHER:
        return True
    unknown = given not in tables().given and (known is None or known.entry is None)
    female = given in _FEMALE or (given.endswith(("a", "ia")) and given not in _MALE_A)
    if pronoun == SHE:
        return female or (unknown and given not in _MALE_A)
    hers = " " in name and name.endswith(_HERS)  # no “Sova”, by which a pilot goes
    return not female or given in _MALE_A or (unknown and not hers)


def surely(registry: Registry, name: str, pronoun: str) -> bool:
    """Whether a pronoun is likely the one of a name, where it may stand for another too."""
    return fits(registry, name, pronoun) and not fits(registry, name, "he" if pronoun == SHE else SHE)


def may_be(registry: Registry, name: str, noun: str) -> bool:
    """Whether somebody may be called by a noun that tells a man from a woman: “the mother”, “the spokesman”."""
    return (noun not in _SHE or fits(registry, name, SHE)) and (noun not in _HE or fits(registry, name, "he"))


def fitting(registry: Registry, names: Iterable[str], pronoun: str) -> list[str]:
    """The names, each once, that a pronoun may stand for."""
    return [name for name in dict.fromkeys(names) if fits(registry, name, pronoun)]
