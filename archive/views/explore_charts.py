"""Charts of the archive as a whole, each with its table. Every mark leads to what it counts."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from archive.charts import BAR_LENGTH, Bar, Cell, Drawing, Table, bars, cross_table, heat_map, stacked_columns
from archive.queries.clauses import ClauseQuery
from archive.queries.explore import (
    CONSENSUS,
    Lengths,
    Value,
    lengths_across,
    most_cited,
    verbs_across,
    votes_across_years,
)
from archive.queries.overview_kept import kept_overview
from archive.views.addresses import clauses_with, resolutions_with

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACROSS = {"year": "year", "committee": "committee"}
KINDS = {
    "": gettext_lazy("All clauses"),
    "preambular": pgettext_lazy("clauses", "Preambular"),
    "operative": pgettext_lazy("clauses", "Operative"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Another way to draw a chart, or the one in force."""

    label: str
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two bars that meet in the middle, each with what it says and leads to; lengths of 1,000."""

    label: str
    left: Bar
    right: Bar
    said: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One of them is drawn: `drawing`, `bars` or `pairs`."""

    name: str
    heading: str
    table: Table
    csv: str
    choices: tuple[tuple[str, tuple[Choice, ...]], ...] = ()
    drawing: Drawing | None = None
    bars: tuple[Bar, ...] = ()
    pairs: tuple[Pair, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.table.rows


@dataclass(frozen=True, slots=True)
class Asked:
    """How the charts are to be drawn; what cannot be read is as if it were not there."""

    verbs: str
    kind: str
    lengths: str

    @classmethod
    def read(cls, request: HttpRequest) -> "Asked":
        verbs, kind, lengths = (request.GET.get(name, "") for name in ("verbs", "kind", "lengths"))
        return cls(
            verbs if verbs in ACROSS else "year",
            kind if kind in KINDS else "",
            lengths if lengths in ACROSS else "year",
        )

    @property
    def query(self) -> str:
        usual = Asked("year", "", "year")
        pairs = [
            (name, getattr(self, name))
            for name in ("verbs", "kind", "lengths")
            if getattr(self, name) != getattr(usual, name)
        ]
        return f"?{urlencode(pairs)}" if pairs else ""


def draw_verbs(asked: Asked) -> Chart:
    filters = {"kind": (asked.kind,)} if asked.kind else {}
    found = kept_overview(f"verbs-{asked.verbs}-{asked.kind}", lambda: verbs_across(asked.verbs, filters))
    rows, columns, count = _names(found.rows), _names(found.columns), found.of

    def link(verb: str, column: str) -> str:
        return clauses_with(ClauseQuery(filters={**filters, "verb": (verb,), asked.verbs: (column,)}))

    return Chart(
        name="verbs",
        heading=_("Opening phrases by year") if asked.verbs == "year" else _("Opening phrases by committee"),
        table=cross_table(_("Opening phrase"), rows, columns, count, link),
        csv=_csv("verbs", asked),
        choices=(
            _choices(
                pgettext("years or committees", "Across"),
                "verbs",
                asked,
                [("year", _("Years")), ("committee", _("Committees"))],
            ),
            _choices(_("Of which clauses"), "verbs", asked, list(KINDS.items()), field="kind"),
        ),
        drawing=heat_map(rows, columns, count, link, "clause"),
    )


def draw_lengths(asked: Asked) -> Chart:
    found = kept_overview(f"lengths-{asked.lengths}", lambda: lengths_across(asked.lengths))
    rows = [row for row in found.clauses.rows if found.resolutions[row.value]]
    pairs = _pairs(found, rows, asked.lengths)
    return Chart(
        name="lengths",
        heading=_("Preamble against operative part"),
        table=Table(
            (
                _("Year") if asked.lengths == "year" else _("Committee"),
                _("Resolutions"),
                _("Preambular clauses"),
                _("Operative clauses"),
                _("A resolution, on average"),
            ),
            tuple(
                (
                    Cell(str(row.label)),
                    Cell(found.resolutions[row.value], resolutions_with([(asked.lengths, row.value)])),
                    *(Cell(bar.count, bar.url if bar.count else "") for bar in (pair.left, pair.right)),
                    Cell(pair.said),
                )
                for row, pair in zip(rows, pairs, strict=True)
            ),
        ),
        csv=_csv("lengths", asked),
        choices=(
            _choices(
                pgettext("year or committee", "By"),
                "lengths",
                asked,
                [("year", _("Year")), ("committee", _("Committee"))],
            ),
        ),
        pairs=pairs,
    )


def _pairs(found: Lengths, rows: list[Value], across: str) -> tuple[Pair, ...]:
    """Of each row the clauses of a resolution on average; the longest bar is of full length."""
    preambular, operative = kinds = [column.value for column in found.clauses.columns]
    called = {column.value: column.label for column in found.clauses.columns}
    means = {
        (row.value, kind): found.clauses.of(row.value, kind) / found.resolutions[row.value]
        for row in rows
        for kind in kinds
    }
    most = max(means.values(), default=0) or 1

    def bar(row: Value, kind: str) -> Bar:
        number, length = found.clauses.of(row.value, kind), round(BAR_LENGTH * means[row.value, kind] / most)
        url = clauses_with(ClauseQuery(filters={"kind": (kind,), across: (row.value,)}))
        return Bar(f"{row.label}, {called[kind]}", number, url, length)

    return tuple(
        Pair(
            str(row.label),
            bar(row, preambular),
            bar(row, operative),
            " : ".join(number_format(means[row.value, kind], 1) for kind in kinds),
        )
        for row in rows
    )


def draw_votes(asked: Asked) -> Chart:
    found = kept_overview("votes", votes_across_years)
    rows, columns, count = _names(found.rows), _names(found.columns), found.of

    def link(outcome: str, year: str) -> str:
        return resolutions_with([("year", year), ("outcome", outcome)])

    def share(year: str) -> str:
        total = found.of_column(year)
        return f"{100 * count(CONSENSUS, year) // total} %" if total else ""

    drawn = [(year, label) for year, label in columns if found.of_column(year)]
    table = cross_table(
        _("Year"), drawn, rows, lambda year, outcome: count(outcome, year), lambda a, b: link(b, a)
    )
    return Chart(
        name="votes",
        heading=_("How resolutions were decided, by year"),
        table=Table(
            (*table.headings, pgettext("share of resolutions", "Without a vote")),
            tuple((*row, Cell(share(year))) for row, (year, _) in zip(table.rows, drawn, strict=True)),
        ),
        csv=_csv("votes", asked),
        drawing=stacked_columns(rows, columns, count, link, "resolution", share),
    )


def draw_cited(asked: Asked) -> Chart:
    found = kept_overview("cited", most_cited)
    counts = [(key, number, clauses_with(ClauseQuery(filters={"cites": (key,)}))) for key, number in found]
    return Chart(
        name="cited",
        heading=_("Most cited instruments"),
        table=Table(
            (_("Instrument"), _("Clauses that cite it")),
            tuple((Cell(key), Cell(number, url)) for key, number, url in counts),
        ),
        csv=_csv("cited", asked),
        bars=bars(counts),
    )


CHARTS: dict[str, Callable[[Asked], Chart]] = {
    "verbs": draw_verbs,
    "lengths": draw_lengths,
    "votes": draw_votes,
    "cited": draw_cited,
}


def _names(values: tuple[Value, ...]) -> list[tuple[str, str]]:
    return [(one.value, str(one.label)) for one in values]


def _csv(name: str, asked: Asked) -> str:
    return f"{reverse('explore_csv', args=[name])}{asked.query}"


def _choices(
    label: str, name: str, asked: Asked, values: list[tuple[str, "StrOrPromise"]], field: str = ""
) -> tuple[str, tuple[Choice, ...]]:
    """Ways to draw the chart of this name, by the value of a field of what is asked."""
    field = field or name
    return label, tuple(
        Choice(
            str(said),
            f"{reverse('explore')}{replace(asked, **{field: value}).query}#{name}",
            getattr(asked, field) == value,
        )
        for value, said in values
    )
