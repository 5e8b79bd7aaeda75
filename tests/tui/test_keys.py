"""The key table: no dead key, no key twice, Cyrillic beside every letter, and all of it in footer, help, palette."""

from __future__ import annotations

import re
from typing import Any

import pytest
from textual.binding import Binding
from textual.geometry import Size
from textual.keys import Keys
from textual.screen import Screen

from sitrep.bookmarks.store import open_store
from sitrep.tui import keyboard, keys, keytable
from sitrep.tui.app import SitrepApp
from sitrep.tui.screens.add import AddScreen
from sitrep.tui.screens.articles import ArticlesScreen
from sitrep.tui.screens.attach import AttachScreen
from sitrep.tui.screens.bookmarks import BookmarksScreen
from sitrep.tui.screens.changes import ChangesScreen
from sitrep.tui.screens.claims import ClaimsScreen
from sitrep.tui.screens.combined import CombinedScreen
from sitrep.tui.screens.conflict import ConflictScreen
from sitrep.tui.screens.contested import ContestedScreen
from sitrep.tui.screens.damage import DamageScreen
from sitrep.tui.screens.dashboard import DashboardScreen
from sitrep.tui.screens.export import ExportScreen
from sitrep.tui.screens.feeds import FeedsScreen
from sitrep.tui.screens.filters import FiltersScreen
from sitrep.tui.screens.grade import GradeScreen
from sitrep.tui.screens.help import HelpScreen
from sitrep.tui.screens.history import HistoryScreen
from sitrep.tui.screens.importing import ImportScreen
from sitrep.tui.screens.inspector import InspectorScreen
from sitrep.tui.screens.learn import LearnScreen
from sitrep.tui.screens.left_out import LeftOutScreen
from sitrep.tui.screens.names import NamesScreen
from sitrep.tui.screens.note import NoteScreen
from sitrep.tui.screens.original import OriginalScreen
from sitrep.tui.screens.prompt import Prompt
from sitrep.tui.screens.reader import ReaderScreen
from sitrep.tui.screens.review import ReviewScreen
from sitrep.tui.screens.sort import SortScreen
from sitrep.tui.screens.speaker import SpeakerScreen
from sitrep.tui.screens.tags import TagsScreen
from sitrep.tui.screens.themes import ThemesScreen
from sitrep.tui.screens.which import WhichScreen
from sitrep.tui.screens.why import WhyScreen
from sitrep.tui.screens.working import WorkingScreen
from sitrep.tui.text import hints_content
from sitrep.tui.widgets.bars import Hints
from tests.tui.sitting import seed, sitting

SCREENS: dict[str, type[Screen[Any]]] = {
    keytable.MAIN: DashboardScreen,
    keytable.COMBINED: CombinedScreen,
    keytable.READER: ReaderScreen,
    keytable.BOOKMARKS: BookmarksScreen,
    keytable.TAGS: TagsScreen,
    keytable.FILTERS: FiltersScreen,
    keytable.HISTORY: HistoryScreen,
    keytable.WHY: WhyScreen,
    keytable.NOTE: NoteScreen,
    keytable.INSPECTOR: InspectorScreen,
    keytable.WHICH: WhichScreen,
    keytable.REVIEW: ReviewScreen,
    keytable.ATTACH: AttachScreen,
    keytable.LEFT_OUT: LeftOutScreen,
    keytable.SORT: SortScreen,
    keytable.LEARN: LearnScreen,
    keytable.ARTICLES: ArticlesScreen,
    keytable.FEEDS: FeedsScreen,
    keytable.ADD: AddScreen,
    keytable.IMPORT: ImportScreen,
    keytable.ORIGINAL: OriginalScreen,
    keytable.CHANGES: ChangesScreen,
    keytable.CLAIMS: ClaimsScreen,
    keytable.CONTESTED: ContestedScreen,
    keytable.NAMES: NamesScreen,
    keytable.SPEAKER: SpeakerScreen,
    keytable.GRADE: GradeScreen,
    keytable.EXPORT: ExportScreen,
    keytable.PROMPT: Prompt,
    keytable.THEMES: ThemesScreen,
    keytable.CONFLICT: ConflictScreen,
    keytable.DAMAGE: DamageScreen,
    keytable.WORKING: WorkingScreen,
    keytable.HELP: HelpScreen,
}
TYPED = (
    keytable.NOTE, keytable.ADD, keytable.IMPORT, keytable.EXPORT, keytable.PROMPT, keytable.THEMES,
)  # fmt: skip
"""The views in which letters are typed, so that help has another key."""
DIGITS = [(digit, f"Section {digit}") for digit in "1234567890"]
PAIRED = ("parenthesis", "curly_bracket", "square_bracket")
LAYOUTS = {
    "йцукенгшщзфывапролдячсмить": "qwertyuiopasdfghjklzxcvbnm",
    "йцукенгшщзфівапролдячсмить": "qwertyuiopasdfghjklzxcvbnm",
}


def test_every_view_of_the_table_has_its_screen() -> None:
    assert {view for command in keytable.COMMANDS for view in command.views} == set(SCREENS)
    for view, screen in SCREENS.items():
        assert view == screen.VIEW


@pytest.mark.parametrize("view", SCREENS)
def test_no_key_is_dead(view: str) -> None:
    for command in keys.for_view(view, DIGITS):
        place, _, name = command.action.partition("(")[0].rpartition(".")
        owner = SitrepApp if place == "app" else SCREENS[view]
        assert callable(getattr(owner, f"action_{name}", None)), f"{owner.__name__} has no action_{name}"
        assert place in ("", "app"), command.id


@pytest.mark.parametrize("view", SCREENS)
def test_every_key_of_the_table_is_bound_on_its_screen(view: str) -> None:
    bound = {
        (binding.id, key): binding.action
        for binding in SCREENS[view].BINDINGS
        if isinstance(binding, Binding)
        for key in binding.key.split(",")
    }
    for command in keys.for_view(view, DIGITS):
        for key in command.keys:
            for alias in (key, *keyboard.cyrillic(key)):
                assert bound.get((f"{view}:{command.id}", alias)) == command.action, command.id


def test_command_ids_are_unique() -> None:
    ids = [command.id for command in (*keytable.COMMANDS, *keys.section_commands(DIGITS))]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("view", SCREENS)
def test_no_key_does_two_things_in_one_view(view: str) -> None:
    bound = [key for binding in keys.bindings(view, DIGITS) for key in binding.key.split(",")]  # type: ignore[union-attr]
    assert sorted(bound) == sorted(set(bound))


@pytest.mark.parametrize("view", SCREENS)
def test_key_names_are_those_textual_sends(view: str) -> None:
    known = {str(key.value) for key in Keys} | {
        "f1",
        "ctrl+enter",
        "space",
        "slash",
        "colon",
        "question_mark",
    }
    known |= {f"{side}_{what}" for side in ("left", "right") for what in PAIRED}
    known |= {"full_stop", "comma", "greater_than_sign", "less_than_sign"}
    for command in keys.for_view(view, DIGITS):
        for key in command.keys:
            assert len(key) == 1 or key in known, key


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("change", [str.lower, str.upper])
def test_each_letter_has_the_letter_at_its_place_on_the_layout(layout: str, change: Any) -> None:
    for letter, latin in zip(change(layout), change(LAYOUTS[layout]), strict=True):
        assert letter in keyboard.cyrillic(latin)


@pytest.mark.parametrize("key", ["slash", "ctrl+d", "1", "(", "space", "f1", "", "é"])
def test_what_is_no_letter_has_no_other_layout(key: str) -> None:
    assert keyboard.cyrillic(key) == ()


@pytest.mark.parametrize("view", SCREENS)
def test_a_letter_of_one_layout_never_clashes_with_another_key(view: str) -> None:
    owners: dict[str, str] = {}
    for command in keys.for_view(view):
        for key in command.keys:
            for alias in keyboard.cyrillic(key):
                assert owners.setdefault(alias, command.id) == command.id


async def test_brackets_and_points_answer_at_their_place_on_the_cyrillic_layouts() -> None:
    pairs = {
        "}": ("Ъ", "Ї"),
        "{": ("Х",),
        "]": ("ъ", "ї"),
        "[": ("х",),
        ">": ("Ю",),
        "<": ("Б",),
        ".": ("ю",),
        ",": ("б",),
    }
    for view in SCREENS:
        for command in keys.for_view(view):
            for key, letters in pairs.items():
                if key in map(keyboard.show, command.keys):
                    assert set(letters) <= set(command.keys), command.id
    async with sitting() as sit:
        await sit.press("Ъ")
        assert "≠" in sit.pane.current.signs  # type: ignore[union-attr]
        await sit.press("ю", "ю")
        assert len((sit.app.screen.get_selected_text() or "").split()) == 2


async def test_cyrillic_letters_move_like_the_latin_ones() -> None:
    async with sitting() as sit:
        assert sit.place[:2] == ("1", 0)
        for key, cursor in (("о", 1), ("о", 2), ("л", 1), ("П", 4), ("п", 0)):
            await sit.press(key)
            assert sit.place[:2] == ("1", cursor), key
        await sit.press("д")  # l
        assert sit.pane.number == "2"
        await sit.press("р")  # h
        assert sit.pane.number == "1"
        await sit.press("я")  # z
        assert not sit.of("2").display
        await sit.press("escape", "И")  # B
        assert sit.view == "BookmarksScreen"
        await sit.press("й")  # q
        assert sit.view == "DashboardScreen"
        await sit.press("ц")  # w
        assert sit.view == "WhyScreen"
        await sit.press("ц")
        assert sit.view == "DashboardScreen"


# -- footer -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", [view for view in SCREENS if view != keytable.HELP])
def test_the_footer_ends_with_help_at_every_width(view: str) -> None:
    pairs = keys.hints(view)
    help_key = "F1" if view in TYPED else "?"
    assert pairs[-1] == (help_key, "help")
    for width in (*range(34, 121), *range(121, 301, 13)):  # the narrowest is the edge of a box
        shown = Footer(pairs, width).render().plain
        assert shown.endswith(f"{help_key} help"), (width, shown)
        assert len(shown) <= width
        if any(key == "esc" for key, _ in pairs):
            assert "esc " in shown
    assert shown == hints_content(pairs).plain


class Footer(Hints):
    """The footer at a width, without an app."""

    size = Size(0, 0)

    def __init__(self, pairs: list[tuple[str, str]], width: int) -> None:
        super().__init__(pairs)
        self.size = Size(width, 1)


@pytest.mark.parametrize("view", SCREENS)
def test_every_hint_names_a_key_of_its_view(view: str) -> None:
    shown = {keyboard.show(key) for command in keys.for_view(view) for key in command.keys}
    shown |= {part for command in keys.for_view(view) for part in command.hint_key.split("/")}
    for key, word in keys.hints(view):
        assert word
        assert set(key.split("/")) <= shown or key == "/"
    for command in keys.for_view(view):
        for part in filter(None, command.hint_key.split("/")):
            real = re.sub(r"\^", "ctrl+", part)
            names = {keyboard.show(key) for other in keys.for_view(view) for key in other.keys}
            assert real in names, f"{view}: the footer names {part}, which is no key there"


# -- help and palette -----------------------------------------------------------------------------------------

_WAYS = {
    keytable.MAIN: (),
    keytable.READER: ("enter",),
    keytable.BOOKMARKS: ("B",),
    keytable.TAGS: ("B", "t"),
    keytable.FILTERS: ("B", "F"),
    keytable.HISTORY: ("H",),
    keytable.WHY: ("w",),
    keytable.NOTE: ("b",),
    keytable.INSPECTOR: ("i",),
    keytable.LEFT_OUT: ("L",),
    keytable.SORT: ("s",),
    keytable.LEARN: ("s", "1", "W"),
    keytable.ARTICLES: ("O",),
    keytable.FEEDS: ("F",),
    keytable.ADD: ("a",),
    keytable.IMPORT: ("B", "I"),
    keytable.ORIGINAL: ("o",),
    keytable.CHANGES: ("v",),
    keytable.REVIEW: ("x",),
    keytable.CLAIMS: ("c",),
    keytable.CONTESTED: ("C",),
    keytable.NAMES: ("p",),
    keytable.SPEAKER: ("c", "S"),
    keytable.GRADE: ("c", "M"),
    keytable.EXPORT: ("B", "e"),
    keytable.PROMPT: ("B", "/", "a", "enter", "S"),
    keytable.THEMES: ("T",),
}


_ASKED = (
    keytable.MAIN, keytable.READER, keytable.BOOKMARKS, keytable.NOTE, keytable.CLAIMS, keytable.CONTESTED,
    keytable.ARTICLES, keytable.FEEDS, keytable.SORT, keytable.THEMES,
)  # fmt: skip
"""The views whose help is opened: of each kind some."""


async def test_help_lists_the_keys_of_its_view_and_no_other() -> None:
    before = (*seed().article.paragraphs[:-1], "Words that are gone.")
    with open_store() as store:  # for `v` to have something to show
        store.keep_reading(seed().article._replace(id="before", paragraphs=before))
    linked = seed()._replace(article=seed().article._replace(address="https://example.org/"))
    async with sitting(linked, size=(120, 100)) as sit:
        digits = [(section.key, section.title) for section in sit.app.briefing.sections]
        for view in _ASKED:
            screen, way = SCREENS[view], _WAYS[view]
            await sit.press(*way)
            assert sit.view == screen.__name__
            await sit.press("f1" if view in TYPED else "?")
            assert sit.view == "HelpScreen"
            columns = [static.content.plain for static in sit.app.screen.query("#scroll Static")]
            lines = [line for column in columns for line in column.split("\n") if line]
            commands = list(keys.for_view(view, digits))
            groups = {command.group for command in commands}
            wanted = [f"{command.label.ljust(14)}{command.title}" for command in commands]
            assert sorted(line for line in lines if line not in groups) == sorted(wanted)
            assert sorted(line for line in lines if line in groups) == sorted(groups)
            shown = sit.text
            for line in wanted:
                assert line in shown, "a key of the help is not to be seen"
            await sit.press("escape")
            assert sit.view == screen.__name__
            while len(sit.app.screen_stack) > 1:
                await sit.press("escape")


async def test_help_is_searched_by_typing() -> None:
    async with sitting() as sit:
        await sit.press("?")
        await sit.type("boOKmark next")
        assert "Next bookmark here" in sit.text
        assert "Find words" not in sit.text
        await sit.type("zzz")
        assert "No key is for that." in sit.text
        await sit.press("escape")
        assert sit.view == "DashboardScreen"
        assert sit.pane.number == "1"


async def test_help_scrolls_by_pages() -> None:
    async with sitting(size=(60, 20)) as sit:
        await sit.press("?")
        first = sit.text
        await sit.press("pagedown")
        assert sit.text != first
        await sit.press("pageup")
        assert sit.text == first


async def test_long_help_scrolls_to_its_last_key_in_a_small_terminal() -> None:
    async with sitting(size=(40, 12)) as sit:
        await sit.press("f1")
        seen, scroll = sit.words, sit.app.screen.query_one("#scroll")
        while scroll.scroll_offset.y < scroll.max_scroll_y:
            await sit.press("down", "down", "down")
            seen += f" {sit.words}"
        for command in keys.for_view(keytable.MAIN):
            assert set(command.title.split()) <= set(seen.split()), command.id


@pytest.mark.parametrize("view", [keytable.MAIN, keytable.READER, keytable.BOOKMARKS])
async def test_the_palette_holds_every_command_meant_for_it(view: str) -> None:
    async with sitting() as sit:
        await sit.press(*_WAYS[view])
        digits = [(section.key, section.title) for section in sit.app.briefing.sections]
        offered = [command.title for command in sit.app.get_system_commands(sit.app.screen)]
        assert offered == [command.title for command in keys.for_view(view, digits) if command.palette]


async def test_a_command_without_a_key_names_none() -> None:
    async with sitting() as sit:
        await sit.press("?")
        await sit.type("the mouse")
        assert "palette Use the mouse" in sit.words
        await sit.press("escape", "ctrl+p")
        await sit.type("use the mouse")
        assert "Use the mouse, or leave it Sitrep" in sit.words
        assert "Sitrep ·" not in sit.text


async def test_the_palette_says_at_once_that_nothing_fits() -> None:
    async with sitting() as sit:
        await sit.press("ctrl+p")
        await sit.type("zzzz")
        assert "No command fits." in sit.text
        await sit.press("down", "enter")
        assert sit.view == "PaletteScreen"
        await sit.press(*["backspace"] * 4)
        await sit.type("go to home")
        assert "No command fits." not in sit.text
        await sit.press("enter")
        assert sit.pane.number == "4"


@pytest.mark.parametrize("key", ["ctrl+p", "colon"])
async def test_the_palette_runs_what_is_chosen(key: str) -> None:
    async with sitting() as sit:
        await sit.press(key)
        assert sit.view == "PaletteScreen"
        assert "Go to Battlefield" in sit.text or "All bookmarks" in sit.text
        await sit.type("go to home")
        await sit.press("enter")
        assert sit.view == "DashboardScreen"
        assert sit.pane.number == "4"
        await sit.press(key)
        await sit.press("escape")
        assert sit.view == "DashboardScreen"
        assert sit.pane.number == "4"


async def test_every_command_of_the_palette_runs_without_an_error() -> None:
    async with sitting() as sit:
        for command in list(sit.app.get_system_commands(sit.app.screen)):
            if command.title == "Quit":
                continue
            command.callback()
            await sit.settle()
            while len(sit.app.screen_stack) > 1:
                await sit.press("escape")
            assert sit.view == "DashboardScreen"


# -- leaving ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_quit(key: str) -> None:
    async with sitting() as sit:
        await sit.press(key)
        assert sit.app.return_code == 0
        assert not sit.app.is_running


async def test_q_leads_back_from_every_view() -> None:
    async with sitting() as sit:
        for way in ("enter", "B", "w", "i"):
            await sit.press(way)
            assert sit.view != "DashboardScreen"
            await sit.press("q")
            assert sit.view == "DashboardScreen"
            assert sit.app.is_running


@pytest.mark.parametrize("way", ["enter", "w", "b", "T"])
async def test_ctrl_q_quits_from_every_view(way: str) -> None:
    async with sitting() as sit:
        await sit.press(way)
        await sit.press("ctrl+q")
        assert not sit.app.is_running
