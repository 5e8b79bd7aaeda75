"""All speed measurements in turn: `python -m benchmarks.run --shared DIR [--quick] [--long]` (`make bench`)."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from benchmarks import facts_speed, sorting_speed, start
from benchmarks.table import print_table


def main() -> int:
    """Exit code 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--shared", type=Path, default=Path("../shared"), help="the folder that holds tools/tuiperf.py"
    )
    parser.add_argument("--quick", action="store_true", help="few runs: a rough picture in a minute")
    parser.add_argument("--long", action="store_true", help="also start with 10,000 passages")
    options = parser.parse_args()

    tables = start.measure(options.shared, pairs=4 if options.quick else 15, long=options.long)
    held = [print_table(title, rows) for title, rows in tables]
    held.append(print_table("Sorting, medians", sorting_speed.rows(3 if options.quick else 9)))
    held.append(
        print_table(
            "Who, where, when, said: medians of CPU time", facts_speed.rows(3 if options.quick else 9)
        )
    )
    corpus = options.shared / "corpus" / "dev"
    more = ["--corpus", str(corpus)] if corpus.is_dir() else []
    held += [_module("benchmarks.anchors", *more), _module("benchmarks.store")]
    print("\nAll targets hold." if all(held) else "\nNot all targets hold.")
    return int(not all(held))


def _module(name: str, *arguments: str) -> bool:
    """Measurements in a process of their own: they need clean caches, and print their own tables."""
    sys.stdout.flush()
    return subprocess.run([sys.executable, "-m", name, *arguments], check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
