"""`sitrep serve`: the dashboard in a browser, through textual-serve, for this machine alone unless asked otherwise."""

from __future__ import annotations

import ipaddress
import os
import secrets
import socket
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib.util import find_spec

from sitrep.commands.dashboard import add_options
from sitrep.commands.output import put
from sitrep.commands.rules import rules, tell
from sitrep.commands.usage import Parser, parser, whole_number
from sitrep.desk import begin, named_once
from sitrep.errors import SitrepError, UsageError
from sitrep.served import SERVED
from sitrep.tui.settled import load_given

_SHORTEST = 12  # characters of a token: fewer can be tried out


def serve(arguments: Sequence[str]) -> int:
    """Run `sitrep serve [SOURCE …]`; return the exit code once it was interrupted."""
    given = make_parser().parse_args(arguments[1:])
    token = _token(given.host, given.token)
    if "-" in given.sources:
        raise UsageError("Standard input can be read once only and a page can be opened twice: name a file.")
    load_given(given.set)
    tell(rules(given.profile)[1])
    if given.sources:
        begin(named_once(given.sources))  # what cannot be opened is better said here than in the browser
    if find_spec("textual_serve") is None:
        raise SitrepError(
            "`sitrep serve` needs the package textual-serve: `pipx inject sitrep textual-serve`, or"
            " `pip install textual-serve` where sitrep is installed."
        )
    listening = _listen(given.host, given.port)
    os.environ[SERVED] = "1"
    from sitrep.tui.serving import DashboardServer

    DashboardServer(_words(given), listening, given.host, token, put).run()
    return 0


def make_parser() -> Parser:
    """The parser of `sitrep serve`."""
    options = parser(
        "serve",
        "Show the dashboard in a browser, at an address of this machine, until you press ctrl+c.",
        "Whoever can open the page reads your files and bookmarks as you do. Any --host but this machine's own\n"
        "needs a token; where none is given one is made, and printed with the address. There is no encryption:\n"
        "across a network you do not trust use `ssh -L 8000:127.0.0.1:8000`.",
    )
    add_options(options)
    options.add_argument(
        "--host", metavar="ADDRESS", default="127.0.0.1", help="where to listen; 127.0.0.1 is the default"
    )
    options.add_argument(
        "--port",
        metavar="N",
        type=whole_number(0, 65_535),
        default=8000,
        help="8000 is the default; 0 takes any that is free",
    )
    options.add_argument(
        "--token", metavar="TEXT", help=f"what the address must have in it, at least {_SHORTEST} letters"
    )
    return options


def _token(host: str, given: str | None) -> str | None:
    if given is not None and (len(given) < _SHORTEST or not given.isascii() or not given.isalnum()):
        raise UsageError(
            f"--token: use at least {_SHORTEST} letters and digits, or leave it out to have one made."
        )
    return given or (None if _is_own(host) else secrets.token_hex(16))


def _is_own(host: str) -> bool:
    """Whether only this machine can reach the address."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except OSError as error:
        why = error.strerror or str(error)
        raise SitrepError(
            f"{host} port {port} cannot be used: {why}. Choose with --host and --port."
        ) from None


def _words(given: Namespace) -> list[str]:
    """The command line of the dashboard that each page gets; no module of the current folder is in its way."""
    options = ["--profile", given.profile]
    options += [word for setting in given.set for word in ("--set", setting)]
    options += ["--new"] if given.new else []
    options += ["--date", given.date.isoformat()] if given.date else []
    return [sys.executable, "-P", "-m", "sitrep", *options, "--", *given.sources]
