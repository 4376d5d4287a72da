"""A committee across its years in one picture: sessions, how resolutions were decided, how clauses open."""

from collections.abc import Callable

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.charts import Cell, Drawing, Table, heat_map, one_above_another, stacked_columns
from archive.models import Committee
from archive.queries.clauses import ClauseQuery
from archive.queries.explore import Crossing, profile_of
from archive.queries.overview_kept import kept_overview
from archive.views.addresses import clauses_with, resolutions_with, sessions_with

Names = list[tuple[str, str]]
Links = Callable[[str, str], str]


def draw_committee(committee: Committee) -> tuple[Drawing, Table] | None:
    """The picture and its table; None of a committee of one year, which has nothing to compare."""
    found = kept_overview(f"committee-{committee.pk}", lambda: profile_of(committee))
    years = _names(found.sessions)
    if len(years) < 2:
        return None
    slug = ("committee", committee.slug)

    def sessions(_: str, year: str) -> str:
        return sessions_with([slug, ("year", year)])

    def votes(outcome: str, year: str) -> str:
        return resolutions_with([slug, ("year", year), ("outcome", outcome)])

    def verbs(verb: str, year: str) -> str:
        return clauses_with(
            ClauseQuery(filters={"verb": (verb,), "committee": (committee.slug,), "year": (year,)})
        )

    def number(year: str) -> str:
        return str(found.votes.of_column(year))

    met = heat_map(_rows(found.sessions), years, found.sessions.of, sessions, "session")
    decided = stacked_columns(
        _rows(found.votes), years, found.votes.of, votes, "resolution", number, aligned=True
    )
    opened = heat_map(_rows(found.verbs), years, found.verbs.of, verbs, "clause", headed=False)
    drawing = one_above_another(met, decided, opened)
    parts: list[tuple[Crossing, Links]] = [
        (found.sessions, sessions), (found.votes, votes), (found.verbs, verbs)
    ]  # fmt: skip
    rows = [row for crossing, link in parts for row in _figures(crossing, link)]
    return drawing, Table((_("Year"), *(label for _, label in years)), tuple(rows))


def _rows(crossing: Crossing) -> Names:
    return [(one.value, str(one.label)) for one in crossing.rows]


def _names(crossing: Crossing) -> Names:
    return [(one.value, str(one.label)) for one in crossing.columns]


def _figures(crossing: Crossing, link: Links) -> list[tuple[Cell, ...]]:
    """A row for each that has something at all."""
    return [
        (
            Cell(capfirst(str(row.label))),
            *(
                Cell(number, link(row.value, column.value) if number else "")
                for column in crossing.columns
                for number in [crossing.of(row.value, column.value)]
            ),
        )
        for row in crossing.rows
        if crossing.of_row(row.value)
    ]
