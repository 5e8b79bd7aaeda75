"""What can go wrong, as sentences for people: what happened, to what, what to do about it."""


class SitrepError(Exception):
    """Its message is one sentence for the user, already cleaned; the command line exits with `exit_code`."""

    exit_code = 1


class UsageError(SitrepError):
    """The command line asked for something that does not exist."""

    exit_code = 2


class SourceError(SitrepError):
    """A source could not be read as an article."""


class ProfileError(SitrepError):
    """A sorting profile is broken or unknown."""


class ThemeError(SitrepError):
    """A theme file is broken or unknown."""


class ConfigError(SitrepError):
    """The settings cannot be read or written."""


class StoreError(SitrepError):
    """The bookmark store could not do what was asked."""


class DamagedStoreError(StoreError):
    """The store failed a check; nothing is written to it."""


class ReadOnlyStoreError(StoreError):
    """The store can be read but not written: a newer schema, or a folder without permission."""


class FilterError(SitrepError):
    """A filter says something that cannot be filtered by."""


class EditedElsewhereError(StoreError):
    """A note was changed by another sitrep since it was opened here; nothing was written over it."""
