"""Back over what stands between a subject and its verb: brackets, appositions, quotations, participles, dashes."""

from __future__ import annotations

from sitrep.facts.phrases import (
    BREAKS,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    PRONOUNS,
    Phrase,
    Text,
    is_actor,
    is_alias,
    name_in,
    phrase_start,
    trim,
)
from sitrep.facts.scan import PERSON, PLACE
from sitrep.facts.verbs import BASE, KIND, SPEAKS
from sitrep.facts.words import words

_APPOSED = words("phrases: apposed")
NOT_SUBJECT = words("phrases: not subject")
_AFTER_PARTICIPLE = frozenset({"by", "at", "in", "on", "from", "to", "with", "as", "for", "after", "during"})
_BRACKET = 8  # tokens between brackets
_PLACED = frozenset({"from", "of", "in", "at", "with"})
_PLACE = 6  # tokens of “from the village of Gingal”
_TITLED = 8  # tokens of a name with its titles between commas
_APPOSITION = 30  # tokens between the commas of an apposition
_OBJECTS = (
    DETERMINERS | PREPOSITIONS | {"no", "both", "more", "some", "two", "three", "hundreds", "thousands"}
)
_CLAUSE = 14  # tokens of a relative clause between a subject and its verb


def behind_clause(text: Text, at: int, begin: int) -> Phrase | None:
    """Whom a relative clause belongs to that ends with the token before the verb: “a director who fled has said”."""
    for who in range(at, max(begin, at - _CLAUSE), -1):
        word = text.word(who)
        if text.inside[who] or word in BREAKS:
            return None
        restricts = word == "that" and is_verb(text, who + 1) and text.word(who - 1) not in KIND
        if word == "who" or restricts or (word in ("which", "whom") and text.word(who - 1) in PREPOSITIONS):
            last = who - 1 if word in ("who", "that") else who - 2
            first = trim(text, phrase_start(text, last, begin), last + 1)
            return Phrase(first, last + 1, "", name_in(text, first, last + 1)) if first <= last else None
    return None


def before_bracket(text: Text, at: int, begin: int) -> int:
    """The token before the bracket that closes at a token, where it opens near by; else that token."""
    for back in range(at - 1, max(begin, at - _BRACKET), -1):
        if text.word(back) == "(":
            return back - 1
    return at


def before_apposition(text: Text, comma: int, begin: int) -> Phrase | None:
    """The subject in front of an apposition between commas: “Kiper, the regional governor, said”."""
    at = comma - 1
    while at > begin and comma - at < _APPOSITION:
        if text.word(at) == "," and not text.inside[at]:
            inner = text.scan.at(
                before_bracket(text, comma - 1, begin) if text.word(comma - 1) == ")" else comma - 1
            )
            beside = text.scan.at(at + 1)
            placed = (
                beside is not None and text.word(beside.last) in _PLACED and comma - beside.last <= _PLACE
            )
            if beside is not None and beside.kind == PERSON and placed:
                first = trim(text, phrase_start(text, at - 1, begin), at)
                return Phrase(
                    min(first, at - 1), beside.last, "", beside
                )  # “a neighbour, Ann Hill from Leeds, said”
            if (
                inner is not None
                and (inner.kind == PERSON or inner.first == at + 1)
                and (
                    inner.first == at + 1
                    or (comma - at <= _TITLED and _titles_only(text, at + 1, inner.first))
                )
            ):
                first = trim(text, phrase_start(text, at - 1, begin), at)
                return Phrase(min(first, at - 1), comma, "", inner)
            if inner is not None and is_alias(text, inner):
                first = trim(text, phrase_start(text, at - 1, begin), at)
                whose = text.scan.at(first - 2) if text.word(first - 1) == "," else None
                if whose is not None and whose.kind == PERSON and whose.first >= begin:
                    return Phrase(
                        whose.first, whose.last, "", whose
                    )  # “X, a spokesman for the Y, or Z, said”
                return Phrase(first, comma, "", inner)
            named = before_bracket(text, at - 1, begin) if text.word(at - 1) == ")" else at - 1
            owner = text.scan.at(named)
            if text.word(at - 1).isdigit() and text.word(at - 2) == "," and text.scan.at(at - 3) is not None:
                owner = text.scan.at(at - 3)  # “Shirin, 49, who lives in the south, said”
            if text.word(at + 1) == "who" and (opened := _before_participle(text, at, begin)) is not None:
                return opened
            led_in = owner is not None and owner.kind == PLACE and text.word(owner.first - 1) in PREPOSITIONS
            if led_in and owner is not None and owner.first - 1 == begin:
                return Phrase(at + 1, comma, "", name_in(text, at + 1, comma))  # “In Beijing, an aide, said”
            if owner is not None:
                first = trim(text, phrase_start(text, at - 1, begin), owner.last)
                if (
                    text.word(first - 1) == ","
                    and text.word(first).endswith("ed")
                    and first - 2 > begin
                    and text.scan.at(first) is None
                ):
                    lead = trim(text, phrase_start(text, first - 2, begin), first - 1)
                    named_before = name_in(text, lead, first - 1)
                    return Phrase(lead, first - 1, "", named_before)  # “A report, released by …, says”
                return Phrase(min(first, owner.first), owner.last, "", owner)
            apposed = text.word(at + 1) in _APPOSED or _is_participle(text, at + 1)
            if (apposed or text.word(at + 2) in ("whom", "which")) and not text.inside[at - 1]:
                at = named + 1  # “the UN's humanitarian office (OCHA), citing local sources, put”
                first = trim(text, phrase_start(text, at - 1, begin), at)
                if (
                    first >= at
                    or text.word(first) in NOT_SUBJECT
                    or text.word(at - 1) in ("later", "ago", "said")
                ):
                    return None
                person = text.scan.at(first - 2) if text.word(first - 1) == "," else None
                if person is not None and person.kind == PERSON and person.first >= begin:
                    return Phrase(person.first, person.last, "", person)  # “Orbán, the premier, who …, said”
                return Phrase(first, at, "", name_in(text, first, at))
        at -= 1
    return None


def behind_quote(text: Text, comma: int, begin: int) -> Phrase | None:
    """The person right behind a quotation, whose apposition ends with a comma: “…,” Nangaa, head of …, told …"""
    at = comma
    while at > begin and not text.inside[at]:
        at -= 1
    first = at + 2
    owner = text.scan.at(first)
    if not text.inside[at] or owner is None or owner.kind != PERSON or owner.first != first:
        return None
    told = any(text.word(k) in SPEAKS and text.scan.at(k) is None for k in range(owner.last + 1, comma))
    if text.word(owner.last) != "," or owner.last == comma or told:
        return None
    return Phrase(owner.first, owner.last, "", owner)


def _before_participle(text: Text, comma: int, begin: int) -> Phrase | None:
    """The person a sentence opens with, before “, seated opposite Putin, who wore a uniform,”; None without one."""
    owner = text.scan.at(begin)
    if owner is None or owner.kind != PERSON or text.word(owner.last) != "," or owner.last + 1 >= comma:
        return None
    within = range(owner.last + 1, comma)
    joined = text.word(owner.last + 1).endswith(("ed", "ing")) and not any(
        text.word(at) == "," for at in within
    )
    return Phrase(owner.first, owner.last, "", owner) if joined else None


def before_dashes(text: Text, dash: int, begin: int) -> Phrase | None:
    """The name in front of an aside between dashes: “Orbán — who arrived late — said”."""
    for at in range(dash - 2, max(begin, dash - _APPOSITION), -1):
        if text.inside[at] or text.word(at) == ".":
            return None
        if text.word(at) == text.word(dash):
            owner = text.scan.at(at - 1)
            return None if owner is None else Phrase(owner.first, owner.last, "", owner)
    return None


def _titles_only(text: Text, first: int, last: int) -> bool:
    """Whether nothing but titles stands before a name in an apposition: “, Maj. Andrii Polukhin,”."""
    tables, words_ = text.scan.tables, text.scan.tokens.words
    return all(
        words_[at] in (".", "the", "a", "an", "former")
        or words_[at] in tables.honorifics | tables.demonyms
        or words_[at].lower() in tables.offices
        for at in range(first, last)
    )


def _is_participle(text: Text, at: int) -> bool:
    """“, reached by radio,”, “, led by its minister,”: an apposition that begins with a participle."""
    return text.word(at + 1) in _AFTER_PARTICIPLE and (
        text.word(at).endswith(("ed", "ing"))
        or text.word(at) in ("led", "held", "seen", "met", "sent", "known")
    )


def antecedent(text: Text, who: int, begin: int) -> Phrase | None:
    """Whom “who said” speaks of: the phrase right before it."""
    at = who - 1
    if at >= begin and text.word(at) == ",":
        at -= 1
    if at < begin or text.inside[at]:
        return None
    first = phrase_start(text, at, begin)
    while text.word(first - 1) in (",", "and") and (
        owner := text.scan.at(first - 2 - (text.word(first - 2) == ","))
    ):
        first = phrase_start(
            text, owner.last - 1, begin
        )  # “officials from Germany, Britain, and France, who …”
    first = trim(text, first, at + 1)
    first += 2 * (text.word(first) == "according")
    behind = next((k for k in range(first + 1, at) if text.word(k) == "from"), 0)
    if behind and text.word(who) == "who" and not is_actor(text, Phrase(first, behind)):
        first = trim(text, behind + 1, at + 1)  # “criticism from U.N. officials who …”
    return Phrase(first, at + 1, "", name_in(text, first, at + 1)) if first <= at else None


def is_verb(text: Text, at: int) -> bool:
    """Whether the word behind “that” is the verb of a relative clause: “that buys”, “that has”."""
    word = text.word(at)
    if text.scan.at(at) is not None or word in DETERMINERS | PRONOUNS | PREPOSITIONS:
        return False
    if word in BASE and text.word(at - 2).endswith("s"):
        return True  # “images that show bodies”
    return word in FINITE or (word.endswith(("s", "ed")) and len(word) > 3 and text.word(at + 1) in _OBJECTS)
