"""What the bookmark store survives: `python -m benchmarks.torture [--quick] [PART ...]` (`make torture`, POSIX).

kills: a program that saves is killed with SIGKILL at random moments, 1,000 times. writers: two programs save 5,000
bookmarks each at the same time. damage: 540 files damaged in nine ways are opened. refusals: full disk, read-only
folder, no locks, a newer sitrep's file, each with the time until the sentence. power: see benchmarks/power.py.
"""

from __future__ import annotations

import argparse
import errno
import os
import random
import resource
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from unittest import mock

from benchmarks import power
from benchmarks.children import drain, in_child, killed
from benchmarks.store import bookmark
from benchmarks.table import Row, print_table
from sitrep.bookmarks import disk
from sitrep.bookmarks.filters import parse
from sitrep.bookmarks.record import Bookmark
from sitrep.bookmarks.store import Store, open_store
from sitrep.errors import StoreError

KILLS, SAVES, DAMAGED = 1000, 5000, 540
SENTENCE_MS = 2000.0
_LIFE = 20  # rounds through which one store lives, so that each round opens what the last one left
NAME = "bookmarks.sqlite3"

KINDS = (
    "one bit flipped", "16 random bytes", "4,096 random bytes", "a page of zeros", "two pages swapped", "cut short",
    "bytes appended", "header overwritten", "another file",
)  # fmt: skip


# -- kill -9 ----------------------------------------------------------------------------------------------------


def kills(folder: Path, rounds: int) -> list[Row]:
    """Kill a saving program at random moments of opening, saving and closing."""
    chance = random.Random(1)
    acknowledged, total, lost, changed = set[str](), 0, 0, 0
    for turn in range(rounds):
        path = folder / f"life-{turn // _LIFE}" / NAME
        if turn % _LIFE == 0:
            acknowledged = set()
        fresh = killed(path, bookmark, turn % _LIFE * 100_000, chance)
        acknowledged |= fresh
        total += len(fresh)
        with open_store(path) as store:
            kept = {one.id: one for one in store.all()}
            store.check()
        lost += len(acknowledged - kept.keys())
        changed += sum(one.quote != bookmark(int(id[2:])).quote for id, one in kept.items())
    return [
        Row("kills", rounds, ""),
        Row("acknowledged saves", total, ""),
        Row("acknowledged saves lost", lost, "", 0),
        Row("bookmarks with other words", changed, "", 0),
    ]


# -- two writers ------------------------------------------------------------------------------------------------


def writers(folder: Path, saves: int) -> list[Row]:
    """Two programs that save into one file as fast as they can."""
    path = folder / NAME

    def writer(first: int) -> Callable[[int], None]:
        def work(pipe: int) -> None:
            with open_store(path) as store:
                for number in range(first, first + saves):
                    while True:  # a person would press the key again
                        try:
                            os.write(pipe, f"{store.save(bookmark(number)).id}\n".encode())
                            break
                        except StoreError:
                            os.write(pipe, b"refused\n")

        return work

    open_store(path).close()
    children = [in_child(writer(first)) for first in (0, 1_000_000)]
    # One after the other: a pipe holds 64 KiB, so the second waits for its reader at the end at most.
    said = [drain(pipe).decode().split() for _, pipe in children]
    ended = [os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) for process, _ in children]
    acknowledged = {id for ids in said for id in ids} - {"refused"}
    with open_store(path) as store:
        kept = {one.id for one in store.all()}
        store.check()
    return [
        Row("saves of two writers at once", 2 * saves, ""),
        Row("acknowledged", len(acknowledged), ""),
        Row("not acknowledged", 2 * saves - len(acknowledged), "", 0),
        Row("acknowledged saves lost", len(acknowledged - kept), "", 0),
        Row(
            "refused after ten seconds, and saved when asked again",
            sum(ids.count("refused") for ids in said),
            "",
        ),
        Row("writers that failed", sum(map(bool, ended)), "", 0),
    ]


# -- damage -----------------------------------------------------------------------------------------------------


def damage(folder: Path, files: int) -> list[Row]:
    """Open, read, search, filter and check damaged copies of a store."""
    path = folder / NAME
    with open_store(path) as store:
        for number in range(60):
            store.save(bookmark(number))
        store.delete(bookmark(7).id)
        store.save_filter("mine", "tag:harbour")
        store.keep_draft("k", "typed")
        truth = _everything(store)
    sound = path.read_bytes()
    chance = random.Random(1)
    silent, named, whole, crashed = 0, 0, 0, 0
    for turn in range(files):
        path.write_bytes(damaged(sound, KINDS[turn % len(KINDS)], chance))
        Path(f"{path}-journal").unlink(missing_ok=True)
        try:
            with open_store(path) as store:
                found = _everything(store)
                store.check()
        except StoreError:
            named += 1
        except Exception as error:
            print(f"  {KINDS[turn % len(KINDS)]}: {type(error).__name__}: {error}", file=sys.stderr)
            crashed += 1
        else:
            whole += found == truth
            silent += found != truth
    return [
        Row("damaged files", files, ""),
        Row("named as damaged", named, ""),
        Row("harmless: everything was there, unchanged", whole, ""),
        Row("served with other contents, silently", silent, "", 0),
        Row("ended in anything but a sentence", crashed, "", 0),
    ]


def _everything(store: Store) -> tuple[object, ...]:
    """All that a person can see of a store."""
    query = parse("section:battlefield harbour", ["battlefield"])
    return (
        store.all(), store.search("marker7"), store.page(query, "article"), store.tally(query), store.tags(),
        store.filters(), store.draft("k"), store.history(),
    )  # fmt: skip


def damaged(sound: bytes, kind: str, chance: random.Random) -> bytes:
    """The bytes of a file with one kind of damage."""
    data = bytearray(sound)
    pages = len(data) // 4096
    if kind == "one bit flipped":
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    elif kind.endswith("random bytes"):
        size = int(kind.split()[0].replace(",", ""))
        at = chance.randrange(len(data) - size)
        data[at : at + size] = chance.randbytes(size)
    elif kind == "a page of zeros":
        at = 4096 * chance.randrange(pages)
        data[at : at + 4096] = bytes(4096)
    elif kind == "two pages swapped":
        one, other = (4096 * at for at in chance.sample(range(pages), 2))
        data[one : one + 4096], data[other : other + 4096] = (
            data[other : other + 4096],
            data[one : one + 4096],
        )
    elif kind == "cut short":
        del data[chance.randrange(len(data)) :]
    elif kind == "bytes appended":
        data += chance.randbytes(chance.randrange(1, 5000))
    elif kind == "header overwritten":
        data[:100] = chance.randbytes(100) if chance.random() < 0.5 else bytes(100)
    else:
        data = bytearray(b"<!doctype html><title>Not a store</title>\n" * chance.randrange(1, 200))
    return bytes(data)


# -- refusals ---------------------------------------------------------------------------------------------------


def refusals(folder: Path) -> list[Row]:
    """Each way in which a save is refused: what was saved stays, and the sentence comes soon."""
    rows = []
    for what, refused in (
        ("full disk", _full), ("read-only folder", _read_only), ("newer sitrep's file", _newer),
        ("no locks, one left behind", _no_locks),
    ):  # fmt: skip
        place = folder / what.replace(" ", "-").replace("'", "").replace(",", "")
        place.mkdir()
        place.chmod(0o777)
        process, pipe = in_child(lambda pipe, refused=refused, place=place: refused(place / NAME, pipe))  # type: ignore[misc]
        said = drain(pipe).decode().split("\t")
        ok = os.waitpid(process, 0)[1] == 0 and len(said) == 3
        rows.append(Row(f"{what}: until the sentence", float(said[0]) if ok else 1e9, "ms", SENTENCE_MS))
        rows.append(Row(f"{what}: acknowledged saves lost", float(said[1]) if ok else 1e9, "", 0))
        print(f"  {what}: {said[2] if ok else 'no sentence'}")
    return rows


def _told(
    pipe: int, saved: list[Bookmark], path: Path, refuse: Callable[[], object], after: Callable[[], None]
) -> None:
    begun = time.perf_counter()
    try:
        refuse()
        raise AssertionError("nothing was refused")
    except StoreError as error:
        took, sentence = 1000 * (time.perf_counter() - begun), str(error)
    after()
    with open_store(path) as store:
        kept = {one.id for one in store.all()}
    os.write(pipe, f"{took}\t{sum(one.id not in kept for one in saved)}\t{sentence}".encode())


def _full(path: Path, pipe: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with open_store(path) as store:
        saved = [store.save(bookmark(number)) for number in range(20)]
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, resource.RLIM_INFINITY))

        def refuse() -> None:
            saved.extend(store.save(bookmark(number)) for number in range(20, 200))

        def after() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            saved.append(store.save(bookmark(200)))

        _told(pipe, saved, path, refuse, after)


def _read_only(path: Path, pipe: int) -> None:
    if os.getuid() == 0:  # root may write anything
        os.chown(path.parent, 65534, 65534)
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    with open_store(path) as store:
        saved = [store.save(bookmark(number)) for number in range(20)]
        path.parent.chmod(0o555)
        _told(pipe, saved, path, lambda: store.save(bookmark(20)), lambda: path.parent.chmod(0o777))


def _newer(path: Path, pipe: int) -> None:
    with open_store(path) as store:
        saved = [store.save(bookmark(number)) for number in range(20)]
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            db.execute(f"PRAGMA user_version={len(disk.STEPS) + 1}")
        _told(pipe, saved, path, lambda: store.save(bookmark(20)), lambda: None)


def _no_locks(path: Path, pipe: int) -> None:
    def refuse_locks(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    with mock.patch.object(disk.fcntl, "lockf", refuse_locks), open_store(path) as store:
        saved = [store.save(bookmark(number)) for number in range(20)]
        lock = Path(f"{path}.lock")
        lock.mkdir()  # as a killed program leaves it
        _told(pipe, saved, path, lambda: store.save(bookmark(20)), lock.rmdir)


def main() -> int:
    """Exit code 1 when anything acknowledged was lost or anything was silent."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help="kills, writers, damage, refusals, power; none: all"
    )
    parser.add_argument("--quick", action="store_true", help="a tenth of the rounds")
    options = parser.parse_args()
    share = 10 if options.quick else 1
    parts: dict[str, tuple[str, Callable[[Path], list[Row]]]] = {
        "kills": ("Killed while saving", lambda folder: kills(folder, KILLS // share)),
        "writers": ("Two writers", lambda folder: writers(folder, SAVES // share)),
        "damage": ("Damaged files", lambda folder: damage(folder, DAMAGED // share)),
        "refusals": ("Refused saves", refusals),
    }
    held = True
    for name, (title, measure) in parts.items():
        if not options.parts or name in options.parts:
            with tempfile.TemporaryDirectory(prefix=f"torture-{name}-") as folder:
                Path(folder).chmod(0o755)
                held &= print_table(title, measure(Path(folder)))
    if not options.parts or "power" in options.parts:
        held &= power.report(power.DISKS // share)
    print("\nNothing was lost and nothing was silent." if held else "\nNot everything held.")
    return int(not held)


if __name__ == "__main__":
    sys.exit(main())
