"""The reader's own words: a TOML file that adds phrases to profiles, and the words of a passage worth adding."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sitrep.errors import ProfileError
from sitrep.model import Passage
from sitrep.sorting.phrases import Lexicon, Token, parse, tokenise, write_line
from sitrep.sorting.profile import Profile, listed
from sitrep.sorting.toml import Toml, hint, shown

WEIGHT = 3
"""What a learned word weighs: between a hint (1) and a decision (4)."""

MOST = 9  # terms offered: each has a digit
_KEYS = ("profile", "section", "from", "learned")
_LARGEST = 1 << 20
_HEAVIEST = 100.0

_COMMON = """
    beside besides cannot west east north south tenth
    a about above according across added after again against ago all almost along already also although
    always am amid among an and another any appear appeared appears april are around as asked at august
    away back be became because become been before began begin behind being below between beyond both
    but by called came can come comes coming continue continued continues could cover covers day days
    december despite did do does doing done down dr during each earlier early either else end enter even
    ever every expected far february few find finds first for former found four fresh friday from full
    gave general get give given gives go going good got great group had half has have having he held her
    here high him his hold hope hopes how however huge i if in including instead into is it its itself
    january july june just keep kept key known large largely last late later latest least leave leaves
    led less like likely little local long look looks made main major make makes making man many march
    may me mean means might monday month months more most move moves mr mrs ms much must my near nearly
    need needs never new next night no nor not nothing november now number october of off official
    officials often old on once one ongoing only onto open or other others our out over own part people
    per place point push put quite rather recent recently remain remains reported right roughly run runs
    said same saturday saw say saying says second see seem seems seen september set seven several shall
    she should show side sign since six small so some something soon still stop stops such sunday take
    taken takes tell tells ten than that the their them then there these they thing things third this
    those though thought three through thursday thus time times to today together told took total toward
    towards tuesday turn turns two under until up upon us use used using vast very via want wants was
    way we wednesday week weeks well went were what when where whether which while who whole whom whose
    why wider will with within without work world would year years yesterday yet you young your"""
_SAYS_NOTHING = frozenset(_COMMON.split())
_NO_PLURAL = ("al", "ic", "ive", "ous", "ary", "ian", "ish", "ful", "able", "ly", "us", "ss", "is", "ent")


class Term(NamedTuple):
    """A phrase that could be learned, as the lexicon writes it, and the words of the passage it comes from.

    `rival` is the section for which the profile counts these words now; empty where it does not.
    """

    phrase: str
    words: str
    rival: str = ""


def with_own_words(profile: Profile, file: Path) -> Profile:
    """The profile with the words of the lexicon file that are for it; the same where there is no file.

    A word of one's own takes the place of the same phrase of the profile. Raises ProfileError naming file, line
    and key.
    """
    try:
        with file.open("rb") as stream:
            source = stream.read(_LARGEST + 1)
    except FileNotFoundError:
        return profile
    except OSError as error:
        raise ProfileError(f"Your lexicon {shown(file)} cannot be read: {error.strerror}.") from error
    if len(source) > _LARGEST:
        raise ProfileError(f"Your lexicon {shown(file)} is larger than {_LARGEST >> 20} MB.")
    found = _phrases(Toml.read(f"Your lexicon {shown(file)}", source), profile)
    return profile._replace(lexicon=_joined(profile, found)) if found else profile


def block(terms: Iterable[str], section: str, profile: str, title: str, day: str) -> str:
    """The text that is added to the lexicon file for terms learned from an article."""
    words = ", ".join(terms)
    return (
        f"\n[[words]]\nprofile = {_quoted(profile)}\nsection = {_quoted(section)}\n"
        f"from = {_quoted(title)}\nlearned = {day}\n{WEIGHT} = {_quoted(words)}\n"
    )


def telling(passage: Passage, passages: Sequence[Passage]) -> tuple[Term, ...]:
    """At most MOST terms of a passage that say what it is about, the most telling first.

    Told apart are words of this passage from those of the article's passages in other sections: what stands there
    too says little. Two words together, and words that stand in this section's other passages, say more. What
    the profile already knows for this section is left out, and what it counts for another comes last.
    """
    here = _candidates(passage.text)
    there: Counter[str] = Counter()
    same: Counter[str] = Counter()
    for other in passages:
        if (other.paragraph, other.start) != (passage.paragraph, passage.start):
            into = same if other.section == passage.section else there
            into.update({term.phrase for term in _candidates(other.text)})
    known = {item.text.lower() for item in passage.evidence if item.section == passage.section}
    known |= {word for text in known for word in text.split()}
    rivals = {
        item.text.lower(): item.section
        for item in passage.evidence
        if item.start is not None and item.section != passage.section
    }
    counts = Counter(term.phrase for term in here)
    best: dict[str, tuple[float, Term]] = {}
    for at, term in enumerate(here):
        if term.words.lower() in known:
            continue
        length = min(2.0, 0.6 + 0.7 * len(term.words.split()))
        score = length + 0.5 * (counts[term.phrase] - 1) + 0.5 * same[term.phrase] - 1.5 * there[term.phrase]
        rival = rivals.get(term.words.lower(), "")
        score -= 10 if rival and score > 0 else 0
        best.setdefault(term.phrase, (score - at * 0.001, term._replace(rival=rival)))
    kept = [item for item in best.values() if item[0] > 0 or item[1].rival]
    ranked = sorted(kept, key=lambda item: -item[0])
    chosen: list[Term] = []
    for _, term in ranked:
        # A word of a chosen pair says the same again.
        if not any(set(term.words.lower().split()) <= set(one.words.lower().split()) for one in chosen):
            chosen.append(term)
    return tuple(chosen[:MOST])


def _candidates(text: str) -> list[Term]:
    """The words, and pairs of neighbouring words, of a text that could be learned."""
    tokens = tokenise(text)
    found = []
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        # After a possessive begins another thing; "shipping lane" is one, though "shipping" alone may be a verb.
        opens = _is_content(token) and not re.search("['’]|(?:ed|ly)$", token.raw)
        if (
            opens
            and following
            and _is_noun(following)
            and re.fullmatch("[ -]", text[token.end : following.start])
        ):
            found.append(_term(text, token, following))
        if _is_noun(token) and len(token.form) >= 5:
            found.append(_term(text, token, token))
    return found


def _is_content(token: Token) -> bool:
    return len(token.form) >= 3 and token.form.isalpha() and token.form not in _SAYS_NOTHING


def _is_noun(token: Token) -> bool:
    """Roughly: what a passage is about is said by its nouns and names."""
    return _is_content(token) and not (token.raw.islower() and token.form.endswith(("ed", "ing", "ly")))


def _term(text: str, first: Token, last: Token) -> Term:
    """Written so that it is found again: in the plural too, unless it is a name."""
    words = text[first.start : last.end]
    forms = [first.form] if first is last else [first.form, last.form]
    end = forms[-1]
    if last.raw.islower() and len(end) >= 4 and not end.endswith(_NO_PLURAL):
        forms[-1] = end.removesuffix("s") + "*"
    return Term(" ".join(forms), words)


def _phrases(toml: Toml, profile: Profile) -> dict[str, dict[str, tuple[str, float]]]:
    """First token, the other tokens, and the section they speak for with what weight."""
    ids = tuple(section.id for section in profile.sections)
    found: dict[str, dict[str, tuple[str, float]]] = {}
    for key in toml.data:
        if key != "words":
            raise toml.broken(key, f"no such key; {hint(key, ('words',))}")
    blocks = toml.data.get("words", [])
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise toml.broken("words", "write it as [[words]] blocks")
    for at, words in enumerate(blocks, 1):
        where = f"words[{at}]"
        section = _section(toml, where, words, profile, ids)
        for key, value in words.items():
            if key in _KEYS:
                continue
            weight = _weight(toml, where, key)
            if not isinstance(value, str):
                raise toml.broken(f"{where}.{key}", "it must be a text of phrases separated by commas")
            for phrase in listed(value):
                try:
                    first, *rest = parse(phrase)
                except ValueError as error:
                    raise toml.broken(f"{where}.{key}", f"the phrase {phrase!r} {error}", phrase) from error
                if section:
                    found.setdefault(first, {})[" ".join(rest)] = (section, weight)
    return found


def _section(toml: Toml, where: str, words: dict[str, Any], profile: Profile, ids: Sequence[str]) -> str:
    """The section a block speaks for; empty where it is for another profile."""
    for key in ("profile", "section", "from"):
        if not isinstance(words.get(key, ""), str):
            raise toml.broken(f"{where}.{key}", "it must be a text")
    if "section" not in words:
        raise toml.broken(f"{where}.section", f"it is missing; there are {', '.join(ids)}")
    section = str(words["section"])
    if words.get("profile", profile.name) != profile.name or (section not in ids and "profile" not in words):
        return ""
    if section not in ids:
        raise toml.broken(
            f"{where}.section", f"{section!r} is no section of {profile.name}; {hint(section, ids)}"
        )
    return section


def _weight(toml: Toml, where: str, key: str) -> float:
    try:
        weight = float(key)
    except ValueError:
        raise toml.broken(
            f"{where}.{key}", f"no such key; {hint(key, (*_KEYS, 'or a weight such as 3'))}"
        ) from None
    if not 0 <= weight <= _HEAVIEST:
        raise toml.broken(f"{where}.{key}", f"a weight must be a number from 0 to {_HEAVIEST:g}")
    return weight


def _joined(profile: Profile, found: dict[str, dict[str, tuple[str, float]]]) -> Lexicon:
    ids = tuple(section.id for section in profile.sections)
    index = dict(profile.lexicon.index)
    for first, rows in found.items():
        lines = {line.partition("\t")[0]: line for line in index.get(first, "").split("\n") if line}
        for rest, (section, weight) in rows.items():
            line = write_line(rest.split(), [("own", ids.index(section), weight)])
            lines[line.partition("\t")[0]] = line
        index[first] = "\n".join(sorted(lines.values()))
    return Lexicon(index, ids)


def _quoted(text: str) -> str:
    """A basic string of TOML."""
    shown = "".join(char if char.isprintable() else " " for char in text)
    return '"' + shown.replace("\\", "\\\\").replace('"', '\\"') + '"'
