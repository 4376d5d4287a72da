"""Damages to what stands around the clauses: headers, tables, opening lines."""

from __future__ import annotations

import random
from collections.abc import Iterator

from benchmarks.reading.damage.sheet import Row, Sheet


def field_lost(sheet: Sheet, chance: random.Random) -> bool:
    def metadata(at: int) -> bool:
        return sheet.rows[at].role == "metadata" and not sheet.rows[at].node.endswith("/opening")

    at = sheet.pick(chance, metadata)
    if at is None:
        return False
    del sheet.rows[at]
    return True


def table_broken(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, lambda at: "\t" in sheet.rows[at].raw and sheet.rows[at].role == "metadata")
    if at is None:
        return False
    cells = sheet.rows[at].raw.split("\t")
    cut = chance.randrange(1, len(cells))
    joined = chance.choice((" ", "\n", "\n\n"))
    sheet.rows[at].raw = "\t".join(cells[:cut]) + joined + "\t".join(cells[cut:])
    sheet.rows = [Row(raw, raw, row.number) if i else row for row in sheet.rows for i, raw in _pieces(row)]
    return True


def _pieces(row: Row) -> Iterator[tuple[int, str]]:
    pieces = row.raw.split("\n")
    row.raw = pieces[0]
    yield from enumerate(pieces)


def opening_lost(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, lambda at: sheet.rows[at].node.endswith("/opening"))
    if at is None:
        return False
    del sheet.rows[at]
    return True
