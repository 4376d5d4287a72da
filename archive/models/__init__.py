"""The archive's tables, one file a concept. See docs/data-model.md."""

from archive.models.clause import Clause
from archive.models.committee import Committee
from archive.models.conference import Conference
from archive.models.document import Document, Footnote, Problem
from archive.models.ended import EndedLink
from archive.models.index import Change, Posting, Segment, Word
from archive.models.paper import Paper
from archive.models.reference import Reference
from archive.models.repair import Repair
from archive.models.report import Report
from archive.models.resolution import Ballot, Delegation, Resolution, Sponsorship, Vote
from archive.models.searching import HAN, INDEXED_CHARS, PLAIN_CONFIG, SEARCH_CONFIGS, SEPARATORS
from archive.models.section import Heading, Section
from archive.models.seen import Seen
from archive.models.session import AgendaItem, Session, StaffMember
from archive.models.source import Source
from archive.models.upload import Batch, Delivery, Upload
from archive.models.version import Version
from archive.models.withdrawal import Withdrawal, WithdrawnPage

__all__ = [
    "HAN",
    "INDEXED_CHARS",
    "PLAIN_CONFIG",
    "SEARCH_CONFIGS",
    "SEPARATORS",
    "AgendaItem",
    "Ballot",
    "Batch",
    "Change",
    "Clause",
    "Committee",
    "Conference",
    "Delegation",
    "Delivery",
    "Document",
    "EndedLink",
    "Footnote",
    "Heading",
    "Paper",
    "Posting",
    "Problem",
    "Reference",
    "Repair",
    "Report",
    "Resolution",
    "Section",
    "Seen",
    "Segment",
    "Session",
    "Source",
    "Sponsorship",
    "StaffMember",
    "Upload",
    "Version",
    "Vote",
    "Withdrawal",
    "WithdrawnPage",
    "Word",
]
