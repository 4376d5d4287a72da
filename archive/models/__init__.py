"""The archive's tables, one file a concept. See docs/data-model.md."""

from archive.models.clause import SEARCH_CONFIG, Clause
from archive.models.committee import Committee
from archive.models.conference import Conference
from archive.models.document import Document, Footnote, Problem
from archive.models.paper import Paper, PaperSection
from archive.models.resolution import Ballot, Delegation, Resolution, Sponsorship, Vote
from archive.models.session import AgendaItem, Session, StaffMember
from archive.models.source import Source, Upload

__all__ = [
    "SEARCH_CONFIG",
    "AgendaItem",
    "Ballot",
    "Clause",
    "Committee",
    "Conference",
    "Delegation",
    "Document",
    "Footnote",
    "Paper",
    "PaperSection",
    "Problem",
    "Resolution",
    "Session",
    "Source",
    "Sponsorship",
    "StaffMember",
    "Upload",
    "Vote",
]
