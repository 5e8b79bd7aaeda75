"""`sitrep --plain`: an article line by line, for a screen reader or a pipe; no colours, no boxes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sitrep import paths
from sitrep.commands.output import put
from sitrep.commands.rules import sorted_by, tell, told_by
from sitrep.desk import Place, Start, origin_of
from sitrep.errors import SitrepError
from sitrep.export.found import said
from sitrep.export.layout import doubt, imprint
from sitrep.feeds.offline import read_all
from sitrep.model import OVERVIEW, Article, Briefing, Passage
from sitrep.printed import count, shortened
from sitrep.reading.clean import line
from sitrep.session import Session, lasting, save
from sitrep.sorting import Profile, scores

if TYPE_CHECKING:
    from datetime import date

    from sitrep.bookmarks.record import Bookmark
    from sitrep.bookmarks.store import Store

_HELP = """\
j, n or an empty line: the next passage. k: the one before. r: this one again.
A number: that section, as 2. With a dot: a passage of it, as 2.3. l: the list of sections.
/ and words: the next passage with them. / alone: look on for the same words.
w: why the passage is in its section.
c: every claim with its source. p: people, organisations and places, with the passages that name them.
b: bookmark the passage. b and words: with these words as its note, or as its new note.
B: your bookmarks in this article.
u: undo the last change. U: redo it.
] and [: the next and the previous article.
?: this help. q: quit. These words do, too: next, help, quit.
"""
_BEGIN = "An empty line reads on; ? lists the commands."
_WORDS = {"next": "j", "help": "?", "quit": "q"}
_LONG = 100_000  # characters of a note


def read_aloud(start: Start, profile: Profile, day: date | None = None) -> int:
    """Show the articles of a start, a line at a time, and do what is typed, until q or the end of the input.

    `day` is what relative dates are counted from. Where the person is is remembered before every prompt.
    """
    opened = [(article, start.origin) for article in start.beside or (start.first,)]
    for source in start.waiting:
        try:
            found = read_all(source)
        except SitrepError as error:
            tell([str(error)])
        else:
            opened += [(one, origin_of(source)) for one in found if one.source not in start.away]
    opened.sort(key=lambda one: start.order.index(one[1]))
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
    tell(list(start.notices))
    reading = _Reading(opened, start, profile, day)
    reading.open(
        next((at for at, (article, _) in enumerate(opened) if article == start.first), 0), start.place
    )
    _say(_BEGIN)
    while reading.is_open:
        reading.remember()
        put("> ")
        typed = sys.stdin.readline()
        if not typed:
            put("\n")
            break
        reading.do(line(typed.strip(), _LONG))
    return 0


class _Reading:
    """One article of several, and the passage that is read."""

    def __init__(
        self, opened: Sequence[tuple[Article, str]], start: Start, profile: Profile, day: date | None
    ) -> None:
        self._opened, self._start, self._profile, self._day = opened, start, profile, day
        self._words = ""
        self._kept: Session | None = None
        self.is_open = True

    def open(self, at: int, place: Place | None = None) -> None:
        """Begin an article: its title, its sections, and the passage at a place, else its first."""
        self._at = at % len(self._opened)
        self.briefing, notes = sorted_by(self._profile, self._opened[self._at][0])
        tell(notes)
        by_section = [
            self.briefing.in_section(one.id) for one in self.briefing.sections if one.id != OVERVIEW
        ]
        overview = [self.briefing.in_section(OVERVIEW)]
        self._order: list[Passage] = [one for passages in overview + by_section for one in passages]
        found = place.find(self.briefing) if place else None
        self._now = self._order.index(found) if found else 0
        article = self.briefing.article
        which = f"Article {self._at + 1} of {len(self._opened)}: " if len(self._opened) > 1 else ""
        _say(f"{which}{line(article.title, _LONG)}", imprint(self.briefing), *article.warnings)
        self._list()
        self._read()

    def remember(self) -> None:
        """Keep where the person is for the next start; what came through standard input cannot be read again."""
        article, origin = self._opened[self._at]
        if (passage := self._passage) is None or origin == "-":
            return
        sources = tuple(one for one in self._start.order if one != "-" and lasting(one))
        place = Place(passage.section, passage.text, passage.paragraph)
        session = Session(sources, origin, article.source, place, tuple(sorted(self._start.away)))
        if session != self._kept:
            self._kept = session
            save(session)

    def do(self, typed: str) -> None:
        """One command."""
        word, _, rest = typed.partition(" ")
        commands: dict[str, Callable[[], None]] = {
            "": lambda: self._step(1),
            "j": lambda: self._step(1),
            "n": lambda: self._step(1),
            "k": lambda: self._step(-1),
            "r": self._read,
            "l": self._list,
            "w": self._why,
            "c": self._claims,
            "p": self._people,
            "B": self._bookmarks,
            "u": lambda: self._turn_back(lambda store: store.undo(), "Nothing to undo."),
            "U": lambda: self._turn_back(lambda store: store.redo(), "Nothing to redo."),
            "]": lambda: self._other(1),
            "[": lambda: self._other(-1),
            "?": lambda: put(_HELP),
            "q": self._quit,
        }
        try:
            if typed.startswith("/"):
                self._find(typed[1:].strip())
            elif word == "b":
                self._bookmark(rest.strip())
            elif word[:1].isdigit():
                self._number(word)
            elif (command := _WORDS.get(typed.lower(), typed)) in commands:
                commands[command]()
            else:
                _say(f"There is no command “{line(typed, 40)}”; ? lists them.")
        except SitrepError as error:
            _say(str(error))

    # -- reading ----------------------------------------------------------------------------------------------

    @property
    def _passage(self) -> Passage | None:
        return self._order[self._now] if self._order else None

    def _list(self) -> None:
        for section in self.briefing.sections:
            number = len(self.briefing.in_section(section.id))
            _say(f"{section.key} {section.title}: {count(number, 'passage')}.")

    def _read(self) -> None:
        if (passage := self._passage) is None:
            _say("There is nothing to read in this article.")
            return
        why = doubt(passage, self.briefing)
        marks = self._marks(passage)
        notes = "".join(
            f" [bookmarked: {_one_line(one.note)}]" if one.note else " [bookmarked]" for one in marks
        )
        _say(f"{self._name(passage)} {_one_line(passage.text)}{f' [{why}]' if why else ''}{notes}")

    def _name(self, passage: Passage) -> str:
        """Its section's key and its place there, as it is typed; the section's title with its first."""
        number = self._number_of(passage)
        section = self.briefing.section_of(passage)
        return f"{number} {section.title}:" if number.endswith(".1") else number

    def _number_of(self, passage: Passage) -> str:
        """Its section's key and its place there, as it is typed; the headline has none."""
        section = self.briefing.section_of(passage)
        places = [one.id for one in self.briefing.in_section(section.id)]
        return f"{section.key}.{places.index(passage.id) + 1}" if passage.id in places else "Title"

    def _step(self, step: int) -> None:
        if not 0 <= self._now + step < len(self._order):
            _say("This is the last passage." if step > 0 else "This is the first passage.")
            return
        self._now += step
        self._read()

    def _number(self, typed: str) -> None:
        key, _, place = typed.partition(".")
        section = next((one for one in self.briefing.sections if one.key == key), None)
        if section is None:
            _say(f"There is no section {line(key, 40)}; l lists them.")
            return
        passages = self.briefing.in_section(section.id)
        at = int(place) if place.isdecimal() and len(place) < 9 else 0 if place else 1
        if not passages:
            _say(f"{section.title} is empty.")
        elif not 1 <= at <= len(passages):
            _say(f"{section.title} has {count(len(passages), 'passage')}.")
        else:
            self._now = self._order.index(passages[at - 1])
            self._read()

    def _find(self, words: str) -> None:
        self._words = words or self._words
        if not self._words:
            _say("Type / and the words to look for.")
            return
        wanted = self._words.casefold()
        found = [at for at, one in enumerate(self._order) if wanted in _one_line(one.text).casefold()]
        if not found:
            _say(f"“{line(self._words, 60)}” is not in this article.")
            return
        self._now = next((at for at in found if at > self._now), found[0])
        _say(
            f"{found.index(self._now) + 1} of {count(len(found), 'passage')} with “{line(self._words, 60)}”."
        )
        self._read()

    def _why(self) -> None:
        if (passage := self._passage) is None:
            return
        titles = {section.id: section.title for section in self.briefing.sections}
        if passage.corrected:
            _say(f"In {titles[passage.section]}, because you decided so.")
            return
        totals = scores(passage)
        sure = "sure" if passage.sure else "not sure"
        _say(f"In {titles[passage.section]}: {passage.confidence:.0%} likely, so sitrep is {sure}.")
        for evidence in sorted(passage.evidence, key=lambda one: -one.weight):
            if evidence.section == passage.section and evidence.weight > 0:
                named = f"“{_one_line(evidence.text)}”" if evidence.start is not None else evidence.text
                _say(f"{evidence.weight:+.1f} for {named}")
        ranked = sorted(totals.items(), key=lambda one: -one[1])
        _say(f"Scores: {', '.join(f'{titles[id]} {score:.1f}' for id, score in ranked)}.")

    def _claims(self) -> None:
        from sitrep.tui.ledger import entries

        found = entries([self._told()])
        _say(f"{count(len(found), 'claim')} in this article.")
        for entry in found:
            contested = " [contested]" if entry.contested else ""
            _say(f"{self._number_of(entry.passage)} {_one_line(said(entry.claim))}{contested}")

    def _people(self) -> None:
        from sitrep.tui.named import GROUPS, named

        found = named([self._told()])
        for group in GROUPS:
            members = [one for one in found if one.group == group]
            _say(f"{group}: {len(members)}.")
            for one in members:
                about = f" ({_one_line(one.about).replace(' · ', ', ')})" if one.about else ""
                where = ", ".join(self._number_of(spot.passage) for spot in one.spots)
                _say(f"{_one_line(one.name)}{about}: {where}.")

    def _told(self) -> Briefing:
        """The article with what is found in its text: looked for when it is first asked for."""
        if self.briefing.facts is None:
            self.briefing, notes = told_by(self.briefing, self._day)
            tell(notes)
        return self.briefing

    def _other(self, step: int) -> None:
        if len(self._opened) == 1:
            _say("This is the only article.")
        else:
            self.open(self._at + step)

    def _quit(self) -> None:
        self.is_open = False

    # -- bookmarks --------------------------------------------------------------------------------------------

    def _marks(self, passage: Passage) -> list[Bookmark]:
        """The bookmarks whose words begin in a passage."""
        return [mark for mark, id in self._placed() if id == passage.id]

    def _placed(self) -> list[tuple[Bookmark, str]]:
        """The bookmarks that stand in the article, in the order of reading, each with the id of its passage."""
        from sitrep.bookmarks.anchor import places
        from sitrep.bookmarks.store import open_store

        if not paths.may_be_there(paths.store_file()):
            return []  # nothing was ever kept: no file is made by reading
        article = self.briefing.article
        with open_store() as store:
            marks = store.for_article(article)
        found = places(marks, article)
        begun = [(span, mark) for mark in marks for span in found[mark.id].spans[:1]]
        return [
            (mark, one.id)
            for one in self._order
            for span, mark in sorted(begun, key=lambda pair: pair[0])
            if one.paragraph == span.paragraph and one.start <= span.start < one.end
        ]

    def _bookmark(self, note: str) -> None:
        from dataclasses import replace

        from sitrep.bookmarks.record import of_passage
        from sitrep.bookmarks.store import open_store

        if (passage := self._passage) is None:
            return
        had = self._marks(passage)
        if had and not note:
            _say("It is bookmarked already; b and words give it another note.")
            return
        with open_store() as store:
            if had:
                store.save(replace(had[0], note=note), had[0])
            else:
                store.save(of_passage(self.briefing.article, passage, note))
        of = f" of “{shortened(had[0].quote, 40)}”" if len(had) > 1 else ""
        done = f"The note{of} is changed" if had else f"Bookmarked{' with the note' if note else ''}"
        _say(f"{done}; u undoes.")

    def _bookmarks(self) -> None:
        from sitrep.bookmarks.grade import told
        from sitrep.bookmarks.record import claimed

        placed = self._placed()
        _say(f"{count(len(placed), 'bookmark')} in this article.")
        for mark, id in placed:
            passage = next(one for one in self._order if one.id == id)
            said = f"{who}: " if (who := _one_line(claimed(mark))) else ""
            grade = f" My grade {told(mark.grade)}." if mark.grade else ""
            note = f" Note: {_one_line(mark.note)}" if mark.note else ""
            _say(f"{self._name(passage)} {said}“{line(_one_line(mark.quote), 80)}”{grade}{note}")

    def _turn_back(self, turn: Callable[[Store], object], nothing: str) -> None:
        from sitrep.bookmarks.store import open_store

        with open_store() as store:
            step = turn(store)
        _say(getattr(step, "sentence", nothing))


def _say(*sentences: str) -> None:
    for sentence in sentences:
        if sentence:
            put(f"{sentence}\n")


def _one_line(text: str) -> str:
    return " ".join(text.split())
