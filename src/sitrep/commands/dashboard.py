"""`sitrep [SOURCE]`: the dashboard, or the printed brief where there is no terminal to draw on."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from sitrep import paths
from sitrep.briefing import brief_opening
from sitrep.commands.rules import DEFAULT, add_profile, rules, tell
from sitrep.commands.waiting import saying
from sitrep.config import Config, load
from sitrep.desk import Start, begin, named_once
from sitrep.errors import SitrepError
from sitrep.feeds.offline import stored
from sitrep.model import Article
from sitrep.reading import read_opening
from sitrep.served import is_served
from sitrep.session import Session, is_first_start, last_session, resume, seed
from sitrep.sorting import Profile
from sitrep.tui import lastframe

if TYPE_CHECKING:
    from datetime import date

    from sitrep.commands.usage import Parser
    from sitrep.tui.opening import Opening


class Given(NamedTuple):
    """What the words of the command line say, by the names of `make_parser`."""

    sources: Sequence[str] = ()
    profile: str = DEFAULT
    set: Sequence[str] = ()
    new: bool = False
    plain: bool = False
    date: date | None = None


def dashboard(arguments: Sequence[str], opening: Opening) -> int:
    """Run `sitrep [SOURCE …] [--date DAY]`; return the exit code once the person has left the dashboard.

    `opening` may show the last first frame already. The garbage collector is off; the app turns it on when the first
    picture stands.
    """
    given = _given(arguments)
    named = named_once(given.sources)
    config = _settings(given.set)
    profile, notes = rules(given.profile)
    served = is_served()
    draws = served or _can_draw()
    if given.plain or not draws:
        gc.enable()
    if given.plain:
        return _plain(named, given.new, profile, notes, given.date)
    if not draws:
        from sitrep.commands.brief import print_all

        tell(notes)
        return print_all(named or [seed()], profile, given.date)
    last = None if named or given.new else last_session()
    source = named[0] if named else last.origin if last else seed()
    known = _known(arguments, source, config, profile)
    beginning = _beginning(named, last)
    start = None if beginning else _start(named, last)
    first = start.first if start else beginning
    assert first is not None
    briefing = brief_opening(first, profile)
    if not served:
        _take_keys_from_the_terminal()
    first_time = is_first_start()
    is_again = bool(opening.frame)
    if not (served or is_again):
        opening.show(briefing, config, first_time=first_time)
    if start is None:
        start = _start(named, last)
        briefing = brief_opening(start.first, profile)
    _load_asyncio()
    os.environ.setdefault("TEXTUAL_FPS", "120")  # what a key changes waits 8 ms at most to be painted, not 16
    from sitrep.tui.run import run

    code = run(briefing, profile, config, notes, opening, start, given.date, first_time=first_time)
    if known and opening.frame and not is_again and start.first.source == os.path.abspath(source):  # noqa: PTH100
        lastframe.keep(known, opening.size, opening.frame)
    return code


def _known(arguments: Sequence[str], source: str, config: Config, profile: Profile) -> str:
    """The facts that the first frame hangs on, where these are files and the terminal alone; else nothing."""
    if is_served() or any(word.startswith("-") for word in arguments) or not os.path.isfile(source):  # noqa: PTH113
        return ""
    themes = paths.themes_dir()
    files = (
        *(source, profile.file, themes, themes / f"{config.theme}.toml", paths.profiles_dir()),
        *(paths.config_file(), paths.lexicon_file(), paths.begun_file()),
    )
    try:
        return lastframe.facts(arguments, map(str, files))
    except (OSError, ValueError):
        return ""


def _given(arguments: Sequence[str]) -> Given:
    """What is given; where that is nothing but sources not by argparse, for whose import the first frame would wait."""
    if any(word.startswith("-") and word != "-" for word in arguments):
        return Given(**vars(make_parser().parse_args(arguments)))
    return Given(arguments)


def _settings(overrides: Sequence[str]) -> Config:
    if not overrides:
        return load()
    from sitrep.tui.settled import load_given  # only where there is something to check before the first frame

    return load_given(overrides)


def _load_asyncio() -> None:
    """Import asyncio as it is where Python has no `ssl`: it would load OpenSSL, 4 MB, for what nothing here uses.

    Whoever fetches over TLS imports `ssl` itself.
    """
    if "ssl" not in sys.modules:
        sys.modules["ssl"] = None  # type: ignore[assignment]
        import_module("asyncio")
        del sys.modules["ssl"]


def make_parser() -> Parser:
    """The parser of `sitrep [SOURCE …]`, without the commands."""
    from sitrep.commands.usage import parser

    options = parser("", "Open the dashboard on an article; see `sitrep --help` for all commands.")
    add_options(options)
    options.add_argument(
        "--plain",
        action="store_true",
        help="line by line, for a screen reader or a pipe: no colours, no boxes; ? lists its commands",
    )
    return options


def _plain(named: Sequence[str], new: bool, profile: Profile, notes: Sequence[str], day: date | None) -> int:
    from sitrep.commands.plain import read_aloud

    tell(list(notes))
    start = _start(named, None if named or new else last_session())
    if "-" in named:
        _take_keys_from_the_terminal()  # standard input was the article
    return read_aloud(start, profile, day)


def add_options(options: Parser) -> None:
    """What the dashboard can be given."""
    from sitrep.commands.usage import add_date

    options.add_argument("sources", metavar="SOURCE", nargs="*", help="a file, an address, a folder, or -")
    add_profile(options)
    options.add_argument(
        "--set",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        help="a setting for this start; `sitrep config show` lists them",
    )
    options.add_argument("--new", action="store_true", help="not the last session: the article that ships")
    add_date(options)


def _beginning(named: Sequence[str], last: Session | None) -> Article | None:
    """The beginning of an article too long to be read whole before it is shown; None for any other."""
    source = named[0] if named else last.origin if last else ""
    try:
        return read_opening(source) if source else None
    except SitrepError:
        return None  # said when it is read whole


def _start(named: Sequence[str], last: Session | None) -> Start:
    """What is named, else where the person was; the article that ships when nothing of that is left."""
    if named:
        return begin(named, read=saying(stored))
    if last is None:
        return begin([seed()])
    return resume(last, saying(stored)) or begin([seed()])._replace(
        notices=("Nothing of the last session can be read any more: this article ships.",)
    )


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
