"""A small archive to search: two committees over three years, thirty clauses, one paper."""

import datetime
from collections.abc import Iterator
from itertools import cycle

import pytest

from archive.index import counted, phrases, postings, spellings
from archive.index.kept import kept
from archive.index.sealing import seal
from archive.models import Clause
from tests import factories
from tests.standing import Make, Standing

TEXTS = [
    "Urges Member States to prosecute traffickers of human beings;",
    "Urging all States to combat human trafficking in all its forms;",
    "Recalling the Universal Declaration of Human Rights,",
    "Noting that the rights of every human must be upheld,",
    "Invites Côte d’Ivoire to share its experience with its neighbours;",
    "Requests the Secretary-General to report on drought in the Sahel;",
    "Encourages the anti-human trafficking campaign of the region;",
    "Deeply concerned by floods, droughts and the displacement of children,",
    "Calls upon donors to fund the schooling of displaced children;",
    "Recalling its resolution 70/1 and resolution A/RES/55/25,",
    'Considers <b>drought</b> & "quotes" <script>alert(1)</script> no excuse;',
    "Decides to remain seized of the matter;",
    "Emphasizing the state of the art in water management,",
    "Welcomes the well-being of refugees and the naïve but cooperative spirit of the donors;",
    "Further invites non-governmental organizations to train border guards;",
]
DECLARATION = "Universal Declaration of Human Rights"
PARAGRAPHS = ["Trafficking in persons remains a concern of human rights bodies.", "Drought displaces many."]


@pytest.fixture(autouse=True)
def nothing_answered() -> None:
    """What was answered of an archive that stands for many tests is found anew in each."""
    kept.forget_answers()


def small_archive() -> list[Clause]:
    """Makes it; every clause of it. Kinds, verbs and outcomes vary with different periods."""
    kinds, verbs = cycle(["preambular", "operative"]), cycle(["urge", "recall", "", "invite", "decide"])
    outcomes = cycle(
        ["without a vote", "recorded", "none", "rejected", "recorded", "without a vote", "recorded"]
    )
    committees = [factories.CommitteeFactory(slug=slug) for slug in ("ccpcj", "iom")]
    rows: list[Clause] = []
    for year in (2019, 2021, None):
        date = datetime.date(year, 3, 1) if year else None
        conference = factories.ConferenceFactory(
            slug=f"conference-{year}", start_date=date, end_date=date, simulation=year != 2021
        )
        for committee in committees:
            session = factories.SessionFactory(conference=conference, committee=committee)
            resolution = factories.ResolutionFactory(
                document=factories.DocumentFactory(session=session),
                code=f"{committee.slug.upper()}/1/{year or 0}",
            )
            texts = TEXTS if committee.slug == "ccpcj" else TEXTS[::3]
            rows += [
                factories.ClauseFactory.build(
                    resolution=resolution,
                    text=text,
                    kind=next(kinds),
                    verb=next(verbs),
                    outcome=next(outcomes),
                    phrase="",
                )
                for text in texts
            ]
    paper = factories.PaperFactory(document=factories.DocumentFactory(session=rows[0].session))
    rows += [
        factories.ClauseFactory.build(
            paper=paper, resolution=None, kind="paragraph", text=text, phrase="", verb=""
        )
        for text in PARAGRAPHS
    ]
    Clause.objects.bulk_create(rows)
    cited = {"resolution 70/1": "A/RES/70/1", "A/RES/55/25": "A/RES/55/25"}
    for row in rows:
        for name, key in cited.items():
            if name in row.text:
                factories.ReferenceFactory(clause=row, key=key)
        if "Human Rights" in row.text:
            articles = (f"{DECLARATION}, Article {number}" for number in (3, 4))
            for key in articles:
                factories.ReferenceFactory(clause=row, kind="article", key=key)
    seal()
    return rows


@pytest.fixture(scope="session")
def made_archive() -> Make:
    return small_archive


@pytest.fixture
def archive(made_archive: Make, db: None, left_standing: Standing) -> list[Clause]:
    """Every clause of the small archive."""
    rows: list[Clause] = left_standing.made
    return rows


@pytest.fixture
def own_archive(db: None) -> list[Clause]:
    """The same, made for one test: where tests commit, or the index is not to be made as it is elsewhere."""
    return small_archive()


@pytest.fixture
def small_sets(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """So that the index of a small archive has frequent phrases, words, tiers and counts; none is kept."""
    monkeypatch.setattr(phrases, "PHRASE_CLAUSES", 3)
    monkeypatch.setattr(spellings, "WORD_CLAUSES", 3)
    monkeypatch.setattr(postings, "TIER_CLAUSES", 3)
    monkeypatch.setattr(counted, "COUNTED_CLAUSES", 2)
    monkeypatch.setattr(counted, "CLAUSES_PER_VALUE", 0)
    with kept.nothing():
        yield
