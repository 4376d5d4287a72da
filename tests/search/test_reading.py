"""How a query is read, and that it is read as PostgreSQL does."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from archive.models import Clause
from archive.queries.clauses import ClauseQuery, search_clauses
from archive.queries.reading import Reading, read_words
from tests import factories

SENTENCES = {
    "human": "Clauses with human",
    "human trafficking": "Clauses with human and trafficking",
    "migrants, women and children": "Clauses with migrants, women and children",
    '"human rights" -children -war': "Clauses with “human rights”, without children or war",
    '-"human rights"': "Clauses without “human rights”",
    "drought or famine relief": "Clauses with drought; or with famine and relief",
    '"state of the art"': "Clauses with “state … … art”",
    "anti-human state-of-the-art": "Clauses with anti-human and state-of-the-art",
    "Cote d'Ivoire": "Clauses with Cote and “d Ivoire”",
    "Naïve CÔTE": "Clauses with Naïve and CÔTE",
    "A/RES/70/1": "Clauses with A/RES/70/1",
    '"unbalanced quote': "Clauses with “unbalanced quote”",
    "it's o'clock \\ back": "Clauses with “o clock” and back",
    "((( human": "Clauses with human",
    "- -war": "Clauses without war",
    "human - war": "Clauses with human and war",
    "human --war -(children": "Clauses with human, without war or children",
    "“human rights”--war": "Clauses with “human rights”, without war",
    '"war -- rights" pre--war -/etc/x': "Clauses with “war rights” and “pre war”, without /etc/x",
}


@pytest.mark.django_db
@pytest.mark.parametrize("words", SENTENCES)
def test_reading_as_a_sentence(words: str) -> None:
    assert "".join(part.text for part in read_words(words).parts) == SENTENCES[words]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "left_out"),
    [
        ("the of", ("the", "of")),
        ("the rights and the duties or not", ("the", "not")),
        ("😀 ?! -", ()),
        ('"', ()),
        ("or", ()),
    ],
)
def test_words_left_out(words: str, left_out: tuple[str, ...]) -> None:
    assert read_words(words).left_out == left_out


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["the of", "😀", '"', "-", "or or", "& | ! <-> :*", "؟", "-the"])
def test_nothing_to_look_for(words: str) -> None:
    assert read_words(words).alternatives == ()


def holds(reading: Reading, text: str) -> bool:
    """Whether a text of plain words, each its own stem, answers a reading."""
    tokens = text.split()

    def stands(stems: list[tuple[str, int]]) -> bool:
        for at in range(len(tokens)):
            place = at
            for stem, distance in stems:
                place += distance
                if place >= len(tokens) or tokens[place] != stem:
                    break
            else:
                return True
        return False

    return any(
        all(stands([(stem.text, stem.distance) for stem in term.stems]) != term.excluded for term in terms)
        for terms in reading.alternatives
    )


VOCABULARY = ["peac", "war", "sea", "law", "the"]
WORDS = st.sampled_from([*VOCABULARY, "or", "and", "-", '"', "-war", '"sea law', "sea-law", "OR"])
SIGNS = st.sampled_from([*'- "(&|<>:*\\', "--", "- -", " sea", " war", " or "])


@pytest.mark.django_db
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example("- -war", "war")
@example("- -war", "peac")
@example('-- - "sea law - -', "sea law")
@example("-" * 400, "war")
@example("- " * 200, "war")
@example("-(" * 200 + "war", "war")
@example("-<" * 200 + "war", "war")
@example('-"' * 200, "war")
@example("war: -" * 66, "war")
@given(
    words=st.lists(WORDS, max_size=8).map(" ".join) | st.lists(SIGNS, max_size=100).map("".join),
    text=st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=6).map(" ".join),
)
def test_the_reading_is_what_postgresql_searches(words: str, text: str) -> None:
    Clause.objects.all().delete()
    factories.ClauseFactory(text=text)
    answer = search_clauses(ClauseQuery(words))
    if answer.asked:
        assert (answer.clauses == 1) == holds(answer.reading, text)
    else:
        assert answer.reading.alternatives == ()
