"""`--help` and `--version`, and the parser that words every usage error as one sentence."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn, Protocol

from sitrep import __version__
from sitrep.commands.output import put
from sitrep.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

HELP = """\
sitrep: a situation dashboard for the terminal. It reads a news article about a war and lays its
passages out in panes: battlefield, diplomacy, security guarantees, home front, overview.

usage:
  sitrep [SOURCE ...]              open the dashboard; no SOURCE: where you were  [--new] [--set KEY=VALUE]
  sitrep --plain [SOURCE ...]      line by line, for a screen reader or a pipe: no colours, no boxes
  sitrep brief SOURCE              print the briefing   [--format text|markdown|json] [-o FILE] [--date DAY]
  sitrep add ADDRESS               subscribe to a feed or an article   [--name TEXT] [--every MINUTES]
  sitrep feeds COMMAND             list, refresh, remove, import, export: subscriptions, read without a network
  sitrep prune                     let go of old articles of subscriptions   [--days N] [--dry-run]
  sitrep bookmarks COMMAND         list, search, show, add, check, tags, filters, history, undo, redo,
                                   export, import, backup, restore
  sitrep corrections COMMAND       list, export, clear: what you decided by hand
  sitrep profiles COMMAND          list, show, check, new: what articles are sorted by   [--profile NAME]
  sitrep config COMMAND            your settings: show, path, check, init
  sitrep keys                      every command and its keys   [--format table|toml|json]
  sitrep themes                    the colour themes
  sitrep doctor                    versions, terminal, settings, store: what is not in order
  sitrep paths                     where settings, bookmarks, themes and the log stand
  sitrep serve [SOURCE ...]        the dashboard in a browser, for this machine alone
  sitrep completion SHELL          completion for bash, zsh or fish
  sitrep --version | --help        every command has a --help with examples

SOURCE is a file (web page, PDF, mail, feed, Markdown, text), an http or https address, a folder, or - for
standard input; keys then come from the terminal.
A file whose name is a command's is written ./brief.

examples:
  sitrep article.txt
  pbpaste | sitrep -
  sitrep brief article.txt | less
  sitrep brief article.txt --format json | jq '.sections[] | {title, count: (.passages | length)}'
  sitrep brief article.txt --format markdown -o brief.md
  sitrep bookmarks export --format markdown -o reading-list.md

Inside the dashboard, ? shows the keys and q leaves. Printed into a pipe, or with TERM=dumb,
`sitrep SOURCE` prints the briefing as text.

exit codes: 0 done · 1 not possible, said in one line on standard error · 2 wrong usage · 130 interrupted
"""


COMMAND = "COMMAND"
"""What the help calls the commands below a command."""


class Command(Protocol):
    """Adds a command with its help and what runs it; returns its parser."""

    def __call__(
        self, name: str, help: str, run: Callable[[argparse.Namespace], int | None] | None = None
    ) -> Parser: ...


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one sentence, raised instead of printed; its help ends with examples.

    Options are not abbreviated, so that new ones break no script.
    """

    def __init__(self, **settings: Any) -> None:
        """Take what argparse takes."""
        settings.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        settings.setdefault("allow_abbrev", False)
        super().__init__(**settings)

    def format_help(self) -> str:
        """What argparse says, and the examples."""
        from sitrep.commands.examples import shown

        examples = shown(self.prog.removeprefix("sitrep").strip())
        return f"{super().format_help()}\n{examples}\n" if examples else super().format_help()

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with what was wrong and where to read on."""
        from sitrep.reading.clean import line

        said = line(message[:1].upper() + message[1:])
        if message.endswith(f"required: {COMMAND}"):
            said = f"Say which command: {', '.join(self._below())}"
        wrong = re.search(r"unrecognized arguments: (--\w[\w-]*)|COMMAND: invalid choice: '([^']*)'", message)
        if wrong and (near := closest(wrong[1] or wrong[2], [*self._option_string_actions, *self._below()])):
            raise UsageError(f"{said}; did you mean {near}? See `{self.prog} --help`.")
        raise UsageError(f"{said}; see `{self.prog} --help`.")

    def _below(self) -> list[str]:
        """The commands below this one."""
        return [
            name for action in self._actions if action.metavar == COMMAND for name in action.choices or ()
        ]

    def print_help(self, file: object = None) -> None:
        """Print the help where everything is printed, so that `| head` is no error."""
        put(self.format_help())


def closest(word: str, known: Iterable[str]) -> str:
    """What a misspelt word was probably meant to be; empty where nothing known is near."""
    import difflib  # only when something is wrong

    return next(iter(difflib.get_close_matches(word, list(known), 1, 0.7)), "")


def parser(command: str, description: str, epilog: str = "") -> Parser:
    """A parser for `sitrep COMMAND`."""
    return Parser(prog=f"sitrep {command}".strip(), description=description, epilog=epilog)


def add_commands(options: Parser) -> argparse._SubParsersAction[Parser]:
    """Where the commands below a command are added, one of which has to be given."""
    return options.add_subparsers(metavar=COMMAND, required=True, parser_class=Parser)


def run_one(options: Parser, arguments: Sequence[str]) -> int:
    """Run the one of the commands added with `add_command` that was asked for; return the exit code."""
    given = options.parse_args(arguments[1:])
    run: Callable[[argparse.Namespace], int | None] = given.run
    return run(given) or 0


def add_command(
    commands: argparse._SubParsersAction[Parser],
    name: str,
    help: str,
    run: Callable[[argparse.Namespace], int | None] | None = None,
) -> Parser:
    """Add a command below a command, with what runs it; none where it has commands of its own.

    Its own help begins with the line that lists it.
    """
    added = commands.add_parser(name, help=help, description=help)
    if run:
        added.set_defaults(run=run)
    return added


def add_format(options: Parser) -> None:
    """The option that asks for a list as JSON."""
    options.add_argument("--format", choices=("text", "json"), default="text", help="text is the default")


def add_output(options: Parser) -> None:
    """The options that write to a file what would be printed."""
    options.add_argument("-o", "--output", metavar="FILE", help="write to FILE; it must not exist")
    options.add_argument("--force", action="store_true", help="with -o: replace FILE if it exists")


def add_date(options: Parser) -> None:
    """The option that says what “on Monday” and “last month” are counted from."""
    options.add_argument(
        "--date",
        metavar="DAY",
        type=_day,
        help="the article's day, as 2025-08-27: relative dates are counted from it",
    )


def whole_number(least: int, most: int, of: str = "") -> Callable[[str], int]:
    """What reads an option's whole number, from `least` to `most`; `of` says what it counts, where that helps."""

    def read(text: str) -> int:
        if text.isascii() and text.isdigit() and least <= int(text[:12]) <= most:
            return int(text)
        counted = f" of {of}" if of else ""
        raise argparse.ArgumentTypeError(f"{text!r} is no number{counted} from {least:,} to {most:,}")

    return read


def _day(text: str) -> date:
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day: write it as 2025-08-27") from None


def show_help(arguments: Sequence[str]) -> int:
    """Print what the program is, its commands and examples."""
    put(HELP)
    return 0


def show_version(arguments: Sequence[str]) -> int:
    """Print the name and the version."""
    put(f"sitrep {__version__}\n")
    return 0
