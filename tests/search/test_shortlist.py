"""Which of many clauses are worth a score."""

import pytest
from django.test import override_settings

from archive.index.sealing import seal
from archive.models import Clause
from archive.queries.clauses import ClauseQuery, search_clauses
from archive.queries.found import Sort
from tests import factories
from tests.search.asked import found

pytestmark = pytest.mark.usefixtures("small_sets")


def test_the_shortlist_has_what_the_words_weigh_most_in(db: None) -> None:
    resolution = factories.ResolutionFactory()
    for n in range(30):
        factories.ClauseFactory(resolution=resolution, text=f"Notes {'other words and ' * 9} drought {n};")
    best = factories.ClauseFactory(resolution=resolution, text="Notes drought, drought and drought;")
    seal()
    with override_settings(SEARCH_SCORED=3):
        assert search_clauses(ClauseQuery("drought")).hits[0].clause == best


@pytest.mark.usefixtures("small_sets")
@pytest.mark.parametrize("words", ["drought OR zzqx*", "drought OR =zzqx", "drought OR zzqx"])
def test_alternatives_that_no_clause_has_propose_nothing(db: None, words: str) -> None:
    resolution = factories.ResolutionFactory()
    for n in range(30):
        factories.ClauseFactory(resolution=resolution, text=f"Notes {'other words and ' * 9} drought {n};")
    best = factories.ClauseFactory(resolution=resolution, text="Notes drought, drought and drought;").pk
    seal()
    with override_settings(SEARCH_SCORED=3):
        assert found(words, Sort.RELEVANCE)[0] == best


def test_the_shortlist_has_words_that_stand_side_by_side(db: None) -> None:
    resolution = factories.ResolutionFactory()
    apart = "energy energy and energy which is still far from what all would call sustainable or sustainable"
    near = f"sustainable energy {'other words and ' * 9}"
    texts = [apart] * 30 + [near] * 100 + ["nothing of it"] * 600
    Clause.objects.bulk_create(
        factories.ClauseFactory.build(resolution=resolution, position=n, text=f"Notes {text} {n};")
        for n, text in enumerate(texts, 1)
    )
    seal()
    with override_settings(SEARCH_SCORED=3):
        hits = search_clauses(ClauseQuery("sustainable energy")).hits[:3]
    assert all(hit.clause.text.startswith("Notes sustainable energy") for hit in hits)
