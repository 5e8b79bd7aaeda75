"""How well who, where, when and what is said are found: `python -m benchmarks.facts_quality FILE … [--errors KIND]`.

A FILE is a `facts*.jsonl` beside its articles (tests/corpus/README.md tells the format). A mention counts as
found when the same words are found at the same place; a quotation when its words are; a claim when the head of
its source and half of its content agree. Printed are precision, recall and F1 per kind, the share of places with
the right role, of quotations with the right speaker, of claims with the right kind, and contested pairs.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sitrep.briefing import brief, with_facts
from sitrep.model import Briefing, Claim, Mentions
from sitrep.reading import read

KINDS = ("people", "organisations", "places", "dates", "quotes", "claims")
_WORD = re.compile(r"[\w’'-]+")


@dataclass
class Score:
    """Counts of one kind: found and labelled (`hit`), found only, labelled only; and of the hits, right in detail."""

    hit: int = 0
    extra: int = 0
    missed: int = 0
    right: int = 0
    errors: list[str] = field(default_factory=list)

    def line(self, name: str, detail: str = "") -> str:
        precision = self.hit / max(1, self.hit + self.extra)
        recall = self.hit / max(1, self.hit + self.missed)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        more = f"   {detail} {self.right / max(1, self.hit):.3f}" if detail else ""
        return (
            f"{name:14} {self.hit + self.missed:5} labelled   precision {precision:.3f}  recall {recall:.3f}"
            f"  F1 {f1:.3f}{more}"
        )


def located(text: str, words: Sequence[str]) -> list[tuple[int, str]]:
    """The offset of each of the words, which are given in the order of their occurrence."""
    found: list[tuple[int, str]] = []
    at = 0
    for word in words:
        start = _whole(text, word, at)
        if start < 0:
            start = _whole(text, word, 0)
        found.append((start, word))
        at = max(at, start + len(word))
    return found


def _whole(text: str, word: str, at: int) -> int:
    """Where a word or phrase stands as whole words, from an offset on; -1 where it does not."""
    while (start := text.find(word, at)) >= 0:
        end = start + len(word)
        inside = start and text[start - 1].isalnum() and word[0].isalnum()
        if not inside and not (end < len(text) and text[end].isalnum() and word[-1].isalnum()):
            return start
        at = start + 1
    return -1


def compare_words(
    score: Score, text: str, labels: Sequence[str], found: Iterable[tuple[int, str]], where: str
) -> set[tuple[int, str]]:
    """Count one kind of a paragraph by place and words; the matched ones are returned."""
    wanted, there = Counter(located(text, labels)), Counter(list(found))
    both = wanted & there
    score.hit += sum(both.values())
    score.extra += sum((there - wanted).values())
    score.missed += sum((wanted - there).values())
    score.errors += [f"{where}: extra  {word!r}" for _, word in there - wanted]
    score.errors += [f"{where}: missed {word!r}" for _, word in wanted - there]
    return set(both)


def words_of(text: str) -> set[str]:
    """The words of a text in lower case."""
    return {word.lower().strip("'’-") for word in _WORD.findall(text)}


def head(source: str) -> str:
    """What a noun phrase is about: its last word before a preposition."""
    words = [word.lower().removesuffix("’s").removesuffix("'s") for word in _WORD.findall(source)]
    for at, word in enumerate(words):
        if at and word in ("of", "for", "in", "from", "at", "with", "on", "who", "to", "near", "along"):
            return words[at - 1]
    return words[-1] if words else ""


def same_claim(label: Sequence[str], claim: Claim) -> bool:
    """Whether a claim found is the labelled one."""
    source, _, content = label
    mine, theirs = words_of(claim.text), words_of(content)
    if len(mine & theirs) < 0.5 * len(theirs) or len(mine & theirs) < 0.5 * min(len(mine), len(theirs)):
        return False
    if not source or not claim.source:
        return not source and not claim.source
    return same_source(source, claim.source)


def same_source(one: str, other: str) -> bool:
    """Whether two sources have one head, or half of the words of the shorter in common."""
    mine, theirs = words_of(one), words_of(other)
    return head(one) == head(other) or 2 * len(mine & theirs) >= max(1, min(len(mine), len(theirs)))


def judge(file: Path) -> tuple[dict[str, Score], float, int]:
    """The scores over all articles that a file labels, the seconds the finding took and the number of passages."""
    labels: dict[str, dict[int, dict[str, Any]]] = defaultdict(dict)
    contested: dict[str, list[Any]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if "contested" in row:
            contested[row["article"]] = row["contested"]
        else:
            labels[row["article"]][row["paragraph"]] = row
    scores = {kind: Score() for kind in (*KINDS, "contested")}
    spent, passages = 0.0, 0
    for name, rows in sorted(labels.items()):
        sorted_only = brief(read(str(file.parent / name)))
        begun = time.process_time()
        briefing = with_facts(sorted_only)
        spent += time.process_time() - begun
        passages += len(briefing.passages)
        _judge_article(scores, name, briefing, rows, contested.get(name, []))
    return scores, spent, passages


def _judge_article(
    scores: dict[str, Score],
    name: str,
    briefing: Briefing,
    rows: dict[int, dict[str, Any]],
    pairs: Sequence[Any],
) -> None:
    for paragraph, row in rows.items():
        found = _in_paragraph(briefing, paragraph)
        where = f"{name}:{paragraph}"
        text = briefing.article.paragraphs[paragraph]
        _judge_people(scores["people"], text, row["people"], found, where)
        compare_words(
            scores["organisations"],
            text,
            row["organisations"],
            [(o.start, o.name) for o in found.organisations],
            where,
        )
        _judge_places(scores["places"], text, row["places"], found, where)
        compare_words(scores["dates"], text, row["dates"], [(d.start, d.text) for d in found.dates], where)
        _judge_quotes(scores["quotes"], row["quotes"], found, where)
        _judge_claims(scores["claims"], row["claims"], found, where)
    _judge_contested(scores["contested"], name, briefing, rows, pairs)


def _in_paragraph(briefing: Briefing, paragraph: int) -> Mentions:
    """What is found in a paragraph, which may be several passages."""
    assert briefing.facts is not None
    parts = [briefing.facts.of(passage) for passage in briefing.passages if passage.paragraph == paragraph]
    together: dict[str, Any] = {
        kind: tuple(one for part in parts for one in getattr(part, kind)) for kind in Mentions._fields
    }
    return Mentions(**together)


End = tuple[int, str]
"""A paragraph and the words of a source."""


def _judge_contested(
    score: Score, name: str, briefing: Briefing, rows: dict[int, dict[str, Any]], pairs: Sequence[Any]
) -> None:
    """A pair is the labelled one when the same two sources contradict each other in the same paragraphs."""
    assert briefing.facts is not None
    paragraph = {passage.id: passage.paragraph for passage in briefing.passages}
    ours: dict[tuple[End, End], str] = {}
    for one, other in briefing.facts.contested:
        ends = (paragraph[one.passage], one.source or ""), (paragraph[other.passage], other.source or "")
        ours.setdefault(
            ends,
            f"{one.passage} {one.source} {one.text[:80]} <> {other.passage} {other.source} {other.text[:80]}",
        )
    left = dict(ours)
    for pair in pairs:
        wanted = [(at, rows[at]["claims"][number][0]) for at, number in pair]
        found = next((ends for ends in ours if _same_ends(wanted, ends)), None)
        if found is None:
            score.missed += 1
            score.errors.append(f"{name}: missed {wanted}")
        else:
            score.hit += 1
            left.pop(found, None)
    score.extra += len(left)
    score.errors += [f"{name}: extra  {words}" for words in left.values()]


def _same_ends(wanted: Sequence[End], ends: tuple[End, End]) -> bool:
    return any(
        all(
            one[0] == other[0] and same_source(one[1], other[1])
            for one, other in zip(wanted, order, strict=True)
        )
        for order in (ends, ends[::-1])
    )


def _judge_people(
    score: Score, text: str, labels: Sequence[Sequence[str]], found: Mentions, where: str
) -> None:
    people = {(p.start, p.name): p for p in found.people}
    words = [word for word, _ in labels]
    compare_words(score, text, words, people, where)
    for spot, (_, full_name) in zip(located(text, words), labels, strict=True):
        if spot in people:
            score.right += people[spot].full_name == full_name


def _judge_places(
    score: Score, text: str, labels: Sequence[Sequence[str]], found: Mentions, where: str
) -> None:
    places = {(p.start, p.name): p for p in found.places}
    compare_words(score, text, [words for words, _ in labels], places, where)
    for spot, (words, role) in zip(located(text, [words for words, _ in labels]), labels, strict=True):
        if spot in places:
            if places[spot].role == role:
                score.right += 1
            else:
                score.errors.append(
                    f"{where}: role   {words!r} is {role}, found {places[spot].role}: "
                    f"{text[max(0, spot[0] - 40) : spot[0] + 50]}"
                )


def _judge_quotes(score: Score, labels: Sequence[Sequence[str | None]], found: Mentions, where: str) -> None:
    left = list(found.quotes)
    for words, speaker, outlet in labels:
        quote = next((q for q in left if _bare(q.text) == _bare(words or "")), None)
        if quote is None:
            score.missed += 1
            score.errors.append(f"{where}: missed {words!r} by {speaker}")
            continue
        left.remove(quote)
        score.hit += 1
        if quote.speaker == speaker or (
            speaker and quote.speaker and speaker.split()[-1] == quote.speaker.split()[-1]
        ):
            score.right += 1
        else:
            score.errors.append(
                f"{where}: {'WRONG ' if quote.speaker else 'nobody'} {(words or '')[:60]!r} is by {speaker}, "
                f"found {quote.speaker}"
            )
        if quote.outlet != outlet:
            score.errors.append(f"{where}: outlet {(words or '')[:40]!r} {outlet}, found {quote.outlet}")
    score.extra += len(left)
    score.errors += [f"{where}: extra  {quote.text!r} by {quote.speaker}" for quote in left]


def _bare(text: str) -> str:
    return text.strip(" ,.;:!?…—–").lower()


def _judge_claims(score: Score, labels: Sequence[Sequence[str]], found: Mentions, where: str) -> None:
    left = list(found.claims)
    for label in labels:
        claim = next((c for c in left if same_claim(label, c)), None)
        if claim is None:
            score.missed += 1
            score.errors.append(f"{where}: missed {' | '.join(map(str, label))}")
            continue
        left.remove(claim)
        score.hit += 1
        if claim.kind == label[1]:
            score.right += 1
        else:
            score.errors.append(
                f"{where}: kind   {claim.verb} is {label[1]}, found {claim.kind}: {claim.text[:60]}"
            )
    score.extra += len(left)
    score.errors += [f"{where}: extra  {c.source} | {c.verb} | {c.kind} | {c.text}" for c in left]


_DETAIL: dict[str, str] = {
    "people": "right full name", "places": "right role", "quotes": "right speaker", "claims": "right kind",
}  # fmt: skip


def report(file: Path, show: Callable[[str], bool]) -> None:
    """Print the figures of one file, and the errors of the kinds asked for."""
    scores, spent, passages = judge(file)
    print(f"\n{file.name}: {passages} passages, {passages / max(spent, 1e-9):.0f} a second of CPU time")
    for kind, score in scores.items():
        print(score.line(kind, _DETAIL.get(kind, "")))
    quotes = scores["quotes"]
    print(
        f"{'':14} quotations with the right speaker: {quotes.right / max(1, quotes.hit + quotes.missed):.3f}"
    )
    for kind, score in scores.items():
        if show(kind):
            print(f"\n{kind}")
            print("\n".join(score.errors))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--errors", action="append", default=[], choices=[*KINDS, "contested", "all"])
    asked = parser.parse_args()
    for file in asked.files:
        if file.is_file():
            report(file, lambda kind: kind in asked.errors or "all" in asked.errors)
        else:
            print(f"{file} is missing: not measured.")


if __name__ == "__main__":
    main()
