"""What the address of a clause answers that a later reading has no more."""

import pytest

from archive.models import Clause, Resolution
from tests.services.test_ended import ASKS, JOINED, THANKS, URGES, stored
from tests.views.html import attributes, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def path():
    stored(URGES, THANKS)
    return Resolution.objects.get().get_absolute_url()


def answer(client, address, **more):
    response = client.get(address, **more)
    return response.status_code, " ".join(texts(response.content.decode(), ".prose"))


def test_joined_it_says_where_its_words_are_and_links_it(client, path):
    stored(JOINED)
    status, said = answer(client, f"{path}clauses/op-2/")
    assert status == 410
    assert "Operative clause 2 of WHA/1/1" in said
    assert "Its words are part of another clause now: Operative clause 1: Urges all" in said
    html = client.get(f"{path}clauses/op-2/").content.decode()
    assert f"{path}clauses/op-1/" in attributes(html, "a", "href")
    assert client.get(f"{path}clauses/op-2/report/").status_code == 410


def test_saying_the_same_elsewhere_it_leads_there(client, path):
    stored(URGES, preambular=[THANKS], name="two")
    response = client.get(f"{path}clauses/op-2/")
    assert (response.status_code, response["Location"]) == (302, f"{path}clauses/pp-1/?from=op-2")
    html = client.get(response["Location"]).content.decode()
    assert texts(html, ".notice")[-1] == "You followed a link to operative clause 2, which stands here now."


def test_split_it_names_all(client):
    stored("Recalls.", f"{JOINED} {ASKS}")
    path = Resolution.objects.get().get_absolute_url()
    stored("Recalls.", URGES, THANKS, ASKS, name="two")
    _, said = answer(client, f"{path}clauses/op-2/")
    assert "Its words are several clauses now: Operative clause 2: Urges" in said
    assert "Operative clause 3: Thanks all" in said


def test_left_out_it_says_so(client, path):
    stored(URGES, name="two")
    status, said = answer(client, f"{path}clauses/op-2/")
    assert (status, "The text has no such clause any more." in said) == (410, True)
    assert f'<a href="{path}">WHA/1/1' in client.get(f"{path}clauses/op-2/").content.decode()


def test_it_follows_where_the_words_went_on(client, path):
    stored(JOINED)
    stored(preambular=[JOINED], name="two")
    assert [clause.anchor for clause in Clause.objects.all()] == ["pp-1"]
    status, said = answer(client, f"{path}clauses/op-2/")
    assert (status, "Preambular clause 1: Urges all" in said) == (410, True)


def test_on_the_page_of_the_text_the_link_leads_to_the_words(client, path):
    stored(JOINED)
    html = client.get(path).content.decode()
    assert attributes(html, ".clause__former", "id") == ["op-2"]
    assert texts(html, ".clause__former") == [
        "Operative clause 2 stood by itself before; its words are here now."
    ]


def test_a_text_that_is_gone_says_so(client, path):
    stored(THANKS, code="WHA/2/2", name="two")
    for address in (path, f"{path}clauses/op-1/"):
        status, said = answer(client, address)
        assert (status, "A later document took the place of the one that held it" in said) == (410, True)
        assert "More of its session is here:" in said


def test_what_never_stood_is_not_found(client, path):
    assert client.get(f"{path}clauses/op-9/").status_code == 404
    assert client.get(f"{path}clauses/op-1/?from=%00").status_code == 200
    assert client.get(f"{path}clauses/op-1/?from=op-9").status_code == 200
