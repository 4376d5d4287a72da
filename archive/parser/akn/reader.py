"""An AKN4UN file as a ParsedDocument."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.parser.akn import facts
from archive.parser.akn.annexes import read_annex
from archive.parser.akn.body import read_body
from archive.parser.akn.markup import Element, Markup, read_markup
from archive.parser.akn.pieces import read_pieces
from archive.parser.akn.runs import plain_text, read_run
from archive.parser.languages import Language
from archive.parser.ledger import Claims, claim, close
from archive.parser.lines import Line
from archive.parser.model import (
    DocumentType,
    ParsedDocument,
    Place,
    Problem,
    Resolution,
    Role,
    Status,
    Vote,
)

_HEAD = ("meta", "coverPage", "preface", "conclusions", "collectionBody")
_BODY = ("preamble", "mainBody", "body")
# Which fact a line of the head became.
_OF_RESOLUTION = {"voting": "/vote", "formula": "/opening", "conclusions": ""}
_OF_DOCUMENT = {
    "FRBRlanguage": "/language",
    "docNumber": "/symbol",
    "docStatus": "/distribution",
    "docDate": "/date",
    "docAuthority": "/committee/name",
    "docProponent": "/committee/name",
    "session": "/committee/session",
    "inline": "/agenda",
    "docTitle": "/title",
}


def read_akn(data: bytes, name: str) -> ParsedDocument:
    """What a file says; `name` stands in messages."""
    markup = read_markup(data, name)
    statements = list(_statements(markup.root))
    document = _read(statements, markup) if statements else _plain(markup)
    problems = (*markup.problems, *document.problems)
    if not any(resolution.operative for resolution in document.resolutions):
        problems = (*problems, Problem("xml-no-resolution", f"{name} holds no operative clause."))
    return replace(
        document,
        problems=problems,
        lines=markup.lines,
        ledger=close(_claims(markup, statements), _lines(markup), document),
    )


def _lines(markup: Markup) -> list[Line]:
    """The lines of the source; those that are mark-up alone are furniture, as far as it could be read."""
    return [
        Line(number, 1, raw, raw.strip(), furniture=number <= markup.read)
        for number, raw in enumerate(markup.lines, 1)
    ]


def _statements(root: Element) -> Iterator[Element]:
    """The elements that hold a text; what is attached to one is a part of it."""
    for element in root.elements:
        if any(part.tag in _BODY for part in element.elements):
            yield element
        else:
            yield from _statements(element)


def _read(statements: list[Element], markup: Markup) -> ParsedDocument:
    root = markup.root
    head = next((element for element in root.walk() if element.child("coverPage")), statements[0])
    language, symbol = facts.read_language(root), facts.read_symbol(head)
    read = [_resolution(statement, head, symbol, language) for statement in statements]
    adopted = any(resolution.status is Status.ADOPTED for resolution, _ in read)
    return ParsedDocument(
        DocumentType.RESOLUTION if adopted else DocumentType.DRAFT_RESOLUTION,
        symbol=symbol,
        title=facts.read_title(head),
        language=language.name,
        distribution=facts.read_distribution(head),
        date=facts.read_date(head),
        committee=facts.read_committee(head, language),
        agenda=facts.read_agenda(head),
        resolutions=tuple(resolution for resolution, _ in read),
        problems=tuple(problem for _, problems in read for problem in problems),
    )


def _resolution(
    statement: Element, head: Element, symbol: str | None, language: Language
) -> tuple[Resolution, tuple[Problem, ...]]:
    """One text of a file, with what its own head and that of the file say."""
    heads = [element for element in (statement, head) if element.child("meta")]
    voting = facts.find_voting(heads)
    vote, problems = facts.read_vote(voting, symbol or "The resolution") if voting else (None, ())
    body = read_body(read_pieces(_texts(statement)), language=language)
    annexes = [read_annex(read_pieces([annex])) for annex in _annexes(statement)]
    preface, formula = statement.child("preface"), statement.find("formula")
    front = [read_run([part]).notes for part in (preface, formula) if part]
    own_symbol = facts.part_symbol(symbol, plain_text(preface.find("docNumber") if preface else None))
    adopted_on, meeting = facts.read_adoption(statement)
    resolution = Resolution(
        opening=plain_text(formula) or None,
        preambular=body.preambular,
        operative=body.operative,
        headings=body.headings,
        annexes=tuple(annex for annex, _ in annexes),
        footnotes=(
            *(n for notes in front for n in notes),
            *body.footnotes,
            *(n for _, ns in annexes for n in ns),
        ),
        symbol=own_symbol,
        title=facts.read_title(statement) or facts.read_title(head),
        sponsors=facts.read_sponsors(facts.find_steps(heads, "draftResolution")),
        status=_status(symbol, vote, bool(facts.find_steps(heads, "adopted"))),
        vote=vote,
        adopted_on=adopted_on,
        meeting=meeting,
        place=Place(formula.lines if formula else (statement.first,)),
    )
    return resolution, (*problems, *body.problems)


def _texts(statement: Element) -> list[Element]:
    return [part for part in statement.elements if part.tag not in (*_HEAD, "attachments", "components")]


def _annexes(statement: Element) -> list[Element]:
    return [annex for part in statement.elements if part.tag == "attachments" for annex in part.elements]


def _status(symbol: str | None, vote: Vote | None, adopted: bool) -> Status:
    """By the decision, else by the symbol: "/RES/" is adopted, "/Rev.1" revised."""
    if vote is not None:
        return Status.ADOPTED if vote.adopted else Status.REJECTED
    if adopted or "/RES/" in (symbol or ""):
        return Status.ADOPTED
    return Status.REVISED_DRAFT if "/Rev." in (symbol or "") else Status.DRAFT


def _plain(markup: Markup) -> ParsedDocument:
    """A document that holds no resolution, as paragraphs."""
    section, notes = read_annex(read_pieces([markup.root]))
    sections = (section,) if section.paragraphs or section.sections or section.heading else ()
    language = facts.read_language(markup.root)
    return ParsedDocument(DocumentType.UNKNOWN, language=language.name, sections=sections, footnotes=notes)


def _claims(markup: Markup, statements: Sequence[Element]) -> Claims:
    """What became of the lines of the heads: each fact's own, then the rest as metadata."""
    claims: Claims = {}
    for number, statement in enumerate(statements):
        here = f"/resolutions/{number}"
        for step in facts.find_steps([statement], "draftResolution"):
            claim(claims, step.lines, Role.METADATA, f"{here}/sponsors")
        for element in statement.walk():
            if element.tag in _OF_RESOLUTION:
                claim(claims, element.lines, Role.METADATA, f"{here}{_OF_RESOLUTION[element.tag]}")
    for element in markup.root.walk():
        if element.tag in _OF_DOCUMENT:
            claim(claims, element.lines, Role.METADATA, _OF_DOCUMENT[element.tag])
    for element in markup.root.walk():
        if element.tag in _HEAD:
            claim(claims, element.lines, Role.METADATA, None)
    return claims
