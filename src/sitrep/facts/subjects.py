"""The subject of a verb of speech: right before it, before an apposition, or what the sentence begins with."""

from __future__ import annotations

from sitrep.facts.phrases import (
    AUXILIARY,
    BOUNDARIES,
    BREAKS,
    DETERMINERS,
    FINITE,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
    Phrase,
    Text,
    has_finite,
    is_actor,
    is_alias,
    name_in,
    phrase_start,
    trim,
)
from sitrep.facts.scan import PERSON
from sitrep.facts.verbs import BASE, KIND, SPEAKS
from sitrep.facts.words import words

_OUTSIDE = frozenset({"outside", "inside", "beyond", "within"})
_OF_FACT = words("claims: of fact")
_LIES = words("claims: lies")
_APPOSED = words("phrases: apposed")
_NOT_SUBJECT = words("phrases: not subject")
_AFTER_PARTICIPLE = frozenset({"by", "at", "in", "on", "from", "to", "with", "as", "for", "after", "during"})
_OBJECTS = (
    DETERMINERS | PREPOSITIONS | {"no", "both", "more", "some", "two", "three", "hundreds", "thousands"}
)
_DAYS = words("dates: triggers")
_TIME_WORDS = _DAYS | {
    "the",
    "of",
    "on",
    "to",
    "and",
    "in",
    "late",
    "early",
    "a",
    "an",
    "his",
    "same",
    "mid",
    ",",
    "last",
}
_UNITS = words("speech: units")
_WHEN = 5  # tokens of “on the night of November 18”
_LEAD = 14  # tokens of “At a press briefing in Moscow,”
_WITHOUT_OBJECT = frozenset({"as", "in", "by", "on", "at", ".", ",", ";", "—", "–", "outright", "and"})
_BRACKET = 8  # tokens between brackets
_TITLED = 8  # tokens of a name with its titles between commas
_APPOSITION = 30  # tokens between the commas of an apposition
_CLAUSE = 14  # tokens of a relative clause between a subject and its verb
_ASKING = frozenset({"what", "which", "whom", "how", "why", "whether", "if"})
_SAYING = ("say", "said", "claim", "believ", "alleg", "report", "insist", "warn", "estimat", "suspect")
_THEN = frozenset(
    {"was", "were", "is", "are", "had", "has", "have", "would", "will", "could", "may", "might"}
)


def subject_before(text: Text, verb: int, begin: int) -> Phrase | None:
    """The subject that stands before a verb; None where there is none, or where the verb is denied or only possible."""
    at = verb - 1
    while at >= begin and not text.inside[at] and text.scan.at(at) is None:
        word = text.word(at)
        if word in _UNITS and [text.word(at - 2), text.word(at - 1)] in (["in", "recent"], ["in", "past"]):
            at -= 3  # “officials have in recent years warned”
            continue
        if word == "first" and text.word(at - 1) == "at":
            at -= 2  # “the Kremlin had at first dismissed”
            continue
        told = word == "did" and at == verb - 1  # “that official did tell the AP”
        if word in MODALS and not told and not (word == "may" and text.scan.tokens.caps[at] and at > begin):
            return None
        if (
            word not in AUXILIARY
            and word not in ("there", "here")
            and not told
            and not (word.endswith("ly") and len(word) > 4)
        ):
            break
        at -= 1
    if text.word(at + 1) in ("both", "all") and (at < begin or text.word(at) in BREAKS | BOUNDARIES):
        at += 1  # “in which both said that”
    if at < begin or text.inside[at]:
        return None
    word = text.word(at)
    called = text.scan.at(at - 1)
    if word in ("”", '"') and called is not None and called.kind == PERSON and not text.inside[at - 1]:
        return Phrase(called.first, called.last, "", called)  # “Dzhokhar” told …
    if word.endswith("day") and word in TIMES and text.word(at - 1) == "on" and at - 2 >= begin:
        at -= 2  # “Putin on Friday said”
        word = text.word(at)
    if word == ")" and not text.inside[at]:
        at = _before_bracket(text, at, begin)  # “the Security Service (SBU) said”
        word = text.word(at)
        if word.endswith("day") and word in TIMES and text.word(at - 1) == "on" and at - 2 >= begin:
            at -= 2  # “the military on Thursday (Nov 28) said”
            word = text.word(at)
    if word == "," and (speaking := _behind_quote(text, at, begin)) is not None:
        return speaking
    if word == ",":
        person = text.scan.at(at - 1)
        apposed = _before_apposition(text, at, begin)
        if apposed is None and person is not None and person.kind == PERSON and person.first - begin <= _LEAD:
            return Phrase(person.first, at, "", person)  # “Majid Takht-Ravanchi, said …”
        return apposed
    owner = text.scan.at(at - 2) if word == "which" and text.word(at - 1) == "," else None
    if owner is not None and owner.kind != PERSON and owner.first >= begin:
        return _antecedent(
            text, at, begin
        )  # “Russia, which says it does not target civilians, made no comment”
    if word in ("—", "–") and (aside := _before_dashes(text, at, begin)) is not None:
        return aside
    if word in BREAKS or word in BOUNDARIES:
        return None
    if word == "who":
        return _antecedent(text, at, begin)
    if word in PRONOUNS and (word != "it" or text.word(at - 1) not in PREPOSITIONS - {"as", "than"}):
        relative = text.word(at - 1)
        asks = relative in ("what", "whom") or (relative == "which" and text.word(at - 2) not in PREPOSITIONS)
        return None if asks and not speaks_of_it(text, at, verb) else Phrase(at, at + 1, word)
    first = phrase_start(text, at, begin)
    if first > at or text.word(first - 1) in FINITE:
        who = _behind_clause(text, first - 1 if first <= at else at, begin)
        if who is not None or first > at:
            alias = name_in(text, first, at + 1) if who is not None and first <= at else None
            if who is not None and alias is not None and is_alias(text, alias):
                return Phrase(who.first, at + 1, "", alias)  # “a pilot who goes by the call sign Goose told”
            return who
    if text.word(first - 1) == "since" and text.word(first - 2) == "who" and first - 2 > begin:
        return _antecedent(text, first - 2, begin)  # “Guterres, who since the start of the war has condemned”
    relative = text.word(first - 1) if first > begin else ""
    denied = relative == "which" and (
        KIND.get(text.word(verb)) == "deny" or any(text.word(k) in _LIES for k in range(verb + 1, verb + 6))
    )
    placed = (
        relative in ("which", "whom") and text.word(first - 2) in PREPOSITIONS
    )  # “in which both said that”
    if relative == "that" and _is_verb(text, first) and text.word(first - 2) not in KIND:
        return _antecedent(text, first - 1, begin)  # “a maker that buys its gas on the spot market said”
    if relative in _ASKING and not denied and not placed and not speaks_of_it(text, first, verb):
        return None
    if relative == "that" and text.word(first - 2) not in KIND and text.word(verb + 1) in _WITHOUT_OBJECT:
        told = text.word(first - 3) == "," or (
            text.word(first - 3) in DETERMINERS and text.word(first - 4) == ","
        )
        if not (told and text.word(first - 2) in _OF_FACT and KIND.get(text.word(verb)) == "deny"):
            return None  # “conditions that Kyiv has rejected as …”, not “, a charge that Kyiv denies”
    if any(text.word(k) in ("what", "how") for k in range(first, at)):
        return None
    if text.word(at - 1) == "to" and at - 1 > begin and text.scan.at(at) is None:
        return None  # “to escape reported atrocities”
    if first - 2 > begin and text.word(first - 1) in KIND and text.word(first - 2) == "who":
        return _antecedent(text, first - 2, begin)  # “experts who report to the Council put it at …”
    person = text.scan.at(first - 2)
    if (
        text.word(first) in ("of", "from", "at", "with")
        and text.word(first - 1) == ","
        and person is not None
        and person.kind == PERSON
    ):
        return Phrase(person.first, person.last, "", person)  # “Trehubov, of the Dnipro group told the BBC”
    first = trim(text, first, at + 1)
    if at - first > 0 and text.word(at).endswith("day") and text.word(at) in TIMES:
        at -= 1  # “Ukraine's military Monday dismissed”
    at = _before_time(text, first, at)
    first = _list_start(text, first, at, begin)
    owner = text.scan.at(at)
    if owner is not None and text.word(first) in _OUTSIDE and owner.first > first:
        first = owner.first  # “outside areas Russia claims to hold”
    if (
        first > at
        or text.word(first) in _NOT_SUBJECT
        or text.word(at) in PREPOSITIONS | DETERMINERS - {"this", "that", "these", "those"}
    ):
        return None
    return Phrase(first, at + 1, "", name_in(text, first, at + 1))


def _is_verb(text: Text, at: int) -> bool:
    """Whether the word behind “that” is the verb of a relative clause: “that buys”, “that has”."""
    word = text.word(at)
    if text.scan.at(at) is not None or word in DETERMINERS | PRONOUNS | PREPOSITIONS:
        return False
    if word in BASE and text.word(at - 2).endswith("s"):
        return True  # “images that show bodies”
    return word in FINITE or (word.endswith(("s", "ed")) and len(word) > 3 and text.word(at + 1) in _OBJECTS)


def _list_start(text: Text, first: int, last: int, begin: int) -> int:
    """Where the list of names begins that a subject ends: “majorities in Poland, Germany and Britain”."""
    if not any(text.word(at) in ("and", "or") for at in range(first, last)) or text.scan.at(first) is None:
        return first
    while text.word(first - 1) == "," and first - 2 >= begin:
        owner = text.scan.at(first - 2)
        if owner is None or owner.kind == PERSON or owner.dateline:
            break
        earlier = trim(text, phrase_start(text, first - 2, begin), first - 1)
        listed = earlier < owner.first and text.word(owner.first - 1) not in PREPOSITIONS
        leads_in = earlier == owner.first and text.word(owner.first - 1) in PREPOSITIONS
        if earlier > owner.first or listed or leads_in:
            break  # “In Kyiv, Germany and France said”
        first = earlier
    return first


def _before_time(text: Text, first: int, last: int) -> int:
    """The last token of a subject in front of when it spoke: “the ministry on the night of November 18”."""
    for at in range(first + 1, last + 1):
        if (
            text.word(at) in ("on", "in", "late", "early", "overnight", "earlier", "later")
            and text.scan.at(at) is None
        ):
            behind = {text.word(k) for k in range(at + 1, min(at + _WHEN, last + 1))}
            whole = all(
                text.word(k) in _TIME_WORDS or text.word(k)[:1].isdigit() for k in range(at + 1, last + 1)
            )
            made = text.word(at - 1).endswith("ed") or text.word(at - 1) in (
                "taken",
                "shot",
                "made",
                "held",
                "born",
            )
            if whole and not made and (behind & _DAYS or text.word(at) == "overnight"):
                return at - 1
    return last


def speaks_of_it(text: Text, first: int, verb: int) -> bool:
    """“what Kyiv said was an ambush”, “what she called a lie”, “a plan which Ankara says would work”.

    `first` is the token of the subject behind the relative pronoun: what it stands for is what is spoken of.
    """
    relative, spoken, after = text.word(first - 1), text.word(verb), text.word(verb + 1)
    if relative not in ("what", "which", "that", "who"):
        return False
    if relative == "what" and spoken.startswith(("call", "describ", "bill", "label")):
        return True
    if relative == "which" and spoken.startswith("blam") and after == "on":
        return True  # “, which local officials blamed on Moscow”
    told = after in PRONOUNS and text.word(verb + 2) in _THEN  # “which Russia said it had seized”
    past = after.endswith("ed") and len(after) > 4 and text.word(verb + 2) not in PREPOSITIONS
    told = told or past  # “which it said housed drones”
    if not spoken.startswith(_SAYING) or not (told or after in _THEN or has_finite(text, verb + 1, verb + 2)):
        return False
    return relative == "what" or text.word(first - 2) not in KIND


def _behind_clause(text: Text, at: int, begin: int) -> Phrase | None:
    """Whom a relative clause belongs to that ends with the token before the verb: “a director who fled has said”."""
    for who in range(at, max(begin, at - _CLAUSE), -1):
        word = text.word(who)
        if text.inside[who] or word in BREAKS:
            return None
        restricts = word == "that" and _is_verb(text, who + 1) and text.word(who - 1) not in KIND
        if word == "who" or restricts or (word in ("which", "whom") and text.word(who - 1) in PREPOSITIONS):
            last = who - 1 if word in ("who", "that") else who - 2
            first = trim(text, phrase_start(text, last, begin), last + 1)
            return Phrase(first, last + 1, "", name_in(text, first, last + 1)) if first <= last else None
    return None


def _before_bracket(text: Text, at: int, begin: int) -> int:
    """The token before the bracket that closes at a token, where it opens near by; else that token."""
    for back in range(at - 1, max(begin, at - _BRACKET), -1):
        if text.word(back) == "(":
            return back - 1
    return at


def _before_apposition(text: Text, comma: int, begin: int) -> Phrase | None:
    """The subject in front of an apposition between commas: “Kiper, the regional governor, said”."""
    at = comma - 1
    while at > begin and comma - at < _APPOSITION:
        if text.word(at) == "," and not text.inside[at]:
            inner = text.scan.at(comma - 1)
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
                return Phrase(first, comma, "", inner)
            named = _before_bracket(text, at - 1, begin) if text.word(at - 1) == ")" else at - 1
            owner = text.scan.at(named)
            if text.word(at + 1) == "who" and (opened := _before_participle(text, at, begin)) is not None:
                return opened
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
                first = trim(text, phrase_start(text, at - 1, begin), at)
                if (
                    first >= at
                    or text.word(first) in _NOT_SUBJECT
                    or text.word(at - 1) in ("later", "ago", "said")
                ):
                    return None
                person = text.scan.at(first - 2) if text.word(first - 1) == "," else None
                if person is not None and person.kind == PERSON and person.first >= begin:
                    return Phrase(person.first, person.last, "", person)  # “Orbán, the premier, who …, said”
                return Phrase(first, at, "", name_in(text, first, at))
        at -= 1
    return None


def _behind_quote(text: Text, comma: int, begin: int) -> Phrase | None:
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


def _before_dashes(text: Text, dash: int, begin: int) -> Phrase | None:
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


def _antecedent(text: Text, who: int, begin: int) -> Phrase | None:
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
