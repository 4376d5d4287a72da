"""Links to clauses follow their texts."""

import pytest

from archive.models import Clause
from archive.services.store import store_document
from tests.services.parses import clause, note, report, resolution, source

pytestmark = pytest.mark.django_db


def texts(*words, label=False):
    return tuple(clause(text, str(n) if label else None) for n, text in enumerate(words, start=1))


def stored(name, preambular=(), operative=()):
    """What stands after a report with these clauses was stored from a file of that name."""
    text = resolution(preambular=texts(*preambular), operative=texts(*operative, label=True))
    store_document(source=source(name, name), parsed=report(text))
    return dict(Clause.objects.order_by("position").values_list("text", "anchor"))


@pytest.mark.parametrize("name", ["old", "new"])
def test_a_clause_put_between_leaves_the_others_their_links(name):
    stored("old", ["Recalling its history,", "Noting wells,"], ["Urges action;", "Thanks all."])
    assert stored(
        name,
        ["Recalling its history,", "Alarmed by drought,", "Noting  WELLS"],
        ["Demands rain;", "Urges action;", "Thanks all."],
    ) == {
        "Recalling its history,": "pp-1",
        "Alarmed by drought,": "pp-2-2",
        "Noting  WELLS": "pp-2",
        "Demands rain;": "op-1-2",
        "Urges action;": "op-1",
        "Thanks all.": "op-2",
    }


def test_the_same_again_moves_no_link():
    stored("old", ["One two,", "Three four,"])
    changed = stored("new", ["Five six,", "One two,", "Three four,"])
    assert stored("new", ["Five six,", "One two,", "Three four,"]) == changed
    assert changed == {"Five six,": "pp-1-2", "One two,": "pp-1", "Three four,": "pp-2"}


def test_an_amended_clause_keeps_its_link():
    stored("old", operative=["Urges all Member States to dig wells;", "Thanks all."])
    assert stored("new", operative=["Urges most Member States to dig wells;", "Thanks all."]) == {
        "Urges most Member States to dig wells;": "op-1",
        "Thanks all.": "op-2",
    }


def test_another_text_never_gets_the_link_of_one_that_went():
    stored("old", operative=["Urges all Member States to dig wells;"])
    assert stored("new", operative=["Condemns drought."]) == {"Condemns drought.": "op-1-2"}


def test_a_preambular_clause_never_gives_its_link_to_an_operative_one():
    stored("old", ["Thanks all"], ["Urges action"])
    assert stored("new", ["Urges action"], ["Thanks all"]) == {
        "Urges action": "pp-1-2",
        "Thanks all": "op-1-2",
    }


def test_texts_that_are_the_same_stay_in_their_order():
    text = resolution(operative=(clause("", "1"), clause("", "2"), clause("", "3")))
    for name in ("old", "new"):
        store_document(source=source(name, name), parsed=report(text))
    rows = Clause.objects.filter(kind="operative").order_by("position")
    assert list(rows.values_list("anchor", flat=True)) == ["op-1", "op-2", "op-3"]


def test_in_another_resolution_the_links_are_its_own():
    stored("old", ["Noting wells,"])
    other = resolution("WHA/1/2", preambular=texts("Noting rivers,", "Noting wells,"), operative=())
    store_document(source=source("new", "new"), parsed=report(other))
    assert list(Clause.objects.order_by("position").values_list("anchor", flat=True)) == ["pp-1", "pp-2"]


def test_paragraphs_of_a_paper():
    def paper(*paragraphs):
        (first,) = note().sections
        return note(sections=(type(first)("Introduction", "I", 1, texts(*paragraphs, label=True)),))

    store_document(source=source("old", "old"), parsed=paper("Wells.", "Rivers."))
    store_document(source=source("new", "new"), parsed=paper("Lakes.", "Wells.", "Rivers."))
    assert list(Clause.objects.order_by("position").values_list("text", "anchor")) == [
        ("Lakes.", "para-1-2"),
        ("Wells.", "para-1"),
        ("Rivers.", "para-2"),
    ]
