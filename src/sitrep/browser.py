"""Opening an address in the person's browser: http and https only, as an argument and never through a shell."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from urllib.parse import urlsplit

from sitrep.errors import SitrepError

_OPENERS = (("xdg-open",), ("gio", "open"), ("wslview",), ("firefox",), ("chromium",), ("google-chrome",))


def safe(address: str | None) -> str | None:
    """The address where it may be opened: http or https, with a host, and without what no address has."""
    if not address or not address.isprintable() or any(char.isspace() for char in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme.lower() in ("http", "https") and parts.hostname else None


def open_in_browser(address: str) -> None:
    """Start the browser on an address and leave it to itself.

    `BROWSER` is followed where it is set, with `%s` for the address or without. Raises SitrepError when the address
    is not one to be opened, or when there is no browser.
    """
    if safe(address) != address:
        raise SitrepError("Only http and https addresses are opened.")
    command = _command(address)
    if command is None:
        raise SitrepError(
            "No browser was found: set BROWSER to the name of yours, or open the address there."
        )
    try:
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise SitrepError(f"The browser {command[0]} could not be started ({error.strerror}).") from None


def _command(address: str) -> list[str] | None:
    """The program and its arguments."""
    for named in os.environ.get("BROWSER", "").split(os.pathsep):
        try:
            words = shlex.split(named)
        except ValueError:
            continue
        if words and (program := shutil.which(words[0])):
            given = [word.replace("%s", address) for word in words[1:]]
            return [program, *given] if "%s" in named else [program, *given, address]
    if sys.platform == "darwin":
        return ["/usr/bin/open", address]
    if sys.platform == "win32":
        return ["rundll32", "url.dll,FileProtocolHandler", address]
    for opener in _OPENERS:
        if program := shutil.which(opener[0]):
            return [program, *opener[1:], address]
    return None
