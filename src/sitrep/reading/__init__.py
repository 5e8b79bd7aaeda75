"""The reading room: bytes from a file or standard input become an Article of cleaned text."""

from sitrep.reading.clean import clean, line
from sitrep.reading.source import read, read_bytes

__all__ = ["clean", "line", "read", "read_bytes"]
