"""Theme files: legible, told apart by all eyes, loadable, and harmless when broken."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.content import Content
from textual.style import Style
from textual.theme import BUILTIN_THEMES, Theme
from textual.widgets import Button, Input, OptionList, Static, TextArea

from sitrep import paths
from sitrep.errors import ThemeError
from sitrep.tui import theme_defaults, theme_file, themes
from sitrep.tui.palette import shipped

from . import colours

SECTIONS = ("battlefield", "diplomacy", "security", "home_front", "overview")
GROUNDS = ("background", "surface", "panel")
TEXT_ON_GROUNDS = (
    *("foreground", "muted", "soft", "name", "quote", "primary", "secondary", "accent"),
    *("success", "warning", "error", *SECTIONS),
)
TEXT_ON_ITS_OWN = (("hit_text", "hit"), ("hit_now_text", "hit_now"), ("selection_text", "selection"))

FILES = {path.stem: path for path in sorted(paths.shipped("themes").glob("*.toml"))}
COLOURED = [name for name in FILES if name != "ansi"]


@pytest.mark.parametrize("name", FILES)
def test_the_themes_that_ship_are_read_as_any_toml_is(name: str) -> None:
    assert shipped(FILES[name]) == tomllib.loads(FILES[name].read_text(encoding="utf-8"))


def written(name: str) -> dict[str, str]:
    """Every colour of a shipped theme file by its key."""
    data = tomllib.loads(FILES[name].read_text(encoding="utf-8"))
    top = {key: value for key, value in data.items() if isinstance(value, str)}
    return top | data["sections"] | data["reading"]


def parsed(name: str) -> dict[str, Color]:
    return {key: Color.parse(value) for key, value in written(name).items()}


def text_contrasts(shown: dict[str, Color]) -> dict[str, float]:
    """The contrast of each text colour on the weakest ground it is drawn on."""
    on_grounds = {
        key: min(theme_defaults.contrast(shown[key], shown[ground]) for ground in GROUNDS)
        for key in TEXT_ON_GROUNDS
    }
    return on_grounds | {
        key: theme_defaults.contrast(shown[key], shown[ground]) for key, ground in TEXT_ON_ITS_OWN
    }


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    return tmp_path


def write_own(name: str, text: str | bytes) -> Path:
    file = paths.themes_dir() / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


# --- the files --------------------------------------------------------------------------------


def test_the_arithmetic_gives_published_values() -> None:
    assert round(theme_defaults.contrast(Color(0, 0, 0), Color(255, 255, 255)), 2) == 21.0
    assert round(theme_defaults.contrast(Color.parse("#777777"), Color(255, 255, 255)), 2) == 4.48
    # Sharma, Wu and Dalal 2005, table 1
    for one, other, expected in (
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((50.0, 2.5, 0.0), (50.0, 0.0, -2.5), 4.3065),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ):
        assert colours.ciede2000(one, other) == pytest.approx(expected, abs=1e-4)
    for blindness in colours.BLINDNESS:
        seen = colours.seen_with(Color(128, 128, 128), blindness)
        assert max(seen.rgb) - min(seen.rgb) <= 1


def test_the_promised_themes_are_there() -> None:
    assert set(FILES) == {
        "sitrep-dark",
        "sitrep-light",
        "contrast-dark",
        "contrast-light",
        "redgreen",
        "ansi",
    }
    assert themes.DEFAULT in FILES


@pytest.mark.parametrize("name", FILES)
def test_a_shipped_file_is_complete_and_would_pass_as_a_persons_own(name: str) -> None:
    data = tomllib.loads(FILES[name].read_text(encoding="utf-8"))
    theme_file.checked(FILES[name].name, data)
    wanted = set(theme_file.ThemeFile.model_fields) - {"ansi", "sections", "reading"}
    assert wanted <= set(data)
    assert set(SECTIONS) <= set(data["sections"])
    assert set(theme_file.Reading.model_fields) == set(data["reading"])
    assert themes.variable_defaults(themes.load(FILES[name])) == {}


@pytest.mark.parametrize("name", COLOURED)
def test_all_text_is_legible(name: str) -> None:
    need = 7.0 if name.startswith("contrast-") else theme_defaults.TEXT_CONTRAST
    low = {key: round(ratio, 2) for key, ratio in text_contrasts(parsed(name)).items() if ratio < need}
    assert not low


@pytest.mark.parametrize("name", COLOURED)
def test_all_text_is_legible_in_256_colours(name: str) -> None:
    shown = {key: colours.on_256_colours(colour) for key, colour in parsed(name).items()}
    low = {key: round(r, 2) for key, r in text_contrasts(shown).items() if r < theme_defaults.TEXT_CONTRAST}
    assert not low


@pytest.mark.parametrize("name", COLOURED)
def test_lines_recede_and_widgets_keep_their_edges(name: str) -> None:
    shown = parsed(name)
    loudest = 3.2 if name.startswith("contrast-") else 1.9
    assert 1.5 <= theme_defaults.contrast(shown["rule"], shown["background"]) <= loudest
    for edge in ("border", "cursor", "hit_now"):
        assert min(theme_defaults.contrast(shown[edge], shown[ground]) for ground in GROUNDS) >= 3, edge


@pytest.mark.parametrize("name", COLOURED)
def test_the_ladder_of_text_goes_down(name: str) -> None:
    shown = parsed(name)
    ladder = [
        theme_defaults.contrast(shown[key], shown["background"]) for key in ("foreground", "soft", "muted")
    ]
    assert all(above > below for above, below in pairwise(ladder))
    for one, other in (("name", "foreground"), ("quote", "foreground"), ("name", "quote")):
        assert name.startswith("contrast-") or colours.least_difference([shown[one], shown[other]]) >= 8


@pytest.mark.parametrize("name", COLOURED)
def test_sections_are_told_apart_by_all_eyes(name: str) -> None:
    sections = [colour for key, colour in parsed(name).items() if key in SECTIONS]
    assert colours.least_difference(sections) >= 25
    for blindness in ("deuteranopia", "protanopia"):
        seen = [colours.seen_with(colour, blindness) for colour in sections]
        assert colours.least_difference(seen) >= 12, blindness
    assert colours.least_difference([colours.on_256_colours(colour) for colour in sections]) >= 12


def test_redgreen_tells_states_apart_too() -> None:
    shown = parsed("redgreen")
    for blindness in ("deuteranopia", "protanopia"):
        states = [colours.seen_with(shown[key], blindness) for key in ("success", "warning", "error")]
        assert colours.least_difference(states) >= 12, blindness


def palette(text: str) -> list[Color]:
    return [Color.parse(f"#{value}") for value in text.split()]


XTERM = palette(
    "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5"
    " 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff"
)
VGA = palette(
    "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa"
    " 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"
)
CAMPBELL = palette(
    "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc"
    " 767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2"
)
GNOME = palette(
    "171421 c01c28 26a269 a2734c 12488b a347ba 2aa1b3 d0cfcc"
    " 5e5c64 f66151 33d17a e9ad0c 2a7bde c061cb 33c7de ffffff"
)
TERMINALS = {  # background, foreground, sixteen colours
    "vga dark": (VGA[0], VGA[7], VGA),
    "xterm dark": (XTERM[0], XTERM[7], XTERM),
    "windows dark": (CAMPBELL[0], CAMPBELL[7], CAMPBELL),
    "gnome dark": (GNOME[0], GNOME[7], GNOME),
    "xterm light": (XTERM[15], XTERM[0], XTERM),
    "gnome light": (GNOME[15], GNOME[0], GNOME),
}


@pytest.mark.parametrize("terminal", TERMINALS)
def test_ansi_is_legible_on_known_terminals(terminal: str) -> None:
    background, foreground, sixteen = TERMINALS[terminal]

    def shown(key: str) -> Color:
        ansi = Color.parse(written("ansi")[key]).ansi
        assert ansi is not None
        default = background if key in GROUNDS else foreground
        return default if ansi < 0 else sixteen[ansi]

    text = [key for key in TEXT_ON_GROUNDS if key not in SECTIONS] + ["title"]
    for key in text:
        assert written("ansi")[key] == "ansi_default"
    for key, ground in TEXT_ON_ITS_OWN:
        assert theme_defaults.contrast(shown(key), shown(ground)) >= 4.5, key
    for key in SECTIONS:  # borders and gutters only: no hue reaches 3 on every terminal
        assert theme_defaults.contrast(shown(key), background) >= 2, key
    assert colours.least_difference([shown(key) for key in SECTIONS]) >= 20


# --- other themes -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", BUILTIN_THEMES)
def test_every_other_theme_gets_all_our_variables(name: str) -> None:
    theme = BUILTIN_THEMES[name]
    found = themes.variable_defaults(theme)
    assert set(found) == set(theme_defaults.VARIABLES)
    if theme.ansi:
        assert all(value.startswith("ansi_") for value in found.values())
        return
    grounds = [Color.parse(theme.to_color_system().generate()[key]) for key in GROUNDS]
    grounds = [grounds[0], *(grounds[0] + ground for ground in grounds[1:])]
    for variable in theme_defaults.VARIABLES:
        ground = {"hit-text": "hit", "hit-now-text": "hit-now"}.get(variable)
        if variable in ("rule", "hit", "hit-now"):
            continue
        on = [Color.parse(found[ground])] if ground else grounds
        assert min(theme_defaults.contrast(Color.parse(found[variable]), under) for under in on) >= 4.45, (
            variable
        )


class Everything(App[None]):
    """Uses every variable of ours in CSS and in styles of text, beside some of Textual's own widgets."""

    CSS = (
        "Screen { background: $background; color: $foreground; }\n"
        + "\n".join(
            f".{variable} {{ color: ${variable}; border: round ${variable}; background: $background; }}"
            for variable in theme_defaults.VARIABLES
        )
        + "\n.hit-text { background: $hit; } .hit-now-text { background: $hit-now; }"
    )

    def __init__(self, also: list[Theme] | None = None, start: str = themes.DEFAULT) -> None:
        super().__init__()
        for theme in [*themes.shipped_themes(), *(also or [])]:
            self.register_theme(theme)
        self.theme = start

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.variable_defaults(self.current_theme)

    def watch_theme(self) -> None:
        themes.follow_no_color(self)

    def compose(self) -> ComposeResult:
        for variable in theme_defaults.VARIABLES:
            yield Static(Content("text"), classes=variable)
        yield Static(
            Content.assemble(("hit", "bold $hit-now-text on $hit-now"), ("x", "$muted")), id="chosen"
        )
        yield Button("Save")
        yield Input("note")
        yield TextArea("note")
        yield OptionList("one", "two")


async def test_every_theme_can_be_activated() -> None:
    app = Everything()
    async with app.run_test(size=(60, 30)) as pilot:
        for name in themes.all_names():
            app.theme = name
            await pilot.pause()
            assert app.has_class(f"-theme-{name}")
            variables = app.theme_variables
            for variable in theme_defaults.VARIABLES:
                assert Style.parse(f"bold ${variable}", variables).foreground is not None
            widget = app.query_one(".section-1", Static)
            assert widget.styles.color == Color.parse(variables["section-1"])


@pytest.mark.parametrize("name", ["ansi", "ansi-light", themes.DEFAULT, "contrast-light", "nord"])
@pytest.mark.parametrize("start", ["same", "ansi", themes.DEFAULT])
async def test_no_color_leaves_text_that_can_be_seen(
    name: str, start: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Everything(start=name if start == "same" else start)
    async with app.run_test(size=(60, 30)) as pilot:
        app.theme = name
        await pilot.pause()
        segments = [part for strip in app.screen._compositor.render_strips(app.size) for part in strip]
        texts = [part for part in segments if part.text.strip() == "text"]
        assert len(texts) > 3
        for part in texts:
            assert part.style and part.style.color and part.style.bgcolor
            if part.style.color.is_default:
                assert part.style.bgcolor.is_default
                continue
            text, ground = (
                Color.from_rich_color(part.style.color),
                Color.from_rich_color(part.style.bgcolor),
            )
            assert text.r == text.g == text.b
            assert ground.r == ground.g == ground.b
            assert text != ground


# --- a person's own ---------------------------------------------------------------------------

MINE = 'primary = "#8fb4d9"\n'


async def test_a_theme_of_one_key_is_filled_up_and_works() -> None:
    write_own("mine.toml", MINE)
    write_own("paper.toml", 'dark = false\nprimary = "navy"\n[sections]\nbattlefield = "#aa0000"\n')
    write_own("own-ansi.toml", 'ansi = true\nprimary = "ansi_blue"\n[reading]\nquote = "ansi_cyan"\n')
    found, problems = themes.user_themes()
    assert not problems
    assert [theme.name for theme in found] == ["mine", "own-ansi", "paper"]
    app = Everything(found)
    async with app.run_test(size=(60, 30)) as pilot:
        for theme in found:
            app.theme = theme.name
            await pilot.pause()
        assert app.theme_variables["section-1"] == "#aa0000"
        assert Color.parse(app.theme_variables["section-2"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (MINE + 'backgruond = "#000000"\n', ["'backgruond'", "'background'"]),
        (MINE + '[reading]\nqoute = "#000000"\n', ["'qoute'", "[reading]", "'quote'"]),
        (MINE + '[sektions]\nbattlefield = "#000000"\n', ["'sektions'", "'sections'"]),
        (MINE + 'accent = "#12"\n', ["'accent'", "'#12'"]),
        (MINE + 'accent = "#ff000080"\n', ["'accent'", "opaque"]),
        (MINE + 'accent = "auto"\n', ["'accent'", "opaque"]),
        (MINE + "[sections]\nsecurity = 7\n", ["'security'", "[sections]", "7"]),
        (MINE + 'dark = "yes"\n', ["'dark'", "true or false"]),
        (MINE + 'sections = "red"\n', ["[sections]"]),
        (MINE + 'accent = "ansi_red"\n', ["'accent'", "ansi = true"]),
        ("dark = true\n", ["'primary'"]),
        ('primary = "#8fb4d9\n', ["not valid TOML", "line 1"]),
        (b"primary = '\xff\xfe'\n", ["not valid TOML"]),
        ("", ["'primary'"]),
        ("#" * 70_000, ["64 KB"]),
        (MINE + '"\\u001b[31m" = "#000000"\n', [r"'\x1b[31m'"]),
    ],
)
def test_a_broken_file_is_named_and_skipped(text: str | bytes, said: list[str]) -> None:
    write_own("good.toml", MINE)
    write_own("broken.toml", text)
    found, [problem] = themes.user_themes()
    assert [theme.name for theme in found] == ["good"]
    for part in ["'broken.toml'", *said]:
        assert part in problem
    assert problem.isprintable()
    with pytest.raises(ThemeError):
        themes.find("broken")


def test_what_is_not_a_file_or_has_no_proper_name_is_named_too() -> None:
    (paths.themes_dir() / "folder.toml").mkdir(parents=True)
    write_own("my theme, red.toml", MINE)
    found, problems = themes.user_themes()
    assert not found
    assert "'folder.toml' cannot be read" in problems[0]
    assert "'my theme, red.toml' needs a name" in problems[1]


def test_find_takes_a_persons_own_file_first_and_knows_textuals_themes() -> None:
    assert themes.user_themes() == ([], [])
    assert themes.find("nord") is BUILTIN_THEMES["nord"]
    assert themes.find("nothing-like-it") is None
    assert themes.find("../sitrep-dark") is None
    write_own("redgreen.toml", MINE)
    mine = themes.find("redgreen")
    assert mine is not None and mine.primary == "#8fb4d9" and mine.background is None
    names = themes.all_names()
    assert names[0] == themes.DEFAULT and len(names) == len(set(names))
    assert {"ansi", "nord", "redgreen"} <= set(names)


def test_the_start_parses_one_file_and_imports_no_pydantic() -> None:
    program = (
        "import sys, textual.app\n"
        "from sitrep.tui import palette\n"
        "read, shipped = [], palette.shipped\n"
        "palette.shipped = lambda path: read.append(path) or shipped(path)\n"
        "from sitrep.tui import themes\n"
        "theme = themes.find(themes.DEFAULT)\n"
        "themes.variable_defaults(theme)\n"
        "assert len(read) == 1, read\n"
        "assert not {'pydantic', 'tomllib'} & set(sys.modules)\n"
    )
    done: Any = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
