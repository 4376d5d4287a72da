"""What a clause search can be narrowed by, and how many clauses each choice would leave.

A facet is counted under every filter but its own, so that its other values say what adding them would bring.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.languages import language_name
from archive.models import Clause, Committee, Conference
from archive.models.conference import dated
from archive.queries.found import CITES, Facets, Keys
from archive.queries.years import among, is_span, label_of, span_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Filters = Mapping[str, tuple[str, ...]]

# The facets in the order of the page: their names in the URL, and what stands above each.
HEADINGS = {
    "kind": pgettext_lazy("of a clause", "Kind"),
    "verb": _("Opening phrase"),
    "committee": _("Committee"),
    "conference": _("Conference"),
    "year": _("Year"),
    "outcome": _("Vote"),
    "language": _("Language"),
    "cites": _("Cited instrument"),
}

# What is said of a value that nothing is called by.
UNKNOWN = {
    "kind": _("The archive has no kind “%(value)s”."),
    "verb": _("The archive has no opening phrase “%(value)s”."),
    "committee": _("The archive has no committee “%(value)s”."),
    "conference": _("The archive has no conference “%(value)s”."),
    "year": _("The archive has no year “%(value)s”."),
    "outcome": _("The archive has no vote “%(value)s”."),
    "language": _("The archive has no language “%(value)s”."),
    "cites": _("The archive has no cited instrument “%(value)s”."),
}

# What is read of all committees and conferences, each in its order: ten times faster than by their models.
_COLUMNS = {
    Committee: ("id", "name", "slug", "acronym"),
    Conference: ("id", "name", "slug", "start_date", "end_date", "location", "simulation"),
}
_READ = f"""
    SELECT {", ".join(_COLUMNS[Committee])} FROM archive_committee ORDER BY name;
    SELECT {", ".join(_COLUMNS[Conference])} FROM archive_conference ORDER BY start_date DESC NULLS LAST, name
"""  # noqa: S608 - of ours

Held = TypeVar("Held", Committee, Conference)

# No year is later.
LATEST = 9999

# A facet's values on the page before "Show … more".
SHOWN_VALUES = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """What people call a value, what stands for it in the column, and the row that it is the key of."""

    label: "StrOrPromise"
    key: str | int
    row: tuple[Any, ...] = ()


Known = Mapping[str, Mapping[str, Choice]]

CHOICES: Known = {
    "kind": {value: Choice(label, value) for value, label in Clause.Kind.choices},
    "outcome": {value: Choice(label, value) for value, label in Clause.Outcome.choices},
}


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A choice: what the URL calls it, what people call it, how many clauses it would show."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """`name` is its URL parameter. `values` are all that have a clause, and every chosen one.

    Where it is `cut`, there are others that fewer clauses have.
    """

    name: str
    heading: str
    values: tuple[FacetValue, ...]
    cut: bool = False

    @property
    def chosen(self) -> tuple[FacetValue, ...]:
        return tuple(value for value in self.values if value.chosen)

    def narrows(self, clauses: int) -> bool:
        """Whether a choice would change what is found: not where all the clauses have one value."""
        return bool(self.chosen) or any(value.count < clauses for value in self.values)

    @property
    def counts(self) -> dict[int, int]:
        """Of the facet of years: by year."""
        return {int(value.value): value.count for value in self.values if not is_span(value.value)}

    @property
    def shown(self) -> tuple[FacetValue, ...]:
        return self.values[: max(SHOWN_VALUES, len(self.chosen))]

    @property
    def folded(self) -> tuple[FacetValue, ...]:
        return self.values[len(self.shown) :]


def keys_of(filters: Filters, known: Known) -> Keys:
    """What stands in the columns for the values chosen."""
    return {
        name: tuple(str(known[name][value].key) if name in known else value for value in values)
        for name, values in filters.items()
        if values
    }


def read_known() -> Known:
    """The values of each facet whose values are known beforehand. One SQL query."""
    with connection.cursor() as cursor:
        cursor.execute(_READ)
        committees = cursor.fetchall()
        cursor.nextset()
        conferences = cursor.fetchall()
    return {
        **CHOICES,
        "committee": {row[2]: Choice(row[1], row[0], row) for row in committees},
        "conference": {row[2]: Choice(dated(row[1], row[3]), row[0], row) for row in conferences},
    }


def held(model: type[Held], choices: Mapping[str, Choice], keys: Collection[int]) -> dict[int, Held]:
    """Of the committees or conferences known those of these keys. No SQL query."""
    return {
        choice.row[0]: model.from_db(connection.alias, _COLUMNS[model], choice.row)
        for choice in choices.values()
        if choice.key in keys
    }


def facets_of(counts: Facets, filters: Filters, known: Known) -> tuple[Facet, ...]:
    """In the order of the page."""
    return tuple(_facet(name, counts[name], filters.get(name, ()), known.get(name)) for name in HEADINGS)


def _facet(
    name: str, counts: Mapping[str, int], chosen: Sequence[str], known: Mapping[str, Choice] | None
) -> Facet:
    """`counts` are by key; where no value is known beforehand, a value is its own key and label."""
    named = language_name if name == "language" else str
    choices = {value: Choice(named(value), value) for value in (*counts, *chosen)} if known is None else known
    if name == "year":
        spans = [value for value in chosen if is_span(value)]
        counts = {**counts, **{span: sum(counts[year] for year in among([span], counts)) for span in spans}}
        choices = {**choices, **{span: Choice(label_of(span), span) for span in spans}}
    values = [
        FacetValue(value, str(choice.label), count, value in chosen)
        for value, choice in choices.items()
        if (count := counts.get(str(choice.key), 0)) or value in chosen
    ]
    values.sort(key=lambda value: _rank(name, value))
    most = len(chosen) + settings.FACET_INSTRUMENTS if name == CITES else len(values)
    if len(values) > SHOWN_VALUES:
        values.sort(key=lambda value: not value.chosen)  # what is in force is never folded away
    shown = [value for n, value in enumerate(values) if value.chosen or name != CITES or n < most]
    return Facet(name, str(HEADINGS[name]), tuple(shown), cut=len(shown) < len(values))


def _rank(name: str, value: FacetValue) -> tuple[int, str]:
    """Few fixed choices stand in their own order, years newest first, all others by number of clauses."""
    if name in CHOICES:
        return list(CHOICES[name]).index(value.value), ""
    if name == "year":
        span = span_of(value.value)
        return -(span.high or LATEST), "" if is_span(value.value) else value.value
    return -value.count, value.label if name == CITES else value.label.casefold()
