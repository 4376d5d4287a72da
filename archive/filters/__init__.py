"""The filters of list pages, read from the query string. The URL is the whole state."""

from archive.filters.base import ArchiveFilterSet, Chip
from archive.filters.meetings import CommitteeFilter, ConferenceFilter, PaperFilter, SessionFilter
from archive.filters.resolutions import ResolutionFilter

__all__ = [
    "ArchiveFilterSet",
    "Chip",
    "CommitteeFilter",
    "ConferenceFilter",
    "PaperFilter",
    "ResolutionFilter",
    "SessionFilter",
]
