"""The lists of opening phrases and of instruments cited: what clauses have, under the filters of a search."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from archive.charts import BAR_LENGTH
from archive.filters import Chip
from archive.forms import ClauseSearchForm
from archive.histograms import choice_of_years
from archive.models import Clause, Reference
from archive.queries.clauses import ClauseQuery
from archive.queries.facets import Facet, FacetValue
from archive.queries.found import CITES
from archive.queries.listings import Listed, instrument_kinds, list_values
from archive.queries.references import addresses_of
from archive.views.addresses import clauses_with, with_values
from archive.views.chips import chips_of, range_of
from archive.views.paging import page_of
from archive.views.stopped import StoppedSearchMixin

SORTS = {"": gettext_lazy("Most clauses first"), "name": gettext_lazy("By name")}


@dataclass(frozen=True, slots=True)
class Piece:
    """Of a row's bar: the clauses of one kind, called `label`, or of "all".

    `start` and `length` are of BAR_LENGTH for the longest row.
    """

    kind: str
    label: str
    count: int
    url: str
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Row:
    """A value with the clauses that have it. `note` says what it is, `address` where the archive has it."""

    label: str
    count: int
    url: str
    pieces: tuple[Piece, ...] = ()
    years: str = ""
    note: str = ""
    address: str = ""


class _ListView(StoppedSearchMixin):
    """`noun` says what it lists; `facets` are those offered, as a search has them."""

    name: str
    noun: str
    template: str
    facets: tuple[str, ...]

    def get(self, request: HttpRequest) -> HttpResponse:
        form = ClauseSearchForm(request.GET)
        listed = list_values(self.name, form.query.filters)
        chosen = [kind for kind in Reference.Kind.values if kind in request.GET.getlist("is")]
        kinds = tuple(chosen) if self.kinds else ()
        asked = _Asked(request, form.query.words, listed.query, kinds)
        shown = self.narrow(listed, asked)
        paged = page_of(request, shown, settings.LIST_PAGE_SIZE)
        offered = [listed.facets[name] for name in self.facets]
        for name, value in listed.unknown:
            form.refuse(name, value)
        chips = [*asked.own_chips(), *chips_of(offered, listed.query, asked.address)]
        context = {
            **paged,
            "words": asked.words,
            "rows": self.rows(listed, paged["page"].object_list),
            "facets": [*self.own_facets(listed, asked), *self._clause_facets(listed, form)],
            "refused": any(form.problems[name] for name in self.facets),
            "range": range_of(listed.query),
            "chips": chips,
            "wider": self.wider(listed, asked) if not shown else [],
            "sorts": asked.sorts(),
            "sort": asked.sort,
            "clear": request.path,
            "noun": self.noun,
            "bars": "clause",
            "histogram": choice_of_years(
                listed.facets["year"].counts,
                listed.query.filters.get("year", ()),
                lambda years: asked.address(with_values(listed.query, "year", years)),
            ),
        }
        return render(request, self.template, context)

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """What each value is, as a value of Reference.Kind, where the list can be narrowed by it."""
        return {}

    def narrow(self, listed: Listed, asked: "_Asked") -> list[tuple[str, int]]:
        """The values under the list's own filters, with their counts, in order."""
        words = asked.words.casefold().split()
        kinds = self.kinds if asked.kinds else {}
        kept = [
            (value, count)
            for value, count in listed.counts.items()
            if all(word in value.casefold() for word in words)
            and (not asked.kinds or kinds.get(value) in asked.kinds)
        ]
        by_name = asked.sort == "name"
        return sorted(kept, key=lambda one: (0 if by_name else -one[1], one[0].casefold(), one[0]))

    def rows(self, listed: Listed, shown: Sequence[tuple[str, int]]) -> list[Row]:
        raise NotImplementedError

    def own_facets(self, listed: Listed, asked: "_Asked") -> list[tuple[Facet, list[str], str]]:
        """What the values are, each with how many under every other filter."""
        kinds = self.kinds
        of_any = self.narrow(listed, replace(asked, kinds=())) if kinds else []
        counts = Counter(kinds.get(value) for value, _ in of_any)
        values = tuple(
            FacetValue(kind, str(label), counts[kind], kind in asked.kinds)
            for kind, label in Reference.Kind.choices
            if kind in counts or kind in asked.kinds
        )
        return (
            [(Facet("is", pgettext("kind of instrument", "Is a"), values), [], "instrument")]
            if values
            else []
        )

    def wider(self, listed: Listed, asked: "_Asked") -> list[tuple[str, str, int]]:
        """Where nothing is left: what is typed left out; and each filter, where that leaves something."""
        found = []
        if asked.words:
            found.append((asked.words, replace(asked, words=""), listed))
        for name, values in listed.query.filters.items():
            for value in values:
                others = {**listed.query.filters, name: tuple(one for one in values if one != value)}
                without = list_values(self.name, {key: kept for key, kept in others.items() if kept})
                label = next(one.label for one in listed.facets[name].chosen if one.value == value)
                found.append((label, replace(asked, query=without.query), without))
        counted = [(label, one.address(one.query), len(self.narrow(rest, one))) for label, one, rest in found]
        return [(label, url, number) for label, url, number in counted if number]

    def _clause_facets(self, listed: Listed, form: ClauseSearchForm) -> list[tuple[Facet, list[str], str]]:
        """Each that offers a choice, with what is wrong with its values, and what it counts."""
        found = [(listed.facets[name], form.problems[name], "clause") for name in self.facets]
        return [one for one in found if len(one[0].values) > 1 or one[0].chosen or one[1]]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What an address asks of a list: `query` has the filters of clauses, `kinds` are those of the values."""

    request: HttpRequest
    words: str
    query: ClauseQuery
    kinds: tuple[str, ...]

    @property
    def sort(self) -> str:
        sort = self.request.GET.get("sort", "")
        return sort if sort in SORTS else ""

    def address(self, query: ClauseQuery) -> str:
        """Of the list under other filters."""
        return _address(self.words, self.kinds, query, self.sort)

    def address_with(self, **changed: Any) -> str:
        """Of the list with another `words`, `kinds` or `sort`."""
        return _address(
            changed.get("words", self.words),
            changed.get("kinds", self.kinds),
            self.query,
            changed.get("sort", self.sort),
        )

    def sorts(self) -> list[tuple[str, str, bool]]:
        """Label, address and whether in force."""
        return [
            (str(label), self.address_with(sort=name), name == self.sort) for name, label in SORTS.items()
        ]

    def own_chips(self) -> list[Chip]:
        chips = (
            [Chip(_("Words"), self.words, self.address_with(words=""), "q", self.words)] if self.words else []
        )
        for kind in self.kinds:
            others = tuple(other for other in self.kinds if other != kind)
            label = str(Reference.Kind(kind).label)
            chips.append(
                Chip(
                    pgettext("kind of instrument", "Is a"), label, self.address_with(kinds=others), "is", kind
                )
            )
        return chips


def _address(words: str, kinds: Sequence[str], query: ClauseQuery, sort: str) -> str:
    pairs = [("q", words)] if words else []
    pairs += [("is", kind) for kind in kinds]
    pairs += [(name, value) for name, values in query.filters.items() for value in values]
    pairs += [("sort", sort)] if sort else []
    return f"?{urlencode(pairs)}"


class PhraseListView(_ListView):
    name = "verb"
    noun = "opening phrase"
    template = "archive/phrase_list.html"
    facets = ("kind", "committee", "conference", "year", "language")

    def rows(self, listed: Listed, shown: Sequence[tuple[str, int]]) -> list[Row]:
        most = max(listed.counts.values(), default=1)
        years = _years_of(listed.years)
        return [
            Row(
                verb.capitalize(),
                count,
                clauses_with(with_values(listed.query, "verb", [verb])),
                _pieces(listed, verb, most),
                years.get(verb, ""),
            )
            for verb, count in shown
        ]


class InstrumentListView(_ListView):
    name = CITES
    noun = "instrument"
    template = "archive/instrument_list.html"
    facets = ("committee", "conference", "year", "kind", "language")

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        return instrument_kinds()

    def rows(self, listed: Listed, shown: Sequence[tuple[str, int]]) -> list[Row]:
        kinds, addresses = self.kinds, addresses_of([value for value, _ in shown])
        most = max(listed.counts.values(), default=1)
        return [
            Row(
                value,
                count,
                url := clauses_with(with_values(listed.query, CITES, [value])),
                (Piece("all", "", count, url, 0, max(4, count * BAR_LENGTH // most)),),
                note=str(Reference.Kind(kind).label) if (kind := kinds.get(value)) else "",
                address=addresses.get(value, ""),
            )
            for value, count in shown
        ]


def _pieces(listed: Listed, verb: str, most: int) -> tuple[Piece, ...]:
    """By kind, as far as the clauses are of a kind that is not filtered out."""
    pieces, start = [], 0
    for kind, label in Clause.Kind.choices:
        if count := listed.kinds.get((verb, kind), 0):
            length = max(3, count * BAR_LENGTH // most)
            filters = {**listed.query.filters, "kind": (kind,), "verb": (verb,)}
            pieces.append(
                Piece(kind, str(label), count, clauses_with(ClauseQuery(filters=filters)), start, length)
            )
            start += length
    return tuple(pieces)


def _years_of(counts: Mapping[tuple[str, str], int]) -> dict[str, str]:
    """From when to when a phrase is found: "2012–2024"."""
    years: dict[str, list[int]] = {}
    for verb, year in counts:
        years.setdefault(verb, []).append(int(year))
    return {
        verb: f"{min(found)}–{max(found)}" if min(found) < max(found) else str(found[0])
        for verb, found in years.items()
    }
