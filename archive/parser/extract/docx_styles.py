"""Word's styles: how a run is printed and which list a paragraph belongs to, through all that it inherits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from archive.parser.extract.docx_xml import Element, number, switched, value, word
from archive.parser.extract.emphasis import BOLD, ITALIC

# Word itself follows eleven.
MAX_CHAIN = 30

_NOT_UNDERLINED = (None, "none")
# The character styles of links by Word and by LibreOffice, underlined but not emphasised.
_LINKS = ("Hyperlink", "FollowedHyperlink", "InternetLink", "VisitedInternetLink")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a run is printed."""

    mark: str = ""
    raised: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """What styles alone state of a run."""

    italic: bool
    bold: bool
    hidden: bool
    underline: str | None
    align: str | None


@dataclass(frozen=True, slots=True)
class ListPlace:
    """A paragraph's list and level. `styles` are those that gave the list: one may be tied to a level."""

    num_id: str
    level: int | None
    styles: tuple[str, ...] = ()


@dataclass(slots=True)
class Styles:
    """The styles of a document by their identifiers."""

    root: Element | None = None
    by_id: dict[str, Element] = field(default_factory=dict)
    default: str | None = None
    _chains: dict[str, list[Element]] = field(default_factory=dict)
    _stated: dict[tuple[str | None, str | None], Stated] = field(default_factory=dict)
    _defaults: Element | None = None

    def __post_init__(self) -> None:
        if self.root is None:
            return
        self._defaults = self.root.find(f"{word('docDefaults')}/{word('rPrDefault')}/{word('rPr')}")
        for style in self.root.iterchildren(word("style")):
            identifier = style.get(word("styleId")) or ""
            self.by_id.setdefault(identifier, style)
            if style.get(word("type")) == "paragraph" and style.get(word("default")) in ("1", "true", "on"):
                self.default = self.default or identifier

    def paragraph_style(self, properties: Element | None) -> str | None:
        """The identifier of a paragraph's style."""
        return value(properties, "pStyle") or self.default

    def manner(self, properties: Element | None, paragraph_style: str | None) -> Manner:
        """How a run with these direct properties is printed in a paragraph of that style."""
        style = value(properties, "rStyle")
        if (style, paragraph_style) not in self._stated:
            self._stated[style, paragraph_style] = self._state(style, paragraph_style)
        stated = self._stated[style, paragraph_style]
        underline = (value(properties, "u") or stated.underline) not in _NOT_UNDERLINED
        italic = _direct(properties, "i", stated.italic) or (underline and style not in _LINKS)
        bold = _direct(properties, "b", stated.bold)
        return Manner(
            mark=ITALIC if italic else BOLD if bold else "",
            raised=(value(properties, "vertAlign") or stated.align) == "superscript",
            hidden=_direct(properties, "vanish", stated.hidden),
        )

    def _state(self, style: str | None, paragraph_style: str | None) -> Stated:
        return Stated(
            italic=self._toggle("i", style, paragraph_style),
            bold=self._toggle("b", style, paragraph_style),
            hidden=self._toggle("vanish", style, paragraph_style),
            underline=self._nearest("u", style, paragraph_style),
            align=self._nearest("vertAlign", style, paragraph_style),
        )

    def list_place(self, properties: Element | None) -> ListPlace | None:
        """The list that a paragraph with these properties belongs to, by itself or by its style."""
        level = num_id = None
        styles: list[str] = []
        if properties is not None and (place := properties.find(word("numPr"))) is not None:
            level, num_id = value(place, "ilvl"), value(place, "numId")
        for style in self._chain(self.paragraph_style(properties)) if num_id is None else ():
            styles.append(style.get(word("styleId")) or "")
            place = style.find(f"{word('pPr')}/{word('numPr')}")
            level = level or value(place, "ilvl")
            if (num_id := value(place, "numId")) is not None:
                break
        if num_id in (None, "", "0"):
            return None
        return ListPlace(num_id or "", None if level is None else number(level, 0), tuple(styles))

    def _chain(self, identifier: str | None) -> list[Element]:
        """A style and those it is based on, nearest first."""
        if not identifier:
            return []
        if identifier not in self._chains:
            self._chains[identifier] = list(self._ancestry(identifier))
        return self._chains[identifier]

    def _ancestry(self, identifier: str | None) -> Iterator[Element]:
        seen: set[str] = set()
        while identifier in self.by_id and identifier not in seen and len(seen) < MAX_CHAIN:
            seen.add(identifier)
            yield self.by_id[identifier]
            identifier = value(self.by_id[identifier], "basedOn")

    def _toggle(self, name: str, style: str | None, paragraph_style: str | None) -> bool:
        """One style's "on" undoes that of the other, as Word prints it."""
        if switched(self._defaults, name):
            return True
        return self._switched_by(style, name) != self._switched_by(paragraph_style, name)

    def _switched_by(self, style: str | None, name: str) -> bool:
        stated = (switched(found.find(word("rPr")), name) for found in self._chain(style))
        return next((on for on in stated if on is not None), False)

    def _nearest(self, name: str, *styles: str | None) -> str | None:
        for style in styles:
            for ancestor in self._chain(style):
                if (stated := value(ancestor.find(word("rPr")), name)) is not None:
                    return stated
        return value(self._defaults, name)


def _direct(properties: Element | None, name: str, otherwise: bool) -> bool:
    stated = switched(properties, name)
    return otherwise if stated is None else stated
