"""The parsers of the whole command line, for whatever describes it: completion, the manual page, tests."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Iterator, Mapping

from sitrep.commands import COMMANDS
from sitrep.commands.usage import Parser


def parser_of(command: str) -> Parser:
    """The parser of a command of COMMANDS, or of the dashboard for ""; imports only that command's module."""
    module = importlib.import_module(f"sitrep.commands.{command or 'dashboard'}")
    made: Parser = module.make_parser()
    return made


def below(parser: argparse.ArgumentParser) -> Mapping[str, tuple[argparse.ArgumentParser, str]]:
    """The commands that a parser has, each with its parser and its line of help."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            told = {choice.dest: choice.help or "" for choice in action._choices_actions}
            return {name: (inner, told.get(name, "")) for name, inner in action.choices.items()}
    return {}


def everything() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every parser with the words it answers to after `sitrep`, the dashboard's ("") first."""
    for command in ("", *COMMANDS):
        yield from _with_those_below(command, parser_of(command))


def _with_those_below(
    words: str, parser: argparse.ArgumentParser
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    yield words, parser
    for name, (inner, _) in below(parser).items():
        yield from _with_those_below(f"{words} {name}", inner)
