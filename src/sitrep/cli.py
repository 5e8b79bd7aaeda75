"""The command line: which command was asked for, and how its end becomes an exit code."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from sitrep.commands import COMMANDS
from sitrep.errors import SitrepError, UsageError

INTERRUPTED = 130


def main() -> None:
    """The console entry: run the command line given to the process and exit."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code: 0 done, 1 not possible, 2 wrong usage, 130 interrupted.

    Whatever goes wrong becomes one line on standard error, never a traceback.
    """
    try:
        _never_fail_on_a_letter()
        return _command(arguments)(arguments)
    except SitrepError as error:
        return _say(str(error), error.exit_code)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        from sitrep.crash import report

        return _say(report(error), 1)
    finally:
        gc.enable()


def _command(arguments: Sequence[str]) -> Callable[[Sequence[str]], int]:
    """The function for what the first word names; any other first word is a source for the dashboard."""
    match arguments[0] if arguments else "":
        case "-h" | "--help":
            from sitrep.commands.usage import show_help

            return show_help
        case "-V" | "--version":
            from sitrep.commands.usage import show_version

            return show_version
        case command if command in COMMANDS:
            named: Callable[[Sequence[str]], int] = getattr(
                import_module(f"sitrep.commands.{command}"), command
            )
            return named
        case word:
            if word.isalpha() and not os.path.exists(word):  # noqa: PTH110 - pathlib is not imported here
                _refuse_misspelt(word)
            from sitrep.commands.start import start

            return start


def _refuse_misspelt(word: str) -> None:
    if word == "help":
        raise UsageError("Help is `sitrep --help`, and that of a command `sitrep brief --help`.")
    from sitrep.commands.usage import closest

    if near := closest(word, COMMANDS):
        raise UsageError(f"{word} is neither a command nor a file; did you mean `sitrep {near}`?")


def _say(sentence: str, status: int) -> int:
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            print(f"sitrep: {sentence}", file=sys.stderr, flush=True)
    return status


def _never_fail_on_a_letter() -> None:
    """Show a letter the terminal's encoding lacks as a question mark instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
