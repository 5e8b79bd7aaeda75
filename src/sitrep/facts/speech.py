"""Who speaks in a sentence: verbs of reported speech with their subject, and where what they report stands."""

from __future__ import annotations

from sitrep.facts.frame import Frame, Speech
from sitrep.facts.inverted import inverted, opening_verb
from sitrep.facts.marks import Marked
from sitrep.facts.nominal import by_according, by_account, by_idiom, by_label, by_trailing_label
from sitrep.facts.nouns import is_noun
from sitrep.facts.openings import clause_subject, joined_subject, opening_subject
from sitrep.facts.participles import main_frame, quoted_as, with_subject
from sitrep.facts.phrases import (
    AUXILIARY,
    BREAKS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
    Phrase,
    Text,
    apposed_person,
    head_of,
    is_actor,
    name_in,
    phrase_end,
)
from sitrep.facts.reach import place_content
from sitrep.facts.scan import PERSON, Scan
from sitrep.facts.subjects import speaks_of_it, subject_before
from sitrep.facts.verbs import BASE, KIND, SPEAKS, TAKES
from sitrep.facts.words import words

_OF_FACT = words("claims: of fact")
_BE = words("speech: be")
_STATED_NEAR = 6  # tokens of “a statement on Sunday accusing”
_DISMISSED = 13  # tokens from “dismissed” to the “by” behind it
_KEEPS = frozenset({"keep", "keeps", "kept"})
_BEFORE_PARTICIPLE = words("speech: before participle")
_SLOW_PARTICIPLES = words("speech: participles that need a clause")
_FRAMING = frozenset(KIND) | {"according", ":", "–", "—", "-", "by", "in", "that"}
"""The words at which a frame may be found."""
_NEVER_INVERTED = frozenset(
    {"told", "tells", "read", "reads", "described", "describes", "reminded", "reminds", "informed", "informs"}
)
_SAME_IN_PAST = frozenset({"put", "read", "beg"})
_MANY = frozenset({"number", "handful", "range", "host", "couple", "series", "group"})
_PLURAL = words("speech: plural")
_ASKS = frozenset({"could", "can", "would", "will", "should", "do", "does", "did", "may", "might", "must"})
_STATEMENTS = words("speech: statements")
_NEAR, _LEAD_IN = 8, 3  # tokens behind “describing”; of “, and later”
_HAS = frozenset({"has", "have", "had", "is", "are", "was", "were", "will", "would"})
_OWN = frozenset({("as", "its"), ("as", "their"), ("as", "part")})


def find_speech(scan: Scan, marked: list[Marked]) -> Speech:
    """The frames of a paragraph, clause by clause."""
    text = Text(scan, _inside(scan, marked))
    speech = Speech(text, marked, _clauses(text), [])
    for begin, end in speech.clauses:
        _find_frames(speech, begin, end)
    return speech


def _inside(scan: Scan, marked: list[Marked]) -> list[bool]:
    inside = [False] * len(scan.tokens)
    at = 0
    for stretch in marked:
        while at < len(inside) and scan.tokens.starts[at] < stretch.start:
            at += 1
        while at < len(inside) and scan.tokens.starts[at] < stretch.end:
            inside[at] = True
            at += 1
    return inside


def _clauses(text: Text) -> list[tuple[int, int]]:
    """Sentences, cut at semicolons too; what the splitter cut inside a quotation is put together again."""
    tokens = text.scan.tokens
    begins = []
    for at in range(len(tokens)):
        opens = tokens.opens[at] and not (text.inside[at] and at and text.inside[at - 1])
        if opens or at == 0 or (tokens.words[at - 1] == ";" and not text.inside[at - 1]):
            begins.append(at)
    return list(zip(begins, [*begins[1:], len(tokens)], strict=True))


def _find_frames(speech: Speech, begin: int, end: int) -> None:
    text = speech.text
    frames: list[Frame] = []
    for at, word in enumerate(text.scan.tokens.lower[begin:end], begin):
        if word not in _FRAMING or text.inside[at]:
            continue
        frame: Frame | None = None
        if word == "according":
            frame = by_according(text, at, begin, end) if text.word(at + 1) == "to" else None
        elif word == ":":
            frame = by_label(text, at, begin, end)
        elif word in ("–", "—", "-"):
            frame = by_trailing_label(text, at, begin, end)
        elif word in ("by", "in"):
            frame = by_account(text, at, begin, end)
        elif word == "that":
            frame = by_idiom(text, at, begin, end)
        elif word == "told" and text.word(at - 1) in ("anything", "everything", "nothing", "something"):
            continue  # “anything told about the plant”
        elif word in KIND and not text.scan.owner[at]:
            frame = _frame(text, at, begin, end, frames)
        if frame is not None:
            frames.append(frame)
    speech.frames += frames


def _frame(text: Text, at: int, begin: int, end: int, frames: list[Frame]) -> Frame | None:
    word, before = text.word(at), text.word(at - 1) if at > begin else ""
    if (
        text.scan.tokens.caps[at]
        and at > begin
        and text.word(at - 1) not in (":", "“", '"', "—", "–")
        and not text.scan.titled
    ) or (before in ("lets", "let", "value") or text.word(at - 2) in ("lets", "let", "helps")):
        return None  # a name, “the four States”; “value added tax”; “lets diabetics report”
    if (
        word.startswith("continu")
        and at + 1 < end
        and not (text.inside[at + 1] or text.word(at + 1) in BREAKS | {"."})
    ):
        return None  # “continue to nationalise”
    kind = KIND[word]
    if word.endswith("ing"):
        return _participle(text, at, begin, end, frames)
    if at == begin and word in SPEAKS and (opened := opening_verb(text, at, begin, end)):
        return opened
    if word in SPEAKS and word not in _NEVER_INVERTED and (turned := inverted(text, at, begin, end)):
        return turned
    each = (
        before == "each" and text.word(at - 2) not in DETERMINERS | PREPOSITIONS
    )  # “Moscow and Kyiv each say”
    if (before in DETERMINERS and not each) or before in (
        "'s",
        "of",
        "by",
        "'",
        "to",
        "for",
        "with",
        "following",
        "amid",
    ):
        if before == "to" and text.word(at - 2) == "on" and text.word(at - 3) in ("went", "goes", "go"):
            return _framed(text, at, kind, subject_before(text, at - 3, begin), begin, end)
        if before != "to" or text.word(at - 2) not in (
            "continues",
            "continue",
            "continued",
            "began",
            "begins",
        ):
            return None
        return _framed(text, at, kind, subject_before(text, at - 2, begin), begin, end)
    if is_noun(text, at, begin, end):
        return None
    if before == "having":
        main = main_frame(text, at, begin, frames)
        return _framed(text, at, kind, main.subject if main else opening_subject(text, begin, at), begin, end)
    if _passive(text, at, begin) or (
        word.endswith("ed") and (text.word(at + 1) == "by" or _is_dismissed(text, at))
    ):
        return _by_agent(text, at, begin, end)
    if word in BASE and text.word(begin) in _ASKS and "?" in text.scan.tokens.words[at:end]:
        return None  # “Could the Americans promise …?”
    lead = text.word(_before_auxiliaries(text, at))
    if lead in ("and", "but", "or", "then") or (lead == "," and before == "then"):
        if lead == "and" and _inside_that(text, at, frames):
            return None  # “reported that armed men had questioned them and demanded medicine”
        if lead == "and" and (quoted := _told_by_medium(text, at, frames)) is not None:
            return _framed(text, at, kind, quoted, begin, end)
        told = [frame for frame in frames if TAKES.get(text.word(frame.verb)) != "that" or frame.participle]
        main = next((frame for frame in told if text.word(frame.content) == "that"), None)
        leads = before == "but" and text.word(at + 1) in (",", ":") and any(text.inside[at + 2 : at + 4])
        if main is not None and leads and main.subject.name is not None and told[-1].subject.name is None:
            return _framed(text, at, kind, main.subject, begin, end)  # “said that reports …, but said, “…””
        if told and not told[-1].aside and (not told[-1].before or 0 <= at - told[-1].cut <= _LEAD_IN):
            return _framed(text, at, kind, told[-1].subject, begin, end)
        return _framed(text, at, kind, joined_subject(text, begin, at), begin, end)
    return _framed(text, at, kind, subject_before(text, at, begin), begin, end)


def _told_by_medium(text: Text, at: int, frames: list[Frame]) -> Phrase | None:
    """Who is the subject of a verb in what a medium tells: “KCNA said that Kim had met Belousov, and vowed …”."""
    told = next((frame for frame in reversed(frames) if text.word(frame.content) == "that"), None)
    name = told.subject.name if told is not None else None
    if told is None or name is None or not name.outlet:
        return None
    inner = opening_subject(text, told.content + 1, at)
    return inner if inner is not None and inner.name is not None and inner.name.kind == PERSON else None


def _inside_that(text: Text, at: int, frames: list[Frame]) -> bool:
    """Whether a verb behind “and” goes on with a “that” clause which has a subject and a “had” of its own."""
    told = next((frame for frame in reversed(frames) if text.word(frame.content) == "that"), None)
    if told is None or told.kind == "deny" or KIND[text.word(at)] not in ("call_for", "accuse"):
        return False
    between = range(told.content + 1, at)
    own = text.word(told.content + 1) not in PRONOUNS and any(text.word(k) == "had" for k in between)
    return own and not any(text.word(k) == "," for k in between)


def _before_auxiliaries(text: Text, verb: int) -> int:
    """The token before a verb and its “has also”."""
    at = verb - 1
    while at > 0 and text.word(at) in AUXILIARY and text.scan.at(at) is None:
        at -= 1
    return at


def _framed(text: Text, at: int, kind: str, subject: Phrase | None, begin: int, end: int) -> Frame | None:
    if subject is None or not _agrees(text, at, subject):
        return None
    if (
        text.word(subject.first - 1) in ("which", "whom")
        and text.word(subject.first - 2) in PREPOSITIONS
        and text.word(at + 1) == ","
    ):
        return None  # “the FSB, to which they answer, did not …”
    frame = Frame(at, kind, subject, begin, end)
    if subject.first > begin and speaks_of_it(text, subject.first, at):
        _place_aside(text, frame)
    else:
        place_content(text, frame)
    return frame


def _place_aside(text: Text, frame: Frame) -> None:
    """What “what Kyiv said was an ambush” and “which Ankara says would work” report, up to the clause's comma."""
    frame.aside = True
    frame.content = frame.verb + 1
    if text.word(frame.subject.first - 1) == "what" and not text.word(frame.verb).startswith(
        ("call", "descr", "bill", "label")
    ):
        frame.content += 1
    if text.word(frame.content) == "on" and text.word(frame.content + 1).endswith("day"):
        frame.content += 2
    named = text.word(frame.verb).startswith(("call", "descr", "bill", "label"))
    for at in range(frame.content + 1, frame.end):
        if named and text.closes_quote(at) and text.word(at + 1)[:1].isalpha():
            frame.end = at + 1  # “What Leavitt had billed as an “exercise” ended”
            break
        if named and text.word(at) in _HAS and not text.inside[at]:
            frame.end = at  # “What Russia calls the liberation of Kupiansk has been announced”
            break
        if text.word(at) in (",", ".", ";", "—", "–") and not text.inside[at]:
            frame.end = at
            break


def _agrees(text: Text, at: int, subject: Phrase) -> bool:
    """Whether a plain form has a subject that can be plural: “officials say”, and no “situation report”."""
    if text.word(at) not in BASE or text.word(at) in _SAME_IN_PAST or text.word(at - 1) in ("did", "to"):
        return True
    if subject.pronoun:
        return subject.pronoun in ("they", "we", "i")
    if "have" in (text.word(k) for k in range(subject.last, at)):
        return True  # “the RSF have denied it and say that …”
    if any(text.word(k) == "and" for k in range(subject.first, subject.last)):
        return True
    head = head_of(text, subject)
    if head in _MANY and any(text.word(k) == "of" for k in range(subject.first, subject.last)):
        return True  # “A number of deputies say”
    return head.endswith("s") or head in _PLURAL


def _passive(text: Text, at: int, begin: int) -> bool:
    back = at - 1
    while back >= begin and (
        text.word(back).endswith("ly")
        or text.word(back) in ("also", "not", "now", "being", "been", "later", "since", "soon")
    ):
        if text.word(back) in ("been", "being"):
            return True
        back -= 1
    return back >= begin and text.word(back) in _BE and not text.word(at).endswith("s")


def _is_dismissed(text: Text, at: int) -> bool:
    """Whether “dismissed” is said of “, an account”, with nobody before it who dismisses."""
    return (
        KIND[text.word(at)] == "deny"
        and text.word(at - 1) in _OF_FACT
        and text.word(at - 2) in DETERMINERS
        and text.word(at - 3) in (",", "—", "–")
    )


def _by_agent(text: Text, at: int, begin: int, end: int) -> Frame | None:
    """“was confirmed by the general staff”, “as estimated by the center”, “were told by officials that …”."""
    by = at + 1
    if _is_dismissed(text, at):  # “, an account dismissed on Tuesday as “ridiculous” by the government”
        by = next((k for k in range(at + 1, min(at + _DISMISSED, end)) if text.word(k) == "by"), by)
    last = phrase_end(text, by + 1, end) if text.word(by) == "by" else 0
    if last <= by + 1:
        return None
    agent = Phrase(by + 1, last, "", name_in(text, by + 1, last))
    if text.word(at - 1) == "as" and at - 1 == begin and text.word(last) == ",":
        return Frame(at, KIND[text.word(at)], agent, begin, end, content=last + 1)  # “As reported by Onet, …”
    if text.word(at) in ("told", "warned", "informed", "assured"):
        person = apposed_person(text, at + 2, last, end)
        if person is not None:
            agent, last = Phrase(at + 2, person.last, "", person), person.last
        behind = last + 1 if text.word(last) == "," else last
        if text.word(behind) == "that" and is_actor(text, agent):
            return Frame(at, KIND[text.word(at)], agent, begin, end, content=behind)
        return None
    if (
        KIND[text.word(at)] not in ("confirm", "report", "deny", "claim")
        or (text.word(last), text.word(last + 1)) in _OWN
    ):
        return None  # “which is claimed by China as its own”
    fact = at - 1 - (text.word(at - 1).endswith("ly") or text.word(at - 1) == "later")
    of_fact = text.word(fact) in _OF_FACT and text.word(fact - 2) in (
        ",",
        "—",
        "–",
    )  # “, a claim quickly rejected by Moscow”
    if not (_passive(text, at, begin) or text.word(at - 1) in ("as", "something") or of_fact):
        return None
    return (
        Frame(at, KIND[text.word(at)], agent, begin, end, before=True, cut=last)
        if is_actor(text, agent) or (of_fact and head_of(text, agent).endswith("s"))
        else None
    )


def _participle(text: Text, at: int, begin: int, end: int, frames: list[Frame]) -> Frame | None:
    """“…, saying that …”: the subject is the sentence's."""
    before, after, word = text.word(at - 1), text.word(at + 1), text.word(at)
    if at == begin and after == "that":
        return _leading(text, at, begin, end)
    if at == begin or at + 1 >= end:
        return None
    if before == "as" and (quoted := quoted_as(text, at, begin)):
        if text.word(at + 1) in (".", ",", "on", "in", "") and any(text.inside[begin : begin + 2]):
            return Frame(
                at, KIND[word], quoted, begin, end, before=True, cut=at + 1
            )  # “…,” X quoted him as saying
        return _framed(text, at, KIND[word], quoted, begin, end)
    if own := with_subject(text, at, begin):
        return _framed(text, at, KIND[word], own, begin, end)
    if before in _KEEPS and KIND[word] == "accuse":
        return _framed(text, at, KIND[word], subject_before(text, at - 1, begin), begin, end)
    if before in _BE and word not in ("showing", "counting", "reading", "finding", "fearing", "expecting"):
        return _framed(text, at, KIND[word], subject_before(text, at - 1, begin), begin, end)
    told = word == "saying" and (before in TIMES or before in _STATEMENTS)
    told = told or (before == "instead" and text.word(at - 2) == ",")
    told = told or (before == "after" and KIND[word] == "accuse")
    told = told or (before == "after" and word in ("stating", "saying") and after == "that")
    stated = [text.word(k) for k in range(max(begin, at - _STATED_NEAR), at)]
    dated = before in TIMES or before.isdigit()
    told = told or (KIND[word] in ("accuse", "deny") and dated and "statement" in stated)
    told = told or (
        before == "statement" and (KIND[word] in ("accuse", "deny", "claim") or word == "describing")
    )
    if (before not in _BEFORE_PARTICIPLE and not told) or (
        text.closes_quote(at - 1) and text.word(at - 2) not in (",", ".", "?", "!", "…")
    ):
        return None  # “may be “falsely” claiming success”
    if before == "and" and not (frames and frames[-1].participle):
        return None
    claims_to = word == "claiming" and after == "to"
    if (
        after in PREPOSITIONS - {"in", "on"}
        and not claims_to
        and KIND[word] not in ("call_for", "warn")
        and word != "calling"
    ):
        return None
    near = range(at + 1, min(at + _NEAR, end))
    named = (word in ("calling", "branding") and after not in ("for", "on", "upon")) or (
        word == "describing" and any(text.inside[k] or text.word(k) == "as" for k in near)
    )
    if word in _SLOW_PARTICIPLES and after != "that" and not named:
        return None
    main = main_frame(text, at, begin, frames)
    subject = main.subject if main is not None else opening_subject(text, begin, at)
    if main is None and subject is not None and not is_actor(text, subject):
        subject = clause_subject(text, begin, at) or subject
    if subject is None:
        return None
    frame = Frame(at, KIND[word], subject, begin, end, participle=True)
    place_content(text, frame)
    return frame


def _leading(text: Text, at: int, begin: int, end: int) -> Frame | None:
    """“Noting that the drones came from Belarus, Tusk said …”: the subject stands behind the comma."""
    for comma in range(at + 3, end - 2):
        if text.word(comma) == "," and not text.inside[comma]:
            subject = opening_subject(text, comma + 1, end)
            if subject is not None and is_actor(text, subject) and text.word(subject.last) in KIND:
                return Frame(at, KIND[text.word(at)], subject, begin, comma, content=at + 1)
    return None
