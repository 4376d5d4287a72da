"""What says the same up to numbers and names, and what does not."""

import pytest

from archive.services.likeness import ALIKE_MIN_WORDS, fingerprint

ALIKE = [
    ("Decides to remain seized of the matter;", "DECIDES to remain  seized of the matter."),
    (
        "Also decides to consider the item at its seventy-sixth session;",
        "Also decides to consider the item at its seventy-seventh session.",
    ),
    (
        "Recalling its resolution 70/1 of 25 September 2015 on the matter,",
        "Recalling its resolution A/RES/75/50 of 7 May 2021 on the matter,",
    ),
    (
        "Requests the Secretary-General to report on this to the Assembly;",
        "Requests the High Commissioner to report on this to the Security Council,",
    ),
    ("Invites States, in line 3, to pay 40 per cent;", "Invites Parties in line 12 to pay 5.5 per cent"),
    ("Notes that three committees met at anti-war talks,", "Notes that 40 committees met at antiwar talks,"),
    ("Welcomes the report of the committee;¹²", "Welcomes the report of the committee;"),
    (
        "Décide d’examiner la question à sa soixante-seizième session ;",
        "Décide d’examiner la question à sa quatre-vingtième session.",
    ),
    (
        "Decide examinar la cuestión en su septuagésimo sexto período de sesiones;",
        "Decide examinar la cuestión en su octogésimo período de sesiones.",
    ),
    ("Постановляет обсудить этот вопрос на 75 сессии;", "Постановляет обсудить этот вопрос на 76 сессии."),
    ("تقرر أن تنظر في المسألة في دورتها 75؛", "تقرر أن تنظر في المسألة في دورتها 76."),
    ("决定在大会第七十五届会议上审议这个项目；", "决定在大会第七十六届会议上审议这个项目。"),
]  # fmt: skip
UNLIKE = [
    ("Decides to remain seized of the matter;", "Decides to remain actively seized of the matter;"),
    ("Decides to consider the item at its session;", "Also decides to consider the item at its session;"),
    ("Urges all States to act on drought and floods;", "Urges all States to act on drought or floods;"),
    ("Décide de rester saisie de la question ;", "Decides to remain seized of the question;"),
    ("决定继续审议这个重要的项目；", "决定继续处理这个重要的项目；"),
]  # fmt: skip
SHORT = [
    "",
    "…",
    "12",
    "Urges Member States to comply;",
    "Geneva, New York and Vienna;",
    "Calls upon all;",
    "决定审议；",
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_alike(one: str, other: str) -> None:
    assert fingerprint(one) == fingerprint(other) is not None


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_unlike(one: str, other: str) -> None:
    assert fingerprint(one) != fingerprint(other)


@pytest.mark.parametrize("text", SHORT)
def test_what_is_too_short_is_like_none(text: str) -> None:
    assert fingerprint(text) is None


def test_so_many_words_are_enough() -> None:
    assert ALIKE_MIN_WORDS == 4
    assert fingerprint("Urges all to comply;") is not None


def test_a_fingerprint_has_64_bits() -> None:
    found = [fingerprint(f"Notes the word {'a' * n} among the others;") for n in range(200)]
    assert all(one is not None and -(2**63) <= one < 2**63 for one in found)
    assert len(set(found)) == 200
