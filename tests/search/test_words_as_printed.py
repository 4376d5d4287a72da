"""Beginnings and words as printed: the index knows which clauses have them, or leaves them to the table."""

import random
from collections.abc import Iterator, Mapping

import pytest
from django.test import override_settings
from pyroaring import BitMap

from archive.index.kept import kept
from archive.index.sealing import rebuild, seal
from archive.models import Clause, Document, Posting, Segment
from archive.queries.bounds import Bounds
from archive.queries.indexed import IndexedFound, take_snapshot
from archive.queries.matching import Matching
from archive.queries.reading import read_words
from tests import factories

pytestmark = pytest.mark.usefixtures("small_sets")

WORDS = {
    "English": "organ organs organized Organization organizations ORGANIZATIONAL right rights Rights righted"
    " naïve naïves NAÏVE develop developed development Developments dying die per personal the cop26 1e5 71ª",
    "French": "organe organes organisation Organisations droit droits développer DÉVELOPPEMENT œuvre Œuvres"
    " développements l’organe l'organisation aujourd’hui paraît para",
    "Spanish": "para paren parar paró organización organizaciones derecho derechos 1ª Niño niños",
    "Russian": "право права правами Ёлка ёлки елка развитие развития РАЗВИТИЕ й",
    "Arabic": "حق حقوق الحقوق حُقوق تنمية التنمية تنميةـ",
    "Chinese": "人权 organization organizations 2030年 organs发展 rights",
}
# Of few words many phrases are frequent.
FEW = {
    "English": "right rights human humans Developing development of the naïve",
    "French": "droit droits humain humains développement développer les",
    "Spanish": "para derecho derechos humano humanos",
    "Russian": "право права человек человека развитие и",
    "Arabic": "حق حقوق تنمية التنمية",
    "Chinese": "人权 rights 发展",
}
PROSE = [" ", " ", ", ", "-", "’", ". "]
BETWEEN = [
    *" ;,’'-–/.:_½&@+|%*~<>\\=^$«»…،⁽ªˈ中İıſµßŉʼـ\n\t\u0301\u00ad\u200b\u00a0\u212a٣3",
    *([" "] * 9), " (", ") ", ". ", ": ", "¹ ", "\u0301 ", "&amp;", "º ", " 3.5 ", " 3.5", "www.",
    ".org ", ".com/", "http://", "№ ", ".¹ ", "¹, ", "⁵³ ", "5e3", "_ ", " _",
]  # fmt: skip


def spoken(chance: random.Random, language: str, known: Mapping[str, str] = WORDS) -> str:
    """Words of a language with anything between them."""
    words = chance.choices(known[language].split(), k=chance.randrange(2, 7))
    between = chance.choice((BETWEEN, PROSE))
    return "".join(part for word in words for part in (word, chance.choice(between)))


def store(chance: random.Random, number: int, known: Mapping[str, str] = WORDS) -> None:
    for language in known:
        resolution = factories.ResolutionFactory()
        Document.objects.filter(resolutions=resolution).update(language=language)
        Clause.objects.bulk_create(
            factories.ClauseFactory.build(
                resolution=resolution,
                position=n,
                text=spoken(chance, language, known),
                language=language,
                phrase="",
            )
            for n in range(1, number + 1)
        )


def questions(chance: random.Random, number: int) -> list[str]:
    words = [word for some in WORDS.values() for word in some.split()]
    asked = []
    for _ in range(number):
        word, other = chance.sample(words, 2)
        begun = f"{word[: chance.randrange(2, 9)]}*"
        between = chance.choice(BETWEEN)
        asked.append(chance.choice((
            begun, begun, begun, f"={word}", f"={word}", f"={word.upper()}", f"-{begun}", f"-={word}",
            f'"{other} {begun}"', f"{begun} OR ={other}", f"{begun} -={other}", f"{other} NEAR/3 {begun}",
            f'="{other} {word}"', f"{other} {begun}", f'"{word}{between}{other[:4]}*"',
            f"={word}{between}{other}",
        )))  # fmt: skip
    return asked


def phrases(chance: random.Random, number: int) -> Iterator[str]:
    """Mostly of one language, as typed or without accents, which end in a beginning or do not."""
    for _ in range(number):
        words = FEW[chance.choice(list(FEW))].split()
        phrase = chance.choices(words, k=chance.choice((2, 2, 2, 3, 4)))
        if chance.random() < 0.1:
            phrase[0] = chance.choice(WORDS["English"].split())
        typed = " ".join(phrase)
        if chance.random() < 0.2:
            typed = typed.replace("ï", "i").replace("é", "e").upper()
        last = len(phrase[-1])
        cut = max(2, chance.randrange(last + 1))
        yield chance.choice(
            (f'"{typed[: len(typed) - last + cut]}*"',) * 3 + ("=" + typed.replace(" ", "-"),)
        )


def assert_right(words: str) -> Bounds:
    """What the index has for certain the table finds, what the table finds the index thinks possible."""
    reading = read_words(words)
    if reading.tree is None:
        return Bounds(BitMap(), BitMap())
    snapshot = take_snapshot()
    bounds = Matching(snapshot, reading).bounds()
    table = BitMap(Clause.objects.order_by().filter(reading.condition).values_list("pk", flat=True))
    table -= snapshot.changed
    texts = Clause.objects.in_bulk([*(bounds.sure - table), *(table - bounds.possible)])
    assert (words, {clause.text for clause in texts.values()}) == (words, set())
    assert bounds.sure <= bounds.possible
    assert (
        IndexedFound(snapshot, reading, {}).counts().clauses
        == Clause.objects.filter(reading.condition).count()
    )
    return bounds


@pytest.mark.parametrize("seed", range(4))
def test_bounds_hold_whatever_stands_between_words(db: None, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    store(chance, 60)
    with override_settings(INDEX_SEGMENT_CLAUSES=chance.choice((90, 1000))):
        rebuild()
    for words in questions(chance, 60):
        assert_right(words)
    store(chance, 3)
    seal()
    for clause in chance.sample(list(Clause.objects.all()), 30):
        if chance.random() < 0.5:
            Clause.objects.filter(pk=clause.pk).update(text=spoken(chance, clause.language))
        else:
            clause.delete()
    assert Segment.objects.count() > 1
    for words in questions(chance, 60):
        assert_right(words)


@pytest.mark.parametrize("seed", range(4))
def test_bounds_of_phrases_hold_whatever_stands_between_words(db: None, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    store(chance, 60, FEW)
    with override_settings(INDEX_SEGMENT_CLAUSES=chance.choice((90, 1000))):
        rebuild()
    store(chance, 5, FEW)
    seal()
    sure = [len(assert_right(words).sure) for words in phrases(chance, 120)]
    assert sum(map(bool, sure)) > 20


def undecided(words: str) -> int:
    """How many clauses the index leaves to the table."""
    bounds = Matching(take_snapshot(), read_words(words)).bounds()
    return len(bounds.possible - bounds.sure)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("organizati*", 4),
        ("=organized", 3),
        ("-organizati*", 6),
        ('"the organizati*"', 4),
        ("organizati* OR =organs", 7),
    ],
)
def test_the_index_decides_alone_where_lexemes_do_not_tell(db: None, words: str, number: int) -> None:
    texts = (
        ["Notes the organs;"] * 3 + ["Notes what was organized;"] * 3 + ["Notes the Organizations’ work;"] * 3
    )
    for text in [*texts, "Notes the organization, which is new;"]:
        factories.ClauseFactory(text=text)
    seal()
    assert undecided(words) == 0
    assert IndexedFound(take_snapshot(), read_words(words), {}).number() == number
    # A segment of an earlier release knows nothing of words.
    Posting.objects.filter(field__in=["word", "spelled"]).delete()
    with kept.nothing():
        assert undecided(words) == 10
        assert IndexedFound(take_snapshot(), read_words(words), {}).number() == number


def test_odd_texts_are_left_to_the_table(db: None) -> None:
    for text in ("organs", "organized", "organizations", "the_organization", "un.organizations of organs"):
        for _ in range(3):
            factories.ClauseFactory(text=f"Notes {text};")
    seal()
    assert undecided("organizati*") == 6
    assert IndexedFound(take_snapshot(), read_words("organizati*"), {}).number() == 6


def test_phrases_are_decided_where_no_other_word_of_the_lexemes_stands_beside(db: None) -> None:
    texts = ["human rights and developing countries", "Human, right of sustainable development"]
    for text in [
        *texts * 4,
        "humans' rights",
        "human righted by humans",
        "developing the development of countries",
    ]:
        factories.ClauseFactory(text=f"Notes {text};")
    seal()
    decided = {
        '"human rig*"': (9, 1), '"human rights*"': (4, 0), "=human-right": (4, 0),
        '"developing cou*"': (4, 0), '"sustainable developm*"': (4, 0), '"of sustainable developm*"': (4, 0),
        '"right of sust*"': (4, 4), '-"human rig*"': (2, 1),
    }  # fmt: skip
    found = {
        words: (IndexedFound(take_snapshot(), read_words(words), {}).number(), undecided(words))
        for words in decided
    }
    assert found == decided


def test_a_phrase_may_begin_within_an_address(db: None) -> None:
    factories.ClauseFactory(text="Notes human@personal.org and the human per year;")
    factories.ClauseFactory(text="Notes personal rights;")
    seal()
    assert len(assert_right('"human personal*"').possible) == 1


def test_words_beyond_the_last_place_that_is_known_are_left_to_the_table(db: None) -> None:
    for text in ["the " * 16_380 + "human being rights"] * 3 + ["the human rights"] * 3:
        factories.ClauseFactory(text=f"Notes {text};")
    seal()
    assert len(assert_right('"human rig*"').sure) == 3


def test_an_edit_that_leaves_all_lexemes_is_found_at_once(db: None) -> None:
    for text in ("organizations", "organs") * 3:
        factories.ClauseFactory(text=f"Notes {text};")
    edited = Clause.objects.filter(text="Notes organizations;").first()
    seal()
    Clause.objects.filter(pk=edited.pk).update(text="Notes organs;")
    assert list(take_snapshot().changed) == [edited.pk]
    for words, number in {"organizati*": 2, "=organs": 4, "-=organs": 2}.items():
        assert_right(words)
        assert IndexedFound(take_snapshot(), read_words(words), {}).number() == number
