"""Write man/sitrep.1 from the program's own parsers: `python scripts/man_page.py` (`--check` only compares)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from textwrap import wrap

from sitrep import __version__
from sitrep.commands.examples import EXAMPLES
from sitrep.commands.tree import below, everything
from sitrep.config import SETTINGS

PAGE = Path(__file__).parents[1] / "man" / "sitrep.1"
DATE = "2026-11-26"
"""The day of the last release, changed by hand: a page that is written again must stay the same."""

_ABOUT = """\
sitrep reads a news article about a war and lays its passages out in panes: battlefield, diplomacy, security
guarantees, home front, overview. It says why a passage stands where it does, who says what, and keeps annotated
bookmarks that notice when an article is edited. It works offline; only an address that is named is fetched."""
_SOURCE = """\
SOURCE is a file (web page, PDF, mail, feed, Markdown, text), an http or https address, a folder, or - for standard
input; keys then come from the terminal. A file whose name is a command's is written ./brief; one whose name begins
with a dash comes after --. Without SOURCE the dashboard goes on where it was left. Printed into a pipe, or with
TERM=dumb, sitrep SOURCE prints the briefing as text. Inside the dashboard ? shows the keys and q leaves."""
_ENVIRONMENT = {
    "XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME, XDG_CACHE_HOME": "move the places of settings, bookmarks, log "
    "and cache, on every platform",
    "VISUAL, EDITOR": "the editor for notes",
    "NO_COLOR": "no colours",
}
_FILES = {
    "~/.config/sitrep/config.toml": "settings; there need not be any",
    "~/.config/sitrep/themes/, ~/.config/sitrep/profiles/": "themes and profiles of your own",
    "~/.local/share/sitrep/bookmarks.sqlite3": "bookmarks, with a backup a day beside it",
    "~/.local/state/sitrep/sitrep.log": "tracebacks of crashes, without any text of articles or notes",
}
_STATUS = {
    "0": "done",
    "1": "not possible, said in one line on standard error",
    "2": "wrong usage",
    "128 + n": "ended by signal n: 130 after an interruption",
}


def page() -> str:
    """The whole page, in the man macros."""
    parsers = dict(everything())
    commands = {words: parser for words, parser in parsers.items() if words}
    parts = [
        f'.\\" Written by scripts/man_page.py.\n.TH SITREP 1 {DATE} "sitrep {__version__}" "User Commands"\n',
        ".SH NAME\nsitrep \\- a situation dashboard for the terminal\n",
        ".SH SYNOPSIS\n",
        _synopsis("", parsers[""]),
        *(_synopsis(words, parser) for words, parser in commands.items() if not below(parser)),
        f".SH DESCRIPTION\n{_text(_ABOUT)}.PP\n{_text(_SOURCE)}",
        f".SH OPTIONS\n{_actions(parsers[''])}",
        ".TP\n\\fB\\-V\\fR, \\fB\\-\\-version\\fR\nprint the version\n",
        ".SH COMMANDS\n",
        *(_command(words, parser) for words, parser in commands.items()),
        f".SH EXIT STATUS\n{_table(_STATUS)}",
        f".SH ENVIRONMENT\n{_table(_ENVIRONMENT)}",
        _table(
            {
                setting.variable: f"overrides the setting {setting.key}. {setting.about}"
                for setting in SETTINGS
            }
        ),
        f".SH FILES\n{_table(_FILES)}.PP\n{_text('`sitrep paths` prints all of them as they are here.')}",
        f".SH EXAMPLES\n{_examples('')}{_examples('brief')}{_examples('bookmarks')}",
    ]
    return "".join(parts).replace(".br\n.SH", ".SH").replace(".SH EXAMPLES\n.PP\n", ".SH EXAMPLES\n")


def _command(words: str, parser: argparse.ArgumentParser) -> str:
    parts = [f".SS {_safe(f'sitrep {words}')}\n", _text(_sentence(parser.description or ""))]
    if parser.epilog:
        parts.append(f".PP\n{_text(parser.epilog)}")
    parts.append(_actions(parser))
    for name, (_, help) in below(parser).items():
        parts.append(f".TP\n\\fB{_safe(name)}\\fR\n{_text(help)}")
    if words not in ("brief", "bookmarks"):
        parts.append(_examples(words))
    return "".join(parts)


def _synopsis(words: str, parser: argparse.ArgumentParser) -> str:
    """A line with the words to type in bold: `sitrep brief [OPTION ...] SOURCE`."""
    options = [action for action in parser._actions if action.option_strings and action.dest != "help"]
    needed = [action for action in options if action.required]
    rest = [f"\\fB{_safe(action.option_strings[-1])}\\fR {_value(action)}" for action in needed]
    rest += ["[\\fIOPTION\\fR ...]"] if len(options) > len(needed) else []
    for action in parser._actions:
        if not action.option_strings:
            shown = _value(action)
            many = {"*": f"[{shown} ...]", "+": f"{shown} ...", "?": f"[{shown}]"}
            rest.append(many.get(str(action.nargs), shown))
    return f"\\fB{_safe(f'sitrep {words}'.strip())}\\fR {' '.join(rest)}".rstrip() + "\n.br\n"


def _actions(parser: argparse.ArgumentParser) -> str:
    """What can be given, with its line of help; --help is told once, with the whole command line."""
    parts = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction) or not (action.help or action.option_strings):
            continue
        if isinstance(action, argparse._HelpAction) and parser.prog != "sitrep":
            continue
        names = [f"\\fB{_safe(name)}\\fR" for name in action.option_strings]
        value = "" if action.nargs == 0 else _value(action)
        head = ", ".join(names) + (f" {value}" if value and names else value)
        parts.append(f".TP\n{head}\n{_text(action.help or 'see the example')}")
    return "".join(parts)


def _value(action: argparse.Action) -> str:
    if action.choices is not None:
        return "|".join(f"\\fB{_safe(str(choice))}\\fR" for choice in action.choices)
    return "|".join(f"\\fI{_safe(name)}\\fR" for name in str(action.metavar).split("|"))


def _examples(words: str) -> str:
    lines = "".join(f"{_safe(example)}\n" for example in EXAMPLES[words])
    return f".PP\n.nf\n.RS 4\n{lines}.RE\n.fi\n" if lines else ""


def _table(rows: dict[str, str]) -> str:
    return "".join(f".TP\n\\fB{_safe(name)}\\fR\n{_text(about)}" for name, about in rows.items())


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "?")) else f"{text[0].upper()}{text[1:]}."


def _text(text: str) -> str:
    """Lines of running text, none of which begins as a request or is long."""
    lines = (
        part
        for line in text.split("\n")
        for part in wrap(line, 68, break_long_words=False, break_on_hyphens=False)
    )
    return "".join(f"\\&{_safe(line)}\n" if line[:1] in ".'" else f"{_safe(line)}\n" for line in lines)


def _safe(text: str) -> str:
    """The text as itself: no character of it is an escape or a typographic sign."""
    for sign, name in (
        ("\\", "\\e"),
        ("-", "\\-"),
        ("'", "\\(aq"),
        ("`", "\\(ga"),
        ("^", "\\(ha"),
        ("~", "\\(ti"),
    ):
        text = text.replace(sign, name)
    return "".join(char if char.isascii() else f"\\[u{ord(char):04X}]" for char in text)


def main() -> int:
    """Write the page, or say whether it is up to date."""
    if sys.argv[1:] == ["--check"]:
        return int(not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page())
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
