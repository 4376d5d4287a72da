"""Clauses of two texts held beside each other."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from archive.alignment import Pair, align, places_alike, words_alike
from archive.rewording import Said, reword

WORDS = (
    "sea",
    "States",
    "urges",
    "the",
    "oceans",
    "of",
    "plastic",
    "15",
    "海",
    "洋",
    "all",
    "deeply,",
    "(b)",
)
CLAUSES = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
TEXTS = st.lists(CLAUSES | st.sampled_from(["Urges all States;", "Calls upon the sea;"]), max_size=12)
MEASURES = st.sampled_from([words_alike, places_alike])

FISH = "Urges Member States to protect the fish of the high seas from nets without end;"
NETS = "Requests the Secretary-General to count lost nets in every harbour of the region;"
PORT = "Encourages ports to receive litter free of charge, and to tell ships where to leave it;"
RAIN = "Notes with regret that the rains have failed for three years in a row;"


@given(TEXTS, TEXTS, MEASURES)
def test_every_clause_of_both_appears_once(left, right, measure):
    pairs = align(left, right, measure)
    assert [pair.left for pair in pairs if pair.left is not None] == list(range(len(left)))
    assert sorted(pair.right for pair in pairs if pair.right is not None) == list(range(len(right)))
    assert all(pair.left is not None or pair.right is not None for pair in pairs)
    stay = [pair.right for pair in pairs if pair.right is not None and not pair.moved]
    assert stay == sorted(stay)
    assert all(pair.left is not None and pair.right is not None for pair in pairs if pair.moved)


@given(TEXTS, TEXTS, MEASURES)
def test_with_the_texts_in_turn_so_is_the_answer(left, right, measure):
    there = {pair.swapped() for pair in align(right, left, measure)}
    assert set(align(left, right, measure)) == there


@given(TEXTS, MEASURES)
def test_a_text_beside_itself_is_the_same(text, measure):
    told = [(pair.left, pair.right, pair.moved) for pair in align(text, text, measure)]
    if measure is places_alike or all(any(c.isalnum() for c in clause) for clause in text):
        assert told == [(n, n, False) for n in range(len(text))]


@given(CLAUSES, CLAUSES)
def test_rewording_loses_no_word_and_keeps_the_same_on_both_sides(left, right):
    here, there = reword(left, right)
    assert ("".join(said.text for said in here), "".join(said.text for said in there)) == (left, right)
    kept = ["".join(said.text for said in side if not said.changed).split() for side in (here, there)]
    assert "".join(kept[0]) == "".join(kept[1])
    assert reword(right, left) == (there, here)
    assert all(one.changed != next_one.changed for side in (here, there) for one, next_one in pairwise(side))


def test_changed_added_and_left_out():
    changed = FISH.replace("the fish", "all fish")
    assert align([FISH, NETS], [changed, PORT], words_alike) == [
        Pair(0, 0),
        Pair(1, None),
        Pair(None, 1),
    ]


def test_moved():
    pairs = align([FISH, NETS, PORT, RAIN], [NETS, PORT, FISH, RAIN], words_alike)
    assert pairs == [Pair(0, 2, moved=True), Pair(1, 0), Pair(2, 1), Pair(3, 3)]


def test_one_true_pair_beats_two_poor_ones():
    whole = "fish seas nets ports rain tide"
    one, other = "fish seas nets ports ropes oars", "salt wind nets ports rain tide"
    likeness = words_alike([whole, other], [one, whole])
    assert 0.5 < likeness[0, 0] < 0.7
    assert likeness[0, 0] + likeness[1, 1] > 1
    assert Pair(0, 1) in align([whole, other], [one, whole], words_alike)


def test_by_place():
    pairs = align(["PP1", "1", "2", "3"], ["PP1", "1", "3", "4"], places_alike)
    assert pairs == [Pair(0, 0), Pair(1, 1), Pair(2, None), Pair(3, 2), Pair(None, 3)]


def test_words_are_marked():
    here, there = reword("Urges all States to sail;", "Urges Member States to sail daily;")
    assert here == [Said("Urges ", False), Said("all ", True), Said("States to sail;", False)]
    assert there == [
        Said("Urges ", False),
        Said("Member ", True),
        Said("States to sail ", False),
        Said("daily", True),
        Said(";", False),
    ]


def test_signs_of_a_script_without_spaces_are_words():
    here, _ = reword("重申海洋", "重申山洋")
    assert [said.text for said in here if said.changed] == ["海"]
