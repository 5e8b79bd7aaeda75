"""A briefing for paper, pipes and other programs: text, Markdown and JSON."""

from __future__ import annotations

from sitrep.export.contract import as_json
from sitrep.export.files import write_new
from sitrep.export.markdown import as_markdown
from sitrep.export.text import WIDTH, as_text

__all__ = ["WIDTH", "as_json", "as_markdown", "as_text", "write_new"]
