"""`sitrep [SOURCE]`: the dashboard, or the printed brief where there is no terminal to draw on."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from sitrep import paths
from sitrep.briefing import brief_opening
from sitrep.commands.rules import add_profile, rules, sorted_by, tell
from sitrep.commands.usage import parser
from sitrep.config import load
from sitrep.errors import SitrepError, UsageError
from sitrep.reading import read, read_opening

DEFAULT = "dnipropetrovsk.txt"


def dashboard(arguments: Sequence[str]) -> int:
    """Run `sitrep [SOURCE]`; return the exit code once the person has left the dashboard."""
    options = parser("", "Open the dashboard on an article; see `sitrep --help` for all commands.")
    options.add_argument("sources", metavar="SOURCE", nargs="*", help="a file, an address, a folder, or -")
    add_profile(options)
    options.add_argument(
        "--set",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        help="a setting for this start; `sitrep config show` lists them",
    )
    given = options.parse_args(arguments)
    sources: list[str] = given.sources
    config = load(given.set)
    if len(sources) > 1:
        raise UsageError(f"One source at a time: {len(sources)} were named; see `sitrep --help`.")
    source = sources[0] if sources else str(paths.shipped("seeds") / DEFAULT)

    profile, notes = rules(given.profile)
    if not _can_draw():
        from sitrep.commands.brief import print_text

        briefing, more = sorted_by(profile, read(source))
        tell([*notes, *more])
        return print_text(briefing)
    beginning = read_opening(source)
    briefing = brief_opening(beginning or read(source), profile)
    _take_keys_from_the_terminal()

    # Until the first picture stands; the app turns it on again.
    gc.disable()
    from sitrep.tui.opening import Opening

    with Opening() as opening:
        opening.show(briefing, config)
        if beginning:
            briefing = brief_opening(read(source), profile)
        from sitrep.tui.run import run

        return run(briefing, profile, config, notes, opening)


def _can_draw() -> bool:
    return _is_terminal(sys.stdout) and os.environ.get("TERM") not in ("dumb", "unknown")


def _is_terminal(stream: object) -> bool:
    isatty = getattr(stream, "isatty", None)
    return isatty is not None and bool(isatty())


def _take_keys_from_the_terminal() -> None:
    """Make descriptor 0 the terminal where it is a pipe, a file or closed, so that keys can be read.

    Raises SitrepError when the process has no terminal.
    """
    if _is_terminal(sys.stdin):
        return
    try:
        terminal = os.open("/dev/tty", os.O_RDONLY)
    except OSError:
        raise SitrepError(
            "There is no terminal to take keys from: name a file and run it in a terminal, "
            "or print the article with `sitrep brief`."
        ) from None
    if terminal == 0:
        os.set_inheritable(0, True)
    else:
        os.dup2(terminal, 0)
        os.close(terminal)
    if sys.stdin is None:
        # Standard input was closed at start: what reads keys expects a stream of that name.
        sys.stdin = sys.__stdin__ = open(0, encoding="utf-8", closefd=False)  # type: ignore[misc]  # noqa: SIM115
