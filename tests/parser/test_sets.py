"""Sets of resolutions as other Model UN conferences print them."""

from archive.parser.model import Conference
from archive.parser.reader import parse_text

NUMBERED = """\
Draft Resolution 1.1

Committee: Committee on Wells
Subject: Drought
Sponsors: Chad, Bosnia and Herzegovina and the Niger
Signatories: Nepal

The Committee on Wells,

Noting the drought,

1. Urges Member States to dig.

Draft Resolution 1.2

Committee: Committee on Wells
Subject: Drought
Sponsors: Fiji

The Committee on Wells,

Recalling draft resolution 1.1,

1. Decides to meet again.
"""

CAPITALS = """\
LAKESIDE MODEL UNITED NATIONS 2019, 3-5 May 2019

Code: SOCHUM-1-1

The Social, Humanitarian and Cultural Committee,

NOTING WITH REGRET the drought,

1. URGES Member States to dig;
2. RESOLVES to meet again.
"""


def test_drafts_are_known_by_their_number() -> None:
    assert [
        (r.code, r.topic, r.sponsors, [clause.text for clause in r.operative])
        for r in parse_text(NUMBERED).resolutions
    ] == [
        ("1.1", "Drought", ("Chad", "Bosnia and Herzegovina", "Niger"), ["Urges Member States to dig."]),
        ("1.2", "Drought", ("Fiji",), ["Decides to meet again."]),
    ]


def test_a_conference_named_above_the_first_header() -> None:
    document = parse_text(CAPITALS)
    assert document.conference == Conference("LAKESIDE MODEL UNITED NATIONS 2019", "2019-05-03", "2019-05-05")
    assert document.committee.name == "Social, Humanitarian and Cultural Committee"


def test_phrases_in_capitals() -> None:
    (resolution,) = parse_text(CAPITALS).resolutions
    assert [(c.phrase, c.verb) for c in (*resolution.preambular, *resolution.operative)] == [
        ("NOTING WITH REGRET", "note"),
        ("URGES", "urge"),
        ("RESOLVES", "resolve"),
    ]
