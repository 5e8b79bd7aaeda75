"""Who, where, when, said: what is found in an article, and where its claims contradict each other."""

from __future__ import annotations

from sitrep.facts.find import find
from sitrep.facts.ruled import ruled

__all__ = ["find", "ruled"]
