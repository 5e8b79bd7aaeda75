"""The text of a compiled profile, as it ships beside the TOML it was made from."""

from __future__ import annotations

import json
from typing import Any

_BETWEEN = "\x1e"  # the record separator of ASCII: no phrase has it


def pack(compiled: dict[str, Any]) -> str:
    """A compiled profile as the text that ships: a line of JSON, then the index, which JSON would make slow.

    The text is ASCII, which is read several times as fast as any other; the few phrases that are not stand in the JSON.
    """
    index: dict[str, str] = compiled["index"]
    strange = {first: rows for first, rows in index.items() if not (first.isascii() and rows.isascii())}
    head = {key: value for key, value in compiled.items() if key != "index"} | {"strange": strange}
    plain = _BETWEEN.join(part for pair in index.items() if pair[0] not in strange for part in pair)
    return f"{json.dumps(head, separators=(',', ':'))}\n{plain}\n"


def unpack(text: str) -> dict[str, Any]:
    """What `pack` was given. Raises ValueError when it is not such a text."""
    head, _, index = text.partition("\n")
    parts = index.removesuffix("\n").split(_BETWEEN) if index != "\n" else []  # a profile may have no phrases
    compiled = json.loads(head)
    if not isinstance(compiled, dict) or not isinstance(strange := compiled.pop("strange", None), dict):
        raise ValueError("the first line is no object")
    return compiled | {"index": dict(zip(parts[::2], parts[1::2], strict=True)) | strange}
