"""Words in marks that nobody is quoted with: names, inscriptions, words held at a distance, asides."""

from __future__ import annotations

import re
from bisect import bisect_left

from sitrep.facts.frame import Frame, Speech
from sitrep.facts.marks import Marked
from sitrep.facts.phrases import FINITE, head_of, is_actor
from sitrep.facts.scan import PERSON, PLACE
from sitrep.facts.verbs import KIND, SPEAKS
from sitrep.facts.words import words

_FIRST_PERSON = frozenset(
    {"i", "we", "my", "our", "us", "me", "i'm", "we're", "i've", "we've", "i'll", "we'll"}
)
_INSCRIBED = words("quotes: inscribed")
_DOCUMENTS = words("quotes: documents")
NAMING_VERBS = ("call", "describ", "characteri", "brand", "bill", "label", "dismiss", "denounc", "condemn")
_SOMEBODY = words("quotes: somebody")
_READS = frozenset({"says", "said", "reads", "read", "reading", "saying"})
_OPENING_MARKS = frozenset({"“", "”", '"', "«", "‘", ","})
_TITLED = frozenset(
    {
        "report",
        "book",
        "paper",
        "study",
        "article",
        "essay",
        "film",
        "titled",
        "entitled",
        "documentary",
        "song",
    }
)
_NAMING = words("quotes: naming")
_SCARE = 3  # words
NEAR = 3  # tokens between a closing mark and the source behind it
_ON_AIR = frozenset({"with", "on", "program", "programme", "show", "podcast"})
_GENERIC = re.compile(
    r"[A-Z][\w’'-]+ (?:corridor|operation|agreements?|process|formula|question|line|plan|gap|gambit|front)\Z"
)
_WORD = re.compile(r"\w+")
_TITLE = re.compile(
    r"(?:[A-Z0-9][\w’'.-]*|of|the|and|for|in|on|to|a)(?: (?:[A-Z0-9][\w’'.-]*|of|the|and|for|in|on|to|a))*\Z"
)


def is_inscribed(speech: Speech, marked: Marked, frame: Frame | None) -> bool:
    """Whether the words are written on something: “a banner that says”, “the slogan on the wall says”."""
    if frame is not None:
        return head_of(speech.text, frame.subject) in _INSCRIBED or _of_document(speech, frame)
    text = speech.text
    at = bisect_left(speech.scan.tokens.starts, marked.start) - 1
    while text.word(at) in _OPENING_MARKS:
        at -= 1
    return text.word(at) in _READS and any(text.word(k) in _INSCRIBED for k in range(at - NEAR, at))


def _of_document(speech: Speech, frame: Frame) -> bool:
    """Whether the words are those of a document: “the text of the draft agreement speaks of “free passage””."""
    subject, name = frame.subject, frame.subject.name
    spoken = {speech.text.word(at) for at in range(subject.first, subject.last)}
    text_of = head_of(speech.text, subject) in _DOCUMENTS or (
        head_of(speech.text, subject) in ("text", "article", "version") and bool(spoken & _DOCUMENTS)
    )
    return text_of and name is None and not subject.pronoun


def is_aside(speech: Speech, marked: Marked, frame: Frame | None, speaker: str | None) -> bool:
    """Whether a few words only are at a distance in what somebody reports: “to join a “reassurance force”, he said”."""
    text = speech.text
    if frame is None or not is_scare(speech.scan.tokens.text, marked):
        return False
    if not speaker:
        at = bisect_left(speech.scan.tokens.starts, marked.start) - 2
        if frame.before and text.word(at) in ("its", "their"):
            return True  # “it must end its “special military operation”, members demanded”
        return not (
            is_actor(text, frame.subject) or head_of(text, frame.subject) in _SOMEBODY
        )  # “updates suggest a move on the “fortress belt””
    last = bisect_left(speech.scan.tokens.starts, marked.end)
    while text.word(last) in _OPENING_MARKS:
        last += 1
    if text.word(bisect_left(speech.scan.tokens.starts, marked.start) - 2) == "so-called":
        return True
    owned = speech.scan.at(bisect_left(speech.scan.tokens.starts, marked.start) - 3)
    if (
        frame.kind == "accuse"
        and owned is not None
        and owned.kind == PERSON
        and text.word(owned.last) == "'s"
        and owned is not frame.subject.name
    ):
        return True  # “accused Orbán after Orbán's “peace mission” to Moscow”
    if not frame.before and text.word(last) not in FINITE:
        return False  # said of somebody: “he had seen a “secret agreement””
    at = bisect_left(speech.scan.tokens.starts, marked.start) - 1
    while text.word(at) in _OPENING_MARKS:
        at -= 1
    called = text.word(frame.verb).startswith(NAMING_VERBS)
    judged = text.word(at - 1) in (
        "is",
        "was",
        "are",
        "were",
        "be",
    )  # “the attack was the “original escalation””
    return text.word(at) in ("a", "an", "the", "so-called") and not called and not judged


def continues(text: str, marked: Marked, speech: Speech) -> bool:
    """Whether a quotation without a source of its own goes on with the one before: it is a sentence by itself."""
    before = text[: marked.start - 1].rstrip()
    return not before or before[-1] in '.!?”"»’—–' or bool(re.search(r"(?:[.!?]|[”\"»])\s*\Z", before))


def alone(text: str, marked: Marked) -> bool:
    """Whether no word of the paragraph stands behind the marks."""
    return not marked.closed or not _WORD.search(text[marked.end :])


def is_attributed(text: str, marked: Marked) -> bool:
    """Whether words behind a quotation say whose it is: it ends with a comma, or the sentence goes on."""
    behind = text[marked.end :].lstrip("”\"»’' ")
    if not marked.closed or not behind:
        return False
    return text[marked.end - 1] == "," or (text[marked.end - 1] in "?!" and behind[0].islower())


def speaks_of_himself(text: str, marked: Marked) -> bool:
    """Whether a quotation says “I” or “we”."""
    return bool(_FIRST_PERSON.intersection(text[marked.start : marked.end].lower().replace("’", "'").split()))


def is_scare(text: str, marked: Marked) -> bool:
    """Whether the marks only hold a word or two at a distance: a “security zone” that nobody is said to have said."""
    inside = text[marked.start : marked.end]
    spoken = inside.lower().replace("’", "'").split()
    opens = not text[: marked.start - 1].strip() or text[: marked.start - 1].rstrip()[-1] in ".!?”"
    return (
        marked.closed
        and len(spoken) <= _SCARE
        and (inside[0].islower() or (opens and text[marked.end + 1 : marked.end + 3].strip().islower()))
        and inside[-1] not in ".,!?…"
        and not _FIRST_PERSON.intersection(spoken)
    )


def is_name(speech: Speech, marked: Marked, frame: Frame | None) -> bool:
    """Whether the marks hold a title, a nickname or another name instead of somebody's words."""
    text = speech.scan.tokens.text
    inside = text[marked.start : marked.end]
    before = text[: marked.start - 1].rstrip()
    if (
        before.lower().endswith(("s'", "s’", "'s", "’s"))
        and len(inside.split()) <= 6
        and _TITLE.match(inside.rstrip(".,"))
    ):
        return True  # “on CBS' “Face the Nation.””
    at = bisect_left(speech.scan.tokens.starts, marked.start) - 1
    while speech.text.word(at) in _OPENING_MARKS:
        at -= 1
    if speech.text.word(at) in _TITLED and _TITLE.match(inside.rstrip(".,").replace(":", "")):
        return True  # “the report, “Hunted From Above: …,””
    place = speech.scan.at(bisect_left(speech.scan.tokens.starts, marked.start))
    told = speech.text.word(at) == ":" or speech.text.word(at) in SPEAKS  # “Trump responded: “Zelensky””
    if place is not None and place.kind == PERSON and speech.scan.text(place) == inside and not told:
        return True  # “Recently, “Dzhokhar” has felt it”
    if place is not None and place.kind == PLACE and _GENERIC.match(inside.rstrip(".,")):
        return True  # “called it the “Zangezur corridor,””
    titled = speech.text.word(at) in _ON_AIR and len(inside.split()) > 1 and _TITLE.match(inside.rstrip(".,"))
    if titled and inside.rstrip(".,").istitle():
        return True  # “in an interview with “Meet The Press.””
    if len(inside.split()) > 6 or inside[-1] in ".,!?":
        return False
    if not _TITLE.match(inside) or not inside[0].isupper():
        return False
    if frame is not None and len(inside.split()) == 1:
        return not (
            KIND.get(speech.scan.tokens.lower[frame.verb])
            and text[: marked.start - 1].rstrip().endswith((",", ":"))
        )
    return True


def is_mentioned(speech: Speech, marked: Marked) -> bool:
    """Whether the words are spoken of and not spoken: “words such as “security zone””."""
    at = bisect_left(speech.scan.tokens.starts, marked.start) - 1
    text = speech.text
    while text.word(at) in _OPENING_MARKS:
        at -= 1
    near = [text.word(k) for k in range(max(0, at - 1), at + 1)]
    return bool(near) and (near[-1] in _NAMING or near == ["such", "as"] or near == ["known", "as"])


def of_thing(frame: Frame | None) -> bool:
    """Whether it is said of a thing: “it says”."""
    return frame is not None and frame.subject.pronoun == "it"
