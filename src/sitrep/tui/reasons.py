"""Why a passage stands in its section, for the eye: its words marked, the weights in a table or a list, the verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from sitrep.model import Passage, Section
from sitrep.sorting import scores, without_correction
from sitrep.tui.details import named
from sitrep.tui.rows import PENCIL
from sitrep.tui.text import colour

_COLUMN = 13  # cells of a section's column
_KIND = 11
_WORDS = 4  # single words that have a row of their own


def highlighted(passage: Passage, sections: Mapping[str, Section]) -> Content:
    """The passage with the phrases that count in the colours of the sections they speak for."""
    content = Content(passage.text)
    for evidence in passage.evidence:
        if evidence.kind != "word" and evidence.start is not None and evidence.end is not None:
            at = passage.start
            style = f"bold {colour(sections[evidence.section])}"
            content = content.stylize(style, evidence.start - at, evidence.end - at)
    return content


def reasons(passage: Passage) -> list[tuple[str, str, dict[str, float]]]:
    """What it is, its kind, and its weight for each section; the heaviest first, the context last.

    Of the single words of the table the heaviest have a row each, the many others one together.
    """
    rows: dict[tuple[str, str, int | None], dict[str, float]] = {}
    for evidence in passage.evidence:
        weights = rows.setdefault((named(evidence), evidence.kind, evidence.start), {})
        weights[evidence.section] = weights.get(evidence.section, 0.0) + evidence.weight
    found = [(text, kind, weights) for (text, kind, _), weights in rows.items()]
    single = sorted((row for row in found if row[1] == "word"), key=_heaviest)
    found = [row for row in found if row[1] != "word"] + single[:_WORDS]
    last = ("the rest", "bias", "context")
    if rest := single[_WORDS:]:
        together: dict[str, float] = {}
        for _, _, weights in rest:
            for id, weight in weights.items():
                together[id] = together.get(id, 0.0) + weight
        found.append((f"{len(rest)} more words", "the rest", together))
    return sorted(found, key=lambda row: (last.index(row[1]) if row[1] in last else -1, _heaviest(row)))


def table(passage: Passage, sections: Mapping[str, Section], width: int) -> Content:
    """A row for each reason and a column for each section, with the sums below; `width` in columns."""
    columns = _columns(passage, sections)
    room = width - _KIND - _COLUMN * len(columns)
    head = Content.assemble(
        ("evidence".ljust(room) + "kind".ljust(_KIND), "$muted"),
        *[(section.short.rjust(_COLUMN), colour(section)) for section in columns],
    )
    line = Content.styled("─" * width, "$rule")
    lines = [head, line]
    for text, kind, weights in reasons(passage):
        name = Content(text).truncate(room - 1, ellipsis=True)
        lines.append(
            Content.assemble(
                name,
                " " * (room - name.cell_length),
                (_kind(kind).ljust(_KIND), "$muted"),
                *[_number(weights.get(section.id), section) for section in columns],
            )
        )
    totals = scores(passage)
    lines += [line, Content.assemble(("sum".ljust(room + _KIND), "bold"), *[
        (f"{totals.get(section.id, 0.0):.1f}".rjust(_COLUMN), f"bold {colour(section)}") for section in columns
    ])]  # fmt: skip
    return Content("\n").join(lines)


def listing(passage: Passage, sections: Mapping[str, Section]) -> Content:
    """A line for each reason and section, the heaviest first."""
    lines = []
    for text, kind, weights in reasons(passage):
        for id, weight in sorted(weights.items(), key=lambda item: -item[1]):
            if abs(weight) >= 0.05:
                section = sections[id]
                lines.append(
                    Content.assemble(
                        (f"{weight:+5.1f}  {section.short.ljust(_COLUMN)}", colour(section)),
                        text,
                        (f"  {_kind(kind)}", "$muted"),
                    )
                )
    return Content("\n").join(lines)


def verdict(passage: Passage, sections: Mapping[str, Section]) -> Content:
    """Which section leads, by how much, and how sure that is; or that the reader decided."""
    if passage.corrected:
        return _decision(passage, sections)
    totals = sorted(scores(passage).items(), key=lambda item: -item[1])
    first = sections[passage.section]
    others = [(id, score) for id, score in totals if id != first.id]
    own = dict(totals).get(first.id, 0.0)
    runner, score = others[0]
    second = sections[runner]
    sure = "sure" if passage.sure else "not sure"
    return Content.assemble(
        (first.title, f"bold {colour(first)}"),
        " leads ",
        (second.title, colour(second)),
        f" by {own - score:.1f}, {own:.1f} against {score:.1f}: ",
        f"{passage.confidence:.0%} likely, so sitrep is ",
        (sure, "bold $name"),
        ".",
    )


def _decision(passage: Passage, sections: Mapping[str, Section]) -> Content:
    own = sections[without_correction(passage)]
    here = sections[passage.section]
    agrees = " too." if own is here else " without it; s, then x, takes it back."
    return Content.assemble(
        (f"{PENCIL} Your own decision", "bold $name"),
        " put it in ",
        (here.title, f"bold {colour(here)}"),
        ". sitrep would choose ",
        (own.title, colour(own)),
        agrees,
    )


def _columns(passage: Passage, sections: Mapping[str, Section]) -> Sequence[Section]:
    """At most five sections: the passage's own and those with the highest scores, in their order."""
    totals = scores(passage)
    best = sorted(sections, key=lambda id: -totals.get(id, 0.0))[:5]
    return [section for section in sections.values() if section.id in best]


def _kind(kind: str) -> str:
    return "word" if kind == "the rest" else kind


def _heaviest(row: tuple[str, str, dict[str, float]]) -> float:
    """Sorts rows by what they say most strongly, for or against."""
    return -max(abs(weight) for weight in row[2].values())


def _number(weight: float | None, section: Section) -> tuple[str, str]:
    if weight is None or abs(weight) < 0.05:
        return "·".rjust(_COLUMN), "$rule"
    return f"{weight:.1f}".rjust(_COLUMN), colour(section)
