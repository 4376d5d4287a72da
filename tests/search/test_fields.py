"""Fields in a query: each narrows like the filter of its name, and together with words in any way."""

import pytest

from archive.index.sealing import seal
from archive.models import Clause
from archive.queries.clauses import ClauseQuery, search_clauses
from tests import factories


@pytest.fixture
def clauses(db: None) -> dict[str, Clause]:
    """A clause by the name that each search below calls it."""
    ccpcj = factories.CommitteeFactory(
        slug="ccpcj", acronym="CCPCJ", name="Commission on Crime Prevention and Criminal Justice"
    )
    iom = factories.CommitteeFactory(
        slug="iom", acronym="IOM", name="International Organization for Migration"
    )
    delta = factories.ConferenceFactory(slug="delta-2019", name="Delta Model United Nations")
    coast = factories.ConferenceFactory(slug="coast-2021", name="Coast Model United Nations")
    sessions = [
        factories.SessionFactory(conference=conference, committee=committee)
        for conference, committee in ((delta, ccpcj), (coast, iom))
    ]
    first, second = (
        factories.ResolutionFactory(
            document=factories.DocumentFactory(session=session), code=code, symbol=symbol, topic=topic
        )
        for session, code, symbol, topic in (
            (sessions[0], "CCPCJ/1/1", "", "Migrant smuggling"),
            (sessions[1], "", "A/RES/70/11", "The rule of law"),
        )
    )
    factories.VoteFactory(resolution=first, in_favour=20, against=3, abstentions=None)
    albania = factories.DelegationFactory(name="Albania")
    first.sponsorships.create(delegation=albania, position=1)
    rows = {
        "urge": factories.ClauseFactory(
            resolution=first, verb="urge", year=2019, outcome="recorded", text="Urges States to act;"
        ),
        "note": factories.ClauseFactory(
            resolution=first,
            verb="take note",
            year=2019,
            kind="preambular",
            outcome="recorded",
            text="Taking note,",
        ),
        "other": factories.ClauseFactory(
            resolution=second,
            verb="invite",
            year=2021,
            outcome="without a vote",
            text="Invites States to act;",
        ),
        "french": factories.ClauseFactory(
            resolution=second, verb="inviter", year=2021, language="French", text="Invite les États à agir ;"
        ),
    }
    factories.ReferenceFactory(clause=rows["urge"], key="A/RES/55/25")
    factories.ReferenceFactory(clause=rows["other"], key="Convention on the Rights of the Child")
    return rows


FOUND = {
    "type:operative": {"urge", "other", "french"},
    "type:pp": {"note"},
    "verb:urge": {"urge"},
    "verb:urging": {"urge"},
    "verb:note": set(),
    'verb:"takes note"': {"note"},
    "verb:urged,invites": {"urge", "other", "french"},
    "verb:invitent": {"other", "french"},
    "committee:ccpcj": {"urge", "note"},
    'committee:"organization for migration"': {"other", "french"},
    "committee:nowhere": set(),
    "conference:coast-2021": {"other", "french"},
    "conference:delta": {"urge", "note"},
    "year:2019": {"urge", "note"},
    "year:2020..": {"other", "french"},
    "year:2015..2025": {"urge", "note", "other", "french"},
    "code:ccpcj/1/1": {"urge", "note"},
    "code:A/RES/70": {"other", "french"},
    "code:A/RES/7": set(),
    "topic:smuggling": {"urge", "note"},
    "sponsor:albania": {"urge", "note"},
    "vote:recorded": {"urge", "note"},
    "vote:consensus": {"other"},
    "vote:adopted": {"urge", "note", "other"},
    "against:>0": {"urge", "note"},
    "against:0": set(),
    "for:20": {"urge", "note"},
    "abstentions:..99": set(),
    "cites:A/RES/55/25": {"urge"},
    "cites:55/25": {"urge"},
    "cites:5/25": set(),
    'cites:"rights of the child"': {"other"},
    "lang:fr": {"french"},
    "-lang:fr type:op": {"urge", "other"},
    "act (verb:urge OR year:2021)": {"urge", "other"},
    "act -verb:urge": {"other"},
    "lang:en act": {"urge", "other"},
}


@pytest.mark.parametrize("words", FOUND)
def test_a_field_finds_what_has_its_value(clauses: dict[str, Clause], words: str) -> None:
    names = {clause.pk: name for name, clause in clauses.items()}
    answer = search_clauses(ClauseQuery(words))
    assert {names[hit.clause.pk] for hit in answer.hits} == FOUND[words]
    assert answer.clauses == len(FOUND[words])
    assert answer.reading.troubles == ()


@pytest.mark.parametrize("sealed", [False, True])
def test_a_verb_of_several_words_stands_in_the_phrase(clauses: dict[str, Clause], sealed: bool) -> None:
    row = factories.ClauseFactory(
        verb="take", phrase="Takes note with appreciation", text="Takes note of all;"
    )
    strong = factories.ClauseFactory(
        verb="condemn", phrase="Strongly condemns", text="Strongly condemns all;"
    )
    factories.ClauseFactory(verb="take", phrase="Taking into account", text="Taking into account all,")
    if sealed:
        seal()
    for words, found in {
        'verb:"take note"': {row, clauses["note"]},
        'verb:"taking note with appreciation"': {row},
        'verb:"take appreciation"': set(),
        'verb:"strongly condemning"': {strong},
    }.items():
        assert {hit.clause for hit in search_clauses(ClauseQuery(words)).hits} == found
