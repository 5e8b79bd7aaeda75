"""A verb of speech in front of its subject: “…”, said the mayor; Added Trump: “…”."""

from __future__ import annotations

from sitrep.facts.forms import calls_himself
from sitrep.facts.frame import Frame
from sitrep.facts.phrases import (
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    TIMES,
    Phrase,
    Text,
    apposed_person,
    has_finite,
    is_actor,
    name_in,
    phrase_end,
)
from sitrep.facts.reach import goes_on
from sitrep.facts.scan import ORGANISATION, PERSON
from sitrep.facts.verbs import KIND
from sitrep.facts.words import words

_LEADS_IN = frozenset(
    {
        "officials",
        "prosecutors",
        "one",
        "medics",
        "residents",
        "former",
        "acting",
        "retired",
        "deputy",
        "senior",
        "local",
    }
    | {
        "many",
        "several",
        "most",
        "other",
        "two",
        "three",
        "experts",
        "analysts",
        "diplomats",
        "soldiers",
        "witnesses",
    }
)
_REDUCED = frozenset(
    {
        "released",
        "issued",
        "published",
        "posted",
        "carried",
        "briefed",
        "involved",
        "quoted",
        "interviewed",
        "contacted",
        "based",
        "informed",
    }
)
_CALLS = 16  # tokens of a relative clause that ends in “who gave his first name only as”
_SOMEBODY = words("quotes: somebody")
_PLACED = frozenset({"on", "in", "at"})
_NO_SOURCE = frozenset({"that", "this", "it", "no", "any", "some", "its", "his", "her", "their"})


def opening_verb(text: Text, at: int, begin: int, end: int) -> Frame | None:
    """“Added Trump: “…””: the verb opens the sentence, and a colon or a mark stands behind its subject."""
    owner = text.scan.at(at + 1)
    last = owner.last if owner is not None else phrase_end(text, at + 1, end)
    colon = last + (text.word(last) in (":", ","))
    if (
        (owner is None and text.word(at + 1) != "the")
        or last <= at + 1
        or not text.inside[colon : colon + 2][-1:]
    ):
        return None
    if not any(text.inside[colon : colon + 2]):
        return None
    return Frame(at, KIND[text.word(at)], Phrase(at + 1, last, "", owner), begin, end, content=last)


def _titled(text: Text, at: int) -> bool:
    """Whether an office of several words and a name begin here: “military analyst Michael Kofman”."""
    for k in range(at + 1, at + 4):
        owner = text.scan.at(k)
        if owner is not None:
            return owner.kind == PERSON and text.word(k - 1) in text.scan.tables.offices
    return False


def _attends(text: Text, begin: int, back: int) -> bool:
    """Whether nothing but a subject and what he was at stands before a comma: “The president, speaking in Paris,”."""
    comma = next((k for k in range(back - 1, begin, -1) if text.word(k) == ","), begin)
    return comma > begin and text.word(comma + 1).endswith("ing") and not has_finite(text, begin, back)


def _is_apposed(text: Text, begin: int, back: int) -> bool:
    """Whether a person and what he is stand before the verb, and no verb: “Boulos, the president's adviser,”."""
    owner = next((one for k in range(begin, back) if (one := text.scan.at(k)) is not None), None)
    if owner is None or owner.kind != PERSON or text.word(owner.last) != "," or owner.last >= back:
        return False
    return not has_finite(text, begin, back) and not any(text.inside[begin:back])


def _is_related(text: Text, begin: int, back: int) -> bool:
    """Whether a person and what is told of him stand before the verb: “Gerard Hill, who was there, says the maps …”."""
    who = next((k for k in range(back - 1, begin, -1) if text.word(k) in ("who", "whose")), 0)
    owner = text.scan.at(who - 2) if who and text.word(who - 1) == "," else None
    if owner is None or owner.kind != PERSON or owner.first < begin or text.word(back) != ",":
        return False
    return not has_finite(text, begin, owner.first) and not any(text.word(k) == "," for k in range(who, back))


def _goes_on_as_clause(text: Text, last: int, end: int) -> bool:
    """Whether what stands behind the verb has a verb of its own: “Ann, 40, said soldiers on a tank had fired”."""
    stop = next((k for k in range(last, end) if text.word(k) in (",", ";", "—", "–", ".")), end)
    return text.word(last) in _PLACED and has_finite(text, last, stop, strict=True)


def inverted(text: Text, at: int, begin: int, end: int) -> Frame | None:
    """“…”, said the mayor: the subject stands behind the verb, what is said before it."""
    back = at - 1
    back -= text.word(back) in ("–", "—") and (text.word(back - 1) == "," or text.closes_quote(back - 1))
    closes = back > begin and text.closes_quote(back)
    if not closes and not (back > begin and text.word(back) == ","):
        return None
    if at + 1 >= end or text.inside[at + 1] or (not closes and _attends(text, begin, back)):
        return None
    if not closes and _is_apposed(text, begin, back):
        return None  # “Massad Boulos, the president's adviser on Africa, urged the army's leader, Gen. …, to sign”
    quoted = closes or text.inside[back - 1]
    word = text.word(at + 1)
    called = text.scan.at(at + 2) if word in ("“", '"') else None
    if called is not None and called.kind == PERSON and quoted:
        return Frame(
            at,
            KIND[text.word(at)],
            Phrase(at + 2, called.last, "", called),
            begin,
            end,
            before=True,
            cut=called.last + 1,
        )  # “…,” said “Dzhokhar.”
    told = word in ("he", "she", "they") and (quoted or has_finite(text, begin, back))
    if (
        told
        and not quoted
        and text.word(at + 2)[:1].isalpha()
        and text.word(at + 2) not in PREPOSITIONS | TIMES
    ):
        return None  # “The Times, which first reported it, said they lasted four hours”
    if told:
        subject = Phrase(at + 1, at + 2, word)
        return Frame(
            at,
            KIND[text.word(at)],
            subject,
            begin,
            end,
            before=True,
            within=not quoted and goes_on(text, at + 2, end, inverted=True),
            cut=at + 2,
        )
    nominal = (
        text.scan.at(at + 1) is not None
        or word in DETERMINERS
        or text.scan.tokens.caps[at + 1]
        or word in text.scan.tables.offices
        or word in _LEADS_IN
        or (word in _SOMEBODY and text.scan.tokens.caps[at + 2 : at + 3] == [True])
        or (word.isdigit() and text.word(at + 3) == "year-old")
        or _titled(text, at + 1)
    )
    body = text.scan.at(at + 2) if word in ("its", "their") else None
    owned = text.word(at + 2) in text.scan.tables.offices or (
        body is not None and body.kind == ORGANISATION
    )  # “says its spokeswoman”
    owned = owned or _titled(text, at + 1)  # “said its senior minister Ly Thuch”
    owned = owned or apposed_person(text, at + 1, phrase_end(text, at + 1, end), end) is not None
    nominal = nominal or owned
    if not nominal or (word in _NO_SOURCE and not owned) or (word == "the" and text.word(at + 2) == "same"):
        return None
    last = phrase_end(text, at + 1, end)
    calls = next((k + 1 for k in range(last, min(end, last + _CALLS)) if calls_himself(text.scan, k + 1)), 0)
    called = text.scan.at(calls) if calls else None
    last = called.last if called is not None else last
    if not closes and text.word(last) in ("“", '"') and text.word(last + 1) in FINITE:
        return None  # “noted the group “is no army””
    if text.word(last - 2) == "by" and text.word(last - 1) in KIND:
        return None  # “Danon, the envoy, answered the minister by saying, “…””
    reduced = next((k for k in range(at + 2, last) if text.word(k) in _REDUCED), last)
    if reduced < last:
        last = phrase_end(text, reduced + 1, end)
    aside = text.word(last) == "," and back - begin > 2
    if not quoted and (_goes_on_as_clause(text, last, end) or _is_related(text, begin, back)):
        return None
    placed = text.word(last) in _PLACED and not has_finite(text, last, end)
    ended = text.word(at) in ("said", "says", "wrote", "writes") and (
        last >= end or text.word(last) == "." or placed
    )
    ended = ended and back - begin > 1 and is_actor(text, Phrase(at + 1, last))
    if not (closes or text.inside[back - 1] or aside or ended or has_finite(text, begin, back)):
        return None  # not “Drones attack daily, said the staff.”, which its end tells
    if (
        not closes
        and not text.inside[back - 1]
        and last < end
        and text.word(last) not in (",", ".", ";", "—", "–", "“", '"', "on", "in", "at")
    ):
        return None
    if not closes and has_finite(text, at + 1, min(last, reduced)):
        return None
    name = called or apposed_person(text, at + 1, last, end)
    cut = name.last if name is not None else last
    phrase = Phrase(at + 1, last, "", name or name_in(text, at + 1, last))
    if not quoted and text.word(at) not in ("said", "says") and not is_actor(text, phrase):
        return None  # “the RSF's commander, Hemedti, announced a truce”
    return Frame(
        at,
        KIND[text.word(at)],
        phrase,
        begin,
        end,
        before=True,
        within=not quoted and goes_on(text, cut, end, inverted=True),
        cut=cut,
    )
