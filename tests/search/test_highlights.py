"""What is marked in a clause is what matched."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from archive.models import SEARCH_CONFIGS, Clause
from archive.queries.clauses import ClauseQuery, search_clauses
from archive.queries.highlights import EXCERPT_CHARS, LEAD_CHARS, excerpt, find_matches
from archive.queries.language import Term
from archive.queries.lexemes import Lexemes, Step, part_words
from archive.queries.stems import stems_of
from archive.queries.words import Words, words_of_prose, words_of_tokens
from tests import factories


def marked(words: str, text: str) -> str:
    """The one clause found, its matches in square brackets."""
    factories.ClauseFactory(text=text, phrase="")
    (hit,) = search_clauses(ClauseQuery(words)).hits
    return "".join(
        f"[{segment.text}]" if segment.marked else segment.text for segment in hit.excerpt.segments
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("traffickers", "To combat [trafficking] and [traffickers];"),
        ('"human rights"', "[Human Rights] are the rights of humans, of human [human rights];"),
        ("human rights", "[Human Rights] are the [rights] of [humans], of [human human rights];"),
        ("war OR peace -law", "Peace has no law, [war] has none;"),
        ("sea -war", "By [sea] and by [SEA];"),
        ("anti-human", "[Anti-human] trafficking is not human;"),
        ("human", "Anti-[human] trafficking;"),
        ("Cote d'Ivoire", "In [Côte d’Ivoire] and on the coast;"),
        ('"state of the art"', "A state of art is no [state of the art];"),
        ("un.org/page", "See https://[un.org/page] on this;"),
        ("-unheard", "Nothing to mark;"),
        ("peace", '<b>[Peace]</b> & <i x="[peace]">[peace]</i>;'),
        ('"human rights"', "See <[human rights]> there;"),
    ],
)
def test_marks(words: str, expected: str) -> None:
    assert marked(words, expected.replace("[", "").replace("]", "")) == expected


def test_phrase_and_marks_part_the_text() -> None:
    segments = excerpt("Further invites all States", "Further invites", [(8, 15), (20, 26)]).segments
    assert [(segment.text, segment.marked, segment.phrase) for segment in segments] == [
        ("Further ", False, True),
        ("invites", True, True),
        (" all ", False, False),
        ("States", True, False),
    ]


def test_a_mark_across_the_end_of_the_phrase_is_parted() -> None:
    segments = excerpt("Urges States", "Urges", [(0, 12)]).segments
    assert [(segment.text, segment.phrase) for segment in segments] == [("Urges", True), (" States", False)]


@given(
    text=st.text(alphabet="ab ’", min_size=1, max_size=3 * EXCERPT_CHARS),
    starts=st.lists(st.integers(0, 3 * EXCERPT_CHARS), max_size=4, unique=True),
    phrase=st.text(alphabet="ab ", max_size=4),
)
def test_an_excerpt_is_one_piece_of_the_text_around_its_first_match(
    text: str, starts: list[int], phrase: str
) -> None:
    matches = [(start, start + 1) for start in sorted(starts) if start < len(text)]
    cut = excerpt(text, phrase, matches)
    shown = "".join(segment.text for segment in cut.segments)
    assert shown in text
    assert len(shown) <= EXCERPT_CHARS
    assert (shown == text) == (len(text) <= EXCERPT_CHARS)
    assert (shown == text) == (not cut.cut_before and not cut.cut_after)
    if matches:
        assert any(segment.marked for segment in cut.segments)


@pytest.mark.django_db
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), min_size=1))
def test_every_word_is_found_again_at_its_place(text: str) -> None:
    check_places(text)


PIECES = [
    "human",
    "rights",
    " ",
    "-",
    "’",
    "'",
    "/",
    ".",
    "@",
    "é",
    "e\u0302",
    "<b>",
    "&amp;",
    "1.5",
    "-2",
    "www.un.org/a",
    "http://",
    "\\",
    '"',
    "_",
    "A/RES/1",
    "مرحبا",
    "😀",
    "(a)",
    "the",
]


@pytest.mark.django_db
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(["<b>", ".", "/", "human"])
@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=12))
def test_every_word_of_awkward_pieces_is_found_again_at_its_place(pieces: list[str]) -> None:
    check_places("".join(pieces))


PROSE = [
    *"abxEe019 ,;:()[]\"“”‘’'?.\n²⁴⁰é",
    ". ",
    "the",
    "States",
    "12th",
    "1e",
    "e5",
    "I",
    "www",
    "http",
    "’s",
]


@pytest.mark.django_db
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.lists(st.sampled_from(PROSE), max_size=14).map("".join), min_size=20, max_size=40))
def test_words_of_prose_are_those_that_postgresql_finds(texts: list[str]) -> None:
    prose = {text: found for text in texts if (found := words_of_prose(text, "English")) is not None}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT words, (SELECT json_agg(json_build_array(tokid, token)) FROM ts_parse('default', words))"
            "  FROM unnest(%s::text[]) AS words",
            [list(prose)],
        )
        for text, tokens in cursor.fetchall():
            assert tuples(prose[text]) == tuples(words_of_tokens(text, tokens or []))


def tuples(words: Words) -> list[tuple[str, int, int]]:
    return [
        (text, *span)
        for text, span in zip(words.texts, words.spans(range(1, len(words.texts) + 1)), strict=True)
    ]


@pytest.mark.parametrize("text", ["3.5 per cent", "un.org", "a@b", "&amp;", "права", "+5", "3e5", "人权"])
def test_what_may_be_more_than_prose_is_left_to_postgresql(text: str) -> None:
    assert words_of_prose(text, "English") is None


def check_places(text: str) -> None:
    """Whatever stem is looked for, the marks have the words that PostgreSQL says stand at its positions."""
    Clause.objects.all().delete()
    clause = factories.ClauseFactory(text=text)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT token FROM ts_debug(%s::regconfig, %s) WHERE lexemes IS NOT NULL",
            [SEARCH_CONFIGS["English"], part_words(text, "English")],
        )
        words = [word for (word,) in cursor.fetchall()]
        cursor.execute(
            "SELECT lexeme, positions FROM archive_clause, unnest(search) WHERE id = %s", [clause.pk]
        )
        stems = cursor.fetchall()
    for stem, positions in stems:
        term = Term(stem)
        lexemes = Lexemes(("English",), {(term, "English"): (Step((stem,)),)})
        marks = [text[start:end] for start, end in find_matches([clause], term, lexemes)[clause.pk]]
        assert 0 < len(marks) <= len(positions)
        assert all(any(words[position - 1] in mark for mark in marks) for position in positions)


def test_a_long_clause_is_cut_around_its_first_match(db: None) -> None:
    filler = "and so on " * 1000
    factories.ClauseFactory(text=f"{filler}drought {filler}", phrase="")
    (hit,) = search_clauses(ClauseQuery("drought")).hits
    shown = "".join(segment.text for segment in hit.excerpt.segments)
    assert (hit.excerpt.cut_before, hit.excerpt.cut_after) == (True, True)
    assert 0 < shown.index("drought") <= LEAD_CHARS
    assert EXCERPT_CHARS - LEAD_CHARS <= len(shown) <= EXCERPT_CHARS


@pytest.mark.django_db
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    language=st.sampled_from([*SEARCH_CONFIGS, "German"]),
    pieces=st.lists(
        st.sampled_from([*PROSE, " ", "Droits", "niños", "organizations"]), min_size=1, max_size=12
    ),
)
def test_stems_of_prose_are_those_that_the_clause_is_indexed_by(language: str, pieces: list[str]) -> None:
    words = words_of_prose("".join(pieces), language)
    assume(words is not None and words.texts)
    assert words is not None
    Clause.objects.all().delete()
    clause = factories.ClauseFactory(text="".join(pieces), language=language)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT unnest(tsvector_to_array(search)) FROM archive_clause WHERE id = %s", [clause.pk]
        )
        indexed = {lexeme for (lexeme,) in cursor.fetchall()}
    stems = stems_of({language: set(words.texts)})[language]
    assert {stem for word in words.texts for stem in stems.of[word]} == indexed
    for stem in indexed:
        assert {word for word in stems.words[stem] if word in words.texts} == {
            word for word in words.texts if stem in stems.of[word]
        }
