"""AKN4UN as files: lines, encodings, several texts, torn and hostile bytes."""

import random

import pytest

from archive.parser.akn import is_akn, read_akn
from archive.parser.model import DocumentType, Footnote, Problem, Role, Severity
from tests.parser.akn_documents import HEAD, THIRD, VOTING, body, paragraph, preamble, resolution, trees


def test_lines_are_those_of_the_source_and_each_is_accounted_for() -> None:
    document = resolution(
        "<preamble>\n<container>\n<p>Noting\nit,</p>\n</container>\n</preamble>\n<mainBody>\n"
        "<paragraph>\n<num>1.</num>\n<content>\n<p>Decides.</p>\n</content>\n</paragraph>\n</mainBody>"
    )
    (found,) = document.resolutions
    noting = next(number for number, line in enumerate(document.lines, 1) if "Noting" in line)
    assert found.preambular[0].place.lines == (noting, noting + 1)
    assert found.operative[0].place.lines == tuple(range(noting + 6, noting + 9))
    fates = {entry.line: (entry.role, entry.node) for entry in document.ledger}
    assert list(fates) == [number for number, line in enumerate(document.lines, 1) if line.strip()]
    assert fates[noting] == (Role.PREAMBULAR, "/resolutions/0/preambular/0")
    assert fates[noting - 1] == (Role.FURNITURE, None)
    assert fates[noting + 8] == (Role.OPERATIVE, "/resolutions/0/operative/0")
    symbol = next(number for number, line in enumerate(document.lines, 1) if "A/RES/95/7" in line)
    assert fates[symbol] == (Role.METADATA, "/symbol")


def test_a_file_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    xml = f"<akomaNtoso><statement>{body(paragraph('Decides.', '1.'), paragraph('Notes', '2.'))}"
    document = read_akn(
        xml[: xml.index("</p></content></paragraph></mainBody>")].encode() + b"\n<p\nx", "torn.xml"
    )
    assert trees(document.resolutions[0].operative) == [("1", "Decides.", []), ("2", "Notes", [])]
    assert document.problems == (
        Problem(
            "xml-unreadable",
            "torn.xml cannot be read from line 4 on: unclosed token. What stands before it was read.",
            4,
            Severity.ERROR,
        ),
    )
    assert [(e.line, e.role) for e in document.ledger if e.role is Role.UNPARSED] == [
        (4, Role.UNPARSED),
        (5, Role.UNPARSED),
    ]


BOMB = '<!DOCTYPE a [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;">]><akomaNtoso>&b;</akomaNtoso>'


def test_entities_are_not_expanded() -> None:
    document = read_akn(BOMB.encode(), "bomb.xml")
    assert [(p.code, p.severity) for p in document.problems] == [
        ("xml-unreadable", Severity.ERROR),
        ("xml-no-resolution", Severity.WARNING),
    ]
    assert "boom" not in repr(document.sections)


def test_what_is_no_resolution_is_kept_as_paragraphs() -> None:
    document = read_akn(
        b"<akomaNtoso><debate><speech><p>Good morning.</p></speech></debate></akomaNtoso>", "x.xml"
    )
    assert document.document_type is DocumentType.UNKNOWN
    assert [trees(section.paragraphs) for section in document.sections] == [[(None, "Good morning.", [])]]
    assert [p.code for p in document.problems] == ["xml-no-resolution"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    declared = '<?xml version="1.0" encoding="windows-1252"?>\n' if encoding == "cp1252" else ""
    xml = f"{declared}<akomaNtoso><statement>{body(paragraph('Décide.', '1.'))}</statement></akomaNtoso>"
    data = xml.encode(encoding)
    assert is_akn(data)
    assert trees(read_akn(data, "x.xml").resolutions[0].operative) == [("1", "Décide.", [])]


def test_bytes_outside_the_encoding_are_a_problem() -> None:
    xml = f"<akomaNtoso><statement>{body(paragraph('D@cide.', '1.'))}</statement></akomaNtoso>"
    document = read_akn(xml.encode().replace(b"@", b"\xe9"), "x.xml")
    assert [p.code for p in document.problems] == ["xml-encoding"]
    assert trees(document.resolutions[0].operative) == [("1", "D\ufffdcide.", [])]


@pytest.mark.parametrize("seed", range(40))
def test_any_bytes_are_answered(seed: int) -> None:
    """Torn, flipped and shuffled: a document with every line in its ledger, never an exception."""
    dice = random.Random(seed)  # noqa: S311 - not for secrets
    whole = HEAD.format(language="eng", proponent=THIRD, voting=VOTING.format(against=1, name="CHAD"))
    data = bytearray(
        (whole + preamble("a,", "b,") + body(*(paragraph("x:", f"{n}.") for n in range(9)))).encode()
    )
    for _ in range(dice.randrange(20)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    lines = bytes(data[: dice.randrange(len(data))]).split(b"\n")
    dice.shuffle(lines)
    document = read_akn(b"\n".join(lines), "any.xml")
    assert [e.line for e in document.ledger] == [
        n for n, line in enumerate(document.lines, 1) if line.strip()
    ]


def test_depth_is_bounded() -> None:
    colons = body(*(paragraph(f"({letter}) on:") for letter in "ai" * 500))
    assert read_akn(f"<akomaNtoso><statement>{colons}</statement></akomaNtoso>".encode(), "x.xml").resolutions
    deep = b"<akomaNtoso><statement><mainBody>" + b"<list>" * 5000
    assert read_akn(deep, "x.xml").problems[0].code == "xml-unreadable"


def test_footnotes_keep_their_lines() -> None:
    note = '<authorialNote marker="1">\n<p>See it.</p>\n</authorialNote>'
    document = resolution(body(paragraph(f"Notes{note}.", "1.")))
    (found,) = document.resolutions
    first = next(number for number, line in enumerate(document.lines, 1) if "authorialNote" in line)
    assert found.footnotes == (Footnote("1", "See it.", found.footnotes[0].place),)
    assert found.footnotes[0].place.lines == (first, first + 1, first + 2)
