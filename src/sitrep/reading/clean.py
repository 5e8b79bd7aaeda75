"""The one door by which text from outside becomes text that is safe to show, store and compare.

What a terminal would obey, what hides letters or turns them round, and what breaks a layout is taken out;
letters are never changed (beyond NFC), so a quotation of cleaned text is found again in cleaned text.

Three invisible characters carry meaning and stay where they do, and go everywhere else:
U+200D and U+200C before a letter, after a letter or mark of a script that joins or stacks (Arabic, Syriac,
the Indic scripts and their neighbours), and U+200D after an Indic virama at the end of a word (the older
spelling of Malayalam chillus); U+200D between two emoji; U+FE0F after an emoji or in a keycap.
"""

from __future__ import annotations

import re
import unicodedata

TAB = 4
MARKS = 8
"""Marks kept on one letter; Tibetan and Vietnamese need fewer."""
JOINED = 8
"""Emoji kept in one joined picture; families need four."""
RUN = 20_000
"""A longer run of characters without a space is cut, because no layout can break it."""

# Patterns are kept as text and compiled by `re` when first used: most articles need no
# other than this one, which finds whatever asks for a second look.
_ODD = "[^\n -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]"
_LINE_ENDS = "\r\n?|[\v\f\x85\u2028\u2029]"
# A control string goes with its text when it is closed on its line; unclosed, only its opening goes, since
# the rest may be the article. The 8-bit forms must hold nothing but ASCII: wrongly decoded Cyrillic and
# curly quotes are full of U+0080 to U+009F, and their words must stay.
_ESCAPES = (
    "\x1b[\\]PX^_][^\x00-\x08\n-\x1f\x7f-\x9f]*+(?:\x07|\x1b\\\\|\x9c)"
    "|\x9d[0-9]+;[ -~]*+(?:\x07|\x1b\\\\|\x9c)"
    "|[\x90\x98\x9e\x9f][ -~]*+(?:\x1b\\\\|\x9c)"
    "|(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]?"
    "|\x1b[ -/]*[0-~]?"
)
_SURROGATES = "[\ud800-\udfff]"
# Controls; bidi marks, embeddings, overrides and isolates; zero-width and invisible fillers; variation
# selectors but U+FE0F; interlinear and musical formatting; tags; noncharacters.
_DROPPED = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
    + "]"
)

_JOINERS = "\u200c\u200d"
_INVISIBLE = "[\u200c\u200d\ufe0f]"
_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe\u2600-\u27bf"
    "\u2934\u2935\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_SCRIPTS = (
    "\u0600-\u085f\u0860-\u08ff\u0900-\u0dff\u0f00-\u109f\u1700-\u18af\u1900-\u1cff\ua800-\ua8ff\ua900-\uaaff"
    "\uabc0-\uabff\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00010eff\U00011000-\U00011fff\U0001e900-\U0001e95f"
)
_VIRAMAS = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca"
_STRAY_SELECTOR = f"(?<![{_EMOJI}0-9#*])\ufe0f|(?<=[0-9#*])\ufe0f(?!\u20e3)"
_KEPT_OR_STRAY_JOINER = (
    f"((?<=[{_SCRIPTS}])[{_JOINERS}](?=[^\\W_])"
    f"|(?<=[{_VIRAMAS}])\u200d(?=[\\s.,;:!?)'\"\u2019\u201d\u2026\u0964-]|\\Z)"
    f"|(?<=[{_EMOJI}\ufe0f])\u200d(?=[{_EMOJI}]))"
    f"|[{_JOINERS}]"
)
_ONE_EMOJI = f"[{_EMOJI}]\ufe0f?[\U0001f3fb-\U0001f3ff]?\ufe0f?"
_TOO_MANY_JOINED = f"((?:{_ONE_EMOJI}\u200d){{{JOINED - 1}}}{_ONE_EMOJI})\u200d"
# Putting marks in their canonical order takes `unicodedata` time that grows with the square of a run.
_SORTED = 64
_PERHAPS_TOO_MANY = f"[^\\w\\s\x00-\u02ff]{{{_SORTED + 1},}}"
# Marks are neither \w nor \s: what may hold too many of them, or one with nothing to stand on.
_PERHAPS_MARKS = f"(?:(?<=\\s)|\\A)[^\\w\\s\x00-\u02ff]+|[^\\w\\s\x00-\u02ff]{{{MARKS + 1},}}"
_WORD = r"\S+"


def clean(text: str) -> str:
    """The text without anything that a terminal obeys, that deceives the eye or that breaks a layout.

    Lines end in one line feed and tabs are 4 columns. Idempotent; time grows linearly with the text.
    """
    if re.search(_ODD, text) or not unicodedata.is_normalized("NFC", text):
        text = _plain_characters(text)
        if not text.isascii():
            text = _bounded_marks(text)
    if len(text) > RUN and max(map(len, text.split("\n"))) > RUN:  # a word is no longer than its line
        text = re.sub(_WORD, _cut, text)
    return text


def line(text: str, most: int = 500) -> str:
    """The cleaned text on one line of at most `most` characters: titles, names, messages of exceptions."""
    text = " ".join(clean(text[: 20 * most]).split())
    if len(text) <= most:
        return text
    return text[: most - 1].rstrip(f" {_JOINERS}\ufe0f") + "…"


def _plain_characters(text: str) -> str:
    text = re.sub(_ESCAPES, "", re.sub(_LINE_ENDS, "\n", text))
    text = re.sub(_DROPPED, "", re.sub(_SURROGATES, "\ufffd", text))
    return text.expandtabs(TAB) if "\t" in text else text


def _bounded_marks(text: str) -> str:
    text = re.sub(_PERHAPS_TOO_MANY, lambda match: _thin(match, _SORTED), text)
    # The order makes one pass final: a joiner that goes brings letter and mark together (so NFC follows),
    # and a mark that goes can leave a joiner without its letter (so the joiners are looked at again).
    text = unicodedata.normalize("NFC", text)
    if re.search(_INVISIBLE, text):
        text = unicodedata.normalize("NFC", _without_strays(text))
        text = _without_strays(re.sub(_PERHAPS_MARKS, _thin, text))
        return re.sub(_TOO_MANY_JOINED, r"\1", text)
    return re.sub(_PERHAPS_MARKS, _thin, text)


def _without_strays(text: str) -> str:
    return re.sub(_KEPT_OR_STRAY_JOINER, lambda match: match[1] or "", re.sub(_STRAY_SELECTOR, "", text))


def _thin(match: re.Match[str], most: int = MARKS) -> str:
    """At most `most` marks on a letter, and none with nothing to stand on."""
    before = match.string[match.start() - 1] if match.start() else "\n"
    kept, marks, base = [], 0, not before.isspace()
    for char in match[0]:
        if unicodedata.category(char)[0] == "M":
            marks += 1
            if marks > most or not base:
                continue
        elif char not in _JOINERS:
            marks, base = 0, True
        kept.append(char)
    return "".join(kept)


def _cut(match: re.Match[str]) -> str:
    word, pieces = match[0], []
    while len(word) > RUN:
        at = RUN
        while at > 1 and (word[at] in _JOINERS or unicodedata.category(word[at])[0] == "M"):
            at -= 1
        pieces.append(word[:at].rstrip(_JOINERS))
        word = word[at:]
    return " ".join([*pieces, word])
