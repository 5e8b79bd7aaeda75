"""What stands for lines, marks and typographic signs where a font lacks them: one ASCII character for one cell."""

from __future__ import annotations

_LINES = (
    dict.fromkeys("─━┄┈╌", "-")
    | dict.fromkeys("│┃▌▐▏▎▍▋▊▉█┆┊╎", "|")
    | dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼┏┓┗┛", "+")
)
_BARS = dict.fromkeys("▁▂▃▄▅▆▇▀▔", "=")
_MARKS = {"⚑": "!", "●": "o", "○": ".", "◦": ".", "→": ">", "←": "<", "↑": "^", "↓": "v", "≈": "~", "×": "x", "≠": "#",
          "·": ".", "•": "*", "✓": "v", "◆": "*", "◇": "*", "▸": ">", "▾": "v", "✎": "*", "⌕": "?"}  # fmt: skip
_SIGNS = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "–": "-", "—": "-", "‑": "-",
          "…": ".", "\u00a0": " "}  # fmt: skip

ASCII = str.maketrans(_LINES | _BARS | _MARKS | _SIGNS)
"""For `str.translate`; letters stay, whatever their script."""
