"""What can go wrong, as sentences for people: what happened, to what, what to do about it."""


class SitrepError(Exception):
    """Its message is one sentence for the user, already cleaned; the command line exits with `exit_code`."""

    exit_code = 1


class UsageError(SitrepError):
    """The command line asked for something that does not exist."""

    exit_code = 2


class SourceError(SitrepError):
    """A source could not be read as an article."""


class EmptyFeedError(SourceError):
    """A feed is in order and holds no article yet."""


class FetchError(SourceError):
    """An address gave nothing: it was not reached, or what it answered was no success.

    `asked` says that its server was reached, `retry_after` are the seconds it wants to be left alone.
    """

    def __init__(self, message: str, *, asked: bool = True, retry_after: int | None = None) -> None:
        super().__init__(message)
        self.asked = asked
        self.retry_after = retry_after


class ProfileError(SitrepError):
    """A sorting profile is broken or unknown."""


class ThemeError(SitrepError):
    """A theme file is broken or unknown."""


class ConfigError(SitrepError):
    """The settings cannot be read or written."""


class StoreError(SitrepError):
    """The bookmark store could not do what was asked."""


class StoppedError(StoreError):
    """The person stopped it; nothing of it was done."""


class DamagedStoreError(StoreError):
    """The store failed a check; nothing is written to it."""


class ReadOnlyStoreError(StoreError):
    """The store can be read but not written: a newer schema, or a folder without permission."""


class FilterError(SitrepError):
    """A filter says something that cannot be filtered by."""


class EditedElsewhereError(StoreError):
    """A note was changed by another sitrep since it was opened here; nothing was written over it."""
