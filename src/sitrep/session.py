"""The session: which sources are open and where the person is, kept between two starts in a small JSON file."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from sitrep import paths
from sitrep.desk import Place, Start, begin
from sitrep.errors import SitrepError
from sitrep.feeds.offline import stored
from sitrep.model import Article
from sitrep.reading.source import is_address

_SCHEMA = "sitrep.session/1"
_MOST = 1000
"""Sources and articles put away that are kept; nobody opens more."""

_SEED = ""
"""How the article that ships stands in the file: its path changes with every installation."""


class Session(NamedTuple):
    """The sources in their order, the article that is shown and the source it is from, and the place in it."""

    sources: tuple[str, ...]
    origin: str
    shown: str
    place: Place
    away: tuple[str, ...] = ()


def seed() -> str:
    """The path of the article that ships."""
    return str(paths.shipped("seeds") / "dnipropetrovsk.txt")


def is_first_start() -> bool:
    """Whether nobody has used sitrep here: no session is kept, and nobody has found the way yet."""
    return not (paths.may_be_there(paths.session_file()) or paths.may_be_there(paths.begun_file()))


def found_way() -> None:
    """Keep that the person has found the way; where that cannot be kept, the session says it at the next start."""
    with contextlib.suppress(OSError):
        paths.begun_file().parent.mkdir(parents=True, exist_ok=True)
        paths.begun_file().touch()


def last_session() -> Session | None:
    """The last session; None where there is none that can be used."""
    try:
        kept = json.loads(paths.session_file().read_text(encoding="utf-8"))
        if kept["schema"] != _SCHEMA:
            return None
        place = kept["place"]
        return Session(
            tuple(map(_opened, _strings(kept["sources"]))),
            _opened(_string(kept["origin"])),
            _opened(_string(kept["shown"])),
            Place(
                _string(place["section"]),
                _string(place["words"]),
                int(place["paragraph"]),
                bool(place["zoomed"]),
            ),
            _strings(kept["away"]),
        )
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def save(session: Session) -> bool:
    """Keep the session, whole or not at all; False where it could not be written, which is no reason to stop."""
    from sitrep import whole  # not before the first picture

    file = paths.session_file()
    kept = {
        "schema": _SCHEMA,
        "sources": [_kept(source) for source in session.sources][-_MOST:],
        "origin": _kept(session.origin),
        "shown": _kept(session.shown),
        "place": session.place._asdict(),
        "away": list(session.away)[-_MOST:],
    }
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        whole.replace(file, json.dumps(kept), durable=False)
    except OSError:
        return False
    return True


def resume(session: Session, read: Callable[[str], Sequence[Article]] = stored) -> Start | None:
    """The start at which the person goes on, told what is missing; None where nothing of it can be read.

    `read` is what reads a source.
    """
    sources = sorted(session.sources, key=lambda one: one != session.origin)
    try:
        start = begin(sources, session.away, session.shown, read)
    except SitrepError:
        return None
    place = session.place if start.first.source == session.shown else None
    return start._replace(order=session.sources, place=place)


def lasting(source: str) -> bool:
    """Whether a source that could not be read may be there the next time: an address, where a file is gone."""
    return is_address(source) or paths.is_there(source)


def _opened(source: str) -> str:
    return seed() if source == _SEED else source


def _kept(source: str) -> str:
    return _SEED if source == seed() else source


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _strings(values: Any) -> tuple[str, ...]:
    return tuple(map(_string, values[:_MOST]))
