"""Beginnings and words as printed: the index knows which clauses have them, or leaves them to the table."""

import random

import pytest
from django.test import override_settings
from pyroaring import BitMap

from archive.index.kept import kept
from archive.index.sealing import rebuild, seal
from archive.models import Clause, Document, Posting, Segment
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
PROSE = [" ", " ", ", ", "-", "’", ". "]
BETWEEN = [
    *" ;,’'-–/.:_½&@+|%*~<>\\=^$«»…،⁽ªˈ中İıſµßŉʼـ\n\t\u0301\u00ad\u200b\u00a0\u212a٣3",
    *([" "] * 9), " (", ") ", ". ", ": ", "¹ ", "\u0301 ", "&amp;", "º ", " 3.5 ", " 3.5", "www.",
    ".org ", ".com/", "http://", "№ ", ".¹ ", "¹, ", "⁵³ ", "5e3", "_ ", " _",
]  # fmt: skip


def spoken(chance: random.Random, language: str) -> str:
    """Words of a language with anything between them."""
    words = chance.choices(WORDS[language].split(), k=chance.randrange(2, 7))
    between = chance.choice((BETWEEN, PROSE))
    return "".join(part for word in words for part in (word, chance.choice(between)))


def store(chance: random.Random, number: int) -> None:
    for language in WORDS:
        resolution = factories.ResolutionFactory()
        Document.objects.filter(resolutions=resolution).update(language=language)
        Clause.objects.bulk_create(
            factories.ClauseFactory.build(
                resolution=resolution, position=n, text=spoken(chance, language), language=language, phrase=""
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


def assert_right(words: str) -> None:
    """What the index has for certain the table finds, what the table finds the index thinks possible."""
    reading = read_words(words)
    if reading.tree is None:
        return
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
    assert undecided(words) == (4 if words.startswith('"') else 0)
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
