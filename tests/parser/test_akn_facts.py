"""What the head of an AKN4UN file says, and how it was decided."""

from xml.sax.saxutils import escape

import pytest

from archive.parser.model import AgendaItem, Ballot, Committee, DocumentType, Status, Vote, VoteMethod
from tests.parser.akn_documents import VOTING, body, only, paragraph, preamble, resolution


def test_the_head_gives_the_facts() -> None:
    document = resolution(preamble() + body(paragraph("<i>Notes</i> the ferries.", "1.")))
    (found,) = document.resolutions
    assert document.document_type is DocumentType.RESOLUTION
    assert (document.symbol, document.language, document.distribution) == ("A/RES/95/7", "English", "General")
    assert (document.title, document.date) == ("Safety of ferries", "2031-05-06")
    assert document.committee == Committee("Third Committee", None, "Ninety-fifth session")
    assert document.agenda == (AgendaItem("9", "Lighthouses"), AgendaItem("12 (b)", "Rivers and ferries"))
    assert (found.symbol, found.title, found.status) == ("A/RES/95/7", "Safety of ferries", Status.ADOPTED)
    assert found.sponsors == ("Norway", "Antigua and Barbuda", "Peru", "Fiji")
    assert found.opening == "The General Assembly,"
    assert not document.simulation
    assert document.problems == ()


@pytest.mark.parametrize(
    ("language", "refers", "text", "committee"),
    [
        ("eng", "noMainCommittee", "[without reference to a Main Committee (X)]", "General Assembly"),
        ("fra", "sixthCommittee", "[sur le rapport de la Sixième Commission (X)]", "Sixième Commission"),
        ("spa", "sixthCommittee", "[sobre la base del informe de la Sexta Comisión (X)]", "Sexta Comisión"),
        ("rus", "secondCommittee", "[по докладу Второго комитета (X)]", "Второй комитет"),
        ("ara", "firstCommittee", "[بناء على تقرير اللجنة الأولى (X)]", "اللجنة الأولى"),
        ("zho", "firstCommittee", "[根据第一委员会的报告通过 (X)]", "第一委员会"),
        ("eng", "fourthCommittee", "[on the report of the Special Committee (Fourth Committee) (X)]",
         "Special Committee (Fourth Committee)"),
    ],
)  # fmt: skip
def test_the_committee_is_the_one_that_reported(
    language: str, refers: str, text: str, committee: str
) -> None:
    inline = escape(text).replace("X", "<inline>A/95/1</inline>")
    proponent = f'<docProponent refersTo="#{refers}">{inline}</docProponent>'
    document = resolution(body(paragraph("Notes.", "1.")), language=language, proponent=proponent)
    assert document.committee.name == committee


CONCLUSIONS = """<conclusions><p><event refersTo="#adoption">
 <location title="39th" refersTo="#adoptionMeeting">39th plenary meeting</location><eol/>
 <docDate date="{date}" refersTo="#adoptionDate">2 May 2031</docDate></event></p></conclusions>"""


@pytest.mark.parametrize(("date", "day"), [("2031-05-02", "2031-05-02"), ("0001-01-01", None), ("", None)])
def test_the_closing_lines_say_when_and_where_it_was_adopted(date: str, day: str | None) -> None:
    found = only(preamble() + body(paragraph("Notes.", "1.")) + CONCLUSIONS.format(date=date))
    assert (found.adopted_on, found.meeting) == (day, "39th plenary meeting")


def test_a_roll_call_is_read() -> None:
    found = only(body(paragraph("Decides.", "1.")), voting=VOTING.format(against=1, name="CHAD"))
    ballots = (Ballot("FIJI", "in favour"), Ballot("PERU", "in favour"), Ballot("CHAD", "against"))
    assert found.vote == Vote(True, VoteMethod.RECORDED, 2, 1, 0, None, ballots)


def test_a_roll_call_that_contradicts_its_tally_is_a_problem() -> None:
    document = resolution(body(paragraph("Decides.", "1.")), voting=VOTING.format(against=4, name="PERU"))
    assert [(p.code, p.message) for p in document.problems] == [
        ("vote-roll-call", "A/RES/95/7 counts 4 against; its roll call names 1."),
        ("vote-named-twice", "The roll call of A/RES/95/7 names PERU twice; the first position stands."),
        ("vote-outcome", "A/RES/95/7 is said to be adopted by 2 in favour to 4 against."),
    ]


def test_adopted_without_a_vote() -> None:
    voting = '<voting outcome="adoptedWithoutVote"><quorum value=""/></voting>'
    found = only(body(paragraph("Decides.", "1.")), voting=voting)
    assert found.vote == Vote(True, VoteMethod.WITHOUT_A_VOTE)
