"""Edits that news articles go through, made at random around a marked passage whose true place is known afterwards.

The marked words stand between two private characters while the article is edited: where these stand in the
end is the truth. An edit that takes the words away takes them along.
"""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.wordings import (
    CLOSE,
    OPEN,
    Change,
    Random,
    claim_turned,
    invented,
    number_updated,
    renamed,
    reworded,
    sentence,
    template,
    typo,
    typos,
)
from sitrep.sentences import sentences

Paragraphs = list[str]
Edit = Callable[[Paragraphs, Random], Paragraphs]

BOILERPLATE = (
    "The claims could not be independently verified by this newspaper.",
    "The Russian defence ministry has not commented on the report so far.",
    "Moscow denies targeting civilians in what it calls its special military operation.",
)


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
    # In its very place it would be its new wording.
    far = [at for at in range(len(out) + 1) if abs(at - number) >= 2]
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
