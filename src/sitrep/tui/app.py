"""The app: what is open, the theme, and the changes to bookmarks that every screen can ask for."""

from __future__ import annotations

import asyncio
import contextlib
import gc
from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from textual import on
from textual.app import SystemCommand
from textual.binding import Binding
from textual.events import DescendantFocus, Event, InputEvent, Key, Paste, Resize
from textual.geometry import Size
from textual.screen import Screen
from textual.worker import Worker, WorkerCancelled

from sitrep.config import Config, load
from sitrep.config import write as write_setting
from sitrep.desk import Start
from sitrep.errors import SitrepError
from sitrep.model import Briefing, Passage
from sitrep.reading.clean import clean
from sitrep.sorting import Profile
from sitrep.tui import keymap, keys, palette, themes, welcome
from sitrep.tui.articles import Articles
from sitrep.tui.changing import Changing
from sitrep.tui.correcting import Correcting
from sitrep.tui.factfinding import FactFinding
from sitrep.tui.filters import AsciiFilter
from sitrep.tui.layout import SMALLEST
from sitrep.tui.marking import Marking
from sitrep.tui.notes import Notes
from sitrep.tui.passages import standing
from sitrep.tui.readings import Readings
from sitrep.tui.remembering import Remembering
from sitrep.tui.rest import Rest
from sitrep.tui.ruling import Rulings
from sitrep.tui.screens.box import Box
from sitrep.tui.screens.dashboard import DashboardScreen
from sitrep.tui.screens.view import View
from sitrep.tui.settled import in_short, settle
from sitrep.tui.subscriptions import Subscriptions
from sitrep.tui.terminal import TerminalApp
from sitrep.tui.widgets.bars import Hints


def _everything() -> type[Any]:
    from sitrep.tui.everything import Everything  # only where the palette is opened

    return Everything


_QUIT = "quit"


class SitrepApp(TerminalApp):
    """sitrep on one article of those that lie open."""

    TITLE = "sitrep"
    BINDINGS: ClassVar = [
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True, id="app:quit"),
    ]
    COMMANDS: ClassVar = {_everything}
    CSS = """
    Input, Input:focus, TextArea, TextArea:focus { background-tint: $foreground 0%; }
    Input > .input--placeholder { color: $muted; }
    Toast { background: $panel; color: $foreground; }
    OptionList > .option-list--option-highlighted { color: $block-cursor-blurred-foreground; }
    OptionList:ansi:nocolor > .option-list--option-highlighted { text-style: bold underline; }
    Screen:ansi:nocolor .screen--selection { text-style: reverse; }
    CommandPalette > .command-palette--help-text { text-style: not bold; }
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
        self.rest = Rest()
        self.rulings = Rulings(self)
        self.facts = FactFinding(self, day)
        self.marked = self.config.marks
        self.notes = Notes()
        self.readings = Readings(self.notes)
        self.correcting = Correcting(self, rules)
        self.marking = Marking(self)
        self.changing = Changing(self)
        self.remembering = Remembering(self)
        self.subscriptions = Subscriptions(self)
        self.dashboard = DashboardScreen(briefing, start.place)
        self.animation_level = "none"
        held = settle(self.config)
        self.keymap = held.keymap
        self.set_keymap(keymap.for_textual(self.keymap))
        said = [*notices, *start.notices, *briefing.article.warnings]
        self._notices = [*said, *in_short(held.problems)]
        theme = themes.start(held.theme)
        self.register_theme(theme)
        self.theme = theme.name
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
        self.rest.touch()
        self.screen.refresh()
        self.call_after_refresh(self._after_paint)

    def _after_paint(self) -> None:
        gc.freeze()  # what start-up made stays, its little garbage too: no collection ever walks it
        gc.enable()
        for notice in self._notices:
            self.notify(notice, markup=False, timeout=8)
        self.run_worker(self.changing.open(), name="open bookmarks")
        if self.briefing.unsorted:
            self.run_worker(self.correcting.finish(), name="sort the rest")
        self.changing.begin_following()
        self.run_worker(self.articles.read_waiting(), name="read sources")
        self.remembering.begin()
        self.facts.begin_at_rest()

    # -- what is open ------------------------------------------------------------------------------------------

    @property
    def briefing(self) -> Briefing:
        """The article that is shown."""
        return self.articles.desk.now.briefing

    @briefing.setter
    def briefing(self, briefing: Briefing) -> None:
        self.articles.take(briefing)

    @property
    def briefings(self) -> list[Briefing]:
        """Every open article, in order."""
        return [one.briefing for one in self.articles.desk.opened]

    async def open(self, briefing: Briefing) -> None:
        """Show another article on the dashboard."""
        self.briefing = briefing
        await self.notes.open(briefing.article)
        await self.readings.begin(briefing.article)
        await self.dashboard.prepare(self.briefing)
        self.dashboard.load(self.briefing)  # its facts may have come meanwhile
        self.changing.tell_news()
        await self.changing.reload()
        self.facts.begin()  # not waited for: there may be two hundred articles of a feed

    async def renew(self, briefing: Briefing) -> int:
        """Show another version of the shown article, without moving the reader; how many passages are new."""
        new = self.readings.mark_new(self.briefing, briefing)
        self.briefing = briefing
        await self.notes.open(briefing.article)
        await self.readings.begin(briefing.article)
        for view in self.views:
            view.show_version()
        await self.changing.reload()
        await self.facts.find()
        return new

    def see(self, passage: Passage) -> None:
        """The cursor is on a passage: it is read."""
        source = self.briefing.article.source
        was_marked = self.readings.is_unread(source, passage)
        self.readings.see(source, passage)
        if was_marked:
            for view in self.views:
                view.show_read(passage)

    def articles_changed(self) -> None:
        """Other articles are open: their facts are looked for too, with what the reader decided about them."""
        self.run_worker(self._look_into_articles(), name="find facts")

    async def _look_into_articles(self) -> None:
        await self.rulings.reload()
        await self.facts.find()

    async def go_to(self, briefing: Briefing, passage: Passage) -> None:
        """Close what lies over the dashboard and put its cursor on a passage of one of the open articles.

        The article may have been renewed, or sorted anew, since it was looked up: it is shown as it is now.
        """
        source = briefing.article.source
        now = next((one for one in self.briefings if one.article.source == source), briefing)
        there = standing(now, briefing, passage)
        if there is None:
            self.notify("These words are not in the article as it is now.", severity="warning", markup=False)
            return
        if source != self.briefing.article.source:
            self.articles.remember_place()
            await self.open(now)
        self.back_to_dashboard()
        self.dashboard.go(there)

    def back_to_dashboard(self) -> None:
        """Close every screen over the dashboard, one that is still being made as soon as it stands."""
        while len(self.screen_stack) > 1:
            if not self.screen.is_mounted:  # half made it would miss its own parts
                self.screen.call_later(self.back_to_dashboard)
                return
            self.pop_screen()

    # -- what every screen shows --------------------------------------------------------------------------------

    @property
    def views(self) -> list[View]:
        """The screens that are shown or lie below, as far as they stand."""
        return [one for one in self.screen_stack if isinstance(one, View) and one.is_mounted]

    @property
    def shown(self) -> list[View | Box[Any]]:
        """The same with the boxes over them."""
        return [one for one in self.screen_stack if isinstance(one, View | Box) and one.is_mounted]

    def bookmarks_changed(self) -> None:
        """Every screen shows the bookmarks as they are now."""
        if not self.is_running:
            return  # the screens are being taken down
        for view in self.views:
            view.show_bookmarks()

    def show_facts(self) -> None:
        """Every screen shows the facts as they are now."""
        for screen in self.shown:
            screen.show_facts()

    def show_sorting(self, briefing: Briefing, chosen: Passage | None = None) -> None:
        """The open article was sorted anew; `chosen` is the passage that the reader sorted."""
        self.briefing = briefing
        for screen in self.shown:
            screen.show_sorting(chosen)
        if briefing.facts is None and chosen:
            self.facts.begin()
        elif briefing.facts is None:
            self.rest.touch()  # what was sorted is to be looked at first
            self.facts.begin_at_rest()

    def switch_marks(self) -> None:
        """Mark names, places, dates and quotations in the text, or not; remembered for the next start."""
        self.marked = not self.marked
        self.show_facts()
        self.set("marks", self.marked)
        marked = "Names, places, dates and quotations are marked."
        self.notify(marked if self.marked else "Nothing is marked in the text.", markup=False)

    def copy(self, text: str, what: str) -> None:
        """Put text on the clipboard and say where it went."""
        from sitrep.tui.copying import copy

        self.run_worker(copy(self, text, what), name="copy")

    def complain(self, sentence: str) -> None:
        """Show what went wrong; it stays long enough to be read twice."""
        self.notify(sentence, severity="error", timeout=12, markup=False)

    # -- theme ------------------------------------------------------------------------------------------------

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
                    f"{command.group} · {command.label}" if command.keys else command.group,
                    lambda action=action, screen=screen: self.call_later(screen.run_action, action),
                )

    @on(Hints.Picked)
    def _do_what_was_clicked(self, event: Hints.Picked) -> None:
        screen = self.screen
        if isinstance(screen, View | Box) and (action := keys.action_of(screen.VIEW, event.key, self.keymap)):
            self.call_later(screen.run_action, action)

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

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """No cursor blinks, in whatever is typed."""
        if hasattr(event.widget, "cursor_blink"):
            event.widget.cursor_blink = False

    async def on_event(self, event: Event) -> None:
        """Pasted text is text from outside too."""
        if isinstance(event, InputEvent):
            self.rest.touch()
        if isinstance(event, Paste):
            event.text = clean(event.text)
        if isinstance(event, Key) and self.first_time:
            welcome.find_way(self)
        await super().on_event(event)

    def exit(self, *arguments: Any, **options: Any) -> None:
        """End; where the person is is remembered first."""
        self.remembering.now()
        super().exit(*arguments, **options)

    async def action_quit(self) -> None:
        """Quit when every change under way, and what is typed in a note, is on disk.

        Keys work meanwhile, so that what takes long can be stopped.
        """
        if not any(worker.name == _QUIT and not worker.is_finished for worker in self.workers):
            _: Worker[None] = self.run_worker(self._quit, name=_QUIT, group=_QUIT)

    async def _quit(self) -> None:
        while saving := [one for one in self.workers if one.group == "bookmarks" and not one.is_finished]:
            with contextlib.suppress(WorkerCancelled):  # a newer one took its place
                await self.workers.wait_for_complete(saving)
        for screen in self.screen_stack:  # a note that was being saved is closed by now
            if isinstance(screen, Box):
                await screen.keep()
        with contextlib.suppress(TimeoutError):  # what was read is not worth waiting for another's lock
            async with asyncio.timeout(1):
                await self.readings.save()
        self.exit()
