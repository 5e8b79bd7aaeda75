"""Pictures of the main screens, to look at: `python -m benchmarks.look build/look` (or `make look`)."""

from __future__ import annotations

import argparse
import asyncio
import re
import sys
import tempfile
from pathlib import Path

from benchmarks.home import move_into
from sitrep import paths
from sitrep.bookmarks.record import of_passage
from sitrep.bookmarks.store import open_store
from sitrep.briefing import brief
from sitrep.model import Briefing
from sitrep.reading import read

SIZES = ((80, 24), (120, 40), (200, 55))
THEMES = ("sitrep-dark", "sitrep-light")
SCREENS: dict[str, tuple[str, ...]] = {
    "dashboard": (),
    "zoom": ("2", "z"),
    "reader": ("j", "enter"),
    "find": ("slash", "Z", "a", "p", "o", "r"),
    "why": ("j", "j", "j", "w"),
    "inspector": ("j", "i"),
    "claims": ("c", "j"),
    "contested": ("C",),
    "names": ("p", "j"),
    "note": ("j", "b"),
    "bookmarks": ("B",),
    "help": ("question_mark",),
    "themes": ("T",),
    "palette": ("ctrl+p",),
}
FONT = "DejaVu Sans Mono"


def main() -> int:
    """Write one picture for each screen, size and theme."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--readme", action="store_true", help="only the picture in the README, as SVG")
    parser.add_argument("--svg", action="store_true", help="SVG instead of PNG")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    if not options.svg and not options.readme:
        try:
            import cairosvg  # noqa: F401
        except (ImportError, OSError) as error:
            print(f"look: no cairosvg ({error}), so the pictures are SVG.", file=sys.stderr)
            options.svg = True
    with tempfile.TemporaryDirectory() as home:
        move_into(Path(home))
        briefing = brief(read(str(paths.shipped("seeds") / "dnipropetrovsk.txt")))
        _mark(briefing)
        if options.readme:
            svg = asyncio.run(_picture(briefing, THEMES[0], (120, 40), ()))
            _write(options.folder / "dashboard", without_fonts(svg), as_svg=True)
            return 0
        for theme in THEMES:
            for size in SIZES:
                for screen, keys in SCREENS.items():
                    svg = asyncio.run(_picture(briefing, theme, size, keys))
                    _write(options.folder / f"{screen}-{size[0]}x{size[1]}-{theme}", svg, options.svg)
    print(f"{len(SCREENS) * len(SIZES) * len(THEMES)} pictures in {options.folder}")
    return 0


def _mark(briefing: Briefing) -> None:
    """A few bookmarks, so that flags and lists show something."""
    notes = {
        1: ("First time Kyiv itself says so. Compare with June.", ("first", "scale")),
        3: ("Mapping groups say the opposite. Check again on Thursday.", ("zaporizke", "contested")),
        6: ("", ("kallas", "eu")),
    }
    with open_store() as store:
        for at, (note, tags) in notes.items():
            store.save(of_passage(briefing.article, briefing.passages[at], note, tags))


async def _picture(briefing: Briefing, theme: str, size: tuple[int, int], keys: tuple[str, ...]) -> str:
    from sitrep.tui.app import SitrepApp

    app = SitrepApp(briefing)
    async with app.run_test(size=size) as pilot:
        while app.briefing.facts is None:  # they are looked for once the first keys had their turn
            await pilot.pause(0.05)
        await pilot.app.workers.wait_for_complete()
        app.show_theme(theme)
        await pilot.press(*keys)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        return app.export_screenshot(title="sitrep")


def _write(stem: Path, svg: str, as_svg: bool) -> None:
    if as_svg:
        stem.with_suffix(".svg").write_text(svg, encoding="utf-8")
        return
    import cairosvg

    svg = without_fonts(svg)
    cairosvg.svg2png(bytestring=svg.encode(), write_to=str(stem.with_suffix(".png")), output_width=1500)


def without_fonts(svg: str) -> str:
    """The picture without fonts from the network."""
    return re.sub(r"@font-face\s*{.*?}", "", svg, flags=re.DOTALL).replace("Fira Code", FONT)


if __name__ == "__main__":
    sys.exit(main())
