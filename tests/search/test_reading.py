"""How a query is read, and that it is read as PostgreSQL does."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from archive.models import Clause
from archive.queries.clauses import ClauseQuery, search_clauses
from archive.queries.language import All, Either, Form, Near, Node, Not, Term
from archive.queries.reading import read_words
from tests import factories

SENTENCES = {
    "human": "Clauses with human",
    "human trafficking": "Clauses with human and trafficking",
    "migrants, women and children": "Clauses with migrants, women and children",
    '"human rights" -children -war': "Clauses with “human rights”, without children or war",
    '-"human rights"': "Clauses without “human rights”",
    "drought OR famine relief": "Clauses with drought; or with famine and relief",
    "(drought OR famine) relief": "Clauses with (drought or famine) and relief",
    "relief -(drought famine)": "Clauses with relief, without (drought and famine)",
    '"state of the art"': "Clauses with “state of the art”",
    "anti-human state-of-the-art": "Clauses with anti-human and state-of-the-art",
    "Naïve CÔTE": "Clauses with Naïve and CÔTE",
    "A/RES/70/1": "Clauses with A/RES/70/1",
    '"unbalanced quote': "Clauses with “unbalanced quote”",
    "((( human": "Clauses with human",
    "- -war": "Clauses without war",
    "human - war": "Clauses with human and war",
    "traffick* =Policies": "Clauses with traffick… and exactly “Policies”",
    "war NEAR/5 peace": "Clauses with war within 5 words of peace",
    "war verb:urge,invite -type:op": "Clauses with war, without kind operative, of verb urge or invite",
    "year:2015..2020 against:>0": "Clauses of year 2015 to 2020 and votes against from 1",
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
        ("the rights and the duties or not", ("the", "and", "or", "not")),
        ('"of the" war', ("“of the”",)),
        ("😀 ?! -", ()),
        ('"', ()),
    ],
)
def test_words_left_out(words: str, left_out: tuple[str, ...]) -> None:
    assert read_words(words).left_out == left_out


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["", "the of", "😀", '"', "-", "& | ! <-> :*", "؟", "-the", "the NEAR of"])
def test_nothing_to_look_for(words: str) -> None:
    assert read_words(words).tree is None


@pytest.mark.django_db
def test_what_the_first_language_leaves_out_is_left_out_everywhere() -> None:
    factories.DocumentFactory.create_batch(2)
    factories.DocumentFactory(language="French")
    assert read_words("the war").left_out == ("the",)
    assert read_words("sur la war").left_out == ()


@pytest.mark.django_db
def test_a_trouble_stands_within_what_was_typed() -> None:
    (marked,) = read_words("war (peace").marked
    assert (marked.before, marked.wrong, marked.after) == ("war ", "(", "peace")


STEMS = ["peac", "war", "sea", "law"]


def stands(node: Node, words: list[str]) -> bool:
    """Whether a text of words, each its own stem, has what the tree asks; a small reading of its own."""
    match node:
        case Term():
            return any(stands_at(node, words, at) for at in range(len(words)))
        case Near(left, right, reach):
            ones, others = (
                [at for at, _ in enumerate(words) if stands_at(term, words, at)] for term in (left, right)
            )
            return any(
                0 < other - (one + length(left) - 1) <= reach
                or 0 < one - (other + length(right) - 1) <= reach
                for one in ones
                for other in others
            )
        case Not(inner):
            return not stands(inner, words)
        case All(nodes):
            return all(stands(inner, words) for inner in nodes)
        case Either(nodes):
            return any(stands(inner, words) for inner in nodes)
    raise AssertionError(node)


def length(term: Term) -> int:
    return len(term.text.replace("-", " ").split())


def stands_at(term: Term, words: list[str], at: int) -> bool:
    wanted = term.text.rstrip("*").replace("-", " ").split()
    found = words[at : at + len(wanted)]
    if term.form is Form.PREFIX or term.text.endswith("*"):
        return len(found) == len(wanted) and found[:-1] == wanted[:-1] and found[-1].startswith(wanted[-1])
    return found == wanted


TYPED = st.sampled_from(
    [
        *STEMS,
        "OR",
        "-",
        "-war",
        "(",
        ")",
        "-(",
        '"sea law"',
        '"sea la*"',
        "sea-law",
        "=war",
        "pe*",
        "NEAR/1",
        "NEAR/2",
    ]
)


@pytest.mark.django_db
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example("- -war", "war")
@example("war NEAR/2 sea NEAR/1 law", "war peac sea law")
@example("-(war OR sea) law", "law peac")
@example("(" * 300 + "war", "war")
@given(
    words=st.lists(TYPED, max_size=9).map(" ".join),
    text=st.lists(st.sampled_from(STEMS), min_size=1, max_size=6).map(" ".join),
)
def test_the_reading_is_what_postgresql_searches(words: str, text: str) -> None:
    Clause.objects.all().delete()
    factories.ClauseFactory(text=text)
    answer = search_clauses(ClauseQuery(words))
    if answer.reading.tree is None:
        assert not answer.asked
    else:
        assert (answer.clauses == 1) == stands(answer.reading.tree, text.split())
        marked = [s.text for hit in answer.hits for s in hit.excerpt.segments if s.marked]
        assert bool(marked) == (answer.clauses == 1 and wants(answer.reading.tree, text.split()))


def wants(node: Node, words: list[str]) -> bool:
    """Whether the text answers the tree by a word that it has."""
    match node:
        case Not():
            return False
        case All(nodes) | Either(nodes):
            return any(stands(inner, words) and wants(inner, words) for inner in nodes)
    return True
