"""Where copied words go: a clipboard program of this machine, else the terminal itself (OSC 52).

Over ssh, or in a browser that shows sitrep, a program would fill the clipboard of the machine that sitrep runs on;
there only the terminal is at hand. That is why this is no library's work: none tells the two apart, or says which it
used.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

from sitrep.served import SERVED

_SECONDS = 2.0  # a program that takes longer has no display to talk to


def program(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> tuple[str, ...] | None:
    """The clipboard program to run and its arguments; None where only the terminal can be asked."""
    elsewhere = ("SSH_TTY", "SSH_CONNECTION", "SSH_CLIENT", SERVED)
    if any(environment.get(name) for name in elsewhere):
        return None
    candidates: list[tuple[str, ...]] = []
    if platform == "darwin":
        candidates = [("pbcopy",)]
    elif platform == "win32" or environment.get("WSL_DISTRO_NAME"):
        candidates = [("clip.exe",)]
    if environment.get("WAYLAND_DISPLAY"):
        candidates.append(("wl-copy",))
    if environment.get("DISPLAY"):
        candidates += [("xclip", "-selection", "clipboard"), ("xsel", "--clipboard", "--input")]
    return next((words for words in candidates if shutil.which(words[0])), None)


def fill(text: str, words: tuple[str, ...]) -> bool:
    """Hand the text to a clipboard program; False when it fails or does not answer."""
    encoding = "utf-16-le" if words[0] == "clip.exe" else "utf-8"
    try:
        subprocess.run(
            words,
            input=text.encode(encoding, "replace"),
            stdout=subprocess.DEVNULL,  # xclip stays behind and would keep a pipe open
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return True
