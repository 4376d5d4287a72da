"""Beginnings of words, as the index and the table find them."""

import pytest

from archive.index.kept import kept
from archive.index.sealing import seal
from archive.models import Clause, Document, Posting
from archive.queries.found import TableFound
from archive.queries.indexed import IndexedFound, take_snapshot
from archive.queries.matching import Matching
from archive.queries.reading import read_words
from tests import factories

pytestmark = pytest.mark.usefixtures("small_sets")


@pytest.fixture
def archive(own_archive: list[Clause]) -> list[Clause]:
    return own_archive


@pytest.mark.parametrize("words", ["un.or*", "=3.5"])
def test_beginnings_of_what_is_no_word(archive: list[Clause], words: str) -> None:
    factories.ClauseFactory(text="Notes a rate of 3.5 at un.org;")
    seal()
    reading = read_words(words)
    index, table = IndexedFound(take_snapshot(), reading, {}), TableFound(reading, {})
    assert index.counts() == table.counts()
    assert index.counts().clauses == 1


def undecided(words: str) -> int:
    """How many clauses the index leaves to the table."""
    bounds = Matching(take_snapshot(), read_words(words)).bounds()
    return len(bounds.possible - bounds.sure)


def test_a_shorter_word_is_no_beginning_where_no_word_is_left_out_that_begins_so(db: None) -> None:
    for text in ("Notes five per cent of all personal affairs;", "Notes five per cent of the rest;"):
        factories.ClauseFactory(text=text)
    seal()
    assert undecided("perso*") == 0
    assert IndexedFound(take_snapshot(), read_words("perso*"), {}).number() == 1
    # A segment of an earlier release does not say which words it leaves out.
    Posting.objects.filter(field="left out").delete()
    with kept.nothing():
        assert undecided("perso*") == 1
        assert IndexedFound(take_snapshot(), read_words("perso*"), {}).number() == 1


@pytest.mark.parametrize(
    ("language", "text", "words", "number"),
    [
        ("Spanish", "Toma medidas para que paren;", "para*", 1),  # a word that Spanish leaves out
        ("Chinese", "到2030年;", "2030*", 0),  # no beginning of a word
        ("Chinese", "到 2030 年;", "2030*", 1),
    ],
)
def test_beginnings_in_other_languages(
    archive: list[Clause], language: str, text: str, words: str, number: int
) -> None:
    factories.ClauseFactory(text="2030;", language=language)
    clause = factories.ClauseFactory(text=text, language=language)
    Document.objects.filter(resolutions=clause.resolution_id).update(language=language)
    seal()
    reading = read_words(words)
    others = Clause.objects.filter(text="2030;").count() if words == "2030*" else 0
    index, table = IndexedFound(take_snapshot(), reading, {}), TableFound(reading, {})
    assert index.counts() == table.counts()
    assert index.counts().clauses == number + others
