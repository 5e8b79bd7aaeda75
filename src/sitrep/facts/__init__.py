"""Who, where, when, said: what is found in an article, and where its claims contradict each other."""

from __future__ import annotations

from sitrep.facts.find import find

__all__ = ["find"]
