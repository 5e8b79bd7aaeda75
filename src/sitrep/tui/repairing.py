"""A damaged file of bookmarks: said at once, and a backup put in its place where the person wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitrep.errors import StoreError
from sitrep.printed import count
from sitrep.reading import line

if TYPE_CHECKING:
    from sitrep.bookmarks.backups import Backup
    from sitrep.tui.app import SitrepApp


async def tell_of_damage(app: SitrepApp, problem: str) -> None:
    """Say what is wrong, and offer the newest sound backup where there is one."""
    backup = await app.notes.sound_backup()
    if backup is None:
        app.complain(problem)
        return
    from sitrep.tui.screens.damage import DamageScreen

    async def decide(restore: bool | None) -> None:
        if restore:
            await _restore(app, backup)

    app.push_screen(DamageScreen(problem, backup), decide)


async def _restore(app: SitrepApp, backup: Backup) -> None:
    try:
        aside = await app.notes.restore(backup)
    except StoreError as error:
        app.complain(str(error))
        return
    await app.notes.open(app.briefing.article)
    app.bookmarks_changed()
    await app.changing.reload()
    kept = f" The damaged file is kept as {line(str(aside))}." if aside else ""
    app.notify(f"Restored: {count(backup.bookmarks, 'bookmark')}.{kept}", markup=False, timeout=12)
