"""The footer's order where it differs from the table: saving first, what leaves the view last, help at the very end."""

from __future__ import annotations

ORDER = {
    "note.save": 10,
    "palette": 70,
    "back": 80,
    "box.back": 80,
    "damage.leave": 80,
    "grade.cancel": 80,
    "help.close": 80,
    "original.close": 80,
    "sort.cancel": 80,
    "speaker.cancel": 80,
    "themes.close": 80,
    "which.close": 80,
    "working.stop": 80,
    "learn.cancel": 80,
    "note.close": 80,
    "help": 90,
    "help.note": 90,
    "find.open": 60,
    "why": 58,
    "sort": 59,
    "bookmark.list": 62,
    "claim.list": 74,
    "name.list": 76,
    "contested.list": 72,
}
