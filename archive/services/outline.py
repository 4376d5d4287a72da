"""What was read, as one flat list in document order: for pages and terminals that show a parse."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.parser.model import Clause, Footnote, ParsedDocument, Place, Resolution, Section


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading, clause, paragraph or footnote.

    `node` is its JSON pointer in the parse format, as the ledger names it; `kind` is "resolution",
    "preambular", "operative", "section", "paragraph" or "footnote"; `depth` counts from 0.
    """

    node: str
    kind: str
    depth: int
    text: str
    label: str = ""
    inferred: bool = False
    phrase: str = ""
    line: int | None = None

    @property
    def anchor(self) -> str:
        """Its name on a page: "resolutions-0-operative-3"."""
        return self.node.strip("/").replace("/", "-")

    @property
    def is_heading(self) -> bool:
        return self.kind in {"resolution", "section"}

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
    heading = " · ".join([*names, f"{resolution.status}"])
    yield Entry(node, "resolution", 0, heading, line=_line(resolution.place))
    yield from _clauses(resolution.preambular, "preambular", f"{node}/preambular")
    yield from _clauses(resolution.operative, "operative", f"{node}/operative")
    yield from _footnotes(resolution.footnotes, f"{node}/footnotes")


def _section(section: Section, node: str) -> Iterator[Entry]:
    heading = section.heading or "Without a heading"
    yield Entry(node, "section", section.level - 1, heading, section.label or "", line=_line(section.place))
    yield from _clauses(section.paragraphs, "paragraph", f"{node}/paragraphs")
    for n, inner in enumerate(section.sections):
        yield from _section(inner, f"{node}/sections/{n}")


def _clauses(clauses: Iterable[Clause], kind: str, node: str, depth: int = 0) -> Iterator[Entry]:
    for n, clause in enumerate(clauses):
        yield Entry(
            f"{node}/{n}",
            kind,
            depth,
            clause.text,
            clause.label or "",
            clause.inferred,
            clause.phrase or "",
            _line(clause.place),
        )
        yield from _clauses(clause.children, kind, f"{node}/{n}/children", depth + 1)


def _footnotes(footnotes: Iterable[Footnote], node: str) -> Iterator[Entry]:
    for n, note in enumerate(footnotes):
        yield Entry(f"{node}/{n}", "footnote", 0, note.text, note.label, line=_line(note.place))


def _line(place: Place) -> int | None:
    return min(place.lines, default=None)
