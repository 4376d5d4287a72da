"""Repairs on another reading of the same source, as a better parser would give it."""

from dataclasses import replace

import pytest

from archive.parser.model import Clause, LedgerEntry, ParsedDocument, Place, Resolution, Role
from archive.parser.reader import parse_text
from archive.repairs.aim import repair_of_item, repair_of_line
from archive.repairs.repair import RepairKind
from archive.repairs.replay import replay

TEXT = """The Council,

Noting the wells,

1. Urges all to dig; 2. Asks donors
to pay for it;

3. Calls upon all:

(a) To drink;

(b) To rest.
"""
READ = parse_text(TEXT)


def outline(document: ParsedDocument) -> list[str]:
    (resolution,) = document.resolutions
    found = []
    for clause in (*resolution.preambular, *resolution.operative):
        for name, each in clause.walk_named():
            found.append(f"{name or '-'}: {each.text}")
    return found


BEFORE = outline(READ)


def made(kind: RepairKind, line: int, at: int = 0, document: ParsedDocument = READ, **arguments: object):
    return repair_of_item(document, kind, line, at, arguments)


def after(*repairs) -> list[str]:
    replayed = replay(READ, repairs)
    assert replayed.lost == ()
    return outline(replayed.document)


def test_the_reading_that_these_begin_with():
    assert BEFORE == [
        "-: Noting the wells,",
        "1: Urges all to dig;",
        "2: Asks donors to pay for it;",
        "3: Calls upon all:",
        "3 (a): To drink;",
        "3 (b): To rest.",
    ]


@pytest.mark.parametrize(
    ("repair", "there"),
    [
        (made(RepairKind.JOIN, 5, 1), ["1: Urges all to dig; 2. Asks donors to pay for it;", *BEFORE[3:]]),
        (made(RepairKind.PROMOTE, 10), [*BEFORE[1:4], "a: To drink;", "a (b): To rest."]),
        (made(RepairKind.DEMOTE, 8), [*BEFORE[1:3], "2 (3): Calls upon all:", "2 (3) (a): To drink;",
                                      "2 (3) (b): To rest."]),
        (made(RepairKind.UP, 12), [*BEFORE[1:4], BEFORE[5], BEFORE[4]]),
        (made(RepairKind.DOWN, 10), [*BEFORE[1:4], BEFORE[5], BEFORE[4]]),
        (made(RepairKind.UP, 8), [BEFORE[1], *BEFORE[3:], BEFORE[2]]),
        (made(RepairKind.RENUMBER, 8, label="4"), [*BEFORE[1:3], "4: Calls upon all:", "4 (a): To drink;",
                                                   "4 (b): To rest."]),
        (made(RepairKind.DELETE, 8), [*BEFORE[1:3], "a: To drink;", "b: To rest."]),
        (made(RepairKind.SPLIT, 8, offset=5, behind="upon all:"),
         [*BEFORE[1:3], "3: Calls", "-: upon all:", "a: To drink;", "b: To rest."]),
    ],
)  # fmt: skip
def test_each_repair(repair, there):
    assert after(repair)[1:] == there


def test_what_was_left_out_comes_back_where_it_was():
    left_out = made(RepairKind.DELETE, 10)
    back = repair_of_line(READ, RepairKind.RESTORE, 10, {"kind": "operative"})
    assert after(left_out, back) == BEFORE


def test_a_repair_goes_with_its_lines_where_another_reader_counts_them_otherwise():
    shifted = parse_text("\n\n" + TEXT)
    repair = made(RepairKind.RENUMBER, 8, label="9")
    assert "9: Calls upon all:" in outline(replay(shifted, [repair]).document)


def test_what_no_longer_fits_is_told_and_the_rest_is_made():
    better = replace(
        READ, resolutions=(replace(READ.resolutions[0], operative=READ.resolutions[0].operative[:2]),)
    )
    repairs = [made(RepairKind.PROMOTE, 10), made(RepairKind.TEXT, 3, text="Noting wells,")]
    replayed = replay(better, repairs)
    assert [(repair.kind, reason) for repair, reason in replayed.lost] == [
        (RepairKind.PROMOTE, "Nothing that was read begins on that line any more.")
    ]
    assert outline(replayed.document)[0] == "-: Noting wells,"


def test_a_text_is_not_put_over_words_that_nobody_saw():
    longer = Clause("Noting the wells, and more,", place=Place((3, 4)))
    better = replace(READ, resolutions=(replace(READ.resolutions[0], preambular=(longer,)),))
    repair = made(RepairKind.TEXT, 3, text="Noting wells,")
    replayed = replay(better, [repair])
    assert ([reason for _, reason in replayed.lost], replayed.document) == (
        ["It is read with other lines now than when it was put right."],
        better,
    )


def test_what_was_left_out_is_furniture_and_what_is_left_keeps_its_line():
    ledger = replay(READ, [made(RepairKind.DELETE, 10), made(RepairKind.JOIN, 5, 1)]).document.ledger
    fates = {entry.line: (entry.role, entry.node) for entry in ledger}
    assert fates[10] == (Role.FURNITURE, None)
    assert fates[6] == (Role.OPERATIVE, "/resolutions/0/operative/0")
    assert fates[12] == (Role.OPERATIVE, "/resolutions/0/operative/1/children/0")


def test_a_document_that_nothing_was_read_in_takes_a_line_as_a_paper():
    bare = replace(READ, resolutions=(), ledger=(LedgerEntry(3, Role.UNPARSED),))
    repair = repair_of_line(bare, RepairKind.RESTORE, 3, {"kind": "paragraph"})
    (section,) = replay(bare, [repair]).document.sections
    assert [paragraph.text for paragraph in section.paragraphs] == ["Noting the wells,"]


def test_phrases_are_looked_for_where_something_changed():
    def head(text: str) -> tuple[str | None, str | None]:
        return text.split()[0], text.split()[0].casefold()

    text: Resolution = replay(READ, [made(RepairKind.PROMOTE, 10)], head).document.resolutions[0]
    assert [(clause.phrase, clause.verb) for clause in text.operative[2:]] == [
        ("Calls upon", "call"),
        ("To", "to"),
    ]
