"""Why a passage stands in its section: the words that count, and what they weigh, for every section."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click, Resize
from textual.widgets import Static

from sitrep.model import Passage, Section
from sitrep.sorting import scores, without_correction
from sitrep.tui import keys
from sitrep.tui.details import named
from sitrep.tui.passages import counterpart
from sitrep.tui.rows import PENCIL
from sitrep.tui.screens.box import Box
from sitrep.tui.text import colour

_WIDTH = 124  # cells of the box
_COLUMN = 13  # cells of a section's column
_KIND = 11
_WORDS = 4  # single words that have a row of their own
_TABLE = 96  # columns inside the box from which the table has a column for each section


class WhyScreen(Box[None]):
    """The evidence of one passage. Its numbers add up to the score that placed it."""

    VIEW = keys.WHY
    DEFAULT_CSS = """
    WhyScreen {
        #box { width: 124; }
        #text, #table { margin: 0 0 1 0; }
    }
    """ + "".join(f"WhyScreen #box.edge-{key} {{ border: round $section-{key}; }}" for key in range(10))
    BINDINGS: ClassVar = keys.bindings(keys.WHY)

    def __init__(self, passage: Passage) -> None:
        super().__init__()
        self._passage = passage

    def compose(self) -> ComposeResult:
        """The passage with its words marked, the table, and the verdict."""
        briefing = self.sitrep.briefing
        self._sections = {section.id: section for section in briefing.sections}
        section = self._sections[self._passage.section]
        number = briefing.passages.index(self._passage) + 1
        title = Content(f"Why is passage {number} in {section.title}?")
        box = self.frame(Content.styled(str(title), f"bold {colour(section)}"))
        box.add_class(f"edge-{section.key}")
        with box, VerticalScroll(id="scroll", can_focus=False):
            yield Static(self._marked(), id="text")
            yield Static(id="table")
            yield Static(self._verdict(), id="verdict")

    def on_resize(self, event: Resize) -> None:
        """A column for each section where there is room, else a line for each reason."""
        self._fill(event.size.width)

    def show_sorting(self, chosen: Passage | None) -> None:
        """The same passage as it is sorted now."""
        self._passage = counterpart(self.sitrep.briefing, self._passage)
        self.run_worker(self._compose_again())

    async def _compose_again(self) -> None:
        await self.recompose()
        self._fill(self.app.size.width)

    def action_sort(self) -> None:
        """Sort the passage into another section."""
        self.sitrep.correcting.ask(self._passage)

    def action_learn(self) -> None:
        """Learn the words of the passage, or of the one sorted last."""
        self.sitrep.correcting.teach(self._passage)

    def _fill(self, width: int) -> None:
        inside = min(_WIDTH, width) - 6
        self.query_one("#table", Static).update(self._table(inside) if inside >= _TABLE else self._list())

    def on_click(self, event: Click) -> None:
        """A click beside the box closes it."""
        if event.widget is self:
            self.dismiss()

    def _marked(self) -> Content:
        content = Content(self._passage.text)
        for evidence in self._passage.evidence:
            if evidence.start is not None and evidence.end is not None:
                if evidence.kind == "word":
                    continue
                at = self._passage.start
                style = f"bold {colour(self._sections[evidence.section])}"
                content = content.stylize(style, evidence.start - at, evidence.end - at)
        return content

    def _rows(self) -> list[tuple[str, str, dict[str, float]]]:
        """What it is, its kind, and its weight for each section; the heaviest first, the context last.

        Of the single words of the table the heaviest have a row each, the many others one together.
        """
        rows: dict[tuple[str, str, int | None], dict[str, float]] = {}
        for evidence in self._passage.evidence:
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

    def _columns(self) -> Sequence[Section]:
        """At most five sections: the passage's own and those with the highest scores, in their order."""
        totals = scores(self._passage)
        best = sorted(self._sections, key=lambda id: -totals.get(id, 0.0))[:5]
        return [section for section in self._sections.values() if section.id in best]

    def _table(self, width: int) -> Content:
        columns = self._columns()
        room = width - _KIND - _COLUMN * len(columns)
        head = Content.assemble(
            ("evidence".ljust(room) + "kind".ljust(_KIND), "$muted"),
            *[(section.short.rjust(_COLUMN), colour(section)) for section in columns],
        )
        line = Content.styled("─" * width, "$rule")
        lines = [head, line]
        for text, kind, weights in self._rows():
            name = Content(text).truncate(room - 1, ellipsis=True)
            lines.append(
                Content.assemble(
                    name,
                    " " * (room - name.cell_length),
                    (_kind(kind).ljust(_KIND), "$muted"),
                    *[_number(weights.get(section.id), section) for section in columns],
                )
            )
        totals = scores(self._passage)
        lines += [line, Content.assemble(("sum".ljust(room + _KIND), "bold"), *[
            (f"{totals.get(section.id, 0.0):.1f}".rjust(_COLUMN), f"bold {colour(section)}") for section in columns
        ])]  # fmt: skip
        return Content("\n").join(lines)

    def _list(self) -> Content:
        lines = []
        for text, kind, weights in self._rows():
            for id, weight in sorted(weights.items(), key=lambda item: -item[1]):
                if abs(weight) >= 0.05:
                    section = self._sections[id]
                    lines.append(
                        Content.assemble(
                            (f"{weight:+5.1f}  {section.short.ljust(_COLUMN)}", colour(section)),
                            text,
                            (f"  {_kind(kind)}", "$muted"),
                        )
                    )
        return Content("\n").join(lines)

    def _verdict(self) -> Content:
        if self._passage.corrected:
            return self._decision()
        totals = sorted(scores(self._passage).items(), key=lambda item: -item[1])
        first = self._sections[self._passage.section]
        others = [(id, score) for id, score in totals if id != first.id]
        own = dict(totals).get(first.id, 0.0)
        runner, score = others[0]
        second = self._sections[runner]
        sure = "sure" if self._passage.sure else "not sure"
        return Content.assemble(
            (first.title, f"bold {colour(first)}"),
            " leads ",
            (second.title, colour(second)),
            f" by {own - score:.1f}, {own:.1f} against {score:.1f}: ",
            f"{self._passage.confidence:.0%} likely, so sitrep is ",
            (sure, "bold $name"),
            ".",
        )

    def _decision(self) -> Content:
        own = self._sections[without_correction(self._passage)]
        here = self._sections[self._passage.section]
        agrees = " too." if own is here else " without it; s, then x, takes it back."
        return Content.assemble(
            (f"{PENCIL} Your own decision", "bold $name"),
            " put it in ",
            (here.title, f"bold {colour(here)}"),
            ". sitrep would choose ",
            (own.title, colour(own)),
            agrees,
        )


def _kind(kind: str) -> str:
    return "word" if kind == "the rest" else kind


def _heaviest(row: tuple[str, str, dict[str, float]]) -> float:
    """Sorts rows by what they say most strongly, for or against."""
    return -max(abs(weight) for weight in row[2].values())


def _number(weight: float | None, section: Section) -> tuple[str, str]:
    if weight is None or abs(weight) < 0.05:
        return "·".rjust(_COLUMN), "$rule"
    return f"{weight:.1f}".rjust(_COLUMN), colour(section)
