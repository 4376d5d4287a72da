"""Where the words of a clause went that a later reading has no more."""

from collections.abc import Sequence

from archive.models import Clause, EndedLink
from archive.services.fold import folded

# Fewer words are found in any text.
WORDS = 4

How = EndedLink.How

# How a clause went, and the rows that have its words now.
Went = tuple[How, list[Clause]]


class Whereabouts:
    """Finds them among the clauses that a text has now.

    Where the same source was read again, a line is the same line: what came of those of the old clause counts
    before all else.
    """

    def __init__(self, rows: Sequence[Clause], *, lines_count: bool) -> None:
        self._rows = [(row, folded(row.text)) for row in rows]
        self._of_line: dict[int, list[tuple[Clause, str]]] = {}
        for row, text in self._rows if lines_count else ():
            for line in row.lines:
                self._of_line.setdefault(line, []).append((row, text))

    def of(self, old: Clause) -> Went:
        text = folded(old.text)
        on_its_lines = (pair for line in old.lines for pair in self._of_line.get(line, ()))
        beside = list({pair[0].anchor: pair for pair in on_its_lines}.values())
        if found := _within(text, beside):
            return found
        if len(text.split()) >= WORDS and (found := _within(text, self._rows)):
            return found
        return (How.CHANGED, [beside[-1][0]]) if beside else (How.LEFT_OUT, [])


def _within(text: str, rows: Sequence[tuple[Clause, str]]) -> Went | None:
    """Those that say it, the first that holds it, or those that it held, if they are more than half of it."""
    if same := [row for row, now in rows if now == text]:
        return How.SAME, same[:1]
    if text and (around := [row for row, now in rows if f" {text} " in f" {now} "]):
        return How.JOINED, around[:1]
    parts = [(row, now) for row, now in rows if now and f" {now} " in f" {text} "]
    if 2 * sum(len(now.split()) for _, now in parts) > len(text.split()):
        return How.SPLIT, [row for row, _ in parts]
    return None
