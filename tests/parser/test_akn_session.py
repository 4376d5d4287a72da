"""The eightieth session in six languages, where it is there: every word kept, every language alike."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from archive.parser.akn import read_akn
from archive.parser.akn.markup import Element, read_markup
from archive.parser.model import Clause, ParsedDocument, Resolution, Role, Section, Severity

SHARED = Path(__file__).parents[3] / "shared" / "un"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are not here")
FILES = sorted(SHARED.glob("*/*.xml"))

# Where a language's own file says something else than the English one (seen with our own eyes).
APART = {
    "ar/A_RES_80_112", "es/A_RES_80_113",  # a number printed wrong
    "ar/A_RES_80_116", "zh/A_RES_80_116",  # a sub-clause that the English mark-up lacks
    "ru/A_RES_80_121",  # a footnote less
    "es/A_RES_80_123", "fr/A_RES_80_133",  # a paragraph of the preamble in two
}  # fmt: skip
NOT_TEXT = ("meta", "coverPage", "preface", "conclusions", "collectionBody")


@cache
def read(path: Path) -> ParsedDocument:
    return read_akn(path.read_bytes(), path.name)


def words(texts: Iterator[str]) -> Counter[str]:
    """Letters and figures, raised ones as plain ones."""
    raised = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰ㈠㈡㈢㈣㈤㈥", "0123456789abcdefgh一二三四五六")
    return Counter(re.sub(r"[\W_]", "", "".join(texts).translate(raised)))


def of_clauses(clauses: tuple[Clause, ...]) -> Iterator[str]:
    for root in clauses:
        for clause in root.walk():
            yield clause.label or ""
            yield clause.text


def of_sections(sections: tuple[Section, ...]) -> Iterator[str]:
    for section in sections:
        yield section.label or ""
        yield section.heading
        yield from of_clauses(section.paragraphs)
        yield from of_sections(section.sections)


def of_resolution(resolution: Resolution) -> Iterator[str]:
    yield resolution.opening or ""
    yield from of_clauses(resolution.preambular)
    yield from of_clauses(resolution.operative)
    for heading in resolution.headings:
        yield (heading.label or "") + heading.text
    yield from of_sections(resolution.annexes)
    for note in resolution.footnotes:
        yield note.text if note.label.isdigit() else note.label + note.text


def of_markup(element: Element) -> Iterator[str]:
    """What stands between the tags, and where a note is lifted its mark."""
    if element.tag == "authorialNote":
        yield element.attributes["marker"]
    for part in element.content:
        if isinstance(part, str):
            yield part
        elif part.tag not in NOT_TEXT:
            yield from of_markup(part)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_word_and_every_line_is_kept(path: Path) -> None:
    document = read(path)
    stated = words(text for resolution in document.resolutions for text in of_resolution(resolution))
    assert stated == words(of_markup(read_markup(path.read_bytes(), path.name).root))
    assert [e.line for e in document.ledger] == [
        n for n, line in enumerate(document.lines, 1) if line.strip()
    ]
    assert Role.UNPARSED not in {entry.role for entry in document.ledger}
    assert Severity.ERROR not in {problem.severity for problem in document.problems}


def symbol_of(path: Path) -> str:
    return path.name.split("-")[0]


ENGLISH = {symbol_of(path): path for path in FILES if path.parent.name == "en"}
TRANSLATED = [path for path in FILES if path.parent.name != "en" and symbol_of(path) in ENGLISH]


@pytest.mark.parametrize("path", TRANSLATED, ids=lambda path: path.name)
def test_every_language_has_the_same_clauses(path: Path) -> None:
    symbol = symbol_of(path)
    english = ENGLISH[symbol]
    assert (shape(read(path)) == shape(read(english))) is (f"{path.parent.name}/{symbol}" not in APART)


def shape(document: ParsedDocument) -> list[tuple[object, ...]]:
    return [
        (
            [sum(1 for _ in clause.walk()) for clause in resolution.preambular],
            [(clause.label, sum(1 for _ in clause.walk())) for clause in resolution.operative],
            [(heading.preambular, heading.operative) for heading in resolution.headings],
            [note.label for note in resolution.footnotes],
            len(resolution.annexes),
        )
        for resolution in document.resolutions
    ]


def test_markers_follow_each_other_but_where_the_source_slips() -> None:
    gaps = {
        (path.parent.name, path.name.split("-")[0].removeprefix("A_RES_80_"))
        for path in FILES
        if any(problem.code == "label-gap" for problem in read(path).problems)
    }
    assert gaps == {
        ("ar", "112"), ("es", "113"), ("en", "116"), ("es", "116"), ("fr", "116"), ("ru", "116"),
    }  # fmt: skip
