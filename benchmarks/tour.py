"""A walk through the dashboard, as frames and a page: `python -m benchmarks.tour` (part of `make docs`).

The real app is driven key by key through one sitting, so a frame cannot show what the program does not do.
Frames that did not change are not written again.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks.home import move_into
from benchmarks.look import without_fonts
from sitrep import paths
from sitrep.briefing import brief
from sitrep.config import Config
from sitrep.reading import read
from sitrep.tui.keyboard import show

DOCS = Path(__file__).parents[1] / "docs"
FRAMES = DOCS / "pictures" / "tour"
SIZE = (110, 34)


class Step(NamedTuple):
    """What is pressed since the frame before, typed text in quotation marks, and what the frame shows."""

    name: str
    keys: tuple[str, ...]
    title: str
    about: str
    size: tuple[int, int] = SIZE


STEPS = (
    Step(
        "start", (), "The situation",
        "`sitrep` with nothing after it opens the article that ships. Every passage stands in the pane of "
        "its section, in the order of the article; what sums up stands above. The bar names the article and "
        "counts passages, bookmarks and disputes; the last line shows the keys that matter here, "
        "and always `?`.",
    ),
    Step(
        "move", ("j", "tab", "j"), "Moving",
        "`j` and `k` go through passages, `tab` through panes, a digit goes straight to one. The bar at the "
        "left edge is the cursor; the panes one is not in keep their place. The mouse does all of it too.",
    ),
    Step(
        "why", ("1", "g", "w"), "Why is it here?",
        "`w` shows the words that placed the passage and what each weighs for each section. The numbers add "
        "up to the score; nothing else decides.",
    ),
    Step(
        "reader", ("escape", "j", "enter"), "Reading in context",
        "`enter` opens the whole article in its own order, at the passage one was on. The gutter names each "
        "passage's section. `esc` goes back to the same place.",
    ),
    Step(
        "find", ("escape", "slash", "“Zelensky”"), "Finding",
        "`/` finds while one types, in all panes at once. `enter` keeps the matches, `n` and `N` go through "
        "them.",
    ),
    Step(
        "note", ("escape", "1", "g", "j", "b", "“First time Kyiv says so.”", "tab", "“front first”"), "Keeping",
        "`b` bookmarks the passage at once, before a word is written, and opens a note with tags. What "
        "sitrep says is saved is on disk; `u` undoes every change, also after a restart.",
    ),
    Step(
        "kept", ("ctrl+s",), "What is kept shows",
        "The flag stands beside the passage from now on, also when the article comes back edited: then the "
        "bookmark is the same, moved, changed or lost, and never silently on other words.",
    ),
    Step(
        "claims", ("c",), "Who says so",
        "`c` lists every claim with its source and how it is put: says, confirms, denies, claims. `/` "
        "filters, `s` orders, `enter` leads to the passage.",
    ),
    Step(
        "contested", ("escape", "C"), "And who says otherwise",
        "`C` puts claims that contradict each other side by side, in the article's own words. sitrep never "
        "says who is right.",
    ),
    Step(
        "names", ("escape", "p"), "People and places",
        "`p` lists who and what is named, with offices and how often.",
    ),
    Step(
        "sort", ("escape", "3", "g", "s"), "Correcting",
        "`s` and a digit sort a passage into another section. It moves at once, the rest is sorted again "
        "around it, and it holds when the article is opened again.",
    ),
    Step(
        "light", ("escape", "T", "“sitrep-light”", "enter"), "Other eyes",
        "`T` shows each theme as one goes through them and keeps the one that is chosen: dark, light, high "
        "contrast, one for red-green blindness, the terminal's own colours.",
    ),
    Step(
        "help", ("question_mark", "“bookmark”"), "Help",
        "`?` lists the keys of the view one is in and can be searched; `:` is the palette: every "
        "command, open article, section, bookmark and theme, with its key.",
    ),
    Step(
        "small", ("escape", "escape", "2"), "In a small terminal",
        "Below 100 columns or 30 rows one pane fills the screen under a strip of tabs. Nothing else is "
        "lost, down to 40 × 12.",
        (64, 20),
    ),
)  # fmt: skip

HEAD = """\
# A walk through sitrep

Written by `make docs`, which drives the real program through the keys named here, in one sitting from the first start.
It uses the article that ships; every line of it can be tried with `sitrep --new`.
"""


def main() -> int:
    """Write the frames and the page; return the exit code."""
    with tempfile.TemporaryDirectory() as home:
        move_into(Path(home))
        os.environ.pop("NO_COLOR", None)
        # The article stands at the same place on every machine, should a screen ever show it.
        article = Path(home) / "dnipropetrovsk.txt"
        shutil.copy(paths.shipped("seeds") / "dnipropetrovsk.txt", article)
        frames = asyncio.run(_walk(article))
    for name, svg in frames.items():
        if home in svg or str(Path.home()) in svg:
            print(f"tour: the frame {name} shows a path of this machine.", file=sys.stderr)
            return 1
    FRAMES.mkdir(parents=True, exist_ok=True)
    for stale in FRAMES.glob("*.svg"):
        if stale.stem not in frames:
            stale.unlink()
    for name, svg in frames.items():
        _write(FRAMES / f"{name}.svg", svg)
    _write(DOCS / "tour.md", page())
    print(f"{len(frames)} frames in {FRAMES}")
    return 0


def page() -> str:
    """The page around the frames."""
    parts = [HEAD]
    for number, step in enumerate(STEPS, 1):
        keys = " ".join(key if key.startswith("“") else f"`{show(key)}`" for key in step.keys)
        parts.append(f"\n## {number}. {step.title}\n\n")
        parts.append(f"Press {keys}\n\n" if keys else "")
        parts.append(f"{step.about}\n\n![{step.title}](pictures/tour/{step.name}.svg)\n")
    return "".join(parts)


async def _walk(article: Path) -> dict[str, str]:
    from tests.tui.sitting import sitting

    frames: dict[str, str] = {}
    async with sitting(brief(read(str(article))), SIZE, config=Config()) as here:
        while here.app.briefing.facts is None:  # they are looked for once the first keys had their turn
            await here.pilot.pause(0.05)
        await here.settle()
        for step in STEPS:
            if (here.app.size.width, here.app.size.height) != step.size:
                await here.resize(*step.size)
            for key in step.keys:
                await here.press(*(key.strip("“”") if key.startswith("“") else [key]))
            await here.clear_toasts()
            frames[step.name] = without_fonts(here.app.export_screenshot(title="sitrep"))
    return frames


def _write(file: Path, text: str) -> None:
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
