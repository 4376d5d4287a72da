"""The derived index says what the table says, whatever was stored, changed and removed since it was made."""

import random
from functools import partial

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from pyroaring import BitMap

from archive.index import citations
from archive.index.kept import kept
from archive.index.sealing import rebuild, seal
from archive.models import Change, Clause, Posting, Reference, Segment, Word
from archive.queries.clauses import ClauseQuery, list_clauses, search_clauses
from archive.queries.found import COLUMNS, Keys, Sort, TableFound
from archive.queries.indexed import IndexedFound, find, take_snapshot
from archive.queries.reading import read_words
from tests import factories
from tests.search.asked import differing, found

pytestmark = pytest.mark.usefixtures("small_sets")


@pytest.fixture
def archive(own_archive: list[Clause]) -> list[Clause]:
    return own_archive


def test_it_agrees_with_the_table(archive: list[Clause]) -> None:
    assert differing(150) == []


@pytest.mark.parametrize("seed", range(3))
def test_it_agrees_after_any_changes(archive: list[Clause], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(3):
        for clause in chance.sample(list(Clause.objects.all()), 5):
            match chance.choice(("text", "year", "kind", "delete", "new")):
                case "text":
                    Clause.objects.filter(pk=clause.pk).update(text=f"{clause.text} Drought again.")
                case "year":
                    Clause.objects.filter(pk=clause.pk).update(year=chance.choice((2001, None)))
                case "kind":
                    Clause.objects.filter(pk=clause.pk).update(verb="deplore", outcome="rejected")
                case "delete":
                    clause.delete()
                case "new":
                    factories.ClauseFactory(text="Deplores human trafficking and drought;")
        recite(chance)
        assert differing(30, seed) == []
        if chance.random() < 0.7:
            seal()
            assert differing(30, seed) == []


def recite(chance: random.Random) -> None:
    """Some clauses cite something new, something else or nothing; others cite what these did."""
    one, two, other, another = chance.sample(list(Clause.objects.all()), 4)
    for key in ("A/RES/70/1", "SDG 5"):
        factories.ReferenceFactory(clause=one, key=key)
        factories.ReferenceFactory(clause=two, key=key)
    cited = Reference.objects.filter(clause=other)
    chance.choice((cited.delete, partial(cited.update, key="A/RES/1/1", clause=another)))()
    Reference.objects.filter(clause=two, key="SDG 5").update(kind="goal", key="SDG 6")


def test_it_agrees_when_made_anew_in_parts(archive: list[Clause]) -> None:
    with override_settings(INDEX_SEGMENT_CLAUSES=17):
        rebuild()
    assert Segment.objects.count() > 3
    assert differing() == []


@pytest.mark.django_db(transaction=True)
def test_processes_make_what_one_makes() -> None:
    for n in range(12):
        factories.ClauseFactory(text=f"Notes drought number {n} in the north;")
    assert rebuild(jobs=2) == 12
    assert (Segment.objects.count(), Change.objects.count()) == (2, 0)
    assert differing() == []


def test_every_way_of_asking(archive: list[Clause]) -> None:
    """Each agrees with the table, and finds something there."""
    questions = [
        "drought", "droughts flood", '"human rights"', '"state of the art"', '"Declaration of Human Rights"',
        "drought OR trafficking", "-drought", "traffic*", "=droughts", "=Trafficking", '"human traffick*"',
        "human NEAR/3 rights", "type:operative", "verb:urge", "committee:ccpcj", "year:2019..2020",
        "conference:conference-2019", "vote:recorded", "code:CCPCJ/1", "lang:en drought",
        "children -trafficking", "(drought OR children) schooling",
    ]  # fmt: skip
    for words in questions:
        reading = read_words(words)
        index, table = IndexedFound(take_snapshot(), reading, {}), TableFound(reading, {})
        assert (words, index.counts()) == (words, table.counts())
        assert index.facets() == table.facets()
        assert index.keys(Sort.NEWEST, 3, 9) == table.keys(Sort.NEWEST, 3, 9)
        assert index.count_by("verb") == table.count_by("verb")
        assert index.cross("verb", "year") == table.cross("verb", "year")
        assert index.counts().clauses, words


@pytest.mark.parametrize("filters", [{}, {"kind": ("operative",)}, {"year": ("2018..2020",)}])
@pytest.mark.parametrize("undecided", [0, 20_000])
def test_questions_counted_together(archive: list[Clause], filters: Keys, undecided: int) -> None:
    """By sets and by the table the same, whatever has changed since, whoever decides what is left open."""
    factories.ClauseFactory(text="Urges all to study human rights and drought;")
    Clause.objects.filter(text__contains="schooling").update(text="Notes human trafficking;")
    readings = [
        read_words(words)
        for words in (
            "drought", '"human rights"', "human NEAR/3 rights", "=droughts", "traffic*", "schooling",
            "-drought", "verb:urge", "topic:x OR drought", "year:2019.. human", "cites:55/25", "nowhere",
        )
    ]  # fmt: skip
    nothing = read_words("qqqq")
    index, table = IndexedFound(take_snapshot(), nothing, filters), TableFound(nothing, filters)
    with override_settings(INDEX_UNDECIDED_MAX=undecided):
        counted = index.count_each(readings)
    assert counted == table.count_each(readings)
    assert counted == [TableFound(reading, filters).counts().clauses for reading in readings]
    assert any(counted)


@pytest.mark.parametrize("by_table", [False, True])
@pytest.mark.parametrize("names", [("kind",), ("verb", "cites"), ("year", "kind", "committee")])
def test_facets_asked_for_are_as_among_all(
    archive: list[Clause], names: tuple[str, ...], by_table: bool
) -> None:
    filters: Keys = {"kind": ("operative",)}
    reading = read_words("human")
    for _ in range(3):  # first by sets, then by columns
        found = TableFound(reading, filters) if by_table else IndexedFound(take_snapshot(), reading, filters)
        every = found.facets()
        assert found.facets(names) == {name: every[name] for name in names}
        assert found.number() == found.counts().clauses


def test_passages_are_the_texts_of_clauses_scored_or_not(archive: list[Clause]) -> None:
    reading = read_words("human")
    for answer in (TableFound(reading, {}), IndexedFound(take_snapshot(), reading, {})):
        keys = answer.keys(Sort.RELEVANCE, 0, 3)
        others = [clause.pk for clause in archive if clause.pk not in keys][:2]
        shown = answer.passages([*others, *keys])
        clauses = Clause.objects.in_bulk([*others, *keys])
        assert [passage.pk for passage in shown] == [*others, *keys]
        assert all(
            passage[1:] == (clause.text, clause.language, clause.phrase)
            for passage in shown
            for clause in (clauses[passage.pk],)
        )


def test_questions_counted_together_take_as_many_queries_as_one(archive: list[Clause]) -> None:
    words = ["drought", "human rights", '"human rights"', "lang:en drought", "year:2019 human", "traffic*"]
    find(read_words("qqqq"), {}).facets()  # the process keeps the values of filters
    counted = []
    for some in (["traffick*"], words):  # no beginning twice, for the process keeps what it was told
        index = IndexedFound(take_snapshot(), read_words("qqqq"), {})
        readings = [read_words(one) for one in some]
        with CaptureQueriesContext(connection) as captured:
            index.count_each(readings)
        counted.append(len(captured))
    assert counted[0] == counted[1] <= 3


@pytest.mark.parametrize("words", ["human", '"human rights"', "states", "drought"])
def test_counts_stored_with_postings(archive: list[Clause], words: str) -> None:
    """They are right with several segments, one of which has none, and whatever has changed or gone since."""
    reading = read_words(words)
    one_value: list[Keys] = [{}, {"kind": ("operative",)}, {"year": ("2018..2019",)}, {"verb": ("urge",)}]

    def differing_facets() -> list[Keys]:
        pairs = (
            (filters, IndexedFound(take_snapshot(), reading, filters), TableFound(reading, filters))
            for filters in one_value
        )
        return [filters for filters, index, table in pairs if index.facets() != table.facets()]

    having = list(TableFound(reading, {}).keys(Sort.DOCUMENT, 0, 100))
    factories.ClauseFactory(text="Urges all States to uphold human rights in drought;", kind="operative")
    Clause.objects.filter(pk=having[0]).update(verb="deplore")
    Clause.objects.filter(pk=having[-1]).delete()
    assert differing_facets() == []
    seal()
    assert Segment.objects.count() == 2
    assert differing_facets() == []
    Clause.objects.filter(pk__in=having[1:3]).update(outcome="rejected", year=1999)
    assert differing_facets() == []
    Posting.objects.filter(segment=Segment.objects.order_by("size").first()).update(counts=b"")
    with kept.nothing():
        assert differing_facets() == []


def test_counts_stored_with_postings_are_all_that_is_read(archive: list[Clause]) -> None:
    reading = read_words("human")
    facets = TableFound(reading, {}).facets(COLUMNS)
    assert IndexedFound(take_snapshot(), reading, {}).facets(COLUMNS) == facets
    Posting.objects.filter(field__in=COLUMNS).delete()
    with kept.nothing():
        assert IndexedFound(take_snapshot(), reading, {}).facets(COLUMNS) == facets
        assert find(read_words("human -drought"), {}).facets(COLUMNS) == {name: {} for name in COLUMNS}


def test_a_phrase_is_read_alone_only_where_each_segment_has_a_set_of_it(archive: list[Clause]) -> None:
    reading = read_words('"human rights"')
    number = TableFound(reading, {}).number()
    lexemes = Posting.objects.filter(field="lexeme", key__in=["human", "right"])
    kept_aside = list(lexemes)
    lexemes.delete()
    with kept.nothing():
        answer = IndexedFound(take_snapshot(), reading, {})
        assert (answer.number(), len(answer.keys(Sort.RELEVANCE, 0, 100))) == (number, number)
    Posting.objects.bulk_create(kept_aside)
    factories.ClauseFactory(text="Notes the rights of any human and human rights;")
    seal()
    assert Segment.objects.count() == 2
    with kept.nothing():
        answer = IndexedFound(take_snapshot(), reading, {})
        assert (answer.number(), len(answer.keys(Sort.RELEVANCE, 0, 100))) == (number + 1, number + 1)


@pytest.mark.parametrize("looked_up", [0, 1000])
def test_the_commonest_of_many_instruments(db: None, monkeypatch: pytest.MonkeyPatch, looked_up: int) -> None:
    """Whether each clause is looked up or each instrument, and whatever has changed since."""
    monkeypatch.setattr(citations, "LOOKED_UP", looked_up)
    chance = random.Random(1)  # noqa: S311 - no secret
    resolution = factories.ResolutionFactory()
    for n in range(40):
        clause = factories.ClauseFactory(resolution=resolution, text=f"Notes drought {n};", verb=f"v{n % 3}")
        for _ in range(4):
            factories.ReferenceFactory(clause=clause, key=f"A/RES/{int(chance.paretovariate(0.4)) % 60}/1")
        if n in (29, 35):
            seal()
    assert Segment.objects.count() == 2
    assert Change.objects.count()
    with override_settings(FACET_INSTRUMENTS=5):
        for filters in ({}, {"verb": ("v1",)}, {"cites": ("A/RES/59/1", "A/RES/2/1")}, {"cites": ("none",)}):
            reading = read_words("drought")
            index, table = IndexedFound(take_snapshot(), reading, filters), TableFound(reading, filters)
            assert index.facets() == table.facets()
            assert len(table.facets()["cites"]) >= 6
            assert index.count_by("cites") == table.count_by("cites")
            assert index.cross("committee", "verb") == table.cross("committee", "verb")
            assert index.counts() == table.counts()


@pytest.mark.parametrize("limits", [{"INDEX_UNDECIDED_MAX": 0}, {"INDEX_CHANGES_MAX": 0}])
def test_the_table_answers_what_the_index_cannot(archive: list[Clause], limits: dict[str, int]) -> None:
    factories.ClauseFactory(text="Notes human trafficking by the state of affairs;")
    with override_settings(**limits):
        answer = find(read_words("human NEAR/3 state"), {})
    assert isinstance(answer, TableFound)


@pytest.mark.parametrize("kept", [0, 1_000_000])
def test_what_a_process_keeps_changes_nothing(archive: list[Clause], kept: int) -> None:
    with override_settings(INDEX_CACHE_BYTES=kept):
        assert [found("drought") for _ in range(3)] == [found("drought")] * 3


@pytest.mark.parametrize("size", [1, 7, 23])
def test_pages_and_exports_say_the_same_beyond_the_shortlist(db: None, size: int) -> None:
    resolution = factories.ResolutionFactory()
    for n in range(23):
        text = f"Notes drought {'drought ' * (n % 4)} {'word ' * (n % 5)};"
        factories.ClauseFactory(resolution=resolution, text=text)
    seal()
    factories.ClauseFactory(resolution=resolution, text="Notes the drought;")
    with override_settings(SEARCH_SCORED=size, SEARCH_PAGE_SIZE=5):
        pages = [search_clauses(ClauseQuery("drought", page=page)) for page in range(1, 6)]
        exported = [clause.pk for clause in list_clauses(ClauseQuery("drought"), 100)]
    assert [hit.clause.pk for page in pages for hit in page.hits] == exported
    assert len(set(exported)) == 24


def test_check_index_tells_what_differs(archive: list[Clause], capsys: pytest.CaptureFixture[str]) -> None:
    call_command("check_index", questions=30)
    alike = (
        "30 questions, all answered alike (1 parts, 0 changes beside them, 0 questions left to the table)."
    )
    assert capsys.readouterr().out == f"{alike}\n"
    Posting.objects.filter(field__in=["lexeme", "kind"]).update(clauses=BitMap().serialize())
    with kept.nothing(), pytest.raises(CommandError, match=r"of 30 differ .*index --rebuild"):
        call_command("check_index", questions=30)


def test_the_lexicon_has_each_word_with_its_lexeme(archive: list[Clause]) -> None:
    words = Word.objects.filter(lexeme__in=["traffick", "naiv"]).values_list("language", "word", "folded")
    assert set(words) == {
        ("English", "traffickers", "traffickers"),
        ("English", "trafficking", "trafficking"),
        ("English", "naïve", "naive"),
    }
