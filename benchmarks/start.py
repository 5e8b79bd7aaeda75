"""How fast the installed program starts and answers keys: `python -m benchmarks.start --shared DIR [--long]`.

It is compared with bare Textual and four panes of text. Measured is a wheel in its own environment, because a source
checkout may have to compile itself at every start. The yardstick (`floor4.py`) runs in the same environment, in
alternation. Absolute times drift with the machine and its other work; the ratios hold.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any

from benchmarks.home import variables
from benchmarks.store import fill
from benchmarks.table import Row, print_table

ROOT = Path(__file__).resolve().parents[1]
SCRATCH = ROOT / "build" / "bench"
FLOOR_TEXT = "P00001"  # the first words of the yardstick's first pane
DEFAULT_TEXT = r"Ukrainian\s+forces\s+have"  # the first words of the article that ships
KEYS = "!1,j*4,k*4,tab*4"  # each measured one changes the screen: the first pane holds five passages
FLOOR_KEYS = "down*4,up*4,tab*4"
LONG = 10_000  # passages
FILTER = "!B,!wait:1000,!/,!wait:300,{},!esc,!wait:300,!esc,!wait:300".format(",".join("energymarker12"))

# Ratios to the yardstick, and milliseconds. The first readable passage is drawn before Textual is imported.
TEXT, READY, CPU, MEMORY, EXIT, KEY_MS, LONG_RATIO, LONG_KEY_MS = 0.25, 1.0, 1.0, 1.2, 1.0, 30.0, 1.15, 50.0
LONG_MEMORY, FILTER_MS, IDLE_CPU = 250.0, 50.0, 0.3
REST, IDLE = 3.0, 5
"""Seconds without output, twice, before sitrep counts as idle, and seconds it is watched then. In its first pause,
after 2 s, it looks for facts and after the store."""


def measure(shared: Path, pairs: int, long: bool = False, bookmarks: int = 0) -> list[tuple[str, list[Row]]]:
    """Tables of start-up, keys and memory: on the article that ships and, if `long`, on 10,000 passages.

    With `bookmarks`, also of the keys of a filter typed into the list of so many, against a list of one.
    """
    tool, floor = shared / "tools" / "tuiperf.py", shared / "tools" / "floor" / "floor4.py"
    for needed in (tool, floor):
        if not needed.is_file():
            print(
                f"\nStart-up and keys are not measured: {needed} is missing (name its place with --shared DIR)."
            )
            return []
    program = installed()
    print("Measuring start-up and keys …", flush=True)
    yardstick = f"{program.parent / 'python'} {floor}"
    found = _tuiperf(tool, [program], DEFAULT_TEXT, pairs, (yardstick, FLOOR_TEXT, FLOOR_KEYS))
    resting = _tuiperf(tool, [program], DEFAULT_TEXT, max(3, pairs // 5), keys="", rest=REST)
    title = f"Start and keys at 120x40: installed wheel against floor4, {pairs} pairs, medians"
    tables = [(title, [*_default_rows(found), *_resting_rows(resting)])]
    if long:
        print(f"Measuring {LONG:,} passages …", flush=True)
        # --new: neither the other's session nor the first frame of the last start.
        command, default = [program, "--new", _long_article()], (f"{program} --new", DEFAULT_TEXT, KEYS)
        found = _tuiperf(tool, command, r"Passage\s\d", max(3, pairs // 3), default)
        tables.append((f"{LONG:,} passages, against the default article", _long_rows(found)))
    if bookmarks:
        for number in (1, bookmarks):
            print(f"Measuring a filter over {number:,} bookmarks …", flush=True)
            with tempfile.TemporaryDirectory() as home:
                store = Path(home) / "data" / "sitrep" / "bookmarks.sqlite3"
                store.parent.mkdir(parents=True)
                fill(store, number)
                found = _tuiperf(tool, [program], DEFAULT_TEXT, max(2, pairs // 5), keys=FILTER, home=home)
            tables.append((f"A filter typed into the list of {number:,} bookmarks", _filter_rows(found)))
    return tables


def _default_rows(found: dict[str, Any]) -> list[Row]:
    ours, ratios = _medians(found["a"]["summary"]["metrics"]), _medians(found["ratios"])
    return [
        Row("first readable passage", ours["first_text_ms"], "ms"),
        Row("first readable passage, ratio", ratios["first_text_ms"], "x", TEXT),
        Row("the same without waiting for a CPU, ratio", ratios["first_text_net_ms"], "x"),
        Row("waiting for a CPU (noise of the machine)", ours["runq_wait_ms"], "ms"),
        Row("start-up CPU", ours["startup_cpu_ms"], "ms"),
        Row("start-up CPU, ratio", ratios["startup_cpu_ms"], "x", CPU),
        Row("first output, ratio", ratios["first_output_ms"], "x"),
        Row("app ready", ours["settled_ms"], "ms"),
        Row("app ready, ratio", ratios["settled_ms"], "x", READY),
        Row("exit, ratio", ratios["exit_ms"], "x", EXIT),
        Row("memory", ours["rss_mb"], "MB"),
        Row("memory, ratio", ratios["rss_mb"], "x", MEMORY),
        Row("CPU in the second after that", ours["idle_cpu_pct"], "%"),
        *_key_rows(found, KEY_MS),
    ]


def _resting_rows(found: dict[str, Any]) -> list[Row]:
    idle = _medians(found["a"]["summary"]["metrics"])["idle_cpu_pct"]
    return [Row(f"idle CPU, over {IDLE} s in which nothing is done any more", idle, "%", IDLE_CPU)]


def _long_rows(found: dict[str, Any]) -> list[Row]:
    ours, ratios = _medians(found["a"]["summary"]["metrics"]), _medians(found["ratios"])
    return [
        Row("text on screen", ours["first_text_ms"], "ms"),
        Row("text on screen, ratio", ratios["first_text_ms"], "x", LONG_RATIO),
        Row("start-up CPU, ratio", ratios["startup_cpu_ms"], "x"),
        Row("memory", ours["rss_mb"], "MB", LONG_MEMORY),
        *_key_rows(found, LONG_KEY_MS),
    ]


def _filter_rows(found: dict[str, Any]) -> list[Row]:
    ours = _medians(found["a"]["summary"]["metrics"])
    return [
        Row("key to first change on screen, p50", ours["key_first_p50"], "ms"),
        Row("key to first change on screen, p95", ours["key_first_p95"], "ms", FILTER_MS),
        Row("key to last byte before a pause of 30 ms, p50", ours["key_last_p50"], "ms"),
        Row("key to last byte before a pause of 30 ms, p95", ours["key_last_p95"], "ms"),
    ]


def _key_rows(found: dict[str, Any], most: float) -> list[Row]:
    ours = _medians(found["a"]["summary"]["metrics"])
    rows = [
        Row("key to first change on screen, p50", ours["key_first_p50"], "ms"),
        Row("key to first change on screen, p95", ours["key_first_p95"], "ms", most),
        Row("key to last byte, p95", ours["key_last_p95"], "ms"),
    ]
    for key, times in found["a"]["summary"]["keys"].items():
        rows.append(Row(f"  key {key}, p95", times["key_first_p95"], "ms"))
    return rows


def _medians(metrics: dict[str, dict[str, float]]) -> dict[str, float]:
    return {name: values["median"] for name, values in metrics.items()}


def installed() -> Path:
    """The `sitrep` of this source tree, built as a wheel and installed into an environment under build/."""
    place = SCRATCH / "venv"
    bin_dir = place / ("Scripts" if os.name == "nt" else "bin")
    wheels = SCRATCH / "wheel"
    shutil.rmtree(wheels, ignore_errors=True)
    print("Building the wheel …", flush=True)
    _quiet([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", wheels, ROOT])
    [wheel] = wheels.glob("*.whl")
    pip = [bin_dir / "python", "-m", "pip", "install", "--quiet", "--constraint", ROOT / "constraints.txt"]
    if not (bin_dir / "sitrep").exists():
        print(f"Installing into {place.relative_to(ROOT)} …", flush=True)
        venv.create(place, with_pip=True, clear=True)
        _quiet([*pip, wheel])
    else:
        _quiet([*pip, "--no-deps", "--force-reinstall", wheel])
    return bin_dir / "sitrep"


def _long_article() -> Path:
    """An article of many passages, some 300 characters each, in the words of the article that ships."""
    words = (ROOT / "seeds" / "dnipropetrovsk.txt").read_text(encoding="utf-8").split()
    file = SCRATCH / "long.txt"
    paragraphs = []
    for at in range(LONG):
        start = at * 37 % (len(words) - 50)
        paragraphs.append(f"Passage {at + 1} " + " ".join(words[start : start + 48]))
    file.write_text("\n\n".join(paragraphs), encoding="utf-8")
    return file


def _tuiperf(
    tool: Path,
    command: list[Path | str],
    text: str,
    pairs: int,
    versus: tuple[str, str, str] | tuple[()] = (),
    keys: str = KEYS,
    home: str = "",
    rest: float = 0,
) -> dict[str, Any]:
    """Run the measuring tool on the command, or on two in alternation; its JSON.

    `home` is a folder for the program's data, config and so on; without it, an empty one. `rest`: seconds it has to be
    silent, twice, before it is watched for IDLE seconds.
    """
    options = {
        "--runs": str(pairs),
        "--warmup": "1",
        "--size": "120x40",
        "--idle": str(IDLE) if rest else "1",
        "--timeout": "120",
        "--key-timeout": "400",  # s, ms
        "--wait": text,
        "--keys": keys,
        "--repeat": "3",
        "--quit": "ctrl+q",
        **({"--settle-ms": str(rest * 1000)} if rest else {}),
        **dict(zip(("--vs", "--vs-wait", "--vs-keys"), versus, strict=False)),
    }
    arguments = [part for option in options.items() for part in option]
    with tempfile.TemporaryDirectory() as empty:
        for name, place in variables(Path(home or empty)).items():
            arguments += ["--env", f"{name}={place}"]
        whole = [sys.executable, tool, *arguments, "--json", "-", "--", *command]
        done = subprocess.run(whole, capture_output=True, text=True, check=False, env=_environment())
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise SystemExit(f"tuiperf gave no result:\n{done.stderr or done.stdout}") from None
    if problems := found["a"]["summary"]["problems"]:
        raise SystemExit(f"{command[0]} did not run as it should: " + "; ".join(problems))
    return found


def _quiet(command: list[Any]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=_environment())
    if done.returncode:
        raise SystemExit(f"{command[0]} failed:\n{done.stdout}{done.stderr}")


def _environment() -> dict[str, str]:
    """Ours, but with compiled bytecode kept: without it a start takes five times as long."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True, help="the folder that holds tools/tuiperf.py")
    parser.add_argument("--pairs", type=int, default=15, help="runs of each program (default 15)")
    parser.add_argument("--long", action="store_true", help=f"also with {LONG:,} passages")
    parser.add_argument("--bookmarks", type=int, default=0, help="also a filter over so many bookmarks")
    options = parser.parse_args()
    tables = measure(options.shared, options.pairs, options.long, options.bookmarks)
    held = [print_table(title, rows) for title, rows in tables]
    return int(not all(held))


if __name__ == "__main__":
    sys.exit(main())
