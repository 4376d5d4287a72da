"""Languages: which one a text is in, and the phrases of each."""

import pytest

from archive.parser.languages import ENGLISH, FRENCH, LANGUAGES, SPANISH, Language, recognise
from archive.parser.model import Place
from archive.parser.phrases import Form, Phrase, find_phrase
from archive.parser.segment import Block

PARTICIPLE, FINITE = Form.PARTICIPLE, Form.FINITE


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The harbour of the town is open to all ships.", "English"),
        ("Le port de la ville est ouvert à tous les navires.", "French"),
        ("El puerto de la ciudad está abierto a todos los barcos.", "Spanish"),
        ("Порт города открыт для всех судов.", "Russian"),
        ("ميناء المدينة مفتوح لجميع السفن.", "Arabic"),
        ("城市港口对所有船只开放。", "Chinese"),
        ("A/RES/80/1", "English"),
        ("", "English"),
    ],
)
def test_a_text_is_known_by_its_letters_and_common_words(text: str, name: str) -> None:
    assert recognise([text]).name == name


def test_no_two_languages_bear_one_name_or_code() -> None:
    assert len({language.name for language in LANGUAGES}) == len(LANGUAGES)
    codes = [code for language in LANGUAGES for code in language.codes]
    assert len(set(codes)) == len(codes)


def phrase(text: str, language: Language) -> Phrase | None:
    return find_phrase(Block(text, Place((1,)), language=language))


@pytest.mark.parametrize(
    ("text", "phrase_text", "verb", "form"),
    [
        ("Rappelant ses résolutions,", "Rappelant", "rappeler", PARTICIPLE),
        ("Profondément préoccupée par la crue,", "Profondément préoccupée", "préoccuper", PARTICIPLE),
        ("Ayant à l'esprit la Charte,", "Ayant à l'esprit", "avoir", PARTICIPLE),
        ("Ayant dûment examiné le rapport,", "Ayant dûment examiné", "examiner", PARTICIPLE),
        ("Se félicitant également de l’accord,", "Se félicitant également", "se féliciter", PARTICIPLE),
        ("Consciente de ses devoirs,", "Consciente", "conscient", PARTICIPLE),
        ("Notant avec une vive inquiétude que", "Notant avec une vive inquiétude", "noter", PARTICIPLE),
        ("S’engage à payer ;", "S’engage", "s’engager", FINITE),
        ("Prend également note avec satisfaction du rapport ;", "Prend également note avec satisfaction",
         "prendre", FINITE),
        ("Se déclare de nouveau gravement préoccupée par", "Se déclare de nouveau gravement préoccupée",
         "se déclarer", FINITE),
        ("Exprime sa profonde gratitude au port", "Exprime sa profonde gratitude", "exprimer", FINITE),
        ("Rappelle sa résolution 1/2 ;", "Rappelle", "rappeler", FINITE),
        ("Demande instamment aux États", "Demande instamment", "demander", FINITE),
        ("Est consciente que", "Est consciente", "conscient", FINITE),
    ],
)  # fmt: skip
def test_french_phrases(text: str, phrase_text: str, verb: str, form: Form) -> None:
    assert phrase(text, FRENCH) == Phrase(phrase_text, verb, form, known=True)


@pytest.mark.parametrize(
    ("text", "phrase_text", "verb", "form"),
    [
        ("Recordando sus resoluciones,", "Recordando", "recordar", PARTICIPLE),
        ("Profundamente preocupada por la crecida,", "Profundamente preocupada", "preocupado", PARTICIPLE),
        ("Teniendo presente la Carta,", "Teniendo presente", "tener", PARTICIPLE),
        ("Habiendo examinado el informe,", "Habiendo examinado", "examinar", PARTICIPLE),
        ("Expresando profunda preocupación por", "Expresando profunda preocupación", "expresar", PARTICIPLE),
        ("Comprometiéndose nuevamente a pagar,", "Comprometiéndose nuevamente", "comprometerse", PARTICIPLE),
        ("Toma nota con aprecio del informe;", "Toma nota con aprecio", "tomar", FINITE),
        ("Acoge con beneplácito también el acuerdo;", "Acoge con beneplácito también", "acoger", FINITE),
        ("Pone de relieve la necesidad", "Pone de relieve", "poner", FINITE),
        ("Se felicita del acuerdo;", "Se felicita", "felicitarse", FINITE),
        ("Reitera su llamamiento a los Estados", "Reitera su llamamiento", "reiterar", FINITE),
        ("Recuerda su resolución 1/2;", "Recuerda", "recordar", FINITE),
        ("Exhorta a los Estados a que", "Exhorta", "exhortar", FINITE),
    ],
)
def test_spanish_phrases(text: str, phrase_text: str, verb: str, form: Form) -> None:
    assert phrase(text, SPANISH) == Phrase(phrase_text, verb, form, known=True)


def test_a_word_opens_a_clause_in_its_own_language_only() -> None:
    assert phrase("Rappelle que", ENGLISH) is None
    assert phrase("Recalls that", FRENCH) is None
    assert phrase("Recalls that", SPANISH) is None
