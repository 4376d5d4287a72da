"""Counts and orders that print keeps, broken somewhere: line numbers, page numbers, lists of names.

Nothing is corrected; where a count leaves a number out, what stood there may be lost.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from archive.parser.enumerators import readings
from archive.parser.front_patterns import AGENDA_ORDER, NUMBER_OF_ITEM
from archive.parser.lines import Line
from archive.parser.model import ParsedDocument, Problem, Severity
from archive.parser.page_patterns import PAGE_OF
from archive.parser.vocabulary import STAFF_ORDER

# Numbers from which a run is a count, and the share of its steps that may be odd.
MIN_RUN, MAX_ODD = 10, 0.1
# Numbers that one gap may leave out: a page has no more lines.
MAX_LEFT_OUT = 80
# Names from which a list is in alphabetical order, and the share that may stand out of it.
MIN_NAMES, MAX_OUT = 6, 1 / 6


def check_orders(document: ParsedDocument, lines: Sequence[Line]) -> Iterator[Problem]:
    """The numbers that a count of the document leaves out, and names out of order; `lines` are its lines."""
    yield from _line_numbers([line for line in lines if line.printed is not None], lines)
    yield from _pages(lines)
    yield from _agenda(document)
    yield from _staff(document)
    named = {
        entry.node: entry.line
        for entry in reversed(document.ledger)
        if (entry.node or "").endswith("/sponsors")
    }
    for number, resolution in enumerate(document.resolutions):
        first = next(iter(resolution.place.lines), None)
        yield from _names(resolution.sponsors, named.get(f"/resolutions/{number}/sponsors", first))


def _line_numbers(numbered: Sequence[Line], lines: Sequence[Line]) -> Iterator[Problem]:
    """Line numbers that are left out where nearly all others follow each other; an empty line between two may
    have had one."""
    empty = {line.number for line in lines if line.printed is None and (line.blank or line.furniture)}
    runs: list[list[Line]] = [[]]
    for line in numbered:
        if runs[-1] and (line.printed or 0) <= (runs[-1][-1].printed or 0):
            runs.append([])
        runs[-1].append(line)
    for run in runs:
        steps = Counter((below.printed or 0) - (above.printed or 0) for above, below in pairwise(run))
        if len(run) < MIN_RUN or steps.total() - steps[1] > max(1, MAX_ODD * steps.total()):
            continue  # few, or no line by line: of every fifth, empty lines swallow some
        for above, below in pairwise(run):
            step = (below.printed or 0) - (above.printed or 0)
            apart = any(number in empty for number in range(above.number + 1, below.number))
            if 1 + apart < step <= MAX_LEFT_OUT:
                yield Problem(
                    "line-gap",
                    f"Printed line {above.printed} is followed by {below.printed}: "
                    "what stood between may be lost.",
                    below.number,
                )


def _pages(lines: Sequence[Line]) -> Iterator[Problem]:
    """ "Page 2 of 9" where "Page 4 of 9" is the next."""
    pages = [
        (line.number, found) for line in lines if line.furniture and (found := PAGE_OF.search(line.text))
    ]
    for (_, above), (number, below) in pairwise(pages):
        if above["all"] == below["all"] and int(below["page"]) > int(above["page"]) + 1:
            yield Problem(
                "line-gap",
                f"Page {above['page']} is followed by {below['page']}: what stood between may be lost.",
                number,
                Severity.INFO,
            )


def _agenda(document: ParsedDocument) -> Iterator[Problem]:
    """A summary that tells of an agenda of more items than were found."""
    told = AGENDA_ORDER.search(document.summary or "")
    tokens = NUMBER_OF_ITEM.findall(told["order"]) if told else []
    numbers = [found[0].ordinal for token in tokens if (found := readings(f"{token}."))]
    if len(set(numbers)) == len(numbers) == max(numbers, default=0) > len(document.agenda) > 0:
        line = next((each.line for each in document.ledger if (each.node or "").startswith("/agenda")), None)
        message = (
            f"The summary tells of an agenda of {len(numbers)} items; {len(document.agenda)} were found."
        )
        yield Problem("agenda-gap", message, line)


def _staff(document: ParsedDocument) -> Iterator[Problem]:
    """A staff list in which an assistant stands above whom he assists, or a rapporteur above the chair."""
    ranks = [
        next((rank for rank, word in enumerate(STAFF_ORDER) if member.role.casefold().startswith(word)), None)
        for member in document.staff
    ]
    known = [rank for rank in ranks if rank is not None]
    if known != sorted(known):
        line = next((each.line for each in document.ledger if (each.node or "").startswith("/staff")), None)
        yield Problem("order-odd", "The staff is listed in an unusual order.", line, Severity.INFO)


def _names(names: Sequence[str], line: int | None) -> Iterator[Problem]:
    """Sponsors in alphabetical order but for one or two, the first aside."""
    folded = [_folded(name) for name in names[1:]]
    out = [name for above, name in pairwise(folded) if name < above]
    if len(folded) >= MIN_NAMES and 0 < len(out) <= MAX_OUT * len(folded):
        yield Problem(
            "order-odd",
            "The sponsors stand in alphabetical order but for a few; a line may be lost or misplaced.",
            line,
            Severity.INFO,
        )


def _folded(name: str) -> str:
    """A name by its letters alone: "Côte d’Ivoire" stands before "Croatia"."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFD", name.casefold())))
