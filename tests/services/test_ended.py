"""Links to clauses that end are kept with where the words went."""

import pytest

from archive.models import Clause, EndedLink, Resolution, Source
from archive.services.removal import take_out
from archive.services.store import store_document
from archive.services.withdrawal import withdraw
from tests.services.parses import clause, note, report, resolution, source

pytestmark = pytest.mark.django_db

URGES, THANKS = "Urges all Member States to dig wells;", "Thanks all who dug wells in dry years."
ASKS = "Asks for rain from those who make it."
JOINED = f"{URGES} {THANKS}"


def stored(*operative, name="one", preambular=(), code="WHA/1/1"):
    """The document after its operative clauses were read as these, each from a line of its own."""

    def trees(texts, first, labelled):
        return tuple(
            clause(text, str(n) if labelled else None, line=first + 2 * n) for n, text in enumerate(texts, 1)
        )

    text = resolution(code, preambular=trees(preambular, 0, False), operative=trees(operative, 100, True))
    return store_document(source=source(name, name), parsed=report(text))


def told():
    """Of each link that ended how it went and where to."""
    rows = EndedLink.objects.exclude(anchor="").order_by("anchor")
    return {row.anchor: (row.how, row.targets) for row in rows}


@pytest.mark.parametrize("name", ["one", "another"])
def test_joined_with_the_one_above(name):
    stored(URGES, THANKS)
    stored(JOINED, name=name)
    (standing,) = Clause.objects.filter(kind="operative")
    went = {"op-1": ("joined", [standing.anchor]), "op-2": ("joined", [standing.anchor])}
    went.pop(standing.anchor, None)
    assert told() == went


def test_split_the_part_that_is_most_of_it_keeps_the_link():
    stored("Recalls.", JOINED)
    stored("Recalls.", URGES, THANKS, name="another")
    assert told() == {}


def test_split_in_parts_of_which_none_is_most_of_it():
    stored("Recalls.", f"{JOINED} {ASKS}")
    stored("Recalls.", URGES, THANKS, ASKS, name="another")
    assert told() == {"op-2": ("split", ["op-2-2", "op-3", "op-4"])}


def test_renumbered_it_ends_nothing():
    stored(URGES, THANKS)
    stored("Recalls its history in full;", URGES, THANKS, name="another")
    assert told() == {}


def test_of_another_kind():
    stored(URGES, THANKS)
    stored(URGES, preambular=[THANKS], name="another")
    assert told() == {"op-2": ("same", ["pp-1"])}


def test_left_out():
    stored(URGES, THANKS)
    stored(URGES, name="another")
    assert told() == {"op-2": ("left out", [])}


def test_read_otherwise_from_the_same_lines():
    stored(URGES, THANKS)
    text = resolution(
        preambular=(clause("Saluting those long gone,", line=104),), operative=(clause(URGES, "1", line=102),)
    )
    store_document(source=source("one", "one"), parsed=report(text))
    assert told() == {"op-2": ("changed", ["pp-1"])}


def test_what_is_back_has_its_own_link_again_and_no_other_gets_it():
    stored(URGES, THANKS)
    stored(URGES, name="two")
    stored(URGES, "Condemns drought.", name="three")
    assert dict(Clause.objects.filter(kind="operative").values_list("text", "anchor")) == {
        URGES: "op-1",
        "Condemns drought.": "op-2-2",
    }
    stored(URGES, THANKS, name="four")
    assert dict(Clause.objects.filter(kind="operative").values_list("text", "anchor")) == {
        URGES: "op-1",
        THANKS: "op-2",
    }
    assert told() == {"op-2-2": ("left out", [])}


def test_the_same_again_ends_nothing_more():
    stored(URGES, THANKS)
    stored(URGES, name="two")
    before = list(EndedLink.objects.values())
    stored(URGES, name="two")
    assert list(EndedLink.objects.values()) == before


def test_a_text_that_the_later_document_does_not_hold():
    stored(URGES)
    path = Resolution.objects.get().get_absolute_url()
    stored(THANKS, code="WHA/2/2", name="two")
    assert set(EndedLink.objects.values_list("path", "anchor", "how")) == {
        (path, "", "gone"),
        (path, "op-1", "gone"),
    }


def test_paragraphs_of_a_paper():
    def paper(*paragraphs):
        (first,) = note().sections
        rows = tuple(clause(text, str(n), line=2 * n) for n, text in enumerate(paragraphs, 1))
        return note(sections=(type(first)("Introduction", "I", 1, rows),))

    store_document(source=source("old", "old"), parsed=paper(URGES, THANKS))
    store_document(source=source("new", "new"), parsed=paper(JOINED))
    (standing,) = Clause.objects.all()
    assert set(told()) == {"para-1", "para-2"} - {standing.anchor}
    assert all(went == ("joined", [standing.anchor]) for went in told().values())


def test_taken_out_nothing_is_told():
    stored(URGES, THANKS)
    stored(URGES, name="two")
    take_out(Source.objects.get(name="two"))
    assert told() == {}


def test_withdrawn_the_ended_links_are_withdrawn_too():
    stored(URGES, THANKS)
    document = stored(URGES, name="two")
    withdraw(document)
    page = document.source.withdrawal.pages.exclude(anchors=[]).get()
    assert (page.anchors, told()) == (["op-1", "op-2"], {})
