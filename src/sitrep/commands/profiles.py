"""`sitrep profiles`: the sorting profiles listed, shown, checked, and a new one begun."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from sitrep import paths
from sitrep.commands.output import put, put_json
from sitrep.commands.usage import Parser, add_command, add_commands, add_format, parser, run_one
from sitrep.errors import ProfileError, UsageError
from sitrep.export import write_new
from sitrep.reading.clean import line
from sitrep.sorting import Profile, find_profile
from sitrep.sorting.profile import SHIPPED, profile_files, read_profile

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_TEMPLATE = SHIPPED.parent / "new-profile.toml"


def profiles(arguments: Sequence[str]) -> int:
    """Run `sitrep profiles COMMAND …`; return the exit code."""
    return run_one(make_parser(), arguments)


def _list(options: Namespace) -> None:
    rows = [_listed(name, file) for name, file in sorted(profile_files().items())]
    if options.format == "json":
        put_json(rows)
        return
    wide = max(len(row["name"]) for row in rows)
    for row in rows:
        what = row["problem"] or ", ".join(row["sections"])
        put(f"{row['name']:<{wide}}  {'ships' if row['ships'] else 'own':<5}  {what}\n")


def _listed(name: str, file: Path) -> dict[str, Any]:
    sections, problem = [], ""
    try:
        sections = [section.title for section in read_profile(file).sections]
    except ProfileError as error:
        problem = str(error)
    ships = file.parent == SHIPPED
    return {"name": name, "file": str(file), "ships": ships, "sections": sections, "problem": problem}


def _show(options: Namespace) -> None:
    profile = find_profile(options.profile)
    counts = profile.lexicon.counts()
    parts = [line(profile.name)]
    if profile.about:
        parts.append(profile.about)
    parts.append(line(profile.file, 400))
    for section in sorted(profile.sections, key=lambda section: section.key):
        colour = f"  {section.colour}" if section.colour else ""
        parts.append(
            f"\n{section.key}  {section.title}  [{section.id}]  {counts[section.id]:,} phrases{colour}"
        )
        if section.definition:
            parts.append(f"   {section.definition}")
    put("\n".join(parts) + "\n")


def _check(options: Namespace) -> None:
    for name in options.profiles:
        put(f"{line(name, 400)} is in order: {_summary(find_profile(name))}.\n")


def _summary(profile: Profile) -> str:
    titles = ", ".join(section.title for section in profile.sections)
    phrases = sum(profile.lexicon.counts().values())
    return f"{len(profile.sections)} sections ({titles}), {phrases:,} phrases"


def _new(options: Namespace) -> None:
    name = options.name
    if not _NAME.fullmatch(name):
        raise UsageError(f"{line(name)!r} cannot be the name of a profile: use letters, digits, - and _.")
    file = paths.profiles_dir() / f"{name}.toml"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ProfileError(f"{line(str(file.parent))} could not be made: {error.strerror}.") from error
    if file.exists():
        raise ProfileError(f"{line(str(file))} exists already: it is not touched. Choose another name.")
    write_new(file, _TEMPLATE.read_text(encoding="utf-8").replace("NAME", name))
    put(f"{file}\nEdit it, then: sitrep profiles check {name}; sitrep --profile {name} SOURCE\n")


def make_parser() -> Parser:
    """The parser of `sitrep profiles`."""
    options = parser(
        "profiles",
        "The profiles that articles are sorted by: their sections and the phrases that speak for them.",
        "A profile of your own stands in the folder that `sitrep paths` names, or is named by its file.",
    )
    command = partial(add_command, add_commands(options))
    listing = command("list", "print the profiles with their sections", _list)
    add_format(listing)
    show = command("show", "print the sections of one, what they mean and how many phrases they have", _show)
    show.add_argument("profile", metavar="NAME|FILE")
    check = command(
        "check", "say whether profiles are in order, or file, line and key of what is not", _check
    )
    check.add_argument("profiles", metavar="NAME|FILE", nargs="+")
    new = command("new", "begin one of your own from a commented file; never overwrites", _new)
    new.add_argument("name", metavar="NAME")
    return options
