"""Times of a fresh process, as every start of the program pays them."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ARTICLE = ROOT / "seeds" / "dnipropetrovsk.txt"
"""The article that ships."""


def medians(script: str, processes: int) -> list[float]:
    """The median of each time, in milliseconds, over so many processes.

    The script gets the path of ARTICLE as its argument and prints a JSON list of seconds.
    """
    runs = [_run(script) for _ in range(processes)]
    return [1000 * statistics.median(times) for times in zip(*runs, strict=True)]


def _run(script: str) -> list[float]:
    command = [sys.executable, "-c", script, str(ARTICLE)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    times: list[float] = json.loads(done.stdout)
    return times
