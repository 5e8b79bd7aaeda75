"""`sitrep bookmarks`: the commands on bookmarks themselves, and where those on files and tags are found."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from functools import partial

from sitrep.bookmarks import transfer
from sitrep.bookmarks.anchor import Version, place
from sitrep.bookmarks.finding import ORDERS
from sitrep.bookmarks.grade import told
from sitrep.bookmarks.record import Bookmark, claimed, make
from sitrep.bookmarks.store import Store, open_store
from sitrep.commands import bookmark_files, bookmark_tags
from sitrep.commands.anchoring import SHOWN, find_quote, listing, report, short
from sitrep.commands.output import put, put_json
from sitrep.commands.rules import add_profile, rules, sorted_by
from sitrep.commands.usage import (
    Parser,
    add_command,
    add_commands,
    add_format,
    parser,
    run_one,
    whole_number,
)
from sitrep.errors import SitrepError
from sitrep.feeds.offline import read
from sitrep.printed import shortened
from sitrep.reading import line

_NONE = "No bookmarks yet: b in the dashboard makes one."


def bookmarks(arguments: Sequence[str]) -> int:
    """Run `sitrep bookmarks COMMAND …`; return the exit code."""
    return run_one(make_parser(), arguments)


def _list(options: Namespace) -> None:
    with open_store(create=False) as store:
        _put_all(store.all(), options.format, _NONE)


def _search(options: Namespace) -> None:
    typed = " ".join(options.words)
    with open_store(create=False) as store:
        if options.saved:
            typed = f"{bookmark_tags.saved_filter(store, options.saved)} {typed}".strip()
        found = store.page(store.query(typed), options.sort)
        _put_all(found, options.format, f"No bookmark is found by {line(typed)}." if typed else _NONE)


def _show(options: Namespace) -> None:
    with open_store(create=False) as store:
        bookmark = _named(store, options.id)
    said, kind = claimed(bookmark), bookmark.claim_kind.replace("_", " ")
    put(
        f"{bookmark.id}\n{bookmark.title}\n{bookmark.source}\n"
        f"section: {bookmark.section}   state: {bookmark.state}\n"
        f"created: {bookmark.created}   updated: {bookmark.updated}\n"
        f"tags: {', '.join(bookmark.tags) or '(none)'}\n"
        + (f"claim: {said} ({kind})\n" if said else "")
        + (f"my grade: {told(bookmark.grade)}\n" if bookmark.grade else "")
        + f"\n“{bookmark.quote}”\n"
        + (f"\n{bookmark.note}\n" if bookmark.note else "")
    )


def _add(options: Namespace) -> None:
    article = read(options.source)
    paragraph, start, end = find_quote(Version(article), options.quote, options.nth)
    section = next(
        passage.section
        for passage in sorted_by(rules(options.profile)[0], article)[0].passages
        if passage.paragraph == paragraph and passage.start <= start < passage.end
    )
    made = make(article, paragraph, start, end, section, options.note, options.tag)
    with open_store() as store:
        put(f"{store.save(made).id}\n")


def _check(options: Namespace) -> int | None:
    if options.source is None:
        with open_store(create=False) as store:
            store.check()
            put(f"The bookmark file {line(str(store.path))} is sound; bookmarks: {store.tally().total}.\n")
        return 0
    version = Version(read(options.source))
    with open_store(create=False) as store:
        found = [(bookmark, place(bookmark, version)) for bookmark in store.for_article(version.article)]
        if found and not store.read_only:
            store.seen({bookmark.id: place.state for bookmark, place in found})
    if options.format == "json":
        put_json(listing(version, found))
    elif found:
        put(report(version, found))
    else:
        put(f"No bookmarks of {line(version.article.source)}.\n")
    differs = any(place.state in ("changed", "lost") for _, place in found)
    return int(options.exit_code and differs)


def _put_all(found: Sequence[Bookmark], form: str, nothing: str) -> None:
    if form == "json":
        put_json(transfer.listing(found))
    else:
        put("\n".join(_entry(bookmark) for bookmark in found) or f"{nothing}\n")


def _entry(bookmark: Bookmark) -> str:
    """A bookmark in a few short lines."""
    head = f"{short(bookmark.id)}  {bookmark.created[:10]}  {bookmark.section}"
    state = "" if bookmark.state == "same" else f"  [{bookmark.state}]"
    lines = [
        f"{head}{state}  {shortened(bookmark.title, SHOWN)}",
        f"  “{shortened(bookmark.quote, SHOWN)}”",
    ]
    if said := claimed(bookmark):
        lines.append(f"  claim: {shortened(said, SHOWN)}")
    if bookmark.grade:
        lines.append(f"  my grade: {bookmark.grade}")
    if bookmark.note:
        lines.append(f"  {shortened(bookmark.note, SHOWN)}")
    if bookmark.tags:
        lines.append(f"  tags: {', '.join(bookmark.tags)}")
    return "\n".join(lines) + "\n"


def _named(store: Store, name: str) -> Bookmark:
    """The one bookmark whose id is, or begins with, `name`."""
    found = store.beginning(name.lower()) if name else []
    if len(found) == 1:
        return found[0]
    if not found:
        raise SitrepError(f"No bookmark has the id {line(name)}: `sitrep bookmarks list` shows them.")
    raise SitrepError(f"{len(found)} bookmarks have an id that begins with {line(name)}: give more of it.")


def make_parser() -> Parser:
    """The parser of `sitrep bookmarks` and all its commands."""
    options = parser(
        "bookmarks",
        "The bookmarks you made, without the screen.",
        "`sitrep paths` says where they stand. Nothing is ever overwritten unless --force says so.",
    )
    command = partial(add_command, add_commands(options))
    add_format(command("list", "print all bookmarks, newest first", _list))
    search = command("search", "print the bookmarks that a filter finds; see docs/bookmarks.md", _search)
    add_format(search)
    search.add_argument("words", nargs="*", metavar="FILTER", help="such as tag:kallas -state:lost river")
    search.add_argument("--saved", metavar="NAME", help="the filter saved under this name, too")
    search.add_argument("--sort", choices=tuple(ORDERS), default="newest", help="newest is the default")
    command("show", "print one bookmark whole", _show).add_argument(
        "id", metavar="ID", help="its id, or enough of its beginning"
    )
    add = command("add", "bookmark words of an article", _add)
    add.add_argument("source", metavar="SOURCE")
    add.add_argument("--quote", required=True, metavar="TEXT", help="whole words as they stand in it")
    add.add_argument(
        "--nth",
        type=whole_number(1, 1_000_000),
        metavar="N",
        help="where they stand several times: which, from 1",
    )
    add.add_argument("--note", default="", metavar="TEXT", help="your note on it")
    add_profile(add)
    add.add_argument("--tag", action="append", default=[], metavar="TAG", help="may be given several times")
    check = command(
        "check", "find the bookmarks of SOURCE in it again; without SOURCE: check the bookmark file", _check
    )
    check.add_argument("source", nargs="?", metavar="SOURCE")
    add_format(check)
    check.add_argument(
        "--exit-code", action="store_true", help="end with 1 if any bookmark is changed or lost"
    )
    bookmark_files.add_commands(command)
    bookmark_tags.add_commands(command)
    return options
