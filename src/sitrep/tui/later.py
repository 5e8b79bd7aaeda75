"""Later: what a screen shows of very long articles, made in a thread while every key works."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from textual.screen import Screen

from sitrep.threads import in_thread
from sitrep.tui.memory import MANY, uncollected

T = TypeVar("T")


class _Wish(NamedTuple):
    size: int
    make: Callable[[], Any]
    show: Callable[[Any], None]


class Later:
    """What one screen shows, made one wish after the other. Leaving the screen drops the wishes left."""

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen
        self._wishes: list[_Wish] = []
        self._after: list[Callable[[], None]] = []
        self.is_making = False

    def ask(
        self,
        size: int,
        make: Callable[[], T],
        show: Callable[[T], None],
        *,
        busy: Callable[[], None] | None = None,
        instead: bool = False,
    ) -> None:
        """Show what `make` gives: at once, or where it is made of MANY or more as soon as a thread has made it.

        `busy` shows that it is being made, until `show` takes that away. `instead` of all wished before: what is not
        shown yet never will be.
        """
        if instead:
            self._wishes.clear()
        if size < MANY and not self.is_making:
            show(make())
            return
        self._wishes.append(_Wish(size, make, show))
        if busy:
            busy()
        if not self.is_making:
            self.is_making = True
            self._screen.run_worker(self._fulfil(), name="make what a screen shows", group="later")

    def then(self, act: Callable[[], None]) -> None:
        """Do this now, or when all that was asked for stands: a key typed meanwhile is not lost."""
        if self.is_making:
            self._after.append(act)
        else:
            act()

    async def _fulfil(self) -> None:
        try:
            while self._wishes:
                wish = self._wishes[0]
                made = await in_thread(lambda wish=wish: _made(wish))  # type: ignore[misc]
                if self._wishes and self._wishes[0] is wish:
                    del self._wishes[0]
                    wish.show(made)
        finally:
            self.is_making = False
        after, self._after = self._after, []
        for act in after:
            act()


def _made(wish: _Wish) -> Any:
    with uncollected(wish.size):
        return wish.make()
