"""The lines of a text that reads right, and what is read in it: the gold of all that is done to it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from archive.parser.extract.text import extract_text
from archive.parser.lines import Line, read_lines
from archive.parser.reader import parse_text
from archive.parser.report import as_parse_format

Json = dict[str, Any]
MARKED = re.compile(r"^(?P<before>[\s>*_-]*(?:\d+ )?[*_]*)(?P<marker>\(?\w{1,5}[.)]|\(\w{1,5}\)) (?=\S)")
_CLAUSES = re.compile(r"/(?:preambular|operative|paragraphs|children)/\d+$")


@dataclass(slots=True)
class Row:
    """A line of a damaged text: its number before the damage (None if put in), and what it is part of."""

    raw: str
    text: str
    number: int | None
    role: str = ""
    node: str = ""


class Sheet:
    """The lines of a text that reads right, and what is read: the gold of all that is done to it."""

    def __init__(self, text: str) -> None:
        self.gold: Json = as_parse_format(parse_text(text))
        fates = {entry["line"]: entry for entry in self.gold["ledger"]}
        self.rows = [
            _row(line, fates.get(line.number)) for line in read_lines(extract_text(text.encode(), "a"))
        ]

    def copy(self) -> Sheet:
        return deepcopy(self)

    @property
    def text(self) -> str:
        return "\n".join(row.raw for row in self.rows)

    def item(self, node: str) -> Json:
        """What a JSON pointer points to in the gold."""
        at: Any = self.gold
        for key in node.split("/")[1:]:
            at = at[int(key)] if isinstance(at, list) else at[key]
        return at  # type: ignore[no-any-return]

    def pick(self, chance: random.Random, wanted: Callable[[int], bool]) -> int | None:
        """One of the rows that fit."""
        fit = [at for at in range(len(self.rows)) if wanted(at)]
        return chance.choice(fit) if fit else None

    def first(self, at: int) -> bool:
        """Whether a row opens a clause."""
        row = self.rows[at]
        return self.clause(at) and all(above.node != row.node for above in self.rows[:at])

    def clause(self, at: int) -> bool:
        return _CLAUSES.search(self.rows[at].node) is not None and bool(self.rows[at].text)

    def within(self, at: int) -> bool:
        """Whether a row goes on with the clause of the row above."""
        return at > 0 and self.clause(at) and self.rows[at - 1].node == self.rows[at].node

    def marked(self, at: int) -> bool:
        return self.first(at) and MARKED.match(self.rows[at].raw) is not None

    def put(self, at: int, *texts: str) -> None:
        self.rows[at:at] = [Row(text, text, None) for text in texts]

    def reword(self, at: int, old: str, new: str) -> bool:
        """Changes the words of the clause that a row belongs to, in the gold."""
        item = self.item(self.rows[at].node)
        old, text = plain(old), plain(item["text"])
        if text.count(old) != 1:
            return False
        item["text"] = " ".join(text.replace(old, plain(new)).split())
        return True


def _row(line: Line, fate: Json | None) -> Row:
    return Row(line.raw, line.text, line.number, fate["role"] if fate else "", (fate or {}).get("node") or "")


def plain(text: str) -> str:
    return " ".join(text.replace("*", "").replace("\\$", "$").split())
