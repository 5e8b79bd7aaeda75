"""Sort an article's passages into the sections of a profile, and keep every number that entered.

The arithmetic, in one unit (points):

1. What the words say. Every phrase, cue and person found gives its weight to its section; found again in the
   same passage it gives `repeat` times the weight. Furniture is listened to only in passages of at most
   `furniture_words` words. A heading (a short block that ends without punctuation)
   gives `heading` points to the overview. The overview has `bias` points from the start: a passage of which
   nothing is known belongs there. A passage shorter than 30 words gives it `short` points for every factor of e,
   a longer one takes as much away.
2. Softmax of these sums divided by `temperature` is what a passage says of itself.
3. The context: forward-backward over the passages (`decoder`), where a section is kept with probability
   `stay`, after a continuation word or inside a list or quotation with `stay_continued`, after a shift word
   or at a heading with `stay_shifted`. A new section is drawn evenly, mixed by the share `document` with the
   mean of what all passages say of themselves, furniture taken together as one. Furniture is overview itself,
   but its neighbours hear only its words about a subject, and what follows a heading continues it.
4. What the passages before and after say, as log-probabilities times `temperature` around their mean, are
   points as well, kept as evidence of kind "context". So for every section

       score = sum of the weights of its evidence,    posterior = softmax(score / temperature),

   exactly, and the passage stands in the section with the highest score. A second section is shown in `also`
   when its posterior is at least `also` or its words weigh at least `also_share` of the first one's; the
   passage is `sure` when its posterior is at least `sure`.
5. A passage that holds words of a known section (`fixed`) has DECIDED points for it, more than any words can
   have, as evidence of kind "correction"; so it has that section for certain, and the others are decoded
   around it. It has no second section: the reader has decided.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from sitrep.model import CORRECTION, Evidence, Fixed, Passage
from sitrep.sorting.decoder import Decoded, decode
from sitrep.sorting.packed import MANY, Packed
from sitrep.sorting.phrases import Token, tokenise
from sitrep.sorting.profile import Profile
from sitrep.sorting.shapes import is_listed, items
from sitrep.sorting.split import pieces
from sitrep.sorting.weigh import Piece, chances, is_furniture

_OPENING = 8  # words at the head among which a shift or continuation stands

DECIDED = 1000.0
"""The points of a correction: far more than the words of a whole article."""


def sort(paragraphs: Sequence[str], profile: Profile, fixed: Iterable[Fixed] = ()) -> tuple[Passage, ...]:
    """The passages of an article in reading order, one a paragraph, each with its section and evidence.

    `fixed` are words that are known to belong to a section; each decides for the passage that holds most of
    them, the last one where two do. A section that the profile does not have is ignored.
    """
    ids = tuple(section.id for section in profile.sections)
    known = [words for words in fixed if words.section in ids]
    keep = Packed if len(paragraphs) >= MANY else tuple[Evidence, ...]
    temperature = profile.settings.temperature
    parts: list[Piece] = []
    said: list[Packed | tuple[Evidence, ...]] = []
    phrases: list[dict[str, float] | None] = []
    own, carried, furniture = list[Sequence[float]](), list[Sequence[float]](), list[bool]()
    listed = items(paragraphs)
    for number, text in enumerate(paragraphs):
        for piece, found in pieces(number, text, tokenise(text), profile, number in listed):
            evidence = decided(known, piece.paragraph, piece.start, piece.end) + found
            # From here on only the words at the head count: those of a long article would take half of the memory.
            parts.append(piece._replace(tokens=piece.tokens[:_OPENING]))
            own.append(chances(evidence, ids, temperature))
            furniture.append(is_furniture(evidence))
            carried.append(chances(_topical(evidence), ids, temperature) if furniture[-1] else own[-1])
            phrases.append(_phrase_points(evidence))
            said.append(keep(evidence))
    decoded = decode(own, carried, _stays(parts, furniture, profile), _jump(own, furniture, ids, profile))
    best = [max(range(len(ids)), key=result.posterior.__getitem__) for result in decoded]
    names = _names(parts)
    passages: list[Passage] = []
    for at, piece in enumerate(parts):
        whole = said[at] + _context(at, decoded[at], best, profile)
        said[at] = ()  # not twice in memory
        passages.append(_passage(names[at], piece, whole, phrases[at], decoded[at], profile))
    return tuple(passages)


def _names(parts: Sequence[Piece]) -> list[str]:
    """An id for each passage: "p3" for the third paragraph, "p3a" and "p3b" where it is cut in two."""
    names: list[str] = []
    letter = 0
    for at, piece in enumerate(parts):
        letter = letter + 1 if at and parts[at - 1].paragraph == piece.paragraph else 0
        names.append(f"p{piece.paragraph + 1}{'' if piece.whole else chr(ord('a') + letter)}")
    return names


def decided(known: Sequence[Fixed], paragraph: int, start: int, end: int) -> tuple[Evidence, ...]:
    """The reader's own decision on the passage at these offsets, if there is one: a single piece of evidence.

    Words decide for a passage when half of them or more stand in it, or when they fill half of it or more.
    """
    for words in reversed(known):
        shared = min(end, words.end) - max(start, words.start)
        if words.paragraph == paragraph and 0 < min(end - start, words.end - words.start) <= 2 * shared:
            return (Evidence(CORRECTION, words.section, "your own decision", None, None, DECIDED),)
    return ()


def without_correction(passage: Passage) -> str:
    """The section that sorting would have chosen had the reader not decided."""
    totals = scores(passage)
    for evidence in passage.evidence:
        if evidence.kind == CORRECTION:
            totals[evidence.section] -= evidence.weight
    return max(totals, key=totals.__getitem__)


def scores(passage: Passage) -> dict[str, float]:
    """Per section the sum of its evidence; softmax of these over the temperature is the posterior."""
    totals: dict[str, float] = {}
    for evidence in passage.evidence:
        totals[evidence.section] = totals.get(evidence.section, 0.0) + evidence.weight
    return totals


def _topical(evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """What the neighbours hear of furniture: only the words about a subject."""
    return [item for item in evidence if item.kind not in ("furniture", "bias")]


def _stays(parts: Sequence[Piece], furniture: Sequence[bool], profile: Profile) -> list[float]:
    """Per passage the chance that it keeps the section of the one before."""
    settings = profile.settings
    shift, continuation = frozenset(profile.shift), frozenset(profile.continuation)
    stays: list[float] = []
    for at, piece in enumerate(parts):
        if furniture[at] or _opens_with(piece.tokens, shift):
            stays.append(settings.stay_shifted)
        elif (
            (at and furniture[at - 1])
            or is_listed(piece.text, piece.start)
            or _opens_with(piece.tokens, continuation)
        ):
            stays.append(settings.stay_continued)
        else:
            stays.append(settings.stay)
    return stays


def _opens_with(tokens: Sequence[Token], openings: frozenset[tuple[str, ...]]) -> bool:
    forms = tuple(token.form for token in tokens[:_OPENING])
    return any(forms[:count] in openings for count in range(1, len(forms) + 1))


def _jump(
    own: Sequence[Sequence[float]], furniture: Sequence[bool], ids: Sequence[str], profile: Profile
) -> tuple[float, ...]:
    """What a new section is drawn from; headings and buttons count as one passage, however many there are."""
    first = furniture.index(True) if True in furniture else -1
    told = [row for at, row in enumerate(own) if at == first or not furniture[at]]
    share, count = profile.settings.document, max(len(told), 1)
    return tuple(
        (1 - share) / len(ids) + share * sum(row[k] for row in told) / count for k in range(len(ids))
    )


def _context(at: int, decoded: Decoded, best: Sequence[int], profile: Profile) -> tuple[Evidence, ...]:
    evidence: list[Evidence] = []
    for row, neighbour, side in ((decoded.before, at - 1, "before"), (decoded.after, at + 1, "after")):
        if neighbour < 0:
            text = "the article as a whole"
        elif neighbour < len(best):
            text = f"the passage {side} is {profile.sections[best[neighbour]].title}"
        else:
            continue
        logs = [math.log(value) for value in row]
        mean = sum(logs) / len(logs)
        evidence += [
            Evidence("context", section.id, text, None, None, profile.settings.temperature * (log - mean))
            for section, log in zip(profile.sections, logs, strict=True)
        ]
    return tuple(evidence)


def _phrase_points(evidence: Sequence[Evidence]) -> dict[str, float] | None:
    """What phrases, cues and people say for each section that they name; None where the reader has decided."""
    points: dict[str, float] = {}
    for kind, section, _, start, _, weight in evidence:
        if kind == CORRECTION:
            return None
        if kind != "word" and start is not None:
            points[section] = points.get(section, 0.0) + weight
    return points


def _passage(
    id: str,
    piece: Piece,
    evidence: Sequence[Evidence],
    phrases: dict[str, float] | None,
    decoded: Decoded,
    profile: Profile,
) -> Passage:
    settings = profile.settings
    chances = {section.id: p for section, p in zip(profile.sections, decoded.posterior, strict=True)}
    section = max(chances, key=chances.__getitem__)
    words = phrases or {}
    enough = words.get(section, 0.0) * settings.also_share
    also = [
        other
        for other in chances
        if other != section
        and phrases is not None
        and (chances[other] >= settings.also or 0 < enough <= words.get(other, 0.0))
    ]
    also.sort(key=lambda other: (-chances[other], -words.get(other, 0.0)))
    confidence = chances[section]
    return Passage(
        id=id,
        paragraph=piece.paragraph,
        start=piece.start,
        end=piece.end,
        text=piece.words,
        section=section,
        confidence=confidence,
        sure=confidence >= settings.sure,
        also=tuple(also),
        evidence=evidence,
    )
