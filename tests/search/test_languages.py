"""Each clause is matched by the stems of its own language, and one query searches them all."""

import pytest

from archive.models import Document
from archive.queries.clauses import ClauseQuery, search_clauses
from tests import factories

TEXTS = {
    "English": "Urges States to protect migrants;",
    "French": "Prie instamment les États de protéger les réfugiés ;",
    "Spanish": "Insta a los Estados a que protejan a los migrantes;",
    "Russian": "настоятельно призывает государства защищать права человека;",
    "Arabic": "تحث الدول على حماية حقوق الإنسان؛",
    "Chinese": "敦促各国保护移民的人权；",
    "Swahili": "Inahimiza mataifa kulinda wahamiaji;",
}

FOUND = {
    "protecting": {"English"},
    "protegeront": {"French"},
    "refugie": {"French"},
    "protejer": {"Spanish"},
    "migrants": {"English"},
    "migrante": {"English", "Spanish"},
    "государств": {"Russian"},
    "правами": {"Russian"},
    "الحقوق": {"Arabic"},
    "移民": {"Chinese"},
    "人权": {"Chinese"},
    "民人": set(),
    "人权*": {"Chinese"},
    "保护移*": {"Chinese"},
    "民人*": set(),
    '"保护 移民的人*"': {"Chinese"},
    "=人权": {"Chinese"},
    "=民人": set(),
    "保护 人权": {"Chinese"},
    "wahamiaji": {"Swahili"},
    "migrants OR 移民 OR mataifa": {"English", "Chinese", "Swahili"},
    "-migrants": {"French", "Spanish", "Russian", "Arabic", "Chinese", "Swahili"},
    "migra*": {"English", "Spanish"},
}


@pytest.fixture
def archive(db: None) -> None:
    factories.DocumentFactory()  # English is the language of most documents
    for language, text in TEXTS.items():
        document: Document = factories.DocumentFactory(language=language)
        resolution = factories.ResolutionFactory(document=document)
        factories.ClauseFactory(resolution=resolution, language=language, text=text, phrase="")


@pytest.mark.parametrize("words", FOUND)
def test_a_word_is_found_in_any_form_of_the_language(archive: None, words: str) -> None:
    answer = search_clauses(ClauseQuery(words))
    assert {hit.clause.language for hit in answer.hits} == FOUND[words]


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("移民", ["移民"]),
        ("移民*", ["移民"]),
        ("=移民", ["移民"]),
        ("refugie", ["réfugiés"]),
        ("الحقوق", ["حقوق"]),
        ("=Инста", []),
    ],
)
def test_what_matched_is_marked(archive: None, words: str, marked: list[str]) -> None:
    hits = search_clauses(ClauseQuery(words)).hits
    assert [s.text for hit in hits for s in hit.excerpt.segments if s.marked] == marked
