"""The benchmark of relevance: its measures, and that its questions and judgements belong together."""

import csv
import re
from math import log2

from benchmarks.relevance.measures import ndcg, reciprocal_rank
from benchmarks.relevance.queries import JUDGEMENTS, name_of, read_queries
from tests import factories


def test_the_best_order_gains_all() -> None:
    assert ndcg([3, 2, 1, 0], [1, 3, 0, 2]) == 1.0


def test_what_stands_lower_gains_less_and_below_ten_nothing() -> None:
    assert ndcg([0, 3], [3]) == 1 / log2(3)
    assert ndcg([0] * 10 + [3], [3]) == 0.0
    assert ndcg([2, 3], [3, 2]) == (3 + 7 / log2(3)) / (7 + 3 / log2(3))


def test_the_first_of_the_best_grade_counts() -> None:
    assert reciprocal_rank([2, 0, 3, 3], [3, 2, 3]) == 1 / 3
    assert reciprocal_rank([2, 1], [2, 1]) == 1.0
    assert reciprocal_rank([2], [3, 2]) == 0.0


def test_every_question_is_judged_once_in_two_halves() -> None:
    queries = read_queries()
    words = [query.words for query in queries]
    assert len(words) == len(set(words)) == 80
    assert all(max(query.grades.values()) >= 2 for query in queries)
    assert {grade for query in queries for grade in query.grades.values()} == {0, 1, 2, 3}
    assert {query.held_out for query in queries} == {False, True}


def test_judgements_are_of_known_questions_and_hold_names_alone() -> None:
    with JUDGEMENTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    assert {row[0] for row in rows} == {query.words for query in read_queries()}
    assert len({(words, clause) for words, _, clause in rows}) == len(rows)
    name = re.compile(r"(A/RES/\d+/\d+( [A-Z])?|(sessions|papers)/[\w/-]+) [A-Z][a-z]+ [\w-]+")
    assert [row[2] for row in rows if not name.fullmatch(row[2])] == []


def test_a_clause_is_named_by_the_symbol_or_place_of_its_text(db: None) -> None:
    clause = factories.ClauseFactory(resolution__symbol="A/RES/70/1", language="French")
    assert name_of(clause) == f"A/RES/70/1 French {clause.anchor}"
    plain = factories.ClauseFactory(resolution__symbol="")
    assert plain.resolution is not None
    assert name_of(plain) == f"{plain.resolution.get_absolute_url().strip('/')} English {plain.anchor}"
