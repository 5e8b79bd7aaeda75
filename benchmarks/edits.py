"""Edits that news articles go through, made at random around a marked passage whose true place is known afterwards.

The marked words stand between two private characters while the article is edited: where these stand in the
end is the truth. An edit that takes the words away takes them along.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import NamedTuple

from sitrep.sentences import sentences

OPEN, CLOSE = "\ue000", "\ue001"
Paragraphs = list[str]
Random = random.Random
Change = Callable[[str, Random], str]
Edit = Callable[[Paragraphs, Random], Paragraphs]

_TOWNS = """Kupiansk Lyman Pokrovsk Toretsk Vovchansk Siversk Huliaipole Robotyne Orikhiv Bakhmut Chasiv Velyka
    Sumy Izium Borova Stepnohirsk Dobropillia Kostiantynivka Druzhkivka Novopavlivka Zaporizke Malynivka"""
TOWNS = _TOWNS.split()
SPELLINGS = [
    ("Zelensky", "Zelenskyy"), ("Zelenskyy", "Zelensky"), ("Kyiv", "Kiev"), ("Kharkiv", "Kharkov"), ("Odesa", "Odessa"),
    ("Syrskyi", "Syrsky"), ("Lukashenko", "Lukashenka"), ("Dnipropetrovsk", "Dnepropetrovsk"), ("Yermak", "Ermak"),
    ("Zaporizhzhia", "Zaporizhia"), ("Dnipro", "Dnieper"), ("Vladimir", "Volodymyr"), ("defence", "defense"),
    ("Ukrainian", "Ukrainean"), ("Russian", "russian"), ("Volodymyr", "Vladimir"), ("Donbas", "Donbass"),
]  # fmt: skip
CLAIMS = [
    ("said", "denied"), ("confirmed", "denied"), ("denied", "confirmed"), ("claimed", "confirmed"), ("says", "denies"),
    ("reported", "disputed"), ("announced", "rejected"), ("will", "will not"), ("has", "has not"), ("have", "have not"),
    ("is", "is not"), ("are", "are not"), ("was", "was not"), ("were", "were not"), ("can", "cannot"),
]  # fmt: skip
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
DAYS = _DAYS.split()
_FILLERS = """officials yesterday harbour seven markets northern promised slowly against committee winter evidence
    agreed unlikely transport figures 14 nobody between"""
_POOL = _FILLERS.split()
_SUBJECTS = (
    "The minister",
    "A spokesman for the port",
    "The regional court",
    "Two witnesses",
    "The central bank",
    "Police in the capital",
    "The opposition leader",
    "A rail union",
    "The hospital's director",
    "An inquiry",
)
_VERBS = (
    "confirmed",
    "denied",
    "warned",
    "announced",
    "said on Tuesday",
    "told reporters",
    "conceded",
    "repeated",
)
_OBJECTS = (
    "that the bridge would stay closed until {n} March",
    "that {n} people had been moved",
    "that prices had risen by {n} per cent since the spring",
    "that the vote would be held in {n} districts",
    "that no decision had been taken about the {n} workers",
    "that the storm had cut power to {n} villages",
)
_TAILS = ("", ", despite earlier assurances", ", according to documents", " and promised a further statement")
BOILERPLATE = (
    "The claims could not be independently verified by this newspaper.",
    "The Russian defence ministry has not commented on the report so far.",
    "Moscow denies targeting civilians in what it calls its special military operation.",
)


class Kind(NamedTuple):
    """One kind of trial: what the article is like before the words are marked, and what happens to it after.

    `everyday`: what editors do all the time, so that the words should be found again.
    """

    name: str
    before: Edit
    after: Edit
    everyday: bool = False


def sentence(chance: Random) -> str:
    """A made-up sentence of a news article."""
    said = chance.choice(_OBJECTS).format(n=chance.randrange(2, 900))
    return f"{chance.choice(_SUBJECTS)} {chance.choice(_VERBS)} {said}{chance.choice(_TAILS)}."


def invented(chance: Random, least: int = 10, most: int = 30) -> Paragraphs:
    """A made-up article."""
    return [
        " ".join(sentence(chance) for _ in range(chance.randrange(2, 6)))
        for _ in range(chance.randrange(least, most))
    ]


# -- where the mark is ----------------------------------------------------------------------------------------


def holder(article: Paragraphs) -> int:
    """The paragraph in which the marked words begin."""
    return next(number for number, text in enumerate(article) if OPEN in text)


def parts(article: Paragraphs) -> tuple[int, str, str, str]:
    """The paragraph of the mark, and its text before, in and after it."""
    number = holder(article)
    before, rest = article[number].split(OPEN)
    quote, after = rest.split(CLOSE)
    return number, before, quote, after


def _put(article: Paragraphs, number: int, *texts: str) -> Paragraphs:
    return article[:number] + [text for text in texts if text.strip()] + article[number + 1 :]


def quote_edit(change: Change) -> Edit:
    """The edit that changes nothing but the marked words."""

    def edit(article: Paragraphs, chance: Random) -> Paragraphs:
        number, before, quote, after = parts(article)
        return _put(article, number, before + OPEN + change(quote, chance) + CLOSE + after)

    return edit


# -- changes of words -----------------------------------------------------------------------------------------


def typos(text: str, number: int, chance: Random) -> str:
    for _ in range(number):
        at = chance.randrange(len(text)) if len(text) > 3 else -1
        if at < 0 or text[at] in OPEN + CLOSE:
            continue
        kind, letter = chance.randrange(3), chance.choice("etaoinshrdlu")
        text = text[:at] + (letter if kind < 2 else "") + text[at + (kind != 1) :]
    return text


def reworded(share: float) -> Change:
    def change(text: str, chance: Random) -> str:
        words = text.split(" ")
        for at in chance.sample(range(len(words)), max(1, round(share * len(words)))):
            words[at] = chance.choice(_POOL)
        return " ".join(words)

    return change


def typo(text: str, chance: Random) -> str:
    return typos(text, chance.randrange(1, 4), chance)


def number_updated(text: str, chance: Random) -> str:
    """2 becomes 12, 40 becomes 400, or any other number; a word where there is no number."""
    found = list(re.finditer(r"\d+", text))
    if not found:
        return reworded(0.01)(text, chance)
    one = chance.choice(found)
    new = chance.choice([f"1{one[0]}", f"{one[0]}0", str(chance.randrange(2, 2000))])
    return text[: one.start()] + new + text[one.end() :]


def claim_turned(text: str, chance: Random) -> str:
    """A verb of claim replaced, or a negation put in; "not" before the last word where there is no such verb."""
    pairs = [(old, new) for old, new in CLAIMS if re.search(rf"\b{old}\b", text)]
    if pairs:
        old, new = chance.choice(pairs)
        return re.sub(rf"\b{old}\b", new, text, count=1)
    head, _, last = text.rpartition(" ")
    return f"{head} not {last}" if head else f"not {text}"


def respelled(text: str, chance: Random) -> str:
    pairs = [(old, new) for old, new in SPELLINGS if re.search(rf"\b{old}\b", text)]
    if not pairs:
        return typos(text, 1, chance)
    old, new = chance.choice(pairs)
    return re.sub(rf"\b{old}\b", new, text)


def renamed(text: str, chance: Random) -> str:
    """The same sentence about another place or person: a name in it is replaced."""
    names = list(re.finditer(r"(?<=[a-z,] )[A-Z]\w{3,}", text))
    new = chance.choice(TOWNS)
    if not names:
        return reworded(0.08)(text, chance)
    one = chance.choice(names)
    return text[: one.start()] + new + text[one.end() :]


def day_changed(text: str, chance: Random) -> str:
    found = [day for day in DAYS if day in text]
    if not found:
        stop = "" if text[-1:].isalnum() else text[-1:]
        return text[: len(text) - len(stop)] + f" on {chance.choice(DAYS)}" + stop
    return text.replace(found[0], chance.choice([day for day in DAYS if day != found[0]]), 1)


def clause_added(text: str, chance: Random) -> str:
    stop = "" if text[-1:].isalnum() else text[-1:]
    tail = chance.choice(
        [", officials said", ", according to the ministry", " in the past day", ", he added"]
    )
    return text[: len(text) - len(stop)] + tail + stop


def words_cut(text: str, chance: Random) -> str:
    words = text.split(" ")
    cut = max(1, len(words) // 8)
    at = chance.randrange(max(1, len(words) - cut))
    return " ".join(words[:at] + words[at + cut :]) or text


def rewritten(text: str, chance: Random) -> str:
    return sentence(chance)


def half_cut(text: str, chance: Random) -> str:
    words = text.split(" ")
    half = max(1, len(words) // 2)
    return " ".join(words[:half] if chance.random() < 0.5 else words[-half:])


# -- edits of the article -------------------------------------------------------------------------------------


def nothing(article: Paragraphs, chance: Random) -> Paragraphs:
    return article


def typo_elsewhere(article: Paragraphs, chance: Random) -> Paragraphs:
    number, before, quote, after = parts(article)
    out = [
        text if at == number else typos(text, chance.randrange(1, 4), chance)
        for at, text in enumerate(article)
    ]
    if before and before[-1:].isspace():
        before = typos(before[:-1], 1, chance) + before[-1]
    out[number] = before + OPEN + quote + CLOSE + after
    return out


def sentence_beside(article: Paragraphs, chance: Random) -> Paragraphs:
    number, before, after = _around(article)
    new = sentence(chance)
    if chance.random() < 0.5:
        before = f"{before}{new} "
    else:
        after = f" {new}{after}"
    return _put(article, number, before + _marked(article) + after)


def sentences_around(article: Paragraphs, chance: Random) -> Paragraphs:
    number, before, after = _around(article)
    return _put(article, number, f"{before}{sentence(chance)} {_marked(article)} {sentence(chance)}{after}")


def context_rewritten(article: Paragraphs, chance: Random) -> Paragraphs:
    number, before, after = _around(article)
    left = f"{sentence(chance)} " if before else ""
    right = f" {sentence(chance)}" if after else ""
    return _put(article, number, left + _marked(article) + right)


def _around(article: Paragraphs) -> tuple[int, str, str]:
    """The paragraph of the mark, and its text before and after the sentences that hold it."""
    number = holder(article)
    text = article[number]
    plain_open, plain_close = text.index(OPEN), text.index(CLOSE) - 1
    bare = text.replace(OPEN, "").replace(CLOSE, "")
    touched = [span for span in sentences(bare) if span[0] < plain_close and span[1] > plain_open]
    low = min(touched[0][0], plain_open) if touched else plain_open
    high = max(touched[-1][1], plain_close) if touched else plain_close
    return number, bare[:low], bare[high:]


def _marked(article: Paragraphs) -> str:
    number, before, after = _around(article)
    text = article[number]
    return text[len(before) : len(text) - len(after)]


def on_top(article: Paragraphs, chance: Random) -> Paragraphs:
    return invented(chance)[:10] + article


def shuffled(article: Paragraphs, chance: Random) -> Paragraphs:
    out = article[:]
    chance.shuffle(out)
    return out


def moved(article: Paragraphs, chance: Random) -> Paragraphs:
    number = holder(article)
    out = article[:number] + article[number + 1 :]
    out.insert(chance.randrange(len(out) + 1), article[number])
    return out


def split(article: Paragraphs, chance: Random) -> Paragraphs:
    """A paragraph break in the middle of the marked words."""
    number, before, quote, after = parts(article)
    at = quote.find(" ", len(quote) // 2)
    if at == -1:
        return _put(article, number, before, OPEN + quote + CLOSE + after)
    return _put(article, number, before + OPEN + quote[:at], quote[at + 1 :] + CLOSE + after)


def split_beside(article: Paragraphs, chance: Random) -> Paragraphs:
    number, before, after = _around(article)
    return _put(article, number, before.rstrip(), _marked(article), after.lstrip())


def merged(article: Paragraphs, chance: Random) -> Paragraphs:
    number = holder(article)
    low, high = max(0, number - 1), min(len(article), number + 2)
    return [*article[:low], " ".join(article[low:high]), *article[high:]]


def typography(article: Paragraphs, chance: Random) -> Paragraphs:
    table = {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "'": "’",
        "—": " – ",
        " – ": "—",
        "-": "\u2011",
        "…": "...",
    }
    return ["".join(table.get(char, char) for char in text) for text in article]


def sentences_swapped(article: Paragraphs, chance: Random) -> Paragraphs:
    number, before, after = _around(article)
    pieces = [piece for piece in (after.strip(), _marked(article), before.strip()) if piece]
    return _put(article, number, " ".join(pieces))


def beside_turned(article: Paragraphs, chance: Random) -> Paragraphs:
    """The words stay, and their sentence says the opposite of them, or something of somebody else."""
    number, before, quote, after = parts(article)
    _, outside, _ = _around(article)
    lead = before[len(outside) :]
    turned = claim_turned(lead.rstrip(), chance) + " " if len(lead.split()) > 2 else lead
    return _put(article, number, outside + turned + OPEN + quote + CLOSE + after)


def several(article: Paragraphs, chance: Random) -> Paragraphs:
    usual = [quote_edit(typo), typo_elsewhere, sentence_beside, on_top, moved, merged, typography,
             quote_edit(number_updated), split_beside]  # fmt: skip
    for edit in chance.sample(usual, chance.randrange(2, 5)):
        article = edit(article, chance)
    return article


def quote_deleted(article: Paragraphs, chance: Random) -> Paragraphs:
    number, before, _, after = parts(article)
    return _put(article, number, (before + after).strip() or ".")


def sentence_deleted(article: Paragraphs, chance: Random) -> Paragraphs:
    number, before, after = _around(article)
    return _put(article, number, (before + after.lstrip()).strip())


def paragraph_deleted(article: Paragraphs, chance: Random) -> Paragraphs:
    return _put(article, holder(article))


def neighbourhood_deleted(article: Paragraphs, chance: Random) -> Paragraphs:
    number = holder(article)
    return article[: max(0, number - 2)] + article[number + 3 :]


def deleted_and_shuffled(article: Paragraphs, chance: Random) -> Paragraphs:
    number = holder(article)
    rest = [typos(text, 2, chance) for at, text in enumerate(article) if at != number]
    chance.shuffle(rest)
    return rest


def replaced(article: Paragraphs, chance: Random) -> Paragraphs:
    """Another article altogether."""
    return invented(chance)


def replaced_but_boilerplate(article: Paragraphs, chance: Random) -> Paragraphs:
    """Another article, in which the marked words happen to stand: a sentence that a newspaper always uses."""
    _, _, quote, _ = parts(article)
    out = invented(chance)
    at = chance.randrange(len(out))
    out[at] += f" {quote}"
    return out


# -- what the article was like before -------------------------------------------------------------------------


def copied(change: Change, *, near: bool = False, copies: int = 1) -> Edit:
    """A changed copy of the marked words stands elsewhere in the article; `near`: right after them."""

    def edit(article: Paragraphs, chance: Random) -> Paragraphs:
        for _ in range(copies):
            number, _, quote, _ = parts(article)
            copy = change(quote, chance)
            if near:
                _, before, after = _around(article)
                article = _put(article, number, f"{before}{_marked(article)} {copy}{after}")
                continue
            far = [at for at in range(len(article)) if abs(at - number) >= 2]
            if not far:
                article = [*article, copy]
                continue
            at = chance.choice(far)
            spans = sentences(article[at])
            pieces = [article[at][low:high] for low, high in spans]
            pieces.insert(chance.randrange(len(pieces) + 1), copy)
            article = [*article[:at], " ".join(pieces), *article[at + 1 :]]
        return article

    return edit


def like_paragraphs(article: Paragraphs, chance: Random) -> Paragraphs:
    """A list of like paragraphs, as in results and obituaries."""
    _, before, quote, after = parts(article)
    out = article[:]
    for _ in range(3):
        out.insert(chance.randrange(len(out) + 1), reworded(0.06)(before + quote + after, chance))
    return out


TEMPLATES = (
    "Russian forces attacked near {a} and {b} on {d} but did not make confirmed advances, the General Staff reported.",
    "Over the past day Russian forces lost {n} soldiers, {m} tanks and {k} artillery systems, the General Staff said.",
    "Ukraine's air force said it shot down {k} of {m} drones launched overnight, with strikes recorded in {a}.",
    "In {a}, a {n}-year-old man was killed and {k} people were wounded when a drone hit a house, officials said.",
    "Geolocated footage published on {d} indicates that Russian forces recently advanced in eastern {a}.",
    "{a}: {k} attacks repelled, {m} shells fired at civilian targets, no change of the front line.",
)


def template(chance: Random) -> Callable[[], str]:
    """A maker of sentences that differ in names and numbers only."""
    form = chance.choice(TEMPLATES)

    def made() -> str:
        a, b = chance.sample(TOWNS, 2)
        return form.format(
            a=a, b=b, d=chance.choice(DAYS), n=chance.randrange(20, 1500), m=chance.randrange(20, 200),
            k=chance.randrange(2, 20),
        )  # fmt: skip

    return made


def templated(layout: str) -> Edit:
    """A list of templated sentences, one of them marked: in one paragraph, or a paragraph each."""

    def edit(article: Paragraphs, chance: Random) -> Paragraphs:
        made = template(chance)
        lines = [made() for _ in range(chance.randrange(3, 9))]
        number = chance.randrange(len(lines))
        lines[number] = OPEN + lines[number] + CLOSE
        block = [" ".join(lines)] if layout == "paragraph" else lines
        bare = [text.replace(OPEN, "").replace(CLOSE, "") for text in article]
        at = chance.randrange(len(bare) + 1)
        return bare[:at] + block + bare[at:]

    return edit


def rolled(article: Paragraphs, chance: Random) -> Paragraphs:
    """A live blog next day: new entries like the old ones on top, the older half gone."""
    number = holder(article)
    bare = [text.replace(OPEN, "").replace(CLOSE, "") for text in article]
    newer = [renamed(number_updated(text, chance), chance) for text in bare[: number + 1]]
    keep = article[: max(1, len(article) // 2)]
    return newer + keep


def next_days_line(article: Paragraphs, chance: Random) -> Paragraphs:
    """The marked line goes, and a line of the same form with other names and figures comes elsewhere."""
    _, _, quote, _ = parts(article)
    out = sentence_deleted(article, chance)
    new = renamed(renamed(number_updated(number_updated(quote, chance), chance), chance), chance)
    number = holder(article)
    far = [
        at for at in range(len(out) + 1) if abs(at - number) >= 2
    ]  # in its very place it would be its new wording
    out.insert(chance.choice(far), new)
    return out


def twin_edited(edit: Edit) -> Edit:
    """The marked words go, and what is left is edited too."""

    def both(article: Paragraphs, chance: Random) -> Paragraphs:
        return [typos(text, chance.randrange(3), chance) if text else text for text in edit(article, chance)]

    return both


def boilerplate(article: Paragraphs, chance: Random) -> Paragraphs:
    """What is marked is a sentence that a newspaper always uses."""
    number = holder(article)
    bare = [text.replace(OPEN, "").replace(CLOSE, "") for text in article]
    bare[number] += f" {OPEN}{chance.choice(BOILERPLATE)}{CLOSE}"
    return bare


def same(text: str, chance: Random) -> str:
    return text


KINDS = (
    Kind("nothing changed", nothing, nothing, True),
    Kind("typo in quote", nothing, quote_edit(typo), True),
    Kind("typos elsewhere", nothing, typo_elsewhere, True),
    Kind("number updated", nothing, quote_edit(number_updated), True),
    Kind("claim or negation turned", nothing, quote_edit(claim_turned), True),
    Kind("the sentence around it turned", nothing, beside_turned, True),
    Kind("name respelled", nothing, quote_edit(respelled), True),
    Kind("name replaced", nothing, quote_edit(renamed), True),
    Kind("day changed or added", nothing, quote_edit(day_changed), True),
    Kind("clause added", nothing, quote_edit(clause_added), True),
    Kind("some words cut", nothing, quote_edit(words_cut), True),
    Kind("sentence inserted beside", nothing, sentence_beside, True),
    Kind("sentences inserted both sides", nothing, sentences_around, True),
    Kind("10 paragraphs on top", nothing, on_top, True),
    Kind("paragraphs shuffled", nothing, shuffled, True),
    Kind("quote's paragraph moved", nothing, moved, True),
    Kind("sentences swapped", nothing, sentences_swapped, True),
    Kind("paragraph split in the quote", nothing, split, True),
    Kind("paragraph split beside it", nothing, split_beside, True),
    Kind("paragraphs merged", nothing, merged, True),
    Kind("typography", nothing, typography, True),
    Kind("context rewritten", nothing, context_rewritten, True),
    Kind("2 to 4 edits at once", nothing, several, True),
    Kind("reworded 15 %", nothing, quote_edit(reworded(0.15)), True),
    Kind("reworded 35 %", nothing, quote_edit(reworded(0.35))),
    Kind("reworded 60 %", nothing, quote_edit(reworded(0.60))),
    Kind("rewritten", nothing, quote_edit(rewritten)),
    Kind("half of it cut", nothing, quote_edit(half_cut)),
    Kind("quote deleted", nothing, quote_deleted),
    Kind("sentence deleted", nothing, sentence_deleted),
    Kind("paragraph deleted", nothing, paragraph_deleted),
    Kind("5 paragraphs deleted", nothing, neighbourhood_deleted),
    Kind("deleted, rest shuffled", nothing, deleted_and_shuffled),
    Kind("article replaced", nothing, replaced),
    Kind("replaced, boilerplate stays", boilerplate, replaced_but_boilerplate),
    Kind("copy; top added", copied(same), on_top),
    Kind("copy; shuffled", copied(same), shuffled),
    Kind("copy; typo in quote", copied(same), quote_edit(typo)),
    Kind("copy; quote deleted", copied(same), sentence_deleted),
    Kind("copy; paragraph deleted", copied(same), paragraph_deleted),
    Kind("copy beside it; deleted", copied(same, near=True), sentence_deleted),
    Kind("near-twin; typo in quote", copied(renamed), quote_edit(typo)),
    Kind("near-twin; number updated", copied(renamed), quote_edit(number_updated)),
    Kind("near-twin; top added", copied(renamed), on_top),
    Kind("near-twin; deleted", copied(renamed), sentence_deleted),
    Kind("near-twin; deleted, typos", copied(renamed), twin_edited(sentence_deleted)),
    Kind("near-twin; paragraph deleted", copied(renamed), paragraph_deleted),
    Kind("near-twin beside it; deleted", copied(renamed, near=True), sentence_deleted),
    Kind("near-twin beside it; typos", copied(renamed, near=True), twin_edited(sentence_deleted)),
    Kind("number twin; deleted", copied(number_updated), sentence_deleted),
    Kind("number twins; rest shuffled", copied(number_updated, copies=3), deleted_and_shuffled),
    Kind("opposite claim; deleted", copied(claim_turned), sentence_deleted),
    Kind("twin reworded 15 %; deleted", copied(reworded(0.15)), sentence_deleted),
    Kind("like paragraphs; typo in quote", like_paragraphs, quote_edit(typo)),
    Kind("like paragraphs; deleted", like_paragraphs, paragraph_deleted),
    Kind("list in a paragraph; deleted", templated("paragraph"), sentence_deleted),
    Kind("list in a paragraph; typos", templated("paragraph"), twin_edited(sentence_deleted)),
    Kind("list in a paragraph; number", templated("paragraph"), quote_edit(number_updated)),
    Kind("list of paragraphs; deleted", templated("lines"), paragraph_deleted),
    Kind("list of paragraphs; typos", templated("lines"), twin_edited(paragraph_deleted)),
    Kind("list of paragraphs; 5 deleted", templated("lines"), neighbourhood_deleted),
    Kind("list of paragraphs; shuffled", templated("lines"), shuffled),
    Kind("list; next day's line comes", templated("lines"), next_days_line),
    Kind("live blog rolls on", templated("lines"), rolled),
)  # fmt: skip
