"""What a query names outright: a resolution or paper by symbol or code, in any spelling, and a place in it.

"A/RES/75/50", "a res 75 50", "75/50", "CCPCJ/1/1 line 41", "OP 12 of 55/25". Nothing is guessed: each text
that may be meant is named, and a place only where a text has it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Q, QuerySet

from archive.models import Clause, Paper, Resolution
from archive.queries.fields import at_place
from archive.queries.language import PLACE, PLACE_AT_END, field_of, read_place, steps_of, written
from archive.queries.names import LEAD, is_name_key, name_key
from archive.queries.resolutions import DATED

Text = TypeVar("Text", Resolution, Paper)

# So many texts are named; a longer choice is no answer.
NAMED_MAX = 10


# What joins a place to the name behind it: "OP 12 of A/RES/75/50".
_JOINED = re.compile(r"\s*(?:,|of\b|in\b)?\s*(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A text that was named, and the `place` in it that was: `clause`, None where the text has none such.

    `typed` is the name as it was typed, without the place.
    """

    text: Resolution | Paper
    typed: str
    place: str = ""
    clause: Clause | None = None

    @property
    def mark(self) -> str:
        """Its code, "[C/1]" where it is ours; else its symbol."""
        if isinstance(self.text, Paper) or not self.text.code:
            return self.text.symbol
        return f"[{self.text.code}]" if self.text.code_inferred else self.text.code

    @property
    def heading(self) -> str:
        return self.text.title if isinstance(self.text, Paper) else self.text.heading or self.text.name

    @property
    def url(self) -> str:
        return (self.clause or self.text).get_absolute_url()


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """What was typed, taken apart: `name` as in `Resolution.symbol_key`, `typed` and `place` as they were."""

    name: str
    typed: str
    place: str = ""
    line: int | None = None
    steps: tuple[str, ...] = ()
    preambular: bool = False


def read_pinpoint(typed: str) -> Pinpoint | None:
    """What is named; None where it cannot be a symbol or code."""
    typed = typed.strip().strip('"').strip()
    before, place, match = _part_place(typed)
    before = LEAD.sub("", before, count=1)
    key = name_key(before)
    if not is_name_key(key):
        return None
    if match is None:
        return Pinpoint(key, before)
    if match["line"]:
        return Pinpoint(key, before, place, line=int(match["low"]))
    preambular = match["kind"].lower() in ("pp", "preambular")
    return Pinpoint(key, before, place, steps=steps_of(match["path"]), preambular=preambular)


def _part_place(typed: str) -> tuple[str, str, re.Match[str] | None]:
    """What is typed without the place at its end or its beginning, and the place."""
    if match := PLACE_AT_END.search(typed):
        return typed[: match.start()], match.group().strip(" ,:"), match
    if match := PLACE.match(typed):
        return typed[_JOINED.match(typed, match.end()).end() :], match.group(), match  # type: ignore[union-attr]
    return typed, "", None


def find_named(typed: str) -> tuple[Named, ...]:
    """The texts named, the newest first. None to four SQL queries."""
    pinpoint = read_pinpoint(typed)
    if pinpoint is None:
        return ()
    texts: list[Resolution | Paper] = [*_resolutions(pinpoint.name), *_papers(pinpoint.name)]
    texts = texts[:NAMED_MAX]
    places = _places(pinpoint, texts) if pinpoint.place and texts else {}
    return tuple(
        Named(text, pinpoint.typed, pinpoint.place, places.get((type(text), text.pk))) for text in texts
    )


def find_names(names: Iterable[str]) -> tuple[Named, ...]:
    """The texts of these codes and symbols. Two SQL queries a name, NAMED_MAX texts at most."""
    found: list[Named] = []
    for name in names:
        if len(found) < NAMED_MAX:
            found += find_named(name)
    return tuple(found[:NAMED_MAX])


def find_place(text: Resolution | Paper, typed: str) -> Clause | None:
    """The clause at a place in one text: "line 41", "OP 12(b)", "PP4", "12 (b)", "Annex II, 3".

    Lines are those printed; of a text without printed numbers, those of its source. Two SQL queries at most.
    """
    typed = typed.strip(" ,.;:#")
    clauses = Clause.objects.filter(_owned(text)).defer("search", "lines").order_by("position")
    if match := PLACE_AT_END.fullmatch(typed) or PLACE_AT_END.fullmatch(f"para {typed}"):
        field = field_of(match)
        if field.name == "line":
            return _at_line(
                clauses, int(match["low"])
            ).last()  # a sub-clause stands behind what it is part of
        return clauses.filter(at_place(field.name, field.values[0])).first()
    place = read_place(typed)
    return clauses.filter(at_place("para", place)).first() if place else None


def _owned(text: Resolution | Paper) -> Q:
    return Q(resolution=text) if isinstance(text, Resolution) else Q(paper=text)


def _at_line(clauses: QuerySet[Clause], line: int) -> QuerySet[Clause]:
    if clauses.filter(printed_first__isnull=False).exists():
        return clauses.filter(printed_first__lte=line, printed_last__gte=line)
    return clauses.filter(first_line__lte=line, last_line__gte=line)


def _resolutions(name: str) -> list[Resolution]:
    rows = Resolution.objects.select_related("session__conference", "session__committee").order_by(
        DATED.desc(nulls_last=True), "session_id", "position", "pk"
    )
    return _called(rows, name, "symbol_key", "code_key")


def _papers(name: str) -> list[Paper]:
    rows = Paper.objects.select_related("session__conference", "session__committee").order_by("-pk")
    return _called(rows, name, "symbol_key")


def _called(rows: QuerySet[Text], name: str, *columns: str) -> list[Text]:
    """Those of exactly this name; only where there is none, those whose name ends in it."""
    exact, ending = Q(), Q()
    for column in columns:
        exact |= Q(**{column: name})
        ending |= Q(**{f"{column}__endswith": f"/{name}"})
    found = list(rows.filter(exact | ending)[: NAMED_MAX * 2])
    same = [row for row in found if name in (getattr(row, column) for column in columns)]
    return same or found


def _places(pinpoint: Pinpoint, texts: Sequence[Resolution | Paper]) -> dict[tuple[type, int], Clause]:
    """By text, the clause at the place named: the innermost that has the line, or that with these labels."""
    resolutions = [text.pk for text in texts if isinstance(text, Resolution)]
    papers = [text.pk for text in texts if isinstance(text, Paper)]
    clauses = (
        Clause.objects.filter(Q(resolution__in=resolutions) | Q(paper__in=papers))
        .select_related("resolution__session", "paper__session")
        .defer("search", "lines")
        .order_by("position")
    )
    found: dict[tuple[type, int], Clause] = {}
    for clause in _at(pinpoint, clauses):
        text = clause.resolution or clause.paper
        assert text is not None  # noqa: S101 - clause_kind_matches_owner
        if pinpoint.line is None:
            found.setdefault((type(text), text.pk), clause)
        else:
            found[type(text), text.pk] = clause  # a sub-clause stands behind what it is part of
    return found


def _at(pinpoint: Pinpoint, clauses: QuerySet[Clause]) -> QuerySet[Clause]:
    if pinpoint.line is not None:
        return clauses.filter(printed_first__lte=pinpoint.line, printed_last__gte=pinpoint.line)
    return clauses.filter(at_place("pp" if pinpoint.preambular else "para", written(pinpoint.steps)))
