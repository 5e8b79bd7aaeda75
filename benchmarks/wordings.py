"""Wordings made at random: sentences of news articles that never were, and what editors do to the words of others."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

OPEN, CLOSE = "\ue000", "\ue001"
"""The private characters between which the marked words stand while an article is edited."""

Random = random.Random
Change = Callable[[str, Random], str]
"""A wording and the dice to the wording it becomes."""

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


# -- made-up words ---------------------------------------------------------------------------------------------


def sentence(chance: Random) -> str:
    """A made-up sentence of a news article."""
    said = chance.choice(_OBJECTS).format(n=chance.randrange(2, 900))
    return f"{chance.choice(_SUBJECTS)} {chance.choice(_VERBS)} {said}{chance.choice(_TAILS)}."


def invented(chance: Random, least: int = 10, most: int = 30) -> list[str]:
    """A made-up article."""
    return [
        " ".join(sentence(chance) for _ in range(chance.randrange(2, 6)))
        for _ in range(chance.randrange(least, most))
    ]


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


def same(text: str, chance: Random) -> str:
    return text
