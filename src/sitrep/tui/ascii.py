"""What stands for lines, marks and typographic signs where a font lacks them: as many ASCII characters as cells."""

from __future__ import annotations

_LINES = (
    dict.fromkeys("─┄┈╌", "-")
    | {"━": "="}  # the tab in use, also where there is no colour
    | dict.fromkeys("│┃▌▐▏▎▍▋▊▉█┆┊╎", "|")
    | dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼┏┓┗┛", "+")
)
_BARS = dict.fromkeys("▁▂▃▄▅▆▇▀▔", "=")
_MARKS = {"⚑": "!", "●": "o", "○": ".", "◦": ".", "→": ">", "←": "<", "↑": "^", "↓": "v", "≈": "~", "×": "x", "≠": "#",
          "·": ".", "•": "*", "✓": "v", "◆": "*", "◇": "*", "▸": ">", "▾": "v", "◂": "<", "✎": "*", "⌕": "?",
          "🔎": "? "}  # fmt: skip
_SIGNS = (
    dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‘’‚‛′", "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"…": "~", "\u00a0": " "}  # a dot in one cell would end a sentence that was cut
)

ASCII = str.maketrans(_LINES | _BARS | _MARKS | _SIGNS)
"""For `str.translate`; letters stay, whatever their script."""
