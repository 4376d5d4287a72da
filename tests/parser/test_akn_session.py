"""The eightieth session in six languages, where it is there: every word kept, every language alike."""

import re
from collections import Counter
from collections.abc import Iterator
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


# Where a label does not follow the one before it, because the source slips.
GAPS = {
    ("ar", "A_RES_80_112"), ("es", "A_RES_80_113"),
    *((language, "A_RES_80_116") for language in ("en", "es", "fr", "ru")),
}  # fmt: skip


def symbol_of(path: Path) -> str:
    return path.name.split("-")[0]


SYMBOLS = sorted({symbol_of(path) for path in FILES})


@pytest.fixture(scope="module", params=SYMBOLS)
def languages(request: pytest.FixtureRequest) -> dict[Path, ParsedDocument]:
    """A document of the session in each language that it is there in, read once for all tests."""
    paths = [path for path in FILES if symbol_of(path) == request.param]
    return {path: read_akn(path.read_bytes(), path.name) for path in paths}


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


def test_every_word_and_every_line_is_kept(languages: dict[Path, ParsedDocument]) -> None:
    for path, document in languages.items():
        stated = words(text for resolution in document.resolutions for text in of_resolution(resolution))
        assert stated == words(of_markup(read_markup(path.read_bytes(), path.name).root)), path
        assert [e.line for e in document.ledger] == [
            n for n, line in enumerate(document.lines, 1) if line.strip()
        ], path
        assert Role.UNPARSED not in {entry.role for entry in document.ledger}, path
        assert Severity.ERROR not in {problem.severity for problem in document.problems}, path


def test_every_language_has_the_same_clauses(languages: dict[Path, ParsedDocument]) -> None:
    shapes = {f"{path.parent.name}/{symbol_of(path)}": shape(read) for path, read in languages.items()}
    english = [shapes[name] for name in shapes if name.startswith("en/")]
    apart = {name for name in shapes if english and shapes[name] not in english}
    assert apart == APART & shapes.keys()


def test_markers_follow_each_other_but_where_the_source_slips(languages: dict[Path, ParsedDocument]) -> None:
    there = {(path.parent.name, symbol_of(path)): document for path, document in languages.items()}
    gaps = {
        name
        for name, document in there.items()
        if any(problem.code == "label-gap" for problem in document.problems)
    }
    assert gaps == GAPS & there.keys()


def test_where_the_sources_slip_is_there() -> None:
    there = {(path.parent.name, symbol_of(path)) for path in FILES}
    assert there >= GAPS
    assert {f"{language}/{symbol}" for language, symbol in there} >= APART


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
