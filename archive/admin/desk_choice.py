"""What is chosen on a desk, by its query string, and the forms that put it right."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from archive.admin.desk_forms import (
    IN_PAPER,
    IN_RESOLUTION,
    DocumentForm,
    KindForm,
    LabelForm,
    ResolutionForm,
    SplitForm,
    TextForm,
    VoteForm,
)
from archive.admin.desk_page import Desk, Row
from archive.repairs.facts import TALLIES
from archive.services.repairs import Aim
from archive.services.replaying import told_of_vote

# Repairs that need no more than a button.
PLAIN = frozenset({"join", "promote", "demote", "up", "down", "delete"})
# Which repairs belong to what is chosen.
OF_ITEM = PLAIN | {"text", "split", "kind", "renumber"}


class Choice:
    """An item (`line` and `at`), a line that is part of no text, a resolution by number, or the document.

    Where nothing begins on the line any more, the item that it is part of is chosen.
    """

    def __init__(self, desk: Desk, asked: Mapping[str, Any]) -> None:
        self._asked = asked
        self.kind = ""
        self._bound: forms.Form | None = None
        self._unkept = ""
        self.look(desk)

    def look(self, desk: Desk) -> None:
        """Find what is chosen on a desk; what was filled in stays."""
        self.desk = desk
        asked = self._asked
        line, self.at = _number(asked.get("line")), _number(asked.get("at")) or 0
        self.line = line if line and line <= len(desk.parsed.lines) else None
        number = _number(asked.get("resolution"))
        self.resolution = number if number is not None and number < len(desk.parsed.resolutions) else None
        self.is_document = "document" in asked
        self.row: Row | None = None
        if self.line:
            holding = (row for row in desk.rows if row.item and self.line in row.item.clause.place.lines)
            self.row = desk.row_at(self.line, self.at) or next(holding, None)
        self.is_left_out = bool(self.line and not self.row and desk.parsed.lines[self.line - 1].strip())

    @property
    def sheet(self) -> int:
        if self.line:
            return self.desk.sheet_of(self.line)
        if self.resolution is not None:
            row = next(row for row in self.desk.rows if row.number == self.resolution)
            return self.desk.sheet_of(row.line or 1)
        return self.desk.sheet(self._asked.get("page", "")).number

    @property
    def aim(self) -> Aim:
        if self.row:
            return Aim(line=self.row.line, at=self.row.at)
        return Aim(line=self.line, resolution=self.resolution)

    def bound(self, data: QueryDict) -> forms.Form | None:
        """The form of the repair that `do` names; None where it does not belong to what is chosen."""
        self.kind = data.get("do", "")
        self._bound = self._form(data) if self.kind in self._offered() else None
        if self._bound is None:
            self._unkept = data.get("text", "")
        return self._bound

    def arguments(self, form: Any) -> dict[str, Any]:
        if self.kind in PLAIN:
            return {}
        arguments: dict[str, Any] = form.arguments(self.row.item) if self.row else form.arguments()
        return arguments

    def next_query(self) -> str:
        """Where to go once it is put right: to the same place."""
        if self.line:
            return f"line={self.line}&at={self.at}#chosen"
        return f"resolution={self.resolution}#chosen" if self.resolution is not None else "document=#chosen"

    def context(self) -> dict[str, Any]:
        """What is chosen, and its forms: the one that was filled in as it was."""
        context: dict[str, Any] = {
            "chosen": self.row,
            "left_out": self.line if self.is_left_out else None,
            "chosen_resolution": self.resolution,
            "chosen_document": self.is_document,
            "refusals": [],
            "unkept": self._unkept,
        }
        if self.resolution is not None:
            context["vote_of"] = self.desk.parsed.resolutions[self.resolution]
            context["vote_told"] = told_of_vote(self.desk.parsed, self.resolution)
        for kind in sorted(self._offered() - PLAIN - {"split"}):
            context[f"{kind}_form"] = self._form(None, kind)
        if self._bound is not None:
            name = "text" if self.kind == "split" else self.kind
            context["refusals"] = self._bound.non_field_errors()
            if f"{name}_form" in context:
                context[f"{name}_form"] = self._bound
            elif name == "text":
                context["unkept"] = self._bound.data.get("text", "")
        return context

    def _offered(self) -> frozenset[str] | set[str]:
        if self.row and self.row.item:
            return OF_ITEM
        if self.is_left_out:
            return {"restore"}
        if self.resolution is not None:
            return {"resolution", "vote"}
        return {"document"} if self.is_document else set()

    def _form(self, data: QueryDict | None, kind: str = "") -> Any:
        kind = kind or self.kind
        if kind in PLAIN:
            return forms.Form(data)
        if self.row and self.row.item:
            return self._form_of_item(self.row, data, kind)
        parsed = self.desk.parsed
        if kind == "restore":
            return RestoreForm(data, kinds=IN_RESOLUTION if parsed.resolutions else IN_PAPER)
        if kind == "document":
            return DocumentForm(data, initial={"title": parsed.title, "symbol": parsed.symbol})
        resolution = parsed.resolutions[self.resolution or 0]
        return _of_resolution(resolution, data, kind)

    def _form_of_item(self, row: Row, data: QueryDict | None, kind: str) -> Any:
        item = row.item
        assert item  # noqa: S101 - only rows of items come here
        if kind == "kind":
            kinds = IN_PAPER if self.desk.is_in_paper(row) else IN_RESOLUTION
            return KindForm(data, kinds=kinds, initial={"kind": item.kind})
        if kind == "renumber":
            return LabelForm(data, initial={"label": item.clause.label or ""})
        return (SplitForm if kind == "split" else TextForm)(data, initial={"text": item.clause.text})


class RestoreForm(KindForm):
    def arguments(self, _: Any = None) -> dict[str, Any]:
        return super().arguments(None)


def _of_resolution(resolution: Any, data: QueryDict | None, kind: str) -> Any:
    if kind == "resolution":
        names = ("code", "symbol", "title", "topic", "status")
        initial = {name: getattr(resolution, name) for name in names}
        return ResolutionForm(data, initial=initial | {"sponsors": "\n".join(resolution.sponsors)})
    vote = resolution.vote
    if vote is None:
        return VoteForm(data)
    initial = {name: getattr(vote, name) for name in ("method", "adopted", *TALLIES)}
    ballots = "\n".join(f"{ballot.delegation}: {ballot.position}" for ballot in vote.ballots)
    return VoteForm(data, initial=initial | {"ballots": ballots})


def _number(text: Any) -> int | None:
    text = str(text or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
