"""What is read of vectors and texts as arrays is what PostgreSQL and plain Python read in them."""

import numpy as np
import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.index.parsing import distinct, parse, plain
from archive.index.spellings import is_odd, spaced
from archive.index.tokens import Numbered, tokens_of

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS))
def test_vectors_are_read_as_postgresql_writes_them(db: None, texts: list[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT v::text, length(v), array(SELECT lexeme FROM unnest(v)),"
            " array(SELECT array_length(positions, 1) FROM unnest(v)),"
            " array(SELECT p FROM unnest(v) AS one, unnest(one.positions) AS p)"
            "  FROM unnest(%s::text[]) AS t, to_tsvector('rapporteur_english', t) AS v", [texts]
        )  # fmt: skip
        rows = cursor.fetchall()
    numbered = Numbered()
    entries = parse([row[0] for row in rows], [row[1] for row in rows], 5, numbered)
    lexemes = plain(numbered.tokens)
    assert [lexemes[number] for number in entries.lexemes] == [lexeme for row in rows for lexeme in row[2]]
    assert entries.times.tolist() == [times for row in rows for times in row[3]]
    assert entries.places.tolist() == [place for row in rows for place in row[4]]
    assert entries.clauses.tolist() == [n for n, row in enumerate(rows, start=5) for _ in row[2]]


@given(numbers=st.lists(st.integers(-9, 9)))
def test_numbers_each_once(numbers: list[int]) -> None:
    assert distinct(np.array(numbers, np.int64)).tolist() == sorted(set(numbers))


@given(text=st.text(st.characters(max_codepoint=127) | st.sampled_from("’“”–—…«»\u00a0¹²⁰")))
def test_words_of_a_text_in_ascii_but_for_marks_are_those_of_any_other(text: str) -> None:
    assert [*spaced(text)[0].split(), "é".encode()] == spaced(f"{text} é")[0].split()


@given(text=st.text(st.sampled_from("a1.:_ ’“–…\u00a0¹⁰ª\t")))
def test_a_text_that_is_taken_for_plain_is_not_odd(text: str) -> None:
    assert spaced(text)[1] or not is_odd(text)


@given(texts=st.lists(st.lists(st.text(st.sampled_from("abé"), min_size=1), max_size=20), max_size=5))
def test_equal_tokens_have_one_number(texts: list[list[str]]) -> None:
    numbered = Numbered()
    for words in texts:
        numbers = numbered.number(tokens_of(" ".join(words).encode()))
        assert [numbered.tokens[number] for number in numbers] == words
    assert sorted(numbered.tokens) == sorted({word for words in texts for word in words})


@pytest.mark.parametrize(
    "words",
    [
        ["xxxxxxxpyyypzzzp", "xxxxxxx0yyy0zzz0"],
        ["'xxxxxxpyyypzzzp'", "'xxxxxx0yyy0zzz0'"],
        ["0000000100010001", "0000000900090009"],
        ["aaaaaaapaaapaaapaaaaaaaa", "aaaaaaa0aaa0aaa0aaaaaaaa"],
    ],
)
def test_tokens_that_differ_alike_in_several_windows_have_two_numbers(words: list[str]) -> None:
    """With any factors."""
    tokens = tokens_of(" ".join(words).encode())
    assert {tuple(sorted(Numbered().number(tokens))) for _ in range(300)} == {(0, 1)}
