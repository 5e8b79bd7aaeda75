"""The dashboard's first frame, drawn before Textual is imported: the same layout, colours and text as the app's own.

Importing Textual takes most of a start. Until it is done the person reads what this module draws; the app then
paints the same cells. What it leaves out (flags, scrollbars, what the inspector says) comes with the app.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from sitrep.model import OVERVIEW, Briefing, Mentions, Passage, Section
from sitrep.tui import keys, keytable, layout, rows
from sitrep.tui.accents import ACCENTS, marks, signs
from sitrep.tui.rows import Row, Run, doubt
from sitrep.tui.wrap import cells, fitting, wrap

Colours = Mapping[str, str]

_EDGES = 3  # columns: border or padding on both sides, and what a pane keeps for its scrollbar
_SGR = {"bold": "1", "italic": "3", "underline": "4"}
_ANSI = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")


def draw(
    briefing: Briefing,
    width: int,
    height: int,
    colours: Colours,
    depth: int,
    keymap: keys.Keymap = keys.DEFAULTS,
    *,
    marked: bool = True,
    first_time: bool = False,
) -> str:
    """The frame as what a terminal is sent, from its upper left corner on; nothing where it is too small.

    `depth` is how many colours the terminal shows: 1 << 24, 256, or fewer for none of the theme's. `marked`: what
    is known of the text has its accents, which is at least its quotations. `first_time`: with the line on how to begin.
    """
    if width < layout.SMALLEST[0] or height < layout.SMALLEST[1]:
        return ""
    canvas = _Canvas(width, height)
    _Dashboard(briefing, canvas, marked).draw(_footer(keymap, first_time))
    return canvas.written(colours, depth)


class _Canvas:
    """Rows of runs, kept in cells: a style is foreground and attributes as `Content` writes them, and a ground."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._rows = [[(" ", "", "background")] * width for _ in range(height)]

    def put(
        self, x: int, y: int, row: Iterable[Run], base: str = "foreground", ground: str = "background"
    ) -> None:
        """Write runs from column x of row y on; a run without a colour takes `base`."""
        cells_of = self._rows[y]
        for text, style in row:
            named = style if "$" in style else f"{style} ${base}"
            for character, size in _characters(text):
                if x + size > self.width:
                    return
                cells_of[x] = (character, named, ground)
                for beyond in range(1, size):
                    cells_of[x + beyond] = ("", named, ground)
                x += size

    def written(self, colours: Colours, depth: int) -> str:
        """All rows with the sequences that move and colour."""

        @cache
        def sgr(style: str, ground: str) -> str:
            codes = ["0"]
            for word in style.split():
                if word.startswith("$"):
                    codes.append(_colour(colours.get(word[1:], ""), depth, 30))
                else:
                    codes.append(_SGR[word])
            codes.append(_colour(colours[ground], depth, 40))
            return f"\x1b[{';'.join(filter(None, codes))}m"

        parts = []
        for y, row in enumerate(self._rows, 1):
            parts.append(f"\x1b[{y};1H")
            last = None
            for character, style, ground in row:
                if (style, ground) != last:
                    last = (style, ground)
                    parts.append(sgr(*last))
                parts.append(character)
        parts.append("\x1b[0m")
        return "".join(parts)


class _Dashboard:
    """What DashboardScreen shows when it opens."""

    def __init__(self, briefing: Briefing, canvas: _Canvas, marked: bool) -> None:
        self.briefing, self.canvas, self.marked = briefing, canvas, marked
        self.passages = {section.id: briefing.in_section(section.id) for section in briefing.sections}
        filled = [section for section in briefing.sections if self.passages[section.id]]
        self.now = (filled or list(briefing.sections))[0]
        beside = sum(section.id != OVERVIEW for section in briefing.sections)
        self.single = layout.is_single(beside, canvas.width, canvas.height)

    def draw(self, footer: list[tuple[str, str]]) -> None:
        """Bar, panes, keys."""
        width, last = self.canvas.width, self.canvas.height - 1
        counted = rows.headline(self.briefing.article.title, rows.counts(self.briefing))
        self._line(0, rows.bar(*counted, width - 2))
        self._line(last, rows.hints(footer, width - 2))
        if self.single:
            self._tab(last)
        else:
            self._panes(self._overview(), last)

    def _line(self, y: int, row: Row) -> None:
        self.canvas.put(0, y, [(" " * self.canvas.width, "")], ground="surface")
        self.canvas.put(1, y, row, ground="surface")

    def _tab(self, last: int) -> None:
        """One pane under the strip of tabs."""
        sections, width = self.briefing.sections, self.canvas.width
        tabs = [
            rows.Tab(s.key, s.short, str(len(self.passages[s.id])), f"$section-{s.key}") for s in sections
        ]
        total = len(self.passages[self.now.id])
        y = 1 if self.canvas.height < layout.SHORT else 2
        above, below = rows.tab_rows(tabs, self.now.key, f"1 of {total}" if total else "", width - 2)
        self.canvas.put(1, y, above)
        self.canvas.put(1, y + 1, below)
        self._text(self.now, (1, y + 2, width - 2, last - y - 2))

    def _overview(self) -> int:
        """The overview, where there is one; the row below it."""
        section = next((s for s in self.briefing.sections if s.id == OVERVIEW), None)
        if section is None or not self.passages[OVERVIEW]:
            return 1
        width = self.canvas.width
        rows_needed = min(layout.OVERVIEW_ROWS, self._need(section, width, 0, layout.OVERVIEW_ROWS))
        self._text(section, (1, 2, width - 2, rows_needed))
        return 2 + rows_needed + 1

    def _panes(self, top: int, bottom: int) -> None:
        sections = [section for section in self.briefing.sections if section.id != OVERVIEW]
        width, height = self.canvas.width, bottom - top
        if width >= layout.WIDE:
            width -= layout.INSPECTOR
            self._inspector((width, top, layout.INSPECTOR, height))
        boxes = layout.board(
            len(sections), width, height, lambda at, w: self._need(sections[at], w, 2, height)
        )
        for section, (x, y, w, h) in zip(sections, boxes, strict=True):
            active = section is self.now
            total = len(self.passages[section.id])
            self._frame(
                (x, y + top, w, h),
                rows.frame_title(
                    section.title, section.key, f"$section-{section.key}", active, str(total), w
                ),
                f"1 of {total}" if active and total else "",
                f"$section-{section.key}" if active else "$rule",
            )
            self._text(section, (x + 1, y + top + 1, w - 2, h - 2))

    def _inspector(self, box: layout.Box) -> None:
        number = (
            self.briefing.passages.index(self.passages[self.now.id][0]) + 1
            if self.passages[self.now.id]
            else 0
        )
        heading = f"Passage {number} of {len(self.briefing.passages)}" if number else "Passage"
        self._frame(box, rows.frame_title(heading, "", "$primary", False, "", box[2]), "", "$rule")

    def _frame(self, box: layout.Box, title: Row, place: str, edge: str) -> None:
        x, y, width, height = box
        self.canvas.put(x, y, [("╭" + "─" * (width - 2) + "╮", edge)])
        self.canvas.put(x + 2, y, [(" ", edge), *rows.cut(title, width - 6), (" ", edge)])
        for row in range(y + 1, y + height - 1):
            self.canvas.put(x, row, [("│", edge)])
            self.canvas.put(x + width - 1, row, [("│", edge)])
        self.canvas.put(x, y + height - 1, [("╰" + "─" * (width - 2) + "╯", edge)])
        if place:
            self.canvas.put(x + width - 4 - len(place), y + height - 1, [(f" {place} ", "$muted")])

    def _text(self, section: Section, box: layout.Box) -> None:
        """The passages of a section from the box's first row on, as a pane shows them."""
        x, y, width, height = box
        active, over = section is self.now, section.id == OVERVIEW
        base = "foreground" if active else "soft"
        columns = layout.text_width(width + 2, _EDGES, *_room(section))
        if not self.passages[section.id]:
            self.canvas.put(x, y, [("   Nothing in this section.", "$muted")])
        bottom = y + height
        for at, passage in enumerate(self.passages[section.id]):
            found = self.briefing.facts.of(passage) if self.briefing.facts else None
            parts = _parts(passage, found, active, self.marked)
            loud, quiet = signs(found), doubt(passage)
            for n, (start, end) in enumerate(wrap(passage.text, columns)):
                if y >= bottom:
                    return
                bar: Run = ("▌", f"$section-{section.key}" if active else "$rule") if at == 0 else (" ", "")
                row: Row = [_sign(loud, quiet, n), bar, (" ", "")]
                if over:
                    label = f"{section.key} {section.short}" if at == n == 0 else ""
                    row += [(fitting(label, layout.LABEL).ljust(layout.LABEL + 1), f"$section-{section.key}")]
                self.canvas.put(x, y, [*row, *_cut(passage.text, parts, start, end)], base)
                y += 1
            y += 1

    def _need(self, section: Section, outer: int, frame: int, most: int) -> int:
        """Rows the section wants in a pane `outer` columns wide, `frame` of them edges; counted as a pane does."""
        columns = layout.text_width(outer, _EDGES, *_room(section))
        wanted = frame
        for passage in self.passages[section.id]:
            if wanted >= most:
                return wanted
            wanted += len(wrap(passage.text, columns)) + 1
        return wanted - 1 if self.passages[section.id] else wanted + 1


def _footer(keymap: keys.Keymap, first_time: bool) -> list[tuple[str, str]]:
    if not first_time:
        return keys.hints(keytable.MAIN, keymap)
    from sitrep.tui import welcome

    return welcome.pairs(keymap)


def _room(section: Section) -> tuple[int, int]:
    """Columns of the label, and the most columns of text."""
    return (layout.LABEL, 0) if section.id == OVERVIEW else (0, layout.MEASURE)


def _sign(loud: str, quiet: str, n: int) -> Run:
    """What stands in row `n` of a passage's margin."""
    return ((loud + quiet)[n : n + 1] or " ", "$warning" if n < len(loud) else "$muted")


def _parts(
    passage: Passage, found: Mentions | None, active: bool, marked: bool
) -> list[tuple[int, int, str]]:
    """The passage cut into parts of one style."""
    parts: list[tuple[int, int, str]] = []
    at = 0
    for start, end, accent in marks(passage, found) if marked else ():
        parts += [(at, start, ""), (start, end, ACCENTS[accent][not active])]
        at = end
    return [*parts, (at, len(passage.text), "")]


def _cut(text: str, parts: Iterable[tuple[int, int, str]], start: int, end: int) -> Iterator[Run]:
    """The runs of one line."""
    for first, last, style in parts:
        if first < end and last > start:
            yield text[max(first, start) : min(last, end)], style


def _characters(text: str) -> Iterator[tuple[str, int]]:
    """What stands in each cell, and how many cells it fills."""
    if cells(text) == len(text):
        yield from ((character, 1) for character in text)
        return
    while text:
        first = next(part for width in (0, 1, 2) if (part := fitting(text, width)))
        yield first, cells(first)
        text = text[len(first) :]


def _colour(written: str, depth: int, base: int) -> str:
    """The numbers that select a theme's colour; `base` is 30 for text, 40 for the ground."""
    if written.startswith("ansi_"):
        name = written.removeprefix("ansi_")
        if name == "default":
            return str(base + 9)
        bright = name.startswith("bright_")
        return str(base + 60 * bright + _ANSI.index(name.removeprefix("bright_")))
    if not written.startswith("#") or depth < 256:
        return ""
    red, green, blue = (int(written[at : at + 2], 16) for at in (1, 3, 5))
    if depth > 256:
        return f"{base + 8};2;{red};{green};{blue}"
    return f"{base + 8};5;{_of_256(red, green, blue)}"


def _of_256(red: int, green: int, blue: int) -> int:
    """The number of a colour among 256, as Rich finds it, so that the app's own frame has the same."""
    import colorsys  # only where there are 256 colours

    _, lightness, saturation = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
    if saturation < 0.15:
        grey = round(lightness * 25)
        return 16 if grey == 0 else 231 if grey == 25 else 231 + grey
    parts = (part / 95 if part < 95 else 1 + (part - 95) / 40 for part in (red, green, blue))
    return 16 + sum(scale * round(part) for scale, part in zip((36, 6, 1), parts, strict=True))
