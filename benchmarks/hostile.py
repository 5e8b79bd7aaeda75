"""Files and pages made to break a terminal reader, put through the real program: `make hostile`.

    python -m benchmarks.hostile --shared DIR       all files of DIR/hostile, and its bad server
    python -m benchmarks.hostile FILE ...           these files, through `brief` and the dashboard

Every file is printed by `sitrep brief` and opened in the dashboard, each in a pseudo-terminal and a process of
its own (forked from one that has the program loaded), where keys are typed that lead through every view. Counted
as a failure is

- a traceback, a process that dies or hangs, an exit code other than 0 or 1, a refusal that is not one sentence;
- a byte on the terminal that the program does not write for a harmless article too: an escape sequence of another
  shape, a control character, an 8-bit control;
- a terminal that is not as it was before.

Every page of the bad server must be answered within ten seconds, start of the program included.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import importlib.util
import os
import pty
import re
import select
import signal
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from benchmarks.home import move_into

KEYS = (
    b"G",
    b"i",
    b"\x1b",
    b"\r",
    b"G",
    b"L",
    b"G",
    b"q",
    b"q",
    b"B",
    b"q",
    b"w",
    b"q",
    b"?",
    b"\x1b",
    b"\x11",
)
"""Keys that lead through dashboard, inspector, reader, what was left out, bookmarks, why and help, and out."""
FEW = (b"G", b"\r", b"L", b"q", b"q", b"\x11")
QUIET = 0.1
"""Seconds without output after which a key has done its work."""
LONGEST = 60.0
ANSWER = 10.0
HARMLESS = "Harbour talks\n\nTroops advanced near the river on Monday.\n\n“Envoys met in Geneva,” a spokesman said.\n"

_SEQUENCE = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[ -/]*[0-~]?")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]")
_STYLE = re.compile(rb"\x1b\[([0-9;]*)m\Z")
_COLOUR = re.compile(rb"[345]8;(?:5;\d+|2;\d+;\d+;\d+)")
_NEVER_STYLED = {b"5", b"6", b"8"}
"""Blinking and hidden letters: no theme has them."""
_MODES = ((b"1049", b"l"), (b"25", b"h"), (b"1000", b"l"), (b"1003", b"l"), (b"1006", b"l"), (b"2004", b"l"))


class Ran(NamedTuple):
    """One program run in a terminal: what it wrote, how it ended, whether the line settings are as before.

    `status` is its exit code, None where it did not end within LONGEST seconds.
    """

    written: bytes
    status: int | None
    settings_kept: bool


def in_terminal(
    arguments: Sequence[str], keys: Sequence[bytes] = (), columns: int = 100, rows: int = 40
) -> Ran:
    """Run sitrep, already loaded, in a forked process with a terminal of its own; type each key when it is silent."""
    master, slave = pty.openpty()
    before = termios.tcgetattr(slave)
    termios.tcsetwinsize(slave, (rows, columns))
    child = os.fork()
    if child == 0:
        _become(slave, arguments)
    written, status = _watch(child, master, keys)
    kept = termios.tcgetattr(slave) == before
    os.close(master)
    os.close(slave)
    return Ran(written, status, kept)


def _become(slave: int, arguments: Sequence[str]) -> None:
    """In the child: the terminal, the program, the end."""
    status = 99
    try:
        os.setsid()
        import fcntl

        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
        for handle in (0, 1, 2):
            os.dup2(slave, handle)
        sys.stdin = sys.__stdin__ = open(0, encoding="utf-8", closefd=False)  # type: ignore[misc]  # noqa: SIM115
        sys.stdout = sys.__stdout__ = open(1, "w", encoding="utf-8", closefd=False)  # type: ignore[misc]  # noqa: SIM115
        sys.stderr = sys.__stderr__ = open(2, "w", encoding="utf-8", closefd=False)  # type: ignore[misc]  # noqa: SIM115
        from sitrep import cli

        status = cli.run(arguments)
        sys.stdout.flush()
    finally:
        os._exit(status)


def _watch(child: int, master: int, keys: Sequence[bytes]) -> tuple[bytes, int | None]:
    written, waiting = b"", list(keys)
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        if select.select([master], [], [], QUIET if len(keys) > len(FEW) else QUIET / 2)[0]:
            written += _read(master)
            continue
        done, state = os.waitpid(child, os.WNOHANG)
        if done:
            return written + _rest(master), os.waitstatus_to_exitcode(state)
        if waiting and b"\x1b[?1049h" in written:
            with contextlib.suppress(OSError):
                os.write(master, waiting.pop(0))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return written + _rest(master), None


def _read(master: int) -> bytes:
    try:
        return os.read(master, 1 << 16)
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        return b""


def _rest(master: int) -> bytes:
    data = b""
    while select.select([master], [], [], 0)[0] and (more := _read(master)):
        data += more
    return data


def shapes(written: bytes) -> set[bytes]:
    """The escape sequences by their form, numbers taken out; the control characters as they are."""
    found = set(_CONTROL.findall(_SEQUENCE.sub(b"", written)))
    for sequence in set(_SEQUENCE.findall(written)):
        style = _STYLE.match(sequence)
        if style is None:
            found.add(re.sub(rb"\d+", b"#", sequence))
        elif _NEVER_STYLED & set(_COLOUR.sub(b"", style[1]).split(b";")):
            found.add(sequence)
    return found


def faults(ran: Ran, known: set[bytes]) -> Iterator[str]:
    """What is wrong with a run, as sentences; `known` are the shapes that a harmless article brings about."""
    text = _SEQUENCE.sub(b"", ran.written).decode("utf-8", "replace")
    if ran.status is None:
        yield f"did not end within {LONGEST:.0f} seconds"
    elif ran.status not in (0, 1):
        yield f"ended with {ran.status}"
    if "Traceback" in text or "fault of sitrep" in text:
        yield "crashed"
    if ran.status == 1:
        said = [row for row in text.replace("\r", "").split("\n") if row.strip()]
        if not said or not said[0].startswith("sitrep: ") or not "".join(said).rstrip().endswith("."):
            yield f"refused without a sentence: {text[:200]!r}"
    for shape in sorted(shapes(ran.written) - known):
        yield f"wrote {shape[:60]!r}"
    for mode, rest in _MODES:
        on, off = (ran.written.rfind(b"\x1b[?" + mode + letter) for letter in (b"h", b"l"))
        if max(on, off) >= 0 and (on > off) != (rest == b"h"):
            yield f"left mode {mode.decode()} changed"
    if not ran.settings_kept:
        yield "left the line settings changed"


def through_both(files: Sequence[Path], harmless: Path, typed: Sequence[bytes] = KEYS) -> int:
    """Put files through `brief` and the dashboard; the number of faults, each printed."""
    ways = (("brief", ["brief"], ()), ("dashboard", [], typed))
    wrong = 0
    for name, before, keys in ways:
        known = shapes(in_terminal([*before, str(harmless)], keys).written)
        opened = refused = 0
        for path in files:
            ran = in_terminal([*before, "--", str(path)] if before else [str(path)], keys)
            opened += ran.status == 0
            refused += ran.status == 1
            for fault in faults(ran, known):
                wrong += 1
                print(f"  {name} {str(path)[-60:]!r}: {fault}", flush=True)
        print(
            f"{name}: {len(files)} files, {opened} opened, {refused} refused in a sentence, {wrong} faults so far",
            flush=True,
        )
    return wrong


def through_server(shared: Path) -> int:
    """Fetch every page of the bad server with `sitrep brief`; the number of faults, each printed."""
    server = _module(shared / "hostile" / "hostile_server.py")
    wrong = opened = 0
    slowest = 0.0
    with server.serve() as base, ThreadPoolExecutor(2) as pool:
        for name, seconds, done in pool.map(lambda page: _fetched(base, page), server.PAGES):
            slowest = max(slowest, seconds)
            opened += done.returncode == 0
            said = done.stderr.decode()
            for fault in _server_faults(done, seconds, said):
                wrong += 1
                print(f"  server {name}: {fault}", flush=True)
    print(
        f"server: {len(server.PAGES)} pages, {opened} opened, slowest answer {slowest:.1f} s, {wrong} faults",
        flush=True,
    )
    return wrong


def _fetched(base: str, page: str) -> tuple[str, float, subprocess.CompletedProcess[bytes]]:
    begun = time.monotonic()
    command = [sys.executable, "-m", "sitrep", "brief", f"{base}/{page}"]
    done = subprocess.run(
        command, capture_output=True, stdin=subprocess.DEVNULL, timeout=LONGEST, check=False
    )
    return page, time.monotonic() - begun, done


def _server_faults(done: subprocess.CompletedProcess[bytes], seconds: float, said: str) -> Iterator[str]:
    if done.returncode not in (0, 1):
        yield f"ended with {done.returncode}"
    if done.returncode == 1 and not (
        said.startswith("sitrep: ") and said.count("\n") == 1 and said.endswith(".\n")
    ):
        yield f"refused without a sentence: {said[:200]!r}"
    if seconds > ANSWER:
        yield f"was answered after {seconds:.1f} seconds"
    if found := _CONTROL.findall(done.stdout + done.stderr):
        yield f"wrote {found[0]!r}"


def _module(path: Path) -> object:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _load_the_program() -> None:
    """Import everything once, so that each forked process has it."""
    import lxml.html  # noqa: F401
    import pypdf  # noqa: F401
    import textual.app  # noqa: F401
    import trafilatura.core  # noqa: F401

    import sitrep.tui.app
    import sitrep.tui.run  # noqa: F401


def main() -> int:
    """Exit code 1 when anything failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--shared", type=Path, help="the folder that holds hostile/make_hostile.py")
    parser.add_argument("--quick", action="store_true", help="type a few keys only")
    parser.add_argument("--jobs", type=int, default=1, help="processes that share the files")
    options = parser.parse_args()
    os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"})
    for name in ("COLUMNS", "LINES", "NO_COLOR"):
        os.environ.pop(name, None)
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="sitrep-hostile-") as folder:
        move_into(Path(folder) / "home")
        harmless = Path(folder) / "harmless.txt"
        harmless.write_text(HARMLESS, encoding="utf-8")
        files = list(options.files)
        if options.shared:
            files += made(options.shared, Path(folder) / "made")
        if options.jobs > 1 and len(files) > options.jobs:
            wrong += _in_parallel(files, options.jobs)
        elif files:
            _load_the_program()
            wrong += through_both(files, harmless, FEW if options.quick else KEYS)
        if options.shared and (options.shared / "hostile" / "hostile_server.py").is_file():
            wrong += through_server(options.shared)
    print("Nothing got through." if not wrong else f"{wrong} faults.")
    return int(wrong > 0)


def _in_parallel(files: Sequence[Path], jobs: int) -> int:
    """Share the files among processes of this module; how many of those found a fault."""
    command = [sys.executable, "-m", "benchmarks.hostile"]
    started = [subprocess.Popen([*command, *map(str, files[n::jobs])]) for n in range(jobs)]
    return sum(process.wait() != 0 for process in started)


def made(shared: Path, folder: Path) -> list[Path]:
    """The files that the shared tool writes; none, with a message, where it is missing."""
    import json

    tool = shared / "hostile" / "make_hostile.py"
    if not tool.is_file():
        print(f"No {tool}: its files are left out.")
        return []
    subprocess.run([sys.executable, str(tool), str(folder)], check=True, stdout=subprocess.DEVNULL)
    return [
        folder / row["path"] for row in json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    ]


if __name__ == "__main__":
    sys.exit(main())
