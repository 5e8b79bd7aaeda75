"""Write docs/keys.md from the key registry: `python scripts/key_table.py` (`--check` only compares)."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from sitrep.tui import keyboard, keys, keytable

PAGE = Path(__file__).parents[1] / "docs" / "keys.md"
HEAD = """\
# Keys

Written by `scripts/key_table.py` from the program's own key table; `?` shows the same for the view one is in.

Every letter also answers to the key at its place on the Russian and the Ukrainian layout (ЙЦУКЕН): `j` is also `о`,
`s` is also `ы` and `і`. Letters typed into a text field are text.

Each command can be given other keys by its id: [settings.md](settings.md).

In help: type to search. In the theme picker: type to narrow, `↑` `↓` show each theme at once. `ctrl+c` copies what
is selected with the mouse, `ctrl+z` suspends; in a note it takes back what was typed.
The mouse works too: a click selects, a double click opens the reader, the wheel scrolls, tabs and the
keys in footers and on the edges of boxes can be clicked.
"""


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for view, title in keytable.TITLES.items():
        parts.append(f"\n## {title}\n\n| keys | what they do | id |\n|---|---|---|\n")
        commands = sorted(keys.for_view(view), key=lambda command: command.group != "Move")
        for _, group in groupby(commands, key=lambda command: command.group):
            for command in group:
                shown = " ".join(f"`{keyboard.show(key)}`" for key in command.keys) or "palette"
                parts.append(f"| {shown} | {command.title} | {command.id} |\n")
        if view == keytable.MAIN:
            parts.append(
                "| `1`–`9` `0` | The section with this digit; 0 is the overview | section.1 … section.0 |\n"
            )
        if view == keytable.SORT:
            parts.append(
                "| `1`–`9` `0` | Sort it into the section with this digit; 0 is the overview | sort.1 … sort.0 |\n"
            )
    return "".join(parts)


def main() -> int:
    """Write the page, or with --check say whether it is up to date."""
    if "--check" in sys.argv[1:]:
        same = PAGE.read_text(encoding="utf-8") == page()
        if not same:
            print(f"{PAGE.name} is out of date: run python scripts/key_table.py", file=sys.stderr)
        return 0 if same else 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
