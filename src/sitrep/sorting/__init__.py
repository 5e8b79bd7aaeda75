"""Passages to sections: a profile's phrases first, the context second, every number kept as evidence."""

from sitrep.sorting.profile import Profile, find_profile, load_profile
from sitrep.sorting.sorter import scores, sort, without_correction

__all__ = ["Profile", "find_profile", "load_profile", "scores", "sort", "without_correction"]
