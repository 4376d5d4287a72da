"""A document -> the same with the instruments that its clauses, paragraphs and footnotes cite.

Guarantee: the references of a text lie inside it, in order, and do not overlap; nothing else is changed;
the time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from archive.parser.citations import AND, OF, any_of, find_goals, find_resolutions, find_symbols
from archive.parser.instrument_names import find_names, noun_of
from archive.parser.instruments import CONVENTION_NOUNS, ORGANS, WORD, fold, words_for
from archive.parser.model import (
    Clause,
    Footnote,
    ParsedDocument,
    Reference,
    ReferenceKind,
    Resolution,
    Section,
)

_ARTICLE_WORD = any_of(words_for("article"))
_PARAGRAPH_WORD = any_of(words_for("paragraph"))
_HAVE_ARTICLES = (ReferenceKind.CONVENTION, ReferenceKind.DECLARATION)
_NONE: Mapping[str, str] = {}
_ORGAN = re.compile(rf"\b(?:{any_of(ORGANS)})\b")
# "51", "73 e", "2 (4)", "VI", "6 bis"
_ARTICLE_NUMBER = (
    rf"(?:\d{{1,3}}|[IVXL]{{1,6}})(?:\s(?:bis|ter)\b)?"
    rf"(?:\s[a-e](?=\s(?:{OF}|{AND})\b|,))?(?:\s?\([a-z0-9]{{1,3}}\))*"
)
# "Articles 16 and 17", with the paragraphs of each
_ARTICLES = re.compile(rf"\b(?:{_ARTICLE_WORD})\s(?P<first>{_ARTICLE_NUMBER})(?![\w/])", re.I)
_NEXT_ARTICLE = re.compile(rf"(?:,|\s(?:{AND}))\s(?:(?:{AND})\s)?(?P<number>{_ARTICLE_NUMBER})(?![\w/])")
_PARAGRAPHS = re.compile(rf",?\s(?:\(?(?:{_PARAGRAPH_WORD}))\s[^;.]{{1,40}}?(?=\s(?:{OF})\s)", re.I)
# " of the ", ", of ": what leads from an article to its convention
_LEADS_TO = re.compile(
    rf"(?:{_PARAGRAPHS.pattern})?,?\s(?:{OF})\s?(?:the\s|la\s|l['’])?(?:said\s|same\s)?", re.I
)


def find_references(
    text: str, organ: str | None = None, conventions: Mapping[str, str] = _NONE
) -> tuple[Reference, ...]:
    """What a text cites. `organ` is the one whose text it is ("its resolution 55/25"); `conventions` says
    what "the Convention", "the Protocol" … are where the text itself does not."""
    return _with_numbers(text, tuple(find_names(text)), organ, conventions)


def _with_numbers(
    text: str, names: tuple[Reference, ...], organ: str | None, conventions: Mapping[str, str]
) -> tuple[Reference, ...]:
    """What is cited by number beside the instruments that are named."""
    numbered = [*find_symbols(text), *find_resolutions(text, organ), *find_goals(text)]
    named = _apart([*numbered, *names])
    return _apart([*named, *_find_articles(text, named, conventions)])


def _apart(found: Iterable[Reference]) -> tuple[Reference, ...]:
    """In order; of two that overlap, the one that begins first, else the longer."""
    kept: list[Reference] = []
    for reference in sorted(found, key=lambda reference: (reference.start, -reference.end)):
        if not kept or reference.start >= kept[-1].end:
            kept.append(reference)
    return tuple(kept)


def _find_articles(
    text: str, named: tuple[Reference, ...], conventions: Mapping[str, str]
) -> Iterator[Reference]:
    """Articles of a convention that is named behind them, or that "the Convention" clearly is."""
    last: dict[str, str] = {}
    waiting = list(reversed(named))
    starts = {reference.start: reference for reference in named}
    end = 0
    for found in _ARTICLES.finditer(text):
        if found.start() < end:
            continue
        spans = [(found.span(), found["first"])]
        end = found.end()
        while following := _NEXT_ARTICLE.match(text, end):
            spans.append((following.span("number"), following["number"]))
            end = following.end()
        while waiting and waiting[-1].end <= found.start():
            key = waiting.pop().key
            last[noun_of(key) or ""] = key
        leads = _LEADS_TO.match(text, end)
        of = _convention_at(text, leads.end(), starts, {**conventions, **last}) if leads else None
        for (start, stop), number in spans if of else ():
            yield Reference(ReferenceKind.ARTICLE, f"{of}, Article {' '.join(number.split())}", start, stop)


def _convention_at(
    text: str, at: int, starts: Mapping[int, Reference], meant: Mapping[str, str]
) -> str | None:
    """The key of what is named at `at`, or of what "Convention" means there."""
    if at in starts:
        return starts[at].key if starts[at].kind in _HAVE_ARTICLES else None
    word = WORD.match(text, at)
    noun = CONVENTION_NOUNS.get((fold(word[0]),)) if word else None
    return meant.get(noun) if noun else None


def cite(document: ParsedDocument) -> ParsedDocument:
    """The document with what each of its texts cites."""
    citer = _Citer(document)
    organ = _organ(document.committee.name)
    return replace(
        document,
        resolutions=tuple(citer.resolution(resolution, organ) for resolution in document.resolutions),
        sections=tuple(citer.section(section, organ) for section in document.sections),
        footnotes=citer.notes(document.footnotes, organ),
    )


class _Citer:
    """Reads the texts of a document; what all of them name together says what "the Convention" is in each."""

    def __init__(self, document: ParsedDocument) -> None:
        texts = list(_texts(document))
        self._named = {text: tuple(find_names(text)) for text in dict.fromkeys(texts)}
        self._meant = _clear_conventions(texts, self._named)

    def resolution(self, resolution: Resolution, organ: str | None) -> Resolution:
        """The opening line names the organ whose words these are; else it is the document's."""
        organ = _organ(resolution.opening) or organ
        return replace(
            resolution,
            preambular=tuple(self.clause(clause, organ) for clause in resolution.preambular),
            operative=tuple(self.clause(clause, organ) for clause in resolution.operative),
            annexes=tuple(self.section(annex, organ) for annex in resolution.annexes),
            footnotes=self.notes(resolution.footnotes, organ),
        )

    def section(self, section: Section, organ: str | None) -> Section:
        return replace(
            section,
            paragraphs=tuple(self.clause(paragraph, organ) for paragraph in section.paragraphs),
            sections=tuple(self.section(inner, organ) for inner in section.sections),
        )

    def clause(self, clause: Clause, organ: str | None) -> Clause:
        children = tuple(self.clause(child, organ) for child in clause.children)
        return replace(clause, children=children, references=self._references(clause.text, organ))

    def notes(self, notes: Iterable[Footnote], organ: str | None) -> tuple[Footnote, ...]:
        return tuple(replace(note, references=self._references(note.text, organ)) for note in notes)

    def _references(self, text: str, organ: str | None) -> tuple[Reference, ...]:
        return _with_numbers(text, self._named[text], organ, self._meant)


def _organ(name: str | None) -> str | None:
    """The organ that a committee or an opening line names, as it is keyed; else the name itself."""
    if not name:
        return None
    found = _ORGAN.search(name)
    return (
        ORGANS[found[0].replace("'", "’")]
        if found
        else re.sub(r"^\W{0,40}(?:The\s)?|\W{0,40}(?:hereby\W{0,40})?$", "", name)
    )


def _texts(document: ParsedDocument) -> Iterator[str]:
    for resolution in document.resolutions:
        for clause in (*resolution.preambular, *resolution.operative):
            yield from (below.text for below in clause.walk())
        yield from chain.from_iterable(_texts_of_section(annex) for annex in resolution.annexes)
        yield from (note.text for note in resolution.footnotes)
    yield from chain.from_iterable(_texts_of_section(section) for section in document.sections)
    yield from (note.text for note in document.footnotes)


def _texts_of_section(section: Section) -> Iterator[str]:
    for paragraph in section.paragraphs:
        yield from (below.text for below in paragraph.walk())
    yield from chain.from_iterable(_texts_of_section(inner) for inner in section.sections)


def _clear_conventions(texts: Sequence[str], named: Mapping[str, tuple[Reference, ...]]) -> dict[str, str]:
    """What "the Convention", "the Protocol" … mean in a document: the one named most, if twice as often as
    any other of its kind. It does not matter where they are named."""
    if not any(_ARTICLES.search(text) for text in texts):
        return {}
    counted = Counter(
        reference.key
        for text in texts
        for reference in named[text]
        if reference.kind is ReferenceKind.CONVENTION
    )
    clear = {}
    for noun in set(CONVENTION_NOUNS.values()):
        ranked = [(key, count) for key, count in counted.most_common() if noun_of(key) == noun]
        if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
            clear[noun] = ranked[0][0]
    return clear
