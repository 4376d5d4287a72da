"""Prints documents in a format, reads them back, and says how much of each came back right."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from statistics import fmean

from archive.parser.reader import parse_file
from archive.parser.report import as_parse_format
from benchmarks.reading import measure
from benchmarks.reading.docx_setter import as_docx, chance_docx
from benchmarks.reading.measure import Json
from benchmarks.reading.model_un import documentation, session
from benchmarks.reading.noise import Noise, misprint, spoil
from benchmarks.reading.pdf_setter import as_pdf_pages, chance_look
from benchmarks.reading.prints import Print
from benchmarks.reading.text_setter import Numbers, Table, TextLook, as_text
from benchmarks.reading.united_nations import united_nations

# A document to be read: its gold, the file, and how it was printed.
Case = tuple[Json, bytes, str]
Setter = Callable[[Print, random.Random, Noise], tuple[bytes, str]]


@dataclass(slots=True)
class Figures:
    """The figures of documents of one kind, one of each; `worst` says (clauses, how printed, misses)."""

    clauses: list[float] = field(default_factory=list)
    labels: list[float] = field(default_factory=list)
    phrases: list[float] = field(default_factory=list)
    footnotes: list[float] = field(default_factory=list)
    fields: list[float] = field(default_factory=list)
    votes: list[float] = field(default_factory=list)
    ledger: list[float] = field(default_factory=list)
    worst: list[tuple[float, str, list[str]]] = field(default_factory=list)

    def means(self) -> dict[str, float]:
        names = ("clauses", "labels", "phrases", "footnotes", "fields", "votes", "ledger")
        return {name: fmean(values) for name in names if (values := getattr(self, name))}


def read_back(cases: Iterator[Case]) -> Figures:
    """The figures of the cases."""
    figures = Figures()
    for gold, data, look in cases:
        document = parse_file(data, "printed")
        seen = as_parse_format(document)
        figures.clauses.append(measure.clauses_f1(gold, seen))
        figures.labels.append(measure.labels(gold, seen))
        figures.phrases.append(measure.phrases(gold, seen))
        figures.footnotes.append(measure.footnotes_f1(gold, seen))
        figures.fields.append(measure.agreement(measure.metadata(gold), measure.metadata(seen)))
        figures.votes.append(measure.votes(gold, seen))
        figures.ledger.append(measure.ledger_words(document))
        if misses := measure.misses(gold, seen):
            figures.worst.append((figures.clauses[-1], look, misses))
    figures.worst.sort(key=lambda worst: worst[0])
    return figures


def resolutions(golds: Sequence[Json], setter: Setter, noise: Noise, seed: str) -> Iterator[Case]:
    """Resolutions of the United Nations, printed by a setter."""
    for gold in golds:
        chance = random.Random(f"{seed}{gold['symbol']}{noise}")  # noqa: S311 - chance, no secret
        own = copy.deepcopy(gold)
        own = misprint(own, chance) if noise is Noise.HEAVY else own
        data, look = setter(united_nations(own), chance, noise)
        yield own, data, f"{own['symbol']} {look}"


def sessions(size: int, setter: Setter, noise: Noise, seed: str) -> Iterator[Case]:
    """Documentation of Model UN sessions made by chance, printed by a setter."""
    for number in range(size):
        chance = random.Random(f"{seed}{number}{noise}")  # noqa: S311
        gold = session(chance)
        data, look = setter(documentation(gold, chance), chance, noise)
        yield gold, data, f"session {number} {look}"


def in_text(document: Print, chance: random.Random, noise: Noise) -> tuple[bytes, str]:
    """As text; a clean one is what conversion to markdown gives."""
    look = chance_text(chance, noise)
    if noise is Noise.HEAVY:
        document = spoil(document, chance, emphasis=look.emphasis)
    return as_text(document, look, chance).encode(), str(look)


def chance_text(chance: random.Random, noise: Noise) -> TextLook:
    """A look of text as its noise allows."""
    if noise is Noise.CLEAN:
        return TextLook(width=chance.choice((0, 96)), pages=False)
    look = TextLook(
        width=chance.choice((0, 80, 96, 110)), emphasis=chance.random() < 0.6, feed=chance.random() < 0.3
    )
    if noise is Noise.LIGHT:
        return look
    return replace(
        look,
        emphasis=chance.random() < 0.4,
        gaps=chance.random() < 0.6,
        bullets=chance.choice((0, 0.1, 0.9)),
        torn=chance.choice((0, 0.03)),
    )


def numbered(numbers: Numbers) -> Setter:
    """Text with line numbers in one place, and tables broken in any way."""

    def setter(document: Print, chance: random.Random, _noise: Noise) -> tuple[bytes, str]:
        look = TextLook(
            width=chance.choice((80, 96, 110)),
            emphasis=chance.random() < 0.6,
            gaps_count=chance.random() < 0.6,
            bullets=chance.choice((0, 0, 0.5)),
            feed=chance.random() < 0.3,
            numbers=numbers,
            table=chance.choice(list(Table)),
        )
        return as_text(document, look, chance).encode(), str(look)

    return setter


def in_pdf(document: Print, chance: random.Random, noise: Noise) -> tuple[bytes, str]:
    """As PDF pages."""
    look = chance_look(chance, clean=noise is Noise.CLEAN)
    if noise is Noise.HEAVY:
        document = spoil(document, chance, emphasis=chance.random() < 0.4)
    return as_pdf_pages(document, look), str(look)


def in_docx(document: Print, chance: random.Random, noise: Noise) -> tuple[bytes, str]:
    """As a Word document."""
    look = chance_docx(chance, noise)
    if noise is Noise.HEAVY:
        document = spoil(document, chance, emphasis=chance.random() < 0.4)
    return as_docx(document, look, chance), str(look)


FORMATS: dict[str, Setter] = {"text": in_text, "PDF": in_pdf, "DOCX": in_docx}
