"""The subject of a verb of speech: right before it, before an apposition, or what the sentence begins with."""

from __future__ import annotations

from calendar import month_abbr, month_name

from sitrep.facts.insertions import (
    NOT_SUBJECT,
    antecedent,
    before_apposition,
    before_bracket,
    before_dashes,
    behind_clause,
    behind_quote,
    is_verb,
)
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
    is_alias,
    name_in,
    phrase_start,
    trim,
)
from sitrep.facts.scan import PERSON
from sitrep.facts.verbs import KIND
from sitrep.facts.words import words

_OUTSIDE = frozenset({"outside", "inside", "beyond", "within"})
_OF_FACT = words("claims: of fact")
_LIES = words("claims: lies")
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
_NO_ADVERBS = frozenset(
    {"family", "assembly", "italy", "daily", "weekly", "monthly", "ally", "supply", "monopoly"}
)
_WHEN = 5  # tokens of “on the night of November 18”
_MONTHS = frozenset(name.lower() for name in (*month_name, *month_abbr) if name)
_SPANS = frozenset({"minute", "hour", "day", "week", "month", "moment", "year"})
_MARKED = 5  # tokens of a name in marks
_LEAD = 14  # tokens of “At a press briefing in Moscow,”
_WITHOUT_OBJECT = frozenset({"as", "in", "by", "on", "at", ".", ",", ";", "—", "–", "outright", "and"})
_ASKING = frozenset({"what", "which", "whom", "how", "why", "whether", "if"})
_SAYING = ("say", "said", "claim", "believ", "alleg", "report", "insist", "warn", "estimat", "suspect")
_NAMES = frozenset({"a", "an", "the", "“", '"', "as"})
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
            and not (word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS)
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
    if text.closes_quote(at) and (marked := _marked_source(text, at, begin)) is not None:
        return marked
    if word.endswith("day") and word in TIMES and text.word(at - 1) == "on" and at - 2 >= begin:
        at -= 2  # “Putin on Friday said”
        word = text.word(at)
    if word == "." and text.word(at - 1) in ("jr", "sr") and text.scan.at(at - 1) is not None:
        at -= 1  # “Teodoro Locsin Jr. said”
        word = text.word(at)
    if (dated := _date_start(text, at, begin)) < at:
        at = dated - 1  # “al-Shaibani on May 1 called for …”
        word = text.word(at)
    if word == ")" and not text.inside[at]:
        at = before_bracket(text, at, begin)  # “the Security Service (SBU) said”
        word = text.word(at)
        if word.endswith("day") and word in TIMES and text.word(at - 1) == "on" and at - 2 >= begin:
            at -= 2  # “the military on Thursday (Nov 28) said”
            word = text.word(at)
    if word == "," and (timed := _before_when(text, at, begin)):
        return subject_before(text, timed, begin)
    if word == "," and (speaking := behind_quote(text, at, begin)) is not None:
        return speaking
    if word == ",":
        person = text.scan.at(at - 1)
        apposed = before_apposition(text, at, begin)
        spoken = next((k for k in range(at - 1, begin, -1) if text.inside[k]), begin)
        near = person is not None and person.first - spoken <= _LEAD
        if apposed is None and person is not None and person.kind == PERSON and near:
            title = range(spoken + 2, person.first)
            led = text.inside[spoken] and not any(
                text.word(k) in BREAKS or text.word(k) in FINITE for k in title
            )
            first = (
                spoken + 2 if led else person.first
            )  # “…,” UNICEF representative for Sudan Sheldon Yett, said
            return Phrase(min(first, person.first), at, "", person)  # “Majid Takht-Ravanchi, said …”
        return apposed
    owner = text.scan.at(at - 2) if word == "which" and text.word(at - 1) == "," else None
    if owner is not None and owner.kind != PERSON and owner.first >= begin:
        return antecedent(
            text, at, begin
        )  # “Russia, which says it does not target civilians, made no comment”
    if word in ("—", "–") and (aside := before_dashes(text, at, begin)) is not None:
        return aside
    if word in BREAKS or word in BOUNDARIES:
        return None
    if word == "who":
        return antecedent(text, at, begin)
    if word in PRONOUNS and (word != "it" or text.word(at - 1) not in PREPOSITIONS - {"as", "than"}):
        relative = text.word(at - 1)
        asks = relative in ("what", "whom") or (relative == "which" and text.word(at - 2) not in PREPOSITIONS)
        return None if asks and not speaks_of_it(text, at, verb) else Phrase(at, at + 1, word)
    first = phrase_start(text, at, begin)
    if text.scan.headline:
        # “Army says M23 still in Uvira as rebels insist they have left”
        first = next((k + 1 for k in range(at - 1, first, -1) if text.word(k) == "as"), first)
    if first > at or text.word(first - 1) in FINITE:
        who = behind_clause(text, first - 1 if first <= at else at, begin)
        if who is not None or first > at:
            alias = name_in(text, first, at + 1) if who is not None and first <= at else None
            if who is not None and alias is not None and is_alias(text, alias):
                return Phrase(who.first, at + 1, "", alias)  # “a pilot who goes by the call sign Goose told”
            return who
    if text.word(first - 1) == "since" and text.word(first - 2) == "who" and first - 2 > begin:
        return antecedent(text, first - 2, begin)  # “Guterres, who since the start of the war has condemned”
    relative = text.word(first - 1) if first > begin else ""
    denied = relative == "which" and (
        KIND.get(text.word(verb)) == "deny"
        or (KIND.get(text.word(verb)) == "confirm" and text.word(verb + 1) in (".", ","))
        or any(text.word(k) in _LIES for k in range(verb + 1, verb + 6))
    )
    placed = (
        relative in ("which", "whom") and text.word(first - 2) in PREPOSITIONS
    )  # “in which both said that”
    if relative == "that" and is_verb(text, first) and text.word(first - 2) not in KIND:
        return antecedent(text, first - 1, begin)  # “a maker that buys its gas on the spot market said”
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
        return antecedent(text, first - 2, begin)  # “experts who report to the Council put it at …”
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
        or text.word(first) in NOT_SUBJECT
        or text.word(at) in PREPOSITIONS | DETERMINERS - {"this", "that", "these", "those"}
    ):
        return None
    return Phrase(first, at + 1, "", name_in(text, first, at + 1))


def _before_when(text: Text, comma: int, begin: int) -> int:
    """The comma in front of “, an hour later,”; 0 where none stands between a subject and its verb."""
    if text.word(comma - 1) not in ("later", "earlier", "afterwards", "after"):
        return 0
    opening = next((k for k in range(comma - 2, max(begin, comma - _WHEN), -1) if text.word(k) == ","), 0)
    timed = any(text.word(k).rstrip("s") in _SPANS for k in range(opening + 1, comma))
    return opening if timed and opening and not text.inside[opening] else 0


def _date_start(text: Text, at: int, begin: int) -> int:
    """The token at which “on May 1” or “on 1 May” begins that ends with a token; else that token."""
    month, day = sorted((text.word(at), text.word(at - 1)), key=str.isdigit)
    dated = month in _MONTHS and day.isdigit() and text.word(at - 2) in ("on", "of")
    return at - 2 if dated and at - 2 > begin and text.scan.at(at - 3) is not None else at


def _marked_source(text: Text, close: int, begin: int) -> Phrase | None:
    """A source whose name stands in marks: “the organisation “Save Ukraine” says”."""
    first = close - 1
    while first > begin and text.inside[first - 1]:
        first -= 1
    name = text.scan.at(first)
    if name is None or name.last < close - 1 or name.kind == PERSON or close - first > _MARKED:
        return None
    start = trim(text, phrase_start(text, first - 2, begin), first)
    return Phrase(min(start, first), close + 1, "", name)


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
    if relative not in ("what", "which", "that", "who", "whom"):
        return False
    dated = after == "on" and text.word(verb + 2).endswith("day")
    named = spoken.startswith(("call", "describ", "bill", "label", "dubb"))
    if named and (relative in ("what", "whom") or (relative == "which" and (dated or after in _NAMES))):
        return True  # “a city which aid workers called on Friday a “cooker””
    if relative == "which" and spoken.startswith("blam") and after == "on":
        return True  # “, which local officials blamed on Moscow”
    told = after in PRONOUNS and text.word(verb + 2) in _THEN  # “which Russia said it had seized”
    past = after.endswith("ed") and len(after) > 4 and text.word(verb + 2) not in PREPOSITIONS
    told = told or past  # “which it said housed drones”
    if not spoken.startswith(_SAYING) or not (told or after in _THEN or has_finite(text, verb + 1, verb + 2)):
        return False
    return relative == "what" or text.word(first - 2) not in KIND
