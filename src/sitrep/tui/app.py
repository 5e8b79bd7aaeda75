"""The app: what is open, the theme, and the changes to bookmarks that every screen can ask for."""

from __future__ import annotations

import asyncio
import contextlib
import gc
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import SystemCommand
from textual.binding import Binding
from textual.events import Event, Key, Paste, Resize
from textual.geometry import Size
from textual.screen import Screen

from sitrep.briefing import with_facts
from sitrep.config import Config, load
from sitrep.config import write as write_setting
from sitrep.desk import Start
from sitrep.errors import DamagedStoreError, SitrepError, StoreError
from sitrep.feeds.offline import read
from sitrep.model import Article, Briefing, Claim, Passage
from sitrep.reading import line
from sitrep.reading.clean import clean
from sitrep.sorting import Profile
from sitrep.tui import clipboard, keymap, keys, palette, themes
from sitrep.tui.articles import Articles
from sitrep.tui.correcting import Correcting
from sitrep.tui.crash import CrashReport
from sitrep.tui.filters import AsciiFilter
from sitrep.tui.layout import SMALLEST
from sitrep.tui.marking import Marking
from sitrep.tui.notes import Notes
from sitrep.tui.readings import Readings
from sitrep.tui.remembering import Remembering
from sitrep.tui.ruling import Rulings
from sitrep.tui.screens.box import Box
from sitrep.tui.screens.dashboard import DashboardScreen
from sitrep.tui.screens.view import View
from sitrep.tui.subscriptions import Subscriptions
from sitrep.tui.text import count

if TYPE_CHECKING:
    from sitrep.bookmarks.backups import Backup
    from sitrep.bookmarks.record import Bookmark
    from sitrep.bookmarks.store import Store

FOLLOW_SECONDS = 0.8
"""How often another sitrep's changes are looked for: a look reads a few bytes of the file's header."""

_FOLLOW = "follow"
_PATIENCE = 400
"""Times 5 ms that a key waits for its screen at most."""


class SitrepApp(CrashReport):
    """sitrep on one article of those that lie open."""

    TITLE = "sitrep"
    REST: ClassVar = 0.6
    """Seconds after the first picture for the first keys; only then names, dates and claims are looked for, and the
    store is checked and backed up."""
    BINDINGS: ClassVar = [
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True, id="app:quit"),
    ]
    CSS = """
    Input, Input:focus, TextArea, TextArea:focus { background-tint: $foreground 0%; }
    Input > .input--placeholder { color: $muted; }
    Toast { background: $panel; color: $foreground; }
    """

    def __init__(
        self,
        briefing: Briefing,
        rules: Profile | None = None,
        notices: Iterable[str] = (),
        config: Config | None = None,
        start: Start | None = None,
        day: date | None = None,
    ) -> None:
        start = start or Start(briefing.article, briefing.article.source)
        self.articles = Articles(self, briefing, start)  # before the theme's colours are asked for
        super().__init__()
        self.config = load() if config is None else config
        self.rulings = Rulings(self)
        self.marked = self.config.marks
        self._day = day
        self.notes = Notes()
        self.readings = Readings(self.notes)
        self.correcting = Correcting(self, rules)
        self.marking = Marking(self)
        self.remembering = Remembering(self)
        self.subscriptions = Subscriptions(self)
        self.dashboard = DashboardScreen(briefing, start.place)
        self.animation_level = "none"
        self.keymap, problems = keymap.read(self.config.keys)
        self.set_keymap(keymap.for_textual(self.keymap))
        said = [*notices, *start.notices, *briefing.article.warnings]
        self._notices = [*said, *self.config.problems, *problems]
        self._start_theme()
        self.mouse = self.config.mouse
        if self.config.ascii:
            self._filters.append(AsciiFilter())
        self.notes_opened = asyncio.Event()
        # The layout of the start takes three rounds. Each would be painted and sent; only the last is.
        self.painting = False

    def get_default_screen(self) -> Screen[None]:
        """The dashboard is the screen under all others."""
        return self.dashboard

    async def on_mount(self) -> None:
        """The first paint comes before the store is opened."""
        self.call_after_refresh(self.call_after_refresh, self._begin_painting)

    def _begin_painting(self) -> None:
        self.painting = True
        self.screen.refresh()
        self.call_after_refresh(self._after_paint)

    def _after_paint(self) -> None:
        gc.freeze()  # what start-up made stays, its little garbage too: no collection ever walks it
        gc.enable()
        for notice in self._notices:
            self.notify(notice, markup=False, timeout=8)
        self.run_worker(self._open_notes(), name="open bookmarks")
        if self.briefing.unsorted:
            self.run_worker(self.correcting.finish(), name="sort the rest")
        self.set_interval(FOLLOW_SECONDS, self._look_elsewhere)
        self.run_worker(self.articles.read_waiting(), name="read sources")
        self.remembering.begin()
        self.run_worker(self._find_first_facts(), name="find facts")

    # -- facts ------------------------------------------------------------------------------------------------

    def facts_of(self, briefing: Briefing) -> Briefing:
        """The briefing with what is found in its text; may run in a thread."""
        return with_facts(briefing, self._day, self.rulings.of(briefing))

    async def _find_first_facts(self) -> None:
        """Not at once: the tables take a tenth of a second of the CPU, and the first keys come before."""
        await asyncio.sleep(self.REST)
        await self._find_facts()

    async def _find_facts(self) -> None:
        """Look for people, places, dates and claims: in the article on the screen, then in the other open ones."""
        while (before := self._without_facts()) is not None:
            rulings = self.rulings.of(before)
            found = await asyncio.to_thread(self.facts_of, before)
            # Else it was sorted anew or put away, or other decisions came to hold, meanwhile.
            if self._is_open(before) and self.rulings.of(before) == rulings:
                self._take_facts(found)

    def _without_facts(self) -> Briefing | None:
        waiting = (one for one in (self.briefing, *self.briefings) if one.facts is None and not one.unsorted)
        return next(waiting, None)

    def _is_open(self, briefing: Briefing) -> bool:
        return any(one is briefing for one in self.briefings)

    def _take_facts(self, found: Briefing) -> None:
        self.articles.desk = self.articles.desk.exchange(found)
        self._show_facts()

    async def find_facts_again(self, article: Article) -> None:
        """Show the facts of an open article anew, for other decisions hold."""
        while now := next((one for one in self.briefings if one.article is article and one.facts), None):
            found = await asyncio.to_thread(self.facts_of, now)
            if self._is_open(now):
                self._take_facts(found)
                return

    def articles_changed(self) -> None:
        """Other articles are open: their facts are looked for too, with what the reader decided about them."""
        self.run_worker(self._look_into_articles(), name="find facts")

    async def _look_into_articles(self) -> None:
        await self.rulings.reload()
        await self._find_facts()

    @property
    def briefings(self) -> list[Briefing]:
        """Every open article, in order."""
        return [one.briefing for one in self.articles.desk.opened]

    async def go_to(self, briefing: Briefing, passage: Passage) -> None:
        """Close what lies over the dashboard and put its cursor on a passage of one of the open articles."""
        if briefing.article.source != self.briefing.article.source:
            self.articles.remember_place()
            await self.open(briefing)
        self.back_to_dashboard()
        self.dashboard.go(passage)

    def _show_facts(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, View) and screen.is_mounted:
                screen.show_facts()

    def switch_marks(self) -> None:
        """Mark names, places, dates and quotations in the text, or not; remembered for the next start."""
        self.marked = not self.marked
        self._show_facts()
        self.set("marks", self.marked)
        said = (
            "Names, places, dates and quotations are marked."
            if self.marked
            else "Nothing is marked in the text."
        )
        self.notify(said, markup=False)

    # -- theme ------------------------------------------------------------------------------------------------

    def _start_theme(self) -> None:
        name = self.config.theme
        try:
            theme = themes.find(name)
            if theme is None:
                self._notices.append(f"There is no theme {line(name, 60)!r}; T shows those there are.")
        except SitrepError as error:
            theme = None
            self._notices.append(str(error))
        if theme is None:
            name = themes.DEFAULT
            theme = themes.find(name)
        if theme is not None:
            self.register_theme(theme)
            self.theme = name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our variables for themes that know nothing of sitrep."""
        return themes.variable_defaults(self.current_theme)

    def get_css_variables(self) -> dict[str, str]:
        """The theme's colours, and the profile's for its sections where they can be read on them."""
        variables = super().get_css_variables()
        least = palette.least_contrast(self.current_theme.name)
        self.theme_variables = variables | palette.section_colours(self.briefing.sections, variables, least)
        return self.theme_variables

    def watch_theme(self) -> None:
        """Under NO_COLOR the filter has to suit the theme."""
        themes.follow_no_color(self)

    def show_theme(self, name: str) -> None:
        """Switch to a theme; raises ThemeError when its file is broken."""
        if name not in self.available_themes and (theme := themes.find(name)):
            self.register_theme(theme)
        self.theme = name

    def set(self, key: str, value: str | bool) -> None:
        """Keep a setting in the person's file for the next start, or say why it cannot be kept."""
        try:
            write_setting(key, value)
        except SitrepError as error:
            self.complain(f"{error} The change holds until sitrep ends.")
            return
        origin = self.config.origins.get(key, "")
        if origin.startswith(("SITREP_", "--set")):
            self.notify(f"Kept in the settings; {origin} overrides it at the next start.", markup=False)

    # -- bookmarks --------------------------------------------------------------------------------------------

    async def _open_notes(self) -> None:
        await self.notes.open(self.briefing.article)
        self.notes_opened.set()
        self.bookmarks_changed()
        self._tell_news()
        if self.notes.problem:
            if self.notes.is_damaged:
                await self._tell_of_damage(self.notes.problem)
            else:
                self.complain(self.notes.problem)
            return
        await self.correcting.reload()
        await self.rulings.reload()
        await self.readings.begin(self.briefing.article)
        self.bookmarks_changed()
        await asyncio.sleep(self.REST)
        try:
            await self.notes.look_after()
        except DamagedStoreError as error:
            await self._tell_of_damage(str(error))
        except StoreError:
            pass  # a backup that fails is tried again at the next start

    async def _tell_of_damage(self, problem: str) -> None:
        backup = await self.notes.sound_backup()
        if backup is None:
            self.complain(problem)
            return
        from sitrep.tui.screens.damage import DamageScreen

        async def decide(restore: bool | None) -> None:
            if restore:
                await self._restore(backup)

        self.push_screen(DamageScreen(problem, backup), decide)

    async def _restore(self, backup: Backup) -> None:
        try:
            aside = await self.notes.restore(backup)
        except StoreError as error:
            self.complain(str(error))
            return
        await self.notes.open(self.briefing.article)
        self.bookmarks_changed()
        await self.correcting.reload()
        await self.rulings.reload()
        kept = f" The damaged file is kept as {line(str(aside))}." if aside else ""
        self.notify(f"Restored: {count(backup.bookmarks, 'bookmark')}.{kept}", markup=False, timeout=12)

    def _look_elsewhere(self) -> None:
        """Another sitrep may have changed the bookmarks; one look at a time, for it may have to wait."""
        if not any(worker.name == _FOLLOW and not worker.is_finished for worker in self.workers):
            self._follow()

    @work(name=_FOLLOW)
    async def _follow(self) -> None:
        await self.follow()

    async def follow(self) -> None:
        """Show what another sitrep has changed, without moving the reader."""
        with contextlib.suppress(StoreError):  # told where something is asked of the store
            if await self.notes.changed_elsewhere():
                self.bookmarks_changed()
                await self.correcting.reload()
                await self.rulings.reload()

    def _tell_news(self) -> None:
        """Say once that this is another version of an article, and what that did to its bookmarks."""
        if self.notes.news:
            self.notify(self.notes.news, severity="warning", timeout=12, markup=False)
            self.notes.news = ""

    def bookmarks_changed(self) -> None:
        """Every screen shows the bookmarks as they are now."""
        if not self.is_running:
            return  # the screens are being taken down
        for screen in self.screen_stack:
            if isinstance(screen, View) and screen.is_mounted:
                screen.show_bookmarks()

    def show_sorting(self, briefing: Briefing, chosen: Passage | None = None) -> None:
        """The open article was sorted anew; `chosen` is the passage that the reader sorted."""
        self.briefing = briefing
        for screen in self.screen_stack:
            if isinstance(screen, View | Box) and screen.is_mounted:
                screen.show_sorting(chosen)
        if briefing.facts is None:
            self.run_worker(self._find_facts(), name="find facts")

    def bookmark_claim(self, passage: Passage, claim: Claim, *, to_grade: bool = False) -> None:
        """Bookmark a claim of the open article, or take its bookmark, and open its note, or its grade."""
        self.run_worker(self._bookmark_claim(passage, claim, to_grade), group="bookmarks")

    async def _bookmark_claim(self, passage: Passage, claim: Claim, to_grade: bool) -> None:
        mark, problem = self.notes.of_claim(passage, claim), ""
        if mark is None:
            mark = self.notes.new_of_claim(passage, claim)
            try:
                await self.notes.save(mark)
            except StoreError as error:
                problem = str(error)
            self.bookmarks_changed()
        if not to_grade:
            await self.marking.edit(mark, problem)
        elif problem:
            self.complain(problem)
        else:
            self.grade(mark)

    def grade(self, mark: Bookmark) -> None:
        """Ask for the reader's own grade of what a bookmark holds, and keep it."""
        from sitrep.tui.screens.grade import GradeScreen

        def picked(grade: str | None) -> None:
            if grade is not None and grade != mark.grade:
                said = f"My grade: {grade}; u undoes." if grade else "No grade; u undoes."
                graded = replace(mark, grade=grade)
                self.run_worker(self.change(lambda store: store.save(graded, mark), said), group="bookmarks")

        self.push_screen(GradeScreen(mark), picked)

    def copy(self, text: str, what: str) -> None:
        """Put text on the clipboard and say where it went."""
        self.run_worker(self._copy(text, what), name="copy")

    async def _copy(self, text: str, what: str) -> None:
        self.copy_to_clipboard(text)  # also what sitrep itself pastes
        words = clipboard.program()
        if words is not None and await asyncio.to_thread(lambda: clipboard.fill(text, words)):
            self.notify(f"{what}: copied with {words[0]}.", markup=False, timeout=3)
        else:
            self.notify(
                f"{what}: sent to the terminal's clipboard (OSC 52), if it takes that.",
                markup=False,
                timeout=4,
            )

    def undo(self) -> None:
        """Undo the last change to bookmarks."""
        self.run_worker(self._turn_back(self.notes.undo, "Nothing to undo."), group="bookmarks")

    def redo(self) -> None:
        """Redo what was undone."""
        self.run_worker(self._turn_back(self.notes.redo, "Nothing to redo."), group="bookmarks")

    async def _turn_back(self, change: Any, nothing: str) -> None:
        try:
            said = await change()
        except StoreError as error:
            self.complain(str(error))
            return
        self.bookmarks_changed()
        if moved := await self.correcting.reload():
            said = f"{said} {count(moved, 'passage')} moved."
        await self.rulings.reload()
        self.notify(said or nothing, markup=False)

    async def change(self, ask: Callable[[Store], object], said: str) -> bool:
        """Change something in the store and say so, or why not; every screen shows it."""
        try:
            await self.notes.change(ask)
        except StoreError as error:
            self.complain(str(error))
            return False
        self.bookmarks_changed()
        self.notify(said, markup=False)
        return True

    def show_filtered(self, typed: str) -> None:
        """The list of bookmarks with this filter."""
        from sitrep.tui.screens.bookmarks import BookmarksScreen

        below = next((one for one in self.screen_stack if isinstance(one, BookmarksScreen)), None)
        if below is None:
            self.pop_screen()
            self.push_screen(BookmarksScreen(typed))
            return
        while self.screen is not below:
            self.pop_screen()
        below.filter_by(typed)

    def complain(self, sentence: str) -> None:
        """Show what went wrong; it stays long enough to be read twice."""
        self.notify(sentence, severity="error", timeout=12, markup=False)

    # -- other articles ---------------------------------------------------------------------------------------

    async def find_passage(self, mark: Bookmark) -> Passage:
        """The passage a bookmark stands in, in the open article or in its own, which is opened for it.

        Raises SitrepError with the reason when it cannot be shown; the open article stays then.
        """
        if passage := self.notes.marks.passage(self.briefing, mark):
            return passage
        from sitrep.bookmarks.anchor import place

        if mark.source != self.briefing.article.source:
            briefing = await self._read_article_of(mark)
            if place(mark, briefing.article).paragraph is not None:
                await self.open(briefing)
            if passage := self.notes.marks.passage(self.briefing, mark):
                return passage
        raise SitrepError(
            "These words are not in the article any more; the bookmark keeps them and the note, and x leads to the"
            " likeliest place."
        )

    async def open_article_of(self, mark: Bookmark) -> bool:
        """Open the article of a bookmark unless a version of it is open; whether it had to be opened.

        Raises SitrepError with the reason when it cannot be opened.
        """
        if mark.id in self.notes.marks.places:
            return False
        await self.open(await self._read_article_of(mark))
        return True

    async def _read_article_of(self, mark: Bookmark) -> Briefing:
        if mark.source == "-":
            raise SitrepError(
                f"“{line(mark.title, 60)}” came from standard input and cannot be opened again."
            )
        return await asyncio.to_thread(lambda: self.correcting.brief(read(mark.source)))

    @property
    def briefing(self) -> Briefing:
        """The article that is shown."""
        return self.articles.desk.now.briefing

    @briefing.setter
    def briefing(self, briefing: Briefing) -> None:
        self.articles.take(briefing)

    async def open(self, briefing: Briefing) -> None:
        """Show another article on the dashboard."""
        self.briefing = briefing
        await self.notes.open(briefing.article)
        await self.readings.begin(briefing.article)
        self.dashboard.load(self.briefing)  # its facts may have come meanwhile
        await self.correcting.reload()
        self._tell_news()
        await self.rulings.reload()
        await self._find_facts()

    async def renew(self, briefing: Briefing) -> int:
        """Show another version of the shown article, without moving the reader; how many passages are new."""
        new = self.readings.mark_new(self.briefing, briefing)
        self.briefing = briefing
        await self.notes.open(briefing.article)
        await self.readings.begin(briefing.article)
        for screen in self.screen_stack:
            if isinstance(screen, View) and screen.is_mounted:
                screen.show_version()
        await self.correcting.reload()
        await self.rulings.reload()
        await self._find_facts()
        return new

    def see(self, passage: Passage) -> None:
        """The cursor is on a passage: it is read."""
        source = self.briefing.article.source
        was_marked = self.readings.is_unread(source, passage)
        self.readings.see(source, passage)
        if was_marked:
            self.bookmarks_changed()

    def back_to_dashboard(self) -> None:
        """Close every screen over the dashboard."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    # -- keys and palette -------------------------------------------------------------------------------------

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every command of the view for the palette, with its key beside it."""
        if not isinstance(screen, View):
            return
        digits = [(section.key, section.title) for section in self.briefing.sections]
        for command in keys.for_view(screen.VIEW, digits, self.keymap):
            if command.palette:
                action = command.action
                yield SystemCommand(
                    command.title,
                    f"{command.group} · {command.label}",
                    lambda action=action, screen=screen: self.call_later(self._run, screen, action),
                )

    async def _run(self, screen: Screen[Any], action: str) -> None:
        await screen.run_action(action)

    def on_resize(self, event: Resize) -> None:
        """Below the smallest size a notice stands instead of the screens."""
        from sitrep.tui.screens.small import TooSmallScreen

        small = self.is_too_small(event.size)
        shown = isinstance(self.screen, TooSmallScreen)
        if small and not shown:
            self.push_screen(TooSmallScreen())
        elif shown and not small:
            self.pop_screen()

    def is_too_small(self, size: Size) -> bool:
        """Whether nothing can be read in a terminal of this size."""
        return size.width < SMALLEST[0] or size.height < SMALLEST[1]

    async def on_event(self, event: Event) -> None:
        """Pasted text is text from outside too; a key waits until the screen it is for stands."""
        if isinstance(event, Paste):
            event.text = clean(event.text)
        if isinstance(event, Key):
            await self._until_mounted()
        await super().on_event(event)

    async def _until_mounted(self) -> None:
        """Keys typed faster than a screen is made would close it half made, and it would fail to find its parts."""
        for _ in range(_PATIENCE):
            if not self.screen_stack or self.screen.is_mounted:
                return
            await asyncio.sleep(0.005)

    def exit(self, *arguments: Any, **options: Any) -> None:
        """End; where the person is is remembered first."""
        self.remembering.now()
        super().exit(*arguments, **options)

    async def action_quit(self) -> None:
        """Quit when every change under way, and what is typed in a note, is on disk."""
        for screen in self.screen_stack:
            if isinstance(screen, Box):
                await screen.keep()
        saving = [worker for worker in self.workers if worker.group == "bookmarks"]
        if saving:  # of an empty list Textual makes all workers, also those that only look something up
            await self.workers.wait_for_complete(saving)
        with contextlib.suppress(TimeoutError):  # what was read is not worth waiting for another's lock
            async with asyncio.timeout(1):
                await self.readings.save()
        self.exit()
