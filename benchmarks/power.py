"""Does an acknowledged save survive a power cut? `python -m benchmarks.power [--disks 180]` (Linux, strace).

A killed program leaves the system's cache whole, so killing says nothing about power. Here a writer runs under
strace, its system calls are replayed into a model of a disk, and after each acknowledgement the disks that a power cut
could leave are made and opened: one with nothing but what was synced, and random ones in which every write since the
last sync is there, missing, or torn at a sector of 512 bytes. Names behave as on ext4 (a synced new file keeps its
name, later renames and unlinks survive in order up to a random one), then as if a name needed a sync of its folder.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.store import bookmark
from benchmarks.table import Row, print_table
from sitrep.bookmarks.store import open_store
from sitrep.errors import StoreError

DISKS = 180
_EACH = 12  # disks for an acknowledgement, the first with nothing but what was synced
_CALLS = (
    "openat,open,creat,write,pwrite64,writev,lseek,fsync,fdatasync,ftruncate,rename,renameat,renameat2,"
    "unlink,unlinkat,link,linkat,close,fallocate"
)
_LINE = re.compile(r"^(?:\d+\s+)?(\w+)\((.*)\)\s+= (-?\d+|\?)")
_ARGUMENT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(?:\.\.\.)?|([^,"\s]+)')
_ACKNOWLEDGED = b"saved\n"
_SECTOR = 512

Change = tuple[int, bytes] | int
"""What changes a file: bytes at an offset, or a new size."""


@dataclass(eq=False)
class Inode:
    """A file: its bytes that are safe, its bytes now, and what lies between."""

    durable: bytearray = field(default_factory=bytearray)
    now: bytearray = field(default_factory=bytearray)
    pending: list[Change] = field(default_factory=list)
    is_named: bool = False
    """Its first name is durable."""

    def change(self, change: Change) -> None:
        """Change the bytes now; the change is pending until a sync."""
        _apply(self.now, change)
        self.pending.append(change)

    def sync(self) -> None:
        """All pending changes are safe."""
        for change in self.pending:
            _apply(self.durable, change)
        self.pending.clear()

    def after_cut(self, chance: random.Random | None) -> bytes:
        """The bytes a power cut leaves: the safe ones, and by chance some of the pending."""
        data = bytearray(self.durable)
        for change in self.pending if chance else ():
            roll = chance.random() if chance else 1.0
            if roll < 0.45:
                _apply(data, change)
            elif roll < 0.6 and chance and isinstance(change, tuple) and len(change[1]) > _SECTOR:
                sectors = chance.randrange(1, (len(change[1]) + _SECTOR - 1) // _SECTOR)
                _apply(data, (change[0], change[1][: _SECTOR * sectors]))
        return bytes(data)


@dataclass
class Handle:
    """An open descriptor: a file (None: the folder), the offset, and whether it appends."""

    inode: Inode | None
    offset: int = 0
    appends: bool = False


class Disk:
    """The model of a disk with one folder."""

    def __init__(self, folder: Path, *, strict: bool) -> None:
        self._folder, self._strict = str(folder), strict
        self._names: dict[str, Inode] = {}
        self._durable: dict[str, Inode] = {}
        self._renames: list[tuple[str, Inode | None]] = []
        self._handles: dict[int, Handle] = {}

    def call(self, name: str, args: list[str | bytes], result: int) -> None:
        """Replay one system call that succeeded."""
        if name in ("open", "openat", "creat"):
            self._open(name, [str(arg) for arg in args], result)
        elif name.startswith(("rename", "link", "unlink")):
            self._rename(name, [inner for arg in args if (inner := self._inside(str(arg))) is not None])
        elif args and (handle := self._handles.get(_number(args[0]))):
            self._use(name, args, result, handle)

    def after_cut(self, chance: random.Random | None) -> dict[str, bytes]:
        """The files a power cut leaves; without chance only what was synced."""
        names: dict[str, Inode | None] = dict(self._durable)
        if chance and (not self._strict or chance.random() < 0.5):
            names.update(self._renames[: chance.randrange(len(self._renames) + 1)])
        return {name: inode.after_cut(chance) for name, inode in names.items() if inode}

    def _inside(self, path: str) -> str | None:
        return path[len(self._folder) + 1 :] if path.startswith(f"{self._folder}/") else None

    def _open(self, name: str, args: list[str], result: int) -> None:
        path, flags = (
            (args[1], args[2]) if name == "openat" else (args[0], args[1] if name == "open" else "O_TRUNC")
        )
        self._handles.pop(result, None)
        if path == self._folder and "O_TMPFILE" not in flags:
            self._handles[result] = Handle(None)
        elif (inner := self._inside(path)) is not None:
            inode = self._names.get(inner)
            if inode is None:
                inode = Inode()
                self._name(inner, inode)
            elif "O_TRUNC" in flags:
                inode.change(0)
            self._handles[result] = Handle(inode, appends="O_APPEND" in flags)

    def _rename(self, name: str, inner: list[str]) -> None:
        if not inner or inner[0] not in self._names:
            return
        if not name.startswith("unlink"):
            self._name(inner[1], self._names[inner[0]])
        if not name.startswith("link"):
            self._name(inner[0], None)

    def _name(self, name: str, inode: Inode | None) -> None:
        self._renames.append((name, inode))
        if inode:
            self._names[name] = inode
        else:
            self._names.pop(name, None)

    def _use(self, name: str, args: list[str | bytes], result: int, handle: Handle) -> None:
        inode = handle.inode
        if name == "close":
            del self._handles[_number(args[0])]
        elif name in ("fsync", "fdatasync"):
            self._sync(inode)
        elif inode is None:
            return
        elif name == "lseek":
            handle.offset = result
        elif name == "ftruncate":
            inode.change(_number(args[1]))
        elif name == "write" and isinstance(args[1], bytes):
            at = len(inode.now) if handle.appends else handle.offset
            inode.change((at, args[1][:result]))
            handle.offset = at + result
        elif name == "pwrite64" and isinstance(args[1], bytes):
            inode.change((_number(args[3]), args[1][:result]))
        else:
            raise NotImplementedError(f"the model of a disk does not know {name}")

    def _sync(self, inode: Inode | None) -> None:
        if inode is None:
            self._keep_names(len(self._renames))
            return
        inode.sync()
        if not self._strict and not inode.is_named:
            # ext4: the journal commit that keeps a new file keeps every change of names up to its own.
            self._keep_names(
                max((at + 1 for at, one in enumerate(self._renames) if one[1] is inode), default=0)
            )
        inode.is_named = True

    def _keep_names(self, upto: int) -> None:
        for name, inode in self._renames[:upto]:
            if inode:
                self._durable[name] = inode
            else:
                self._durable.pop(name, None)
        del self._renames[:upto]


def _apply(data: bytearray, change: Change) -> None:
    size, piece = (change, b"") if isinstance(change, int) else change
    data.extend(bytes(max(0, size - len(data))))
    if isinstance(change, int):
        del data[size:]
    else:
        data[size : size + len(piece)] = piece


def _number(text: str | bytes) -> int:
    return int(text) if isinstance(text, str) and text.lstrip("-").isdigit() else -1


def _parsed(text: str, name: str) -> list[str | bytes]:
    args: list[str | bytes] = []
    for quoted, plain in _ARGUMENT.findall(text):
        raw = bytes.fromhex(quoted.replace("\\x", ""))
        args.append(plain or (raw if name in ("write", "pwrite64") else os.fsdecode(raw)))
    return args


def _write(folder: Path, saves: int) -> None:
    """The program whose power is cut: it says on standard error what it has saved."""
    with open_store(folder / "bookmarks.sqlite3") as store:
        for number in range(saves):
            store.save(bookmark(number))
            os.write(2, _ACKNOWLEDGED)


def _is_whole(folder: Path, saved: int) -> tuple[int, str]:
    """How many of the acknowledged bookmarks are missing or changed, and why the store cannot be used, if so."""
    try:
        with open_store(folder / "bookmarks.sqlite3", create=False) as store:
            kept = {one.id: one.quote for one in store.all()}
            if saved:
                store.check()
    except StoreError as error:
        return saved, str(error)
    wanted = [bookmark(number) for number in range(saved)]
    return sum(kept.get(one.id) != one.quote for one in wanted), ""


def measure(disks: int = DISKS, *, strict: bool = False, seed: int = 1) -> list[Row] | None:
    """Cut the power after every acknowledgement; None where there is no strace."""
    if shutil.which("strace") is None:
        return None
    chance = random.Random(seed)
    saves = -(-disks // _EACH)
    with tempfile.TemporaryDirectory(prefix="power-") as made:
        base = Path(made).resolve()
        folder, log, cut = base / "store", base / "calls", base / "cut"
        folder.mkdir()
        command = ["strace", "-f", "-xx", "-s", "10000000", "-e", f"trace={_CALLS}", "-o", str(log)]
        command += [sys.executable, "-m", "benchmarks.power", "--write", str(folder), "--saves", str(saves)]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        disk, saved, tried, lost, broken = Disk(folder, strict=strict), 0, 0, 0, 0
        for text in log.read_text().splitlines():
            found = _LINE.match(text)
            if not found or found[3] in ("-1", "?"):
                continue
            args = _parsed(found[2], found[1])
            if found[1] != "write" or args[:2] != ["2", _ACKNOWLEDGED]:
                disk.call(found[1], args, int(found[3]))
                continue
            saved += 1
            for turn in range(min(_EACH, disks - tried)):
                shutil.rmtree(cut, ignore_errors=True)
                cut.mkdir()
                for name, data in disk.after_cut(chance if turn else None).items():
                    (cut / name).write_bytes(data)
                missing, why = _is_whole(cut, saved)
                tried, lost, broken = tried + 1, lost + missing, broken + bool(why)
                if why:
                    print(f"  {why}", file=sys.stderr)
    return [
        Row("disks after a power cut", tried, "", None),
        Row("acknowledged saves on the last of them", saved, "", None),
        Row("acknowledged saves lost", lost, "", 0),
        Row("stores that could not be opened", broken, "", 0),
    ]


def report(disks: int = DISKS) -> bool:
    """Print the table for both kinds of names; whether nothing was lost."""
    held = True
    for strict in (False, True):
        rows = measure(disks, strict=strict)
        if rows is None:
            print("\nPower cuts are left out: strace is not installed.")
            return True
        names = "a name needs a sync of its folder" if strict else "names as on ext4"
        held &= print_table(f"Power cut after each acknowledged save, {names}", rows)
    return held


def main() -> int:
    """Exit code 1 when an acknowledged save was lost."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--disks", type=int, default=DISKS)
    parser.add_argument("--saves", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write:
        _write(options.write, options.saves)
        return 0
    return int(not report(options.disks))


if __name__ == "__main__":
    sys.exit(main())
