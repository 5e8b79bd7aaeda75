"""Who an article has named so far: later mentions join the first, and the table of known people."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sitrep.facts.callings import calling
from sitrep.facts.offices import office_after, office_before
from sitrep.facts.scan import Name, Scan
from sitrep.facts.tables import Entry
from sitrep.facts.words import words

_NICKNAME = re.compile(r" [“\"‘'][^“”\"‘’']+[”\"’'] ")
_KIN = words("people: kin")
_JUNIOR = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III"})
_FAMILIES = words("people: families")
CHINESE = words("people: chinese families")


@dataclass(slots=True)
class Known:
    """What the article has said of one person so far."""

    full_name: str
    office: str | None = None
    entry: Entry | None = None
    named: bool = False
    """Whether the full name is the article's own."""
    nouns: set[str] = field(default_factory=set)
    """What the article calls him beside his name: a baker, a father."""
    before: set[str] = field(default_factory=set)
    """The words in front of his name."""
    bodies: set[str] = field(default_factory=set)
    """The bodies in capitals that stand beside the name."""
    age: str = ""
    pronoun: str = ""
    """The pronoun that an honorific or a noun tells: “Mrs”, “spokeswoman”."""


@dataclass(slots=True)
class Registry:
    """The people of one article: by the last word of their name, and by table entry."""

    by_last: dict[str, Known] = field(default_factory=dict)
    by_entry: dict[str, Known] = field(default_factory=dict)
    by_name: dict[str, Known] = field(default_factory=dict)
    """The same people by all words of their names, for two of one surname."""
    places: set[tuple[str, ...]] = field(default_factory=set)
    """The words of places that no table knows and whose surroundings told what they are."""
    by_first: dict[str, Known | None] = field(default_factory=dict)
    """The same people by the first word of a longer name; nobody where two share it."""
    initials: set[str] = field(default_factory=set)
    """The initials of bodies named in full: “Kachin Independence Army … the KIA”."""
    plain: frozenset[str] = frozenset()
    """The words that the article writes in lower case: none of them is a name."""
    labels: frozenset[str] = frozenset()
    """The words before a colon that open several paragraphs, as speakers' names do in an interview."""
    _everyone: tuple[Known, ...] | None = None
    """Everyone met, until somebody else is."""

    def meet(self, scan: Scan, name: Name) -> Known | None:
        """Note a mention found in the first round and what it says of the office."""
        self._everyone = None
        words = scan.tokens.words[name.first : name.last]
        written = _NICKNAME.sub(" ", scan.text(name))
        words = [word for word in words if word[0].isalnum()] if len(words) > 1 else words
        office = office_before(scan, name.first) or office_after(scan, name.last)
        known = self._known(words, written, name, _as_kin(scan, name))
        if known is not None and len(words) > 1 and known is not self.by_first.setdefault(words[0], known):
            self.by_first[words[0]] = None
        if known is not None and len(words) > 1:
            self.by_name.setdefault(written, known)
        if known is not None and office and not known.office:
            known.office = office
        if known is not None:
            beside = calling(scan, name)
            known.nouns |= beside.nouns
            known.bodies |= beside.bodies
            known.before |= beside.before
            known.age = known.age or beside.age
            known.pronoun = known.pronoun or beside.pronoun
        return known

    def _known(self, words: list[str], written: str, name: Name, kin: bool) -> Known | None:
        if name.entry is not None:
            known = self.by_entry.get(name.entry.name)
            if known is None:
                spelt = _as_spelt(name.entry.name, words, written)
                known = self.by_entry[name.entry.name] = Known(spelt, None, name.entry)
            if len(words) > 1 and not known.named and not written.isupper():
                known.full_name, known.named = written, True
            self.by_last.setdefault(words[-1], known)
            if len(words) == 2 and _family_first(words):
                self.by_last.setdefault(words[0], known)
            return known
        key = _last(words)
        if len(words) == 2 and _family_first(words):
            known = self.by_last.setdefault(words[0], Known(written))
            self.by_last[words[-1]] = known
            return known
        if key in _JUNIOR and len(words) > 2 and words[-2] not in self.by_last:
            known = self.by_last[words[-2]] = self.by_last[key] = Known(written)
            return known  # “Teodoro Locsin Jr. … Locsin”
        if len(words) == 1 and key not in self.by_last:
            self.by_last[key] = self._called(key) or Known(written)
        known = self.by_last.get(key)
        if known is not None and len(words) > 1 and not _same(known, written) and kin:
            return self.by_name.get(written) or Known(written)  # “Haim Hayman, father of Inbar Hayman”
        if known is None or (len(words) > 1 and not _same(known, written)):
            known = self.by_last[key] = Known(written)
        elif len(words) > 1 and " " not in known.full_name:
            known.full_name = written
        return known

    def _called(self, word: str) -> Known | None:
        """Who goes by the first of his names, as in Malay, Khmer or Ethiopian ones: “Anwar Ibrahim … Anwar”."""
        met = {id(known): known for known in self.by_last.values() if known.full_name.split()[0] == word}
        return met.popitem()[1] if len(met) == 1 else None

    def people(self) -> tuple[Known, ...]:
        """Everyone met, once."""
        if self._everyone is None:
            met = (*self.by_last.values(), *self.by_entry.values(), *self.by_name.values())
            self._everyone = tuple({id(known): known for known in met}.values())
        return self._everyone

    def namesakes(self, surname: str) -> list[str]:
        """The full names of everybody who was named in full with a surname."""
        return list(dict.fromkeys(name for name in self.by_name if name.rsplit(" ", 1)[-1] == surname))

    def named(self, full_name: str | None) -> Known | None:
        """Who is shown by this full name."""
        return next((known for known in self.people() if known.full_name == full_name), None)

    def look_up(self, scan: Scan, name: Name) -> Known | None:
        """Who a mention is, once the whole article has been read."""
        if name.entry is not None:
            return self.by_entry.get(name.entry.name)
        if name.last - name.first > 1 and (known := self.by_name.get(scan.text(name))) is not None:
            return known
        return self.by_last.get(_last(scan.tokens.words[name.first : name.last]))


def _as_spelt(full_name: str, words: list[str], written: str) -> str:
    """The full name with the surname as the article spells it: Zelenskyy, Orbán."""
    given, _, surname = full_name.rpartition(" ")
    if len(words) == 1 and given and words[0] == surname and written != surname:
        return f"{given} {written}"
    if len(words) == 1 and given and words[0] != surname and words[0][:4] == surname[:4]:
        return f"{given} {words[0]}"
    return full_name


def _family_first(words: list[str]) -> bool:
    """“Lee Seong-kweun”, “Wang Huning”: the family's name stands in front, and later mentions are by it."""
    hyphened = words[1].count("-") == 1 and words[1].split("-")[1].islower()
    return (words[0] in _FAMILIES and hyphened) or words[0] in CHINESE


def _last(words: list[str]) -> str:
    """The surname: “Al-Tayeb” at the beginning of a sentence is al-Tayeb's."""
    word = words[-1]
    return word[0].lower() + word[1:] if word[:3] in ("Al-", "El-") else word


def _as_kin(scan: Scan, name: Name) -> bool:
    """Whether somebody is named to tell whose father or widow another is: “Ruby Chen, father of hostage Itay Chen”."""
    at = name.first - 1 - (scan.tokens.lower[name.first - 1 : name.first] in (["hostage"], ["captive"]))
    return at > 0 and scan.tokens.lower[at] == "of" and scan.tokens.lower[at - 1] in _KIN


def _same(known: Known, written: str) -> bool:
    return " " not in known.full_name or known.full_name.split()[0][0] == written[0]
