"""Who is meant by what somebody is: “the French president”, “the diplomat”, “the company”."""

from __future__ import annotations

from collections import defaultdict

from sitrep.facts.called_bodies import BODIES, MEDIA, body, medium
from sitrep.facts.frame import Frame, Speech
from sitrep.facts.gender import may_be
from sitrep.facts.phrases import PREPOSITIONS
from sitrep.facts.registry import Known, Registry
from sitrep.facts.scan import ORGANISATION, PERSON
from sitrep.facts.strangers import opens_unknown, told_of_unnamed
from sitrep.facts.talk import Talk
from sitrep.facts.words import pairs, words

_NATIONS = pairs("speakers: nations")
_BODIES = (("NATO", "Nato"), ("UN", "United Nations"), ("IAEA", "IAEA"), ("WHO", "WHO"), ("EU", "EU"))
_SECOND = words("speakers: second")
_TITLE = 3  # words of an office
_HEADS = frozenset({"president", "chancellor", "king", "emir"})
_CHIEFS = frozenset({"secretary", "secretary-general", "director", "director-general", "chief", "head"})
_HEADING = _CHIEFS | words("speakers: heading")
_SPOKESPEOPLE = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_PORTFOLIOS = words("speakers: portfolios")
_DESCRIBED = frozenset({"leader", "diplomat", "general", "republican", "democrat", "pontiff", "lawmaker"})
_LEADERS = words("speakers: leaders")
_COUNTS = words("numerals: six to ninety") | {"two", "three", "four", "five"}
_ANYBODY = words("speakers: anybody")
_EPITHETS = words("speakers: epithets")
_BOSSES = frozenset({"ceo", "chief", "boss", "head", "director", "chairman"})
_OWNERS = frozenset({"his", "her", "their", "its"})
_STAFF = {"lawyer", "attorney", "doctor", "deputy", "commander", "director"}
_OWNED = words("people: kin") | _SPOKESPEOPLE | _STAFF
_PARENTS = frozenset({"mother", "father", "grandmother", "grandfather"})


def _fitting() -> dict[str, frozenset[str]]:
    """What words an office has of somebody who is called a diplomat, an official, a soldier."""
    fitting: dict[str, set[str]] = defaultdict(set)
    for called, office in pairs("speakers: fitting"):
        fitting[called].add(office)
    return {called: frozenset(offices) for called, offices in fitting.items()}


_FITTING = _fitting()
_ONE = frozenset({"a", "an", "another", "one"})
_RECENT, _OPENS = 3, 7  # speakers; tokens of “In Odesa, Governor Oleh”
_CALLED = 3  # tokens of “-year-old Thai farmer”


def described(speech: Speech, frame: Frame, talk: Talk) -> str | None:
    """Who “the baker”, “the French president” or “the company” is: the one that it can be, else nobody."""
    text, subject, registry = speech.text, frame.subject, talk.registry
    noun = text.word(subject.last - 1)
    preposition = next((at for at in range(subject.first, subject.last) if text.word(at) in PREPOSITIONS), 0)
    if preposition:
        return (
            _at_head_of(speech, frame, preposition, registry)
            or _parent(speech, frame, preposition, talk)
            or _just_named(speech, frame, text.word(preposition - 1), talk)
        )
    aged = next((at for at in range(subject.first + 2, subject.last) if text.word(at) == "year-old"), 0)
    if aged and subject.last - aged <= _CALLED and not _ONE & {text.word(subject.first + k) for k in (-1, 0)}:
        return _aged(speech, frame, talk, text.word(aged - 2))  # “the 56-year-old Thai farmer”
    nation = _nation(speech, frame)
    lead = {text.word(subject.first - 1), text.word(subject.first)}
    if nation is None and lead & _OWNERS and noun in _OWNED:
        names = {known.full_name for known in registry.people() if _is_called(known, noun)}
        return names.pop() if len(names) == 1 else None  # “Gvaramia's lawyer, Dito … his lawyer said”
    if nation is None and "the" not in lead:
        return None
    if nation is None and told_of_unnamed(speech, frame, noun):
        return None
    if nation is None and noun in MEDIA:
        return medium(speech, frame, talk)
    if noun in BODIES and ((named := body(speech, frame, noun, talk)) or noun not in _ANYBODY):
        return named
    if noun not in speech.scan.tables.offices and noun not in _DESCRIBED | _FITTING.keys():
        return None if nation else _by_noun(speech, frame, noun, talk)
    called = _called(speech, frame, noun, talk) if nation is None else _of_nation(speech, frame, nation, talk)
    names = {known.full_name for known in called}
    if len(names) == 1:
        return names.pop()
    if nation is None and talk.speaker in names and names & set(talk.focus) == {talk.speaker}:
        return talk.speaker  # of two who have held the office, the one who spoke in the paragraph before
    if nation is None and (last := _last_speaker(speech, frame, noun, talk)):
        return last
    if not names and nation is None:
        return _untold(frame, speech, noun, talk)
    return _nearest(speech, frame, names, talk)


def _is_called(known: Known, noun: str) -> bool:
    """Whether somebody is called by a noun, in his office or beside his name."""
    return noun in known.nouns or noun in (known.office or "").lower().split()


def _called(speech: Speech, frame: Frame, noun: str, talk: Talk) -> list[Known]:
    """Everybody who has an office of this name, or is called so beside his name."""
    text, subject, people = speech.text, frame.subject, talk.registry.people()
    called = [known for known in people if noun in (known.office or "").lower().split()]
    if (owner := _owner(speech, frame)) is not None:
        held = [known for known in called if _is_of(known, owner)]
        return held or [known for known in people if noun in _BOSSES and _is_of(known, owner)]
    if noun == "diplomat" and text.word(subject.last - 2) == "top":
        called = [known for known in people if _once(known, "foreign minister")]
    called = called or [known for known in people if noun in known.nouns]
    recent = talk.recent[:_RECENT]
    called = called or [known for known in people if known.full_name in recent and _holds_now(known, noun)]
    called = called or [
        known for known in _named_before(speech, frame, talk.registry) if _holds_now(known, noun)
    ]
    called = called or [known for known in people if noun in _HEADS and _heads(known, noun)]
    title = _two_words(speech, frame)
    if title and (held := [known for known in people if _once(known, title)]):
        called = held
    if not called and noun == "minister" and text.word(subject.last - 2) == "prime":
        named = _named_before(speech, frame, talk.registry)
        called = [known for known in named if _heads(known, "prime minister")]
    return called


def _holds_now(known: Known, noun: str) -> bool:
    """Whether somebody has an office of this name now, in the table's words."""
    offices = known.entry.offices if known.entry is not None else ()
    title = offices[-1].title.lower().split() if offices and not offices[-1].last else []
    return noun in title and not _SECOND.intersection(title) - {noun}


def _owner(speech: Speech, frame: Frame) -> str | None:
    """The body in front of an office: “the UNICEF spokesperson”."""
    name = frame.subject.name
    own = name is not None and name.kind == ORGANISATION and name.last == frame.subject.last - 1
    return speech.scan.text(name) if own and name is not None else None


def _is_of(known: Known, body: str) -> bool:
    """Whether an office is one of this body."""
    return body.lower() in known.bodies or body.lower() in (known.office or "").lower()


def _of_nation(speech: Speech, frame: Frame, nation: tuple[str, str], talk: Talk) -> list[Known]:
    """Everybody who has this office of this country: “the French president”, “the US diplomat”."""
    noun, lead = (speech.text.word(frame.subject.last - back) for back in (1, 2))
    people = talk.registry.people()
    top = "top" in (lead, speech.text.word(frame.subject.first), speech.text.word(frame.subject.first + 1))
    noun = "foreign" if noun == "diplomat" and top else noun
    titled = noun in ("minister", "secretary", "spokesman", "spokeswoman")
    alone = (
        lead.title() in speech.scan.tables.demonyms
        or lead in ("'s", "the")
        or speech.scan.at(frame.subject.last - 2)
    )
    if titled and not alone:
        return [known for known in people if _holds(known, f"{lead} {noun}", nation)]
    if titled and noun == "minister":
        return [known for known in people if _holds(known, noun, nation) and not _heads_cabinet(known)]
    called = [known for known in people if _holds(known, noun, nation)]
    called = called or [
        known for known in people if _fits(known, noun) and _holds(known, "", nation, second=True)
    ]
    named = _named_before(speech, frame, talk.registry)
    called = called or [
        known for known in named if _holds_now(known, noun) and _holds(known, "", nation, second=True)
    ]
    return called or [
        known for known in people if known.full_name == talk.floor and _may_hold(known, noun, talk)
    ]


def _may_hold(known: Known, noun: str, talk: Talk) -> bool:
    """Whether the last speaker has such an office, of which the article does not say whose it is."""
    office = set((known.office or "").lower().split())
    told = known.entry is not None or any(word.lower() in office for pair in _NATIONS for word in pair)
    fits = noun in office or _fits(known, noun)
    return fits and not told and talk.silent <= 1 and talk.focus in ([], [known.full_name])


def _heads_cabinet(known: Known) -> bool:
    """Whether somebody is a prime minister, whom nobody calls “the minister”."""
    titles = [
        known.office or "",
        *(office.title for office in (known.entry.offices[-1:] if known.entry else ())),
    ]
    return any("prime" in title.lower() for title in titles)


def _by_noun(speech: Speech, frame: Frame, noun: str, talk: Talk) -> str | None:
    """The one whom the article calls by a noun that is no office: “the baker”."""
    if frame.subject.last - frame.subject.first > _TITLE + 1:
        return None  # “the retired crane operator”
    names = {known.full_name for known in talk.registry.people() if noun in known.nouns}
    if not names:
        return _untold(frame, speech, noun, talk)
    return next(iter(names)) if len(names) == 1 else _nearest(speech, frame, names, talk)


def _just_named(speech: Speech, frame: Frame, noun: str, talk: Talk) -> str | None:
    """Who has no office yet and whom the sentence in front is about: “Lys was blunt. “…,” the head of … said”."""
    text, first = speech.text, frame.subject.first
    definite = "the" in (text.word(first), text.word(first - 1))
    begins = [begin for begin, _ in speech.clauses if begin < frame.begin and not text.inside[begin]]
    here = {known.full_name: known for known in _named_before(speech, frame, talk.registry)}
    if not definite or len(here) != 1 or not (noun in speech.scan.tables.offices or noun in _ANYBODY):
        return None
    name, known = here.popitem()
    told = known.entry is not None or known.office or known.nouns & _ANYBODY
    before = begins[-1:] or [frame.begin]
    opens = any(
        before[0] <= one.first < before[0] + _OPENS and talk.registry.look_up(speech.scan, one) is known
        for one in speech.scan.names
        if one.kind == PERSON and not text.inside[one.first] and text.word(one.last) not in ("'s", "'")
    )
    return name if opens and not told and may_be(talk.registry, name, noun) else None


def _untold(frame: Frame, speech: Speech, noun: str, talk: Talk) -> str | None:
    """Who has just spoken and is called so for the first time: “…,” Andriy says. “…,” says the marine."""
    here = {known.full_name for known in _named_before(speech, frame, talk.registry)}
    alone = talk.focus == [talk.speaker] and talk.speaker == talk.floor and talk.silent <= 1
    one = talk.speaker if alone and not here else next(iter(here)) if len(here) == 1 else None
    if noun in _EPITHETS:  # and no “a general met him. “…,” the general said”
        met = noun in speech.scan.tokens.lower[: frame.source_start - 1]
        return one if one and not met and may_be(talk.registry, one, noun) else None
    told_of = noun in talk.offices and noun not in _HEADS  # “the school's director … the director said”
    if here and noun in speech.scan.tables.offices and (named := _just_named(speech, frame, noun, talk)):
        return named
    if one is None or (noun not in _ANYBODY and not told_of) or not may_be(talk.registry, one, noun):
        return None
    known = talk.registry.named(one)
    told = known is None or known.entry is not None or bool(known.office) or bool(known.nouns & _ANYBODY)
    return None if told else one


def _nearest(speech: Speech, frame: Frame, names: set[str], talk: Talk) -> str | None:
    """Of several who can be called so the one named in the paragraph, or who holds the floor."""
    here = {known.full_name for known in _named_before(speech, frame, talk.registry)} & names
    if here:
        return here.pop() if len(here) == 1 else None
    return talk.floor if talk.floor in names and not (talk.since - {talk.floor}) & names else None


def _parent(speech: Speech, frame: Frame, preposition: int, talk: Talk) -> str | None:
    """Who “the mother of three” is: the one called so, or the last person named."""
    text = speech.text
    count = text.word(preposition + 1)
    noun = text.word(preposition - 1)
    told = text.word(preposition) == "of" and (count in _COUNTS or count.isdigit())
    if not told or noun not in _PARENTS or "the" not in map(text.word, (preposition - 2, preposition - 3)):
        return None
    names = {known.full_name for known in talk.registry.people() if noun in known.nouns}
    return next(iter(names)) if len(names) == 1 else _only_one(speech, frame, talk)


def _aged(speech: Speech, frame: Frame, talk: Talk, age: str) -> str | None:
    """Who “the 24-year-old” is: the one of that age, or, where no age is told, the one person named."""
    people = talk.registry.people()
    names = {known.full_name for known in people if known.age == age}
    if len(names) == 1:
        return names.pop()
    only = _only_one(speech, frame, talk)
    return None if only in {known.full_name for known in people if known.age} else only


def _two_words(speech: Speech, frame: Frame) -> str:
    """The office of “the foreign secretary”, “the defence minister”; empty where none of two words is named."""
    lead, noun = (speech.text.word(at) for at in (frame.subject.last - 2, frame.subject.last - 1))
    title = f"{lead} {noun}".replace("defense", "defence")
    return title if noun in ("minister", "secretary") and lead in _PORTFOLIOS else ""


def _once(known: Known, title: str) -> bool:
    """Whether somebody has an office of this name, in the article's words or, in some year, in the table's."""
    held = [known.office or "", *(office.title for office in (known.entry.offices if known.entry else ()))]
    return any(
        title in office.lower().replace("defense", "defence") and not _SECOND & set(office.lower().split())
        for office in held
    )


def _at_head_of(speech: Speech, frame: Frame, preposition: int, registry: Registry) -> str | None:
    """Who “the head of the European Commission” is: the one who heads a body of this name, in the article or now."""
    text, subject = speech.text, frame.subject
    title = speech.scan.tokens.span(subject.first, preposition).lower().removeprefix("the ")
    body = speech.scan.tokens.span(preposition + 1, subject.last).removeprefix("the ")
    if text.word(preposition) != "of" or title not in _HEADING | _HEADS:
        return None
    wanted = _HEADING if title in ("head", "chief", "leader") else frozenset({title})
    names = set()
    for known in registry.people():
        held = [known.office or ""]
        if known.entry is not None and known.entry.offices and not known.entry.offices[-1].last:
            held.append(known.entry.offices[-1].title)
        for office in held:
            spoken = set(office.lower().replace("’", "'").split())
            if f" {body} " in f" {office} " and spoken & wanted and not spoken & _SECOND:
                names.add(known.full_name)
    return names.pop() if len(names) == 1 else None


def _only_one(speech: Speech, frame: Frame, talk: Talk) -> str | None:
    """The one person named so far in the paragraph, or, where none is, in the one before: “the 24-year-old”."""
    named = {known.full_name for known in _named_before(speech, frame, talk.registry)}
    named = named or set(() if opens_unknown(speech, frame) else talk.focus)
    return named.pop() if len(named) == 1 else None


def _named_before(speech: Speech, frame: Frame, registry: Registry) -> list[Known]:
    """The people named so far in the paragraph, quotations left out."""
    met = [
        registry.look_up(speech.scan, name)
        for name in speech.scan.names
        if name.kind == PERSON
        and name.last <= frame.source_start
        and not speech.text.inside[name.first]
        and speech.text.word(name.last) not in ("'s", "'")
    ]
    return [known for known in met if known is not None]


def _last_speaker(speech: Speech, frame: Frame, noun: str, talk: Talk) -> str | None:
    """The one person named so far in the paragraph, who has just spoken and can be called so: “the diplomat said”."""
    subject = frame.subject
    if subject.last - subject.first > 1 + (speech.text.word(subject.first) == "the"):
        return None  # “the former minister” may be another
    before = [
        name
        for name in speech.scan.names
        if name.kind == PERSON and name.last <= frame.source_start and not speech.text.inside[name.first]
    ]
    if not before:
        return _spoke_before(noun, talk)
    said = [
        f.subject.name for f in speech.frames if f.verb < frame.source_start and f.subject.name is not None
    ]
    met = [talk.registry.look_up(speech.scan, name) for name in before]
    people = {known.full_name: known for known in met if known is not None}
    if len(people) != 1 or not any(name in before for name in said):
        return None
    known = next(iter(people.values()))
    return known.full_name if _fits(known, noun) else None


def _spoke_before(noun: str, talk: Talk) -> str | None:
    """The one person of the paragraph before, who spoke in it and can be called so, or of whom no office is told."""
    known = next((one for one in talk.registry.people() if one.full_name == talk.speaker), None)
    if known is None or talk.focus != [talk.speaker]:
        return None
    unknown = known.office is None and known.entry is None and noun in _SPOKESPEOPLE
    return known.full_name if unknown or _fits(known, noun) else None


def _fits(known: Known, noun: str) -> bool:
    """Whether somebody of this office can be called so."""
    office = set((known.office or "").lower().replace("-", " ").replace(".", "").split())
    fitting = _FITTING.get(noun, frozenset())
    return bool(office & fitting) or any(_holds_now(known, held) for held in (noun, *fitting))


def _heads(known: Known, noun: str) -> bool:
    """Whether somebody is at the head of a state now, as “the president” or “the chancellor”."""
    offices = known.entry.offices if known.entry is not None else ()
    return bool(offices) and not offices[-1].last and offices[-1].title.lower().startswith(f"{noun} of")


def _nation(speech: Speech, frame: Frame) -> tuple[str, str] | None:
    """The words for a country that a description begins with: “the French leader”, “Ukraine's president”."""
    first, last = frame.subject.first, frame.subject.last
    while first < last and speech.text.word(first) in ("the", "'s", "top", "senior", "veteran"):
        first += 1
    if not 0 < last - first <= _TITLE + 2:
        return None
    word = speech.scan.tokens.words[first].rstrip(".").replace(".", "")
    return next((pair for pair in (*_NATIONS, *_BODIES) if word in pair), None)


def _holds(known: Known, title: str, nation: tuple[str, str], *, second: bool = False) -> bool:
    """Whether somebody holds this office of this country, told or known; with `second` an envoy's or a deputy's too."""
    titles = [known.office or ""]
    if known.entry is not None and known.entry.offices and not known.entry.offices[-1].last:
        titles.append(known.entry.offices[-1].title)
    for held in titles:
        lower = held.lower().replace("u.s.", "us").replace("u.k.", "uk")
        of_it = any(name.lower() in lower for name in nation if name) or (
            nation[1] == "US" and "united states" in lower
        )
        spoken = set(lower.replace("’", "'").split())
        if of_it and not lower.startswith("ex-") and (second or not spoken & _SECOND):
            if nation in _BODIES:
                return (
                    bool(spoken & _CHIEFS)
                    if title in ("chief", "leader", "head", "general")
                    else title in lower
                )
            if title == "leader":
                return bool(spoken & _LEADERS) and "foreign" not in spoken and "defence" not in spoken
            if title in lower and not (title == "president" and "vice" in spoken):
                return True
    return False
