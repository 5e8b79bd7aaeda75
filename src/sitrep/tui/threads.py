"""Work in a thread, for the screens: the same as in the rooms below."""

from sitrep.threads import in_thread

__all__ = ["in_thread"]
