"""`sitrep brief`: the briefing printed or written to a file."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from datetime import date

from sitrep import export
from sitrep.briefing import with_facts
from sitrep.commands.output import deliver, put
from sitrep.commands.rules import add_profile, rules, sorted_by, tell, told_by
from sitrep.commands.usage import Parser, add_date, add_output, parser, whole_number
from sitrep.commands.waiting import saying
from sitrep.errors import SitrepError, UsageError
from sitrep.feeds.offline import read_all
from sitrep.model import Article, Briefing
from sitrep.sorting import Profile

_FORMATS = ("text", "markdown", "json")
_BETWEEN = {"text": "\n" + "=" * 40 + "\n\n", "markdown": "\n---\n\n", "json": ""}


def brief(arguments: Sequence[str]) -> int:
    """Run `sitrep brief SOURCE [--format …] [--date DAY] [-o FILE] [--force]`; return the exit code."""
    options = make_parser().parse_args(arguments[1:])
    profile, notes = rules(options.profile)
    printed = []
    for article in _asked(saying(read_all)(options.source), options.article, options.format):
        briefing, more = sorted_by(profile, article, corrected=options.corrections)
        briefing, told = told_by(briefing, options.date, corrected=options.corrections)
        notes += [*more, *told]
        printed.append(_printed(briefing, options.format, left_out=options.left_out))
    tell(list(dict.fromkeys(notes)))
    deliver(
        _BETWEEN[options.format].join(printed),
        options.output,
        force=options.force,
        exact=options.format == "json",
    )
    return 0


def _asked(articles: Sequence[Article], number: int | None, form: str) -> Sequence[Article]:
    """The article with this number, from 1, or all of them; JSON is a document about one.

    Raises UsageError when there is no such article, or JSON is to hold several.
    """
    if number is not None:
        if number > len(articles):
            raise UsageError(f"There is no article {number}: the source holds {len(articles)}.")
        return articles[number - 1 : number]
    if form == "json" and len(articles) > 1:
        raise UsageError(
            f"The source holds {len(articles)} articles, and JSON is about one: name it, for example with --article 1."
        )
    return articles


def print_all(sources: Sequence[str], profile: Profile, day: date | None = None) -> int:
    """Print the brief of every article of these sources; what fails is said, the others are printed.

    Raises the last failure when all that can be printed is.
    """
    failures: list[SitrepError] = []
    printed = 0
    for source in sources:
        try:
            articles = saying(read_all)(source)
        except SitrepError as error:
            failures.append(error)
            continue
        for article in articles:
            put(_BETWEEN["text"] if printed else "")
            briefing, notes = sorted_by(profile, article)
            briefing, told = told_by(briefing, day)
            tell(list(dict.fromkeys([*notes, *told])))
            print_text(briefing)
            printed += 1
    tell(list(map(str, failures[:-1])))
    if failures:
        raise failures[-1]
    return 0


def print_text(briefing: Briefing) -> int:
    """Print the briefing as text, as wide as the terminal allows; return the exit code."""
    briefing = briefing if briefing.facts is not None else with_facts(briefing)
    put(_printed(briefing, "text"))
    return 0


def _printed(briefing: Briefing, form: str, *, left_out: bool = False) -> str:
    if form == "json":
        return export.as_json(briefing)
    if form == "markdown":
        return export.as_markdown(briefing, left_out=left_out)
    return export.as_text(briefing, _width(), left_out=left_out)


def _width() -> int:
    """78 columns, or the terminal's where it is narrower."""
    if sys.stdout is None or not sys.stdout.isatty():
        return export.WIDTH
    return max(20, min(export.WIDTH, shutil.get_terminal_size().columns))


def make_parser() -> Parser:
    """The parser of `sitrep brief`."""
    options = parser(
        "brief",
        "Print the briefing of an article: its passages by section.",
        "SOURCE is a file, an address, a folder, or - for standard input.\n"
        "The JSON is a contract: docs/briefing.schema.json describes it.",
    )
    options.add_argument("source", metavar="SOURCE")
    options.add_argument("--format", choices=_FORMATS, default="text", help="text is the default")
    options.add_argument(
        "--article",
        type=whole_number(1, 1_000_000),
        metavar="N",
        help="of several (a feed, a folder) only this one, from 1",
    )
    options.add_argument(
        "--left-out",
        action="store_true",
        help="print what is no part of the article, too (JSON always has it)",
    )
    add_profile(options)
    options.add_argument(
        "--no-corrections",
        dest="corrections",
        action="store_false",
        help="leave out what you decided about this article's passages",
    )
    add_date(options)
    add_output(options)
    return options
