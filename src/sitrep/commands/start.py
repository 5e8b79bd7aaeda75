"""`sitrep [SOURCE …]`, the shortest way to the first frame: the last one again, where it still holds."""

from __future__ import annotations

import gc
from collections.abc import Sequence

from sitrep.tui.opening import Opening


def start(arguments: Sequence[str]) -> int:
    """Run the dashboard; return the exit code. The garbage collector is off until the first picture stands."""
    gc.disable()  # what is imported stays: looking through it again and again would only delay the frame
    with Opening() as opening:
        opening.show_again(arguments)
        from sitrep.commands.dashboard import dashboard  # takes longer than all that came before

        return dashboard(arguments, opening)
