"""What was read, as one flat list in document order: for pages and terminals that show a parse."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from archive.parser.model import Clause, Footnote, ParsedDocument, Place, Resolution, Section
from archive.parser.source_order import in_source_order


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading, clause, paragraph or footnote.

    `node` is its JSON pointer in the parse format, as the ledger names it; `kind` is "resolution",
    "preambular", "operative", "heading", "annex", "section", "paragraph" or "footnote"; `depth` counts
    from 0. `confidence` and `reason` are those of a clause.
    """

    node: str
    kind: str
    depth: int
    text: str
    label: str = ""
    inferred: bool = False
    phrase: str = ""
    line: int | None = None
    confidence: float = 1.0
    reason: str = ""

    @property
    def anchor(self) -> str:
        """Its name on a page: "resolutions-0-operative-3"."""
        return self.node.strip("/").replace("/", "-")

    @property
    def sureness(self) -> int:
        """How sure it was read, in hundredths."""
        return int(self.confidence * 100)

    @property
    def is_heading(self) -> bool:
        return self.kind in {"resolution", "heading", "annex", "section"}

    @property
    def after_phrase(self) -> str:
        return self.text.removeprefix(self.phrase)


def outline(parsed: ParsedDocument) -> list[Entry]:
    """Resolutions, sections and footnotes in the order of the parse format."""
    return [
        *(entry for n, r in enumerate(parsed.resolutions) for entry in _resolution(r, f"/resolutions/{n}")),
        *(entry for n, s in enumerate(parsed.sections) for entry in _section(s, f"/sections/{n}")),
        *_footnotes(parsed.footnotes, "/footnotes"),
    ]


def _resolution(resolution: Resolution, node: str) -> Iterator[Entry]:
    names = filter(None, [resolution.symbol, resolution.code, resolution.title or resolution.topic])
    name = " · ".join([*names, f"{resolution.status}"])
    yield Entry(node, "resolution", 0, name, line=_line(resolution.place))
    preamble = _trees(resolution.preambular, "preambular", f"{node}/preambular")
    operative = _trees(resolution.operative, "operative", f"{node}/operative")
    for n, (trees, heading) in enumerate(in_source_order(preamble, operative, resolution.headings)):
        yield from chain(*trees)
        if heading:
            line = _line(heading.place)
            yield Entry(f"{node}/headings/{n}", "heading", 0, heading.text, heading.label or "", line=line)
    for n, annex in enumerate(resolution.annexes):
        yield from _section(annex, f"{node}/annexes/{n}", "annex")
    yield from _footnotes(resolution.footnotes, f"{node}/footnotes")


def _section(section: Section, node: str, kind: str = "section") -> Iterator[Entry]:
    heading = section.heading or "Without a heading"
    yield Entry(node, kind, section.level - 1, heading, section.label or "", line=_line(section.place))
    yield from chain(*_trees(section.paragraphs, "paragraph", f"{node}/paragraphs"))
    for n, inner in enumerate(section.sections):
        yield from _section(inner, f"{node}/sections/{n}")


def _trees(clauses: Iterable[Clause], kind: str, node: str) -> list[list[Entry]]:
    return [list(_clause(clause, kind, f"{node}/{n}")) for n, clause in enumerate(clauses)]


def _clause(clause: Clause, kind: str, node: str, depth: int = 0) -> Iterator[Entry]:
    yield Entry(
        node,
        kind,
        depth,
        clause.text,
        clause.label or "",
        clause.inferred,
        clause.phrase or "",
        _line(clause.place),
        clause.confidence,
        clause.reason,
    )
    for n, child in enumerate(clause.children):
        yield from _clause(child, kind, f"{node}/children/{n}", depth + 1)


def _footnotes(footnotes: Iterable[Footnote], node: str) -> Iterator[Entry]:
    for n, note in enumerate(footnotes):
        yield Entry(f"{node}/{n}", "footnote", 0, note.text, note.label, line=_line(note.place))


def _line(place: Place) -> int | None:
    return min(place.lines, default=None)
