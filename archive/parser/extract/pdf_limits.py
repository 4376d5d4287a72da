"""What a PDF may cost, and what its reading gives: shared by the archive and the child process that reads."""

from __future__ import annotations

from dataclasses import dataclass

# Address space of the child, in bytes: 0.3 MB a page were measured, and 0.2 GB for the libraries.
MAX_MEMORY = 1536 * 1024**2
# After so many seconds the child stops between two pages and gives what it has: about 2,400 pages.
READING_SECONDS = 45
# When it must be killed: one page alone holds it, or the lines of all pages still have to be put together.
READING_LIMIT = 90
# The longest documents of the United Nations (volumes of summary records) have about 1,500 pages.
MAX_PAGES = 3000
# Glyphs of a page: the densest telephone book has 20,000. More is no text that anyone can read.
MAX_PAGE_GLYPHS = 50_000
# Glyphs of a document, 210 bytes each: with the limit of a page this keeps the child below its memory.
MAX_GLYPHS = 3_000_000
# Above this share of characters without a meaning in Unicode, a text layer says nothing.
UNMAPPED_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Read:
    """The lines of the pages read, of `total`; numbers of pages that are damaged or pictures, from 1, and of
    lines that are running heads or feet, or begin with a line number, from 1 on from page to page.

    `error` is "", "encrypted", "unreadable" or "slow"; with one there are no pages.
    """

    pages: tuple[tuple[str, ...], ...] = ()
    total: int = 0
    damaged: tuple[int, ...] = ()
    textless: tuple[int, ...] = ()
    furniture: tuple[int, ...] = ()
    numbered: tuple[int, ...] = ()
    error: str = ""
