"""Where the sentences of a paragraph begin and end.

A sentence ends at . ! ? or … (with closing quotation marks, brackets and note numbers) before a blank and a
capital letter, a digit, an opening quotation mark or a bracket. Which full stops belong to a word is told by two tables
of abbreviations: those that are always followed by what they introduce ("Gen. Syrskyi", "No. 5"), and those
that may stand last ("at 5 p.m. It ended"), where the next word decides.
"""

from __future__ import annotations

import re

_END = re.compile(
    r"(?P<stop>[.!?…]+)(?P<closed>[\"”’'»)\]]*(?:\[\d+\])*)\s+(?=(?:[\"“„‘'«(\[¿¡]\s?)*(?P<next>\w[\w'’.-]*|[$€£]))"
)
_LAST_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*\Z|\d+\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_SPEAKS = re.compile(
    r"(?:[\w.'’-]+\s){1,4}?(?:said|says|asked|asks|told|wrote|writes|added|adds|replied|cried|shouted|wondered)\b"
)
_LONGEST_WORD = 24
_LEADS_ON = """
    mr mrs ms mx messrs dr prof gen lt col maj capt sgt adm brig cmdr cpl pvt rep reps sen sens gov rev hon amb
    pres supt insp st mt no nos vs v jan feb mar apr jun jul aug sept sep oct nov dec approx ca cf fig figs art
    arts vol para pop est cu sq e.g i.e op
    """
_MAY_BE_LAST = """
    etc al inc corp ltd co plc llc jr sr km bn mln dept ave blvd spc u.s u.k u.n e.u d.c a.m p.m
    """
_OPENERS = """
    the it he she they we i you in on at a an this that these those there his her its their our my and if as for
    from when while after before since but so yet however meanwhile according by with to one two three some many
    most more officials analysts moscow kyiv russia ukraine nobody no not what why how who where then now both
    """
_LEADING, _LAST, _OPENING = (frozenset(words.split()) for words in (_LEADS_ON, _MAY_BE_LAST, _OPENERS))


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a paragraph as (start, end) offsets, without the blanks around them.

    Every character that is not blank is in exactly one of them; a blank text has none. Quotations of several
    sentences are cut like other text.
    """
    found: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for match in _END.finditer(text):
        if _ends(text, start, match):
            found.append((start, match.end("closed")))
            start = match.end()
    end = len(text.rstrip())
    if start < end:
        found.append((start, end))
    return tuple(found)


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    following = match["next"]
    if following[0].islower():
        return False
    if match["stop"] != ".":
        asked = match["stop"][-1] in "?!" and match["closed"] != ""
        return not (asked and _SPEAKS.match(text, match.end()))
    if match["closed"]:
        return True
    word = _LAST_WORD.search(text, max(start, match.start() - _LONGEST_WORD), match.start())
    if word is None:
        return True
    last = word[0].lower()
    if last.isdigit():
        return word.start() != start  # "1. Moscow's demands" is a numbered point
    if last in ("no", "nos"):
        return not following[0].isdigit()
    if last in _LEADING:
        return False
    if len(last) == 1 or last in _LAST or _DOTTED.fullmatch(last):
        return re.split(r"['’.-]", following.lower(), maxsplit=1)[0] in _OPENING
    return True
