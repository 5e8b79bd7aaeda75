"""The kind of claim that a verb makes where it stands; none where it reports no speech."""

from __future__ import annotations

from sitrep.facts.constructions import asked, special, words_ahead
from sitrep.facts.frame import Frame, Speech
from sitrep.facts.phrases import DETERMINERS, PREPOSITIONS, Text, has_finite, head_of, is_actor
from sitrep.facts.verbs import SPEAKS, TAKES
from sitrep.facts.words import words

_OF_FACT = words("claims: of fact")
_EVIDENCE = words("claims: evidence")
_FINDERS = words("claims: finders")
_NOT_DECLARED = words("claims: not declared")
_WITHHELD = words("claims: withheld")
_TRACES = frozenset(
    {"evidence", "sign", "signs", "trace", "traces", "proof", "indication", "indications", "grounds"}
)
_TRAILS = words("kinds: trails")
_SURE = words("claims: surely a clause")
_THREATS = frozenset(
    {"tariffs", "sanctions", "retaliation", "consequences", "reprisals", "action", "strikes"}
)
_AMOUNTS = frozenset({"$", "€", "£", "more", "another", "about", "some", "up", "nearly", "almost", "over"})
_NUMERALS = words("kinds: numerals")
_TALES = frozenset({"story", "tale", "joke", "truth", "lie"})
_SHORT = 2  # tokens
_NUMBER = 3  # tokens of “more than 200”
_ADVISED = 4  # tokens of “the prime minister to”
_LEAD = 4  # tokens in which a subject says what it is
_CLAUSE_OPENERS = DETERMINERS | {"it", "he", "she", "they", "we", "i", "there"}


def kind_of(speech: Speech, frame: Frame, first: int, last: int) -> str | None:
    """The kind of claim, or None where the verb reports no speech here."""
    text = speech.text
    word, after = text.word(frame.verb), text.word(frame.verb + 1)
    if word in ("according", "by", "in", ":"):
        headline = word == ":" and text.scan.tokens.words[-1][0].isalnum()
        planned = headline and any(text.word(at) == "to" for at in range(first + 1, last))
        return frame.kind if word != ":" or planned or has_finite(text, first, last) else None
    if word in ("–", "—", "-"):
        return frame.kind
    if word.startswith("counter") and _OF_FACT.intersection(
        map(text.word, range(first, min(first + 4, last)))
    ):
        return "deny"  # “countered the claim”
    lead = frame.subject.first - 1 - (text.word(frame.subject.first - 1) in DETERMINERS)
    if word == "told" and not frame.before and text.closes_quote(lead) and text.word(frame.content) != "that":
        return None  # ““…,” a man told his wife in a message she shared”
    if word.startswith(("tell", "told")) and text.word(frame.verb + 2) in _TALES:
        return None  # “told the story with his eyes shut”
    takes = TAKES.get(word, "noun")
    if frame.aside:
        told = frame.subject.pronoun == "it" and (frame.kind == "claim" or word in ("said", "says"))
        named = is_actor(text, frame.subject) or told  # “struck what it claimed were camps”
        named = named and not (frame.subject.pronoun and word.startswith("call"))
        return frame.kind if named and last > first else None
    if takes == "special":
        return special(speech, frame, first, last)
    if takes == "quote":
        if word.startswith("ask"):
            return asked(speech, frame)
        if frame.before and word == "continued":
            return "say"  # “Lives “must be protected”, Mr. Grandi continued”
        return None
    if (
        frame.kind == "confirm"
        and text.word(frame.verb + 1) == "by"
        and (
            head_of(text, frame.subject)
            in ("parliament", "senate", "rada", "lawmakers", "deputies", "mps", "congress")
        )
    ):
        return None  # “was confirmed by parliament”: voted for
    if frame.before:
        if word in ("found", "finds") and not (
            is_actor(text, frame.subject) or head_of(text, frame.subject) in _FINDERS
        ):
            return None
        if takes == "that" and not (
            is_actor(text, frame.subject) or head_of(text, frame.subject) in _FINDERS
        ):
            return None  # “discussions expected to begin”
        return frame.kind if word in SPEAKS or word in _TRAILS else None
    if word.startswith("admit") and after == "to" and text.word(frame.verb + 2).endswith("ing"):
        return "confirm"  # “admits to having lost the east bank”
    if frame.kind == "deny" and (after in _WITHHELD or after == "to"):
        return None
    if frame.kind == "report" and word.startswith("report") and after in ("from", "live"):
        return None  # “Magdy reported from Cairo”
    if frame.kind == "report" and (after == "to" or "as saying" in " ".join(words_ahead(speech, frame))):
        return None  # “reported Peskov as saying”: his words
    if frame.kind == "accuse" and after == "of" and not frame.participle:
        return None  # “with Rishi Sunak accused of …”
    if word.startswith("advis") and not {"to", "that", "against"} & set(
        words_ahead(speech, frame)[:_ADVISED]
    ):
        return None  # “advised three governments on …”
    if (
        word.startswith("pledg")
        and last - first >= _SHORT
        and is_actor(text, frame.subject)
        and after != "by"
    ):
        return frame.kind  # “pledged €6 billion for drones”, “pledged help in opening talks”
    if word.startswith("threaten") and not is_actor(text, frame.subject):
        return None  # “such moves threatened security”
    if word.startswith(("threaten", "pledg")) and not (
        after in ("to", "that", "with", "“", '"')
        or (word.startswith("threat") and any(text.word(at) in _THREATS for at in range(first, first + 4)))
        or _is_clause(speech, frame, first, last)
    ):
        return None
    if word in ("declared", "declares") and (_declares(text, frame) or _declares_to_be(text, frame, last)):
        return "say"
    if frame.kind == "confirm" and takes == "clause" and any(text.inside[first : first + 2]):
        return "confirm"
    if takes == "number":
        return (
            frame.kind
            if is_actor(text, frame.subject)
            and any(
                text.word(at)[:1].isdigit() or text.word(at) in _NUMERALS
                for at in range(first, min(first + 4, last))
            )
            else None
        )
    if takes == "that" and _shows(text, frame, first, last):
        return "report"
    if word.startswith("propos"):
        return frame.kind if is_actor(text, frame.subject) and after not in ("to", "by", "in") else None
    if takes == "that":
        if frame.kind == "say" and not is_actor(text, frame.subject):
            return None
        return (
            frame.kind
            if text.word(frame.content) == "that" or (frame.participle and has_finite(text, first, last))
            else None
        )
    if takes == "clause" and word in ("said", "says", "say") and _is_number(text, frame, first, last):
        return frame.kind
    if takes in ("clause", "strict"):
        if text.word(frame.content) == "on" and word.startswith("insist"):
            return "call_for"
        return frame.kind if _is_clause(speech, frame, first, last) else None
    return frame.kind


def _is_number(text: Text, frame: Frame, first: int, last: int) -> bool:
    """“the hospital said one”, “the health ministry says 224”: nothing but a number, against another."""
    word = text.word(last - 1)
    number = word.isdigit() or word in _NUMERALS or word in ("one", "none", "dozens", "hundreds")
    ends = text.word(last) in (".", ";", ",", "")
    return number and ends and last - first <= _NUMBER and is_actor(text, frame.subject)


def _is_amount(text: Text, first: int) -> bool:
    word = text.word(first)
    return word[:1].isdigit() or word in _AMOUNTS


def _shows(text: Text, frame: Frame, first: int, last: int) -> bool:
    """“footage shows vehicles”, “investigators found tanks”: evidence needs no “that” to report something."""
    word, head = text.word(frame.verb), head_of(text, frame.subject)
    if (
        frame.participle
        or frame.before
        or last - first < 2
        or text.word(frame.verb + 1) in ("to", "up", "by")
    ):
        return False
    if word.startswith("show"):
        lead = range(frame.subject.first, min(frame.subject.first + _LEAD, frame.subject.last))
        return head in _EVIDENCE or any(text.word(at) in _EVIDENCE for at in lead)
    ahead = [text.word(frame.verb + 1), text.word(frame.verb + 2)]
    nothing = ahead[0 + (ahead[0] in ("no", "little", "any"))] in _TRACES
    if word in ("found", "finds") and nothing and is_actor(text, frame.subject):
        return True  # “Greenpeace found no sign of an impact”
    return word in ("found", "finds") and (head in _FINDERS or frame.subject.pronoun == "we")


def _declares_to_be(text: Text, frame: Frame, last: int) -> bool:
    """“declared Ukraine to be “one of the most corrupt countries””."""
    ahead = [text.word(at) for at in range(frame.verb + 1, min(frame.verb + 8, last))]
    return not frame.before and any(ahead[at : at + 2] == ["to", "be"] for at in range(1, len(ahead)))


def _declares(text: Text, frame: Frame) -> bool:
    """“Moscow declared a new offensive”, but not what comes about by being declared, such as independence."""
    after = text.word(frame.verb + 1)
    if (
        frame.before
        or frame.participle
        or not is_actor(text, frame.subject)
        or after not in ("a", "an", "the")
    ):
        return False
    return not any(text.word(at) in _NOT_DECLARED for at in range(frame.verb + 1, frame.verb + 6))


def _is_clause(speech: Speech, frame: Frame, first: int, last: int) -> bool:
    text = speech.text
    if text.word(frame.content) == "that":
        return True
    if text.word(frame.content) == ":" and text.inside[frame.content + 1 : frame.content + 2] != [True]:
        return has_finite(text, first, last)  # “our editor writes: European officials fear …”
    opening = text.word(first)
    if opening in ("yes", "no") and text.word(first + 1) in ("to", "so", ".", ","):
        return False
    if opening in PREPOSITIONS - {
        "in",
        "on",
        "at",
        "after",
        "between",
        "over",
        "under",
        "from",
        "as",
        "by",
    } or opening in ("to", "nothing", "so"):
        return opening == "about" and _is_amount(text, first + 1) and has_finite(text, first, last)
    if opening in ("who", "how", "what", "why", "where", "whether", "when", "which", "whose"):
        if opening == "what" and frame.kind == "say":
            return any(text.word(at) in ("is", "was", "are", "were") for at in range(first + 3, last))
        return opening in ("what", "how") and text.word(frame.verb) in ("explained", "explain")
    if text.scan.headline and last - first > _SHORT and _goes_on(text, first, last):
        return True  # “Kyiv says troops still holding out”
    if (
        text.word(frame.verb) in _SURE
        and last - first >= 4
        and (text.word(first) in _CLAUSE_OPENERS or text.scan.tokens.caps[first])
        and (frame.kind not in ("confirm", "claim") or has_finite(text, first, last))
    ):
        return True
    return has_finite(
        text,
        first,
        min(last, first + 24),
        strict=TAKES[text.word(frame.verb)] == "strict" or (frame.participle and frame.kind == "claim"),
    )


def _goes_on(text: Text, first: int, last: int) -> bool:
    """Whether a headline leaves out the verb of what is said: “troops still in town”, “fighting raging there”."""
    return any(
        text.word(at) == "still" or (text.word(at).endswith("ing") and text.scan.at(at) is None)
        for at in range(first + 1, last)
    )
