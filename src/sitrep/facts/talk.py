"""Who has spoken so far in an article, carried on from paragraph to paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field

from sitrep.facts.later import Waiting
from sitrep.facts.registry import Registry


@dataclass(slots=True)
class Talk:
    """Who has spoken so far in the article: what pronouns and continued quotations refer to."""

    registry: Registry
    speaker: str | None = None
    """The speaker of the last quotation or frame."""
    focus: list[str] = field(default_factory=list)
    """The people named in the last sentence or paragraph, its subject first."""
    stale: bool = False
    """Whether the last paragraph named nobody, so that `focus` is of one before it."""
    label: str | None = None
    """Whom the last heading or “… said:” announced."""
    cited: str | None = None
    """Whom the last “Source: …” named."""
    headed: bool = False
    """Whether the last paragraph was a heading that names no speaker."""
    spoken: set[str] = field(default_factory=set)
    """Everybody who has been quoted."""
    bodies: list[str] = field(default_factory=list)
    """The bodies named in the last paragraph, media left out."""
    arms: set[str] = field(default_factory=set)
    """The armies named so far with their country: “Israeli military”."""
    media: list[str] = field(default_factory=list)
    """The media named in the last paragraph."""
    open: bool = False
    """Whether the last quotation was not closed at its paragraph's end."""
    floor: str | None = None
    """Who in person spoke last, however many paragraphs ago; nobody once somebody without a name has spoken."""
    stranger: bool = False
    """Whether somebody without a name spoke last."""
    newcomer: str = ""
    """The pronoun of somebody without a name whom the article has told of since."""
    since: set[str] = field(default_factory=set)
    """The people named since then."""
    offices: set[str] = field(default_factory=set)
    """The offices of the last two paragraphs that stand beside no name."""
    before: set[str] = field(default_factory=set)
    """Those of the last paragraph alone."""
    topic: str | None = None
    """Whom the last sentence was about, where nobody spoke in its paragraph."""
    silent: int = 0
    """The paragraphs since then."""
    recent: list[str] = field(default_factory=list)
    """The people who have spoken, the last one first."""
    waiting: Waiting = field(default_factory=Waiting)
    """Who has been quoted without a name."""
