"""Which clauses stand first."""

import pytest
from django.test import override_settings

from archive.queries.clauses import ClauseQuery, list_clauses, search_clauses
from archive.queries.limits import search_limits
from tests import factories


def found(words: str) -> list[str]:
    return [hit.clause.text for hit in search_clauses(ClauseQuery(words)).hits]


def test_an_operative_clause_goes_before_a_preambular_one(db: None) -> None:
    factories.ClauseFactory(kind="preambular", text="Noting drought and drought,")
    factories.ClauseFactory(kind="operative", text="Notes the drought and what came of it;")
    assert found("drought") == ["Notes the drought and what came of it;", "Noting drought and drought,"]


@pytest.mark.parametrize("status", ["draft", "revised draft", "rejected"])
def test_an_adopted_clause_goes_before_one_that_is_not(db: None, status: str) -> None:
    factories.ClauseFactory(resolution__status=status, text="Notes drought and drought;")
    factories.ClauseFactory(resolution__status="adopted", text="Notes the drought and what came of it;")
    assert found("drought") == ["Notes the drought and what came of it;", "Notes drought and drought;"]


def test_a_paragraph_stands_between_operative_and_preambular_clauses(db: None) -> None:
    for kind in ("preambular", "operative"):
        factories.ClauseFactory(kind=kind, text=f"Notes the drought: {kind};")
    paper = factories.PaperFactory()
    factories.ClauseFactory(paper=paper, resolution=None, kind="paragraph", text="Notes the drought: paper;")
    assert [text.split()[-1] for text in found("drought")] == ["operative;", "paper;", "preambular;"]


def test_the_word_as_typed_goes_before_another_of_its_stem(db: None) -> None:
    factories.ClauseFactory(text="Welcomes cooperation, cooperation and cooperation;")
    factories.ClauseFactory(text="Invites Governments to lend to all that are cooperatives of farmers;")
    assert found("cooperatives")[0] == "Invites Governments to lend to all that are cooperatives of farmers;"
    assert found("cooperation")[0] == "Welcomes cooperation, cooperation and cooperation;"


def test_words_at_the_beginning_go_before_words_at_the_end(db: None) -> None:
    filler = " ".join(f"word{n}" for n in range(40))
    late, early = f"Notes {filler} the drought;", f"Notes the drought {filler};"
    for text in (late, early):
        factories.ClauseFactory(text=text)
    assert found("drought") == [early, late]


def test_words_in_the_order_typed_go_before_others(db: None) -> None:
    turned, straight = "Notes early the weather warning early;", "Notes early warning of the weather now;"
    for text in (turned, straight):
        factories.ClauseFactory(text=text)
    assert found("early warning") == [straight, turned]


def test_a_phrase_holds_the_words_that_are_left_out(db: None) -> None:
    rights = "Recalls the Convention on the Rights of the Child and what follows;"
    apart = "Recalls what the child has: rights, of its own and no more than this;"
    for text in (apart, rights):
        factories.ClauseFactory(text=text)
    assert found("rights of the child") == [rights, apart]


def test_a_clause_goes_before_its_sub_clause(db: None) -> None:
    parent = factories.ClauseFactory(text="Notes the drought;")
    factories.ClauseFactory(
        resolution=parent.resolution, parent=parent, depth=1, position=0, text="Notes the drought:"
    )
    assert found("drought") == ["Notes the drought;", "Notes the drought:"]


def test_each_clause_is_ranked_by_the_words_of_its_own_language(db: None) -> None:
    factories.ClauseFactory(text="Notes, among many others, one nation;")
    factories.ClauseFactory(
        resolution__document__language="French", language="French", text="Prie la nation et les nations ;"
    )
    assert found("nations") == ["Prie la nation et les nations ;", "Notes, among many others, one nation;"]


def test_what_no_word_found_comes_last(db: None) -> None:
    factories.ClauseFactory(
        resolution__document__language="French", language="French", kind="preambular", text="Notant des eaux,"
    )
    factories.ClauseFactory(kind="operative", text="Thanks the city of Des Moines;")
    factories.ClauseFactory(kind="preambular", text="Noting the city,")
    words = "des OR type:preambular"  # in French, "des" is looked for in none
    assert found(words)[0] == "Thanks the city of Des Moines;"
    with override_settings(SEARCH_SCORED=0):
        assert found(words)[0] == "Thanks the city of Des Moines;"


@pytest.mark.parametrize(
    "words",
    [
        "drought*",
        '"drought"',
        "=drought",
        "drought NEAR/3 flood OR drought",
        "drought type:operative",
        "(drought OR flood) -war",
        " ".join(["drought", *(f"OR word{n}" for n in range(40))]),
        "drought OR [a-z OR a)b OR \\m",
        "干旱 OR drought",
        "засуха OR drought",
    ],
)
def test_any_question_with_words_is_ranked(db: None, words: str) -> None:
    factories.ClauseFactory(kind="preambular", text="Noting the drought,")
    factories.ClauseFactory(kind="operative", text="Notes the drought;")
    assert found(words)[0] == "Notes the drought;"


@pytest.mark.parametrize("scored", [1, 7, 20, 100])
def test_pages_and_exports_say_the_same_wherever_the_scores_end(db: None, scored: int) -> None:
    resolution = factories.ResolutionFactory()
    for n in range(23):
        kind = "preambular" if n % 3 else "operative"
        text = f"Notes drought {'drought ' * (n % 4)} {'word ' * (n % 5)};"
        factories.ClauseFactory(resolution=resolution, kind=kind, text=text)
    with override_settings(SEARCH_SCORED=scored, SEARCH_PAGE_SIZE=5):
        pages = [search_clauses(ClauseQuery("drought", page=page)) for page in range(1, 6)]
        with search_limits():
            exported = [clause.pk for clause in list_clauses(ClauseQuery("drought"), 100)]
    assert [hit.clause.pk for page in pages for hit in page.hits] == exported
    assert len(set(exported)) == 23


def test_beyond_those_scored_clauses_follow_by_density(db: None) -> None:
    texts = ["Notes drought and drought and drought;", "Notes drought and drought;", "Notes drought;"]
    kinds = ["preambular", "preambular", "operative"]
    for text, kind in zip(texts, kinds, strict=True):
        factories.ClauseFactory(text=text, kind=kind)
    with override_settings(SEARCH_SCORED=2):
        assert found("drought") == texts
    with override_settings(SEARCH_SCORED=3):
        assert found("drought") == [texts[2], texts[0], texts[1]]
