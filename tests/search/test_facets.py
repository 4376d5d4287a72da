"""Each facet against a count in Python."""

from collections import Counter

import pytest
from django.db.models import prefetch_related_objects
from django.test import override_settings

from archive.models import Clause
from archive.queries.clauses import ClauseQuery, search_clauses
from archive.queries.facets import HEADINGS, SHOWN_VALUES, Facet, FacetValue, Filters
from tests import factories
from tests.search.conftest import DECLARATION

FILTERS: list[Filters] = [
    {},
    {"kind": ("operative",)},
    {"kind": ("operative", "paragraph"), "year": ("2019", "2021")},
    {"committee": ("iom",), "verb": ("urge", "recall"), "outcome": ("recorded",)},
    {"conference": ("conference-None",), "outcome": ("none",)},
    {"year": ("1850",), "verb": ("sing",)},
    {"year": ("2018..2020",), "kind": ("operative",)},
    {"year": ("..2019", "2021"), "committee": ("iom",)},
    {"year": ("2020..", "1850")},
    {"year": ("1800..1900",), "cites": ("A/RES/55/25",)},
    {"cites": ("A/RES/55/25", "Universal Declaration of Human Rights")},
    {"cites": ("A/RES/70/1", "A/RES/9/9"), "kind": ("preambular",)},
]


def values_of(clause: Clause, facet: str) -> set[str]:
    if facet == "cites":
        return {reference.instrument for reference in clause.references.all()}
    value = getattr(clause, facet)
    return {str(getattr(value, "slug", value))} if value else set()


def passes(clause: Clause, filters: Filters, but: str = "") -> bool:
    return all(
        any(value in values_of(clause, name) or in_span(clause, value) for value in values)
        for name, values in filters.items()
        if name != but
    )


def in_span(clause: Clause, value: str) -> bool:
    """Whether its year lies in "2015..2020", one end of which may be open."""
    low, dots, high = value.partition("..")
    return bool(dots and clause.year) and int(low or 0) <= (clause.year or 0) <= int(high or 9999)


@pytest.mark.parametrize("words", ["", "human", "drought OR rights"])
def test_each_facet_is_counted_under_every_filter_but_its_own(archive: list[Clause], words: str) -> None:
    prefetch_related_objects(archive, "references")
    for filters in FILTERS:
        check_facets(archive, words, filters)


def check_facets(archive: list[Clause], words: str, filters: Filters) -> None:
    answer = search_clauses(ClauseQuery(words, filters))
    terms = words.lower().split(" or ") if words else [""]
    having_words = [clause for clause in archive if any(term in clause.text.lower() for term in terms)]
    assert answer.clauses == sum(passes(clause, filters) for clause in having_words)
    for facet in answer.facets:
        rows = [clause for clause in having_words if passes(clause, filters, but=facet.name)]
        expected = Counter(value for clause in rows for value in values_of(clause, facet.name))
        chosen = filters.get(facet.name, ())
        spans = {value: sum(in_span(clause, value) for clause in rows) for value in chosen if ".." in value}
        counts = dict.fromkeys(chosen, 0) | expected | spans
        assert {value.value: value.count for value in facet.values} == counts
        assert {value.value for value in facet.chosen} == set(chosen)


def test_labels_and_order(archive: list[Clause]) -> None:
    facets = {facet.name: facet for facet in search_clauses(ClauseQuery()).facets}
    assert list(facets) == list(HEADINGS)
    labels = {name: [value.label for value in facet.values] for name, facet in facets.items()}
    assert labels["kind"] == ["preambular", "operative", "paragraph"]
    assert labels["year"] == ["2021", "2019"]
    assert sorted(labels["conference"]) == sorted({str(clause.conference) for clause in archive})
    assert labels["committee"] == [archive[0].committee.name, archive[15].committee.name]
    assert labels["outcome"] == [
        "adopted without a vote",
        "adopted by recorded vote",
        "rejected",
        "no vote known",
    ]


def test_a_long_facet_folds_but_never_what_is_chosen() -> None:
    values = tuple(FacetValue(str(n), str(n), n, chosen=n < 10) for n in range(30))
    facet = Facet("verb", "Opening phrase", values)
    assert facet.shown == values[:10]
    assert facet.folded == values[10:]
    assert Facet("verb", "Opening phrase", values[10:]).shown == values[10 : 10 + SHOWN_VALUES]


def test_chosen_values_come_first_in_a_long_facet(archive: list[Clause]) -> None:
    verbs = [f"verb {n}" for n in range(12)]
    for clause, verb in zip(archive, verbs, strict=False):
        Clause.objects.filter(pk=clause.pk).update(verb=verb)
    facet = search_clauses(ClauseQuery(filters={"verb": ("verb 11", "verb 7")})).facets[1]
    assert [value.value for value in facet.values[:2]] == ["verb 11", "verb 7"]


def test_of_many_instruments_the_commonest_can_be_chosen(archive: list[Clause]) -> None:
    for n, clause in enumerate(archive[:8]):
        for key in ("A/RES/1/1", "A/RES/2/1")[: 2 if n else 1]:
            factories.ReferenceFactory(clause=clause, key=key)
    with override_settings(FACET_INSTRUMENTS=2):
        facet = search_clauses(ClauseQuery()).facets[-1]
        assert [(value.value, value.count) for value in facet.values] == [("A/RES/1/1", 8), ("A/RES/2/1", 7)]
        assert facet.cut
        chosen = search_clauses(ClauseQuery(filters={"cites": (DECLARATION,)})).facets[-1]
        assert [value.label for value in chosen.chosen] == [DECLARATION]
    assert not search_clauses(ClauseQuery()).facets[-1].cut


def test_years_may_be_spans_also_of_what_is_new_to_the_index(archive: list[Clause]) -> None:
    before = search_clauses(ClauseQuery(filters={"year": ("2019..2020",)}))
    clause = factories.ClauseFactory(text="Notes drought;")
    Clause.objects.filter(pk=clause.pk).update(year=2020)
    answer = search_clauses(ClauseQuery(filters={"year": ("2019..2020",)}))
    assert answer.clauses == before.clauses + 1
    year = next(facet for facet in answer.facets if facet.name == "year")
    labels = [(value.label, value.count, value.chosen) for value in year.values]
    assert labels == [
        ("2021", sum(clause.year == 2021 for clause in archive), False),
        ("2019–2020", answer.clauses, True),
        ("2020", 1, False),
        ("2019", before.clauses, False),
    ]


@pytest.mark.parametrize(("value", "label"), [("2015..", "2015 and later"), ("..2020", "2020 and earlier")])
def test_open_spans_in_words(archive: list[Clause], value: str, label: str) -> None:
    year = next(
        facet
        for facet in search_clauses(ClauseQuery(filters={"year": (value,)})).facets
        if facet.name == "year"
    )
    assert [chosen.label for chosen in year.chosen] == [label]
