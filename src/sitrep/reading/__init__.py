"""The reading room: bytes of a file, an address or standard input become Articles of cleaned text."""

from sitrep.reading.clean import clean, line
from sitrep.reading.source import read, read_all, read_bytes, read_opening

__all__ = ["clean", "line", "read", "read_all", "read_bytes", "read_opening"]
