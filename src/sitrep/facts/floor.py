"""Who holds the floor: the person who spoke last, over paragraphs in which nobody speaks."""

from __future__ import annotations

from sitrep.facts.frame import Speech
from sitrep.facts.gender import SHE, fits, fitting
from sitrep.facts.offices import office_start
from sitrep.facts.phrases import DETERMINERS, PREPOSITIONS
from sitrep.facts.scan import PERSON, Name
from sitrep.facts.talk import Talk
from sitrep.facts.words import words
from sitrep.model import Quote

_KIN = words("people: kin")
_OWNERS = frozenset({"his", "her", "their", "my", "whose", "'s"})
_OPENERS = PREPOSITIONS | {"as", "when", "while", "after", "before", "outside", "inside"}
_HE = words("callings: he")
_SHE = words("callings: she")
_SOMEBODY = _HE | _SHE
_LEAD = 4  # tokens of “a sturdy old man”
_APPOSED = 6  # tokens of “man in black, Oleh”
_OWNED = {"his": "he", "her": SHE}
_SILENT = 3  # paragraphs without speech after which “he” is nobody's any more


def holder(talk: Talk, pronoun: str) -> str | None:
    """Whom “he said” means where a paragraph names nobody: the last speaker, if no other man was named since."""
    if talk.newcomer == pronoun:
        return None
    if talk.floor is None and not talk.stranger:
        one = only_one(talk)  # nobody has spoken yet, and nobody else been named
        return one if one and fits(talk.registry, one, pronoun) else None
    if talk.floor is not None and not talk.stranger and not fits(talk.registry, talk.floor, pronoun):
        return _only_such(talk, pronoun)
    if talk.floor is None or talk.silent > _SILENT:
        return None
    return None if fitting(talk.registry, talk.since - {talk.floor}, pronoun) else talk.floor


def _only_such(talk: Talk, pronoun: str) -> str | None:
    """The one man, or the one woman, of an article, where he has spoken before the last speaker."""
    such = fitting(talk.registry, (known.full_name for known in talk.registry.people()), pronoun)
    return such[0] if len(such) == 1 and such[0] in talk.recent else None


def only_one(talk: Talk) -> str | None:
    """The one person whom an article has named so far, as the headings of a page of his remarks need not."""
    return next(iter(talk.waiting.met)) if len(talk.waiting.met) == 1 else None


def _newcomer(speech: Speech) -> str:
    """The pronoun of somebody without a name whom a paragraph is about: “As mourners came, a sturdy man knelt.”"""
    text, begins = speech.text, {begin for begin, _ in speech.clauses}
    for at, word in enumerate(text.scan.tokens.lower):
        if not at or word not in _SOMEBODY or text.inside[at] or text.scan.owner[at]:
            continue
        owner = text.scan.at(at - 2) if text.word(at - 1) == "'s" else None
        if owner is not None and owner.kind == PERSON and text.scan.at(at + 1) is None:
            return "he" if text.word(at) in _HE else SHE  # “Stryzhko's mother knew of it”
        article = next((k for k in range(at - 1, max(-1, at - _LEAD), -1) if text.word(k) in ("a", "an")), -1)
        begin = max((begin for begin in begins if begin <= article), default=-1)
        opens = article == begin or (text.word(article - 1) == "," and text.word(begin) in _OPENERS)
        related = text.word(at + 1) == "who" and text.word(article - 1) not in PREPOSITIONS
        opens = opens or related  # “it showed a woman who wept”
        behind = range(at + 1, at + _APPOSED)
        named = any((owner := text.scan.at(k)) is not None and owner.kind == PERSON for k in behind)
        if article >= 0 and opens and not named:
            return "he" if text.word(at) in _HE else SHE
    return ""


def note(speech: Speech, talk: Talk, quotes: list[Quote], resolved: dict[int, str | None]) -> None:
    """Carry on who holds the floor over a paragraph that has been read."""
    people = {known.full_name for known in talk.registry.people()}
    talk.silent += bool(speech.scan.tokens.text.strip())
    bare = _bare_offices(speech)
    talk.offices, talk.before = talk.before | bare, bare
    turns: list[tuple[int, str | None]] = []
    for frame in speech.frames:
        speaker, name = resolved.get(frame.verb), frame.subject.name
        if speaker in people:
            turns.append((speech.scan.tokens.starts[frame.verb], speaker))
        elif speaker is None and (name is None or name.kind == PERSON):
            turns.append((speech.scan.tokens.starts[frame.verb], None))
    told = {speaker for _, speaker in turns if speaker is not None}
    own = (
        told or people
    )  # words that another only mentions give nobody the floor: “she rejected Putin's claim of “…””
    turns += [(quote.start, quote.speaker) for quote in quotes if quote.speaker in people & own]
    talk.since |= _named(speech, talk, 0)
    if speech.scan.tokens.text.strip():
        talk.topic = None if turns else _topic(speech, talk)
    came = _newcomer(speech)
    if not came and talk.newcomer and fitting(talk.registry, _named(speech, talk, 0), talk.newcomer):
        talk.newcomer = ""  # somebody with a name stands there now
    talk.newcomer = came or talk.newcomer
    for at, speaker in sorted(turns, key=lambda turn: turn[0]):
        talk.floor, talk.silent = speaker, 0
        talk.stranger = speaker is None
        talk.newcomer = "" if speaker is not None else talk.newcomer
        talk.since = _named(speech, talk, at)
        if speaker is not None:
            talk.recent = [speaker, *(one for one in talk.recent if one != speaker)]


def _named(speech: Speech, talk: Talk, at: int) -> set[str]:
    """The people a sentence is about from an offset on: not in a quotation, “Orban's” or “with Orban”."""
    tokens = speech.scan.tokens
    met = [
        talk.registry.look_up(speech.scan, name)
        for name in speech.scan.names
        if name.kind == PERSON and tokens.starts[name.first] >= at and _stands_out(speech, name)
    ]
    return {known.full_name for known in met if known is not None}


def _stands_out(speech: Speech, name: Name) -> bool:
    start = office_start(speech.scan, name.first)
    before = speech.text.word((name.first if start is None else start) - 1)
    if before in DETERMINERS:
        before = speech.text.word((name.first if start is None else start) - 2)
    lead = (name.first if start is None else start) - 1
    kin = before == "," and speech.text.word(lead - 1) in _KIN
    if kin and _OWNERS.intersection(speech.text.word(k) for k in range(lead - _LEAD, lead)):
        return False  # “his own son, Senior Lieutenant Vasyl”
    owns = speech.text.word(name.last) in ("'s", "'")
    return not (owns or before in _KIN or before in PREPOSITIONS or speech.text.inside[name.first])


def _meant(speech: Speech, talk: Talk, pronoun: str) -> str | None:
    """Whom a sentence that begins with “He” is about: the one the paragraph names, else who was spoken of before."""
    here = fitting(talk.registry, _named(speech, talk, 0), pronoun)
    if here:
        return here[0] if len(here) == 1 else None
    before = talk.topic or talk.floor
    alone = before is not None and fits(talk.registry, before, pronoun)
    return before if alone and not fitting(talk.registry, talk.since - {before or ""}, pronoun) else None


def _bare_offices(speech: Speech) -> set[str]:
    """The offices that a paragraph speaks of without a name: “the school's director”."""
    tokens, scan = speech.scan.tokens, speech.scan
    if scan.tables.offices.isdisjoint(tokens.lower):
        return set()
    return {
        word
        for at, word in enumerate(tokens.lower)
        if word in scan.tables.offices and scan.at(at + 1) is None and not speech.text.inside[at]
    }


def _topic(speech: Speech, talk: Talk) -> str | None:
    """The one person named in a paragraph's last sentence, if the sentence is about him."""
    begin, end = speech.clauses[-1] if speech.clauses else (0, 0)
    pronoun = speech.text.word(begin)
    people = [name for name in speech.scan.names if begin <= name.first < end and name.kind == PERSON]
    if not people and pronoun in ("he", "she"):
        return _meant(speech, talk, pronoun)
    spoken = [speech.text.word(at) for at in range(begin, end) if not speech.text.inside[at]]
    if not people and (owner := next((_OWNED[w] for w in _OWNED if w in spoken), "")):
        return _meant(speech, talk, owner)  # “Nor does his unit worry much”
    if len(people) != 1 or not _stands_out(speech, people[0]):
        return None
    known = talk.registry.look_up(speech.scan, people[0])
    return known.full_name if known else None
