"""Title pages: whose conference and committee it is, and the notes that say that it is a simulation."""

import pytest

from archive.parser.model import ParsedDocument
from archive.parser.reader import parse_text

REST = """
Committee Staff

Director     Ana Ruiz
Chair        Ben Roy

Agenda

1. Clean Water
2. Dry Years

Summary Report

The session was attended by representatives of 29 Member States.

Code: COL/1/1
Committee: Council on Lakes
Topic: Clean Water

The Council on Lakes,

Recalling the dry years,

1. Urges all States to clean their water.
"""
WORK = "Documentation of the Work of the Council on Lakes (COL)*"


def read(front: str) -> ParsedDocument:
    return parse_text(front + REST)


@pytest.mark.parametrize(
    ("note", "label", "text"),
    [
        (
            "\\* This simulation is no meeting of the United Nations.",
            "*",
            "This simulation is no meeting of the United Nations.",
        ),
        (
            "*This simulation is held by\nstudents of a Model United Nations.",
            "*",
            "This simulation is held by students of a Model United Nations.",
        ),
        ("\\*\\* The texts are those of a simulation.", "**", "The texts are those of a simulation."),
    ],
)
@pytest.mark.parametrize(
    "front",
    [
        "{work}\n\nConference B\n3-7 April 2031\n{note}\n",
        "Conference B\n3-7 April 2031\n{note}\n\n{work}\n",
        "{note}\n\nConference B\n3-7 April 2031\n\n{work}\n",
    ],
)
def test_a_note_with_stars_is_no_name_of_the_conference(front: str, note: str, label: str, text: str) -> None:
    document = read(front.format(work=WORK, note=note))
    assert (document.conference.name, document.conference.start_date) == ("Conference B", "2031-04-03")
    assert (document.committee.name, document.committee.acronym) == ("Council on Lakes", "COL")
    assert [(each.label, each.text) for each in document.footnotes] == [(label, text)]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("Lakeside Model\nUnited Nations 2031", "Lakeside Model United Nations 2031"),
        ("LAKESIDE MODEL\n\nUNITED NATIONS XXIV", "LAKESIDE MODEL UNITED NATIONS XXIV"),
        ("XXIV Lakeside Model U.N. Conference", "XXIV Lakeside Model U.N. Conference"),
        ("Lakeside Conference XXIV", "Lakeside Conference XXIV"),
    ],
)
def test_a_conference_is_named_in_two_lines_or_with_its_edition(lines: str, name: str) -> None:
    document = read(f"{WORK}\n\n{lines}\n3-7 April 2031\n")
    assert (document.conference.name, document.committee.name) == (name, "Council on Lakes")


def test_a_set_names_its_conference_in_two_lines() -> None:
    text = "Code: COL/1/1\nTopic: Wells\n\nThe Council on Lakes,\n\n1. Urges all States to dig.\n\n"
    document = parse_text(f"Lakeside Model\nUnited Nations XXIV\n\nCopper Bay, 3-7 April 2031\n\n{text * 2}")
    assert document.conference.name == "Lakeside Model United Nations XXIV"
