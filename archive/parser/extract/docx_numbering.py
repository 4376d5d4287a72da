"""Word's automatic numbering: the labels a reader sees, which stand nowhere in the text.

A list (w:num) is an instance of a definition (w:abstractNum). All instances of one definition count on
together; one that states where to start does so at its first use. The text, the text boxes and the notes
are stories that count apart. LibreOffice prints the same labels, but for w:isLgl and w:lvlRestart, which it
does not know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from archive.parser.extract.counters import word_number
from archive.parser.extract.docx_styles import ListPlace, Styles
from archive.parser.extract.docx_xml import VAL, Element, number, switched, value, word

LEVELS = 9
# "Article %1, section (%2)" is long already.
MAX_LABEL = 80
BULLET = "•"

_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a definition; `text` is its pattern ("(%2)"), `suffix` what parts label and text.

    `restart` counts levels from 1: one of them or of those above restarts this one; 0 is never.
    """

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    suffix: str = "\t"
    style: str | None = None


@dataclass(slots=True)
class Definition:
    """The levels of a w:abstractNum, and how far each has counted in each story."""

    levels: dict[int, Level] = field(default_factory=dict)
    style_link: str | None = None
    counts: dict[str, list[int | None]] = field(default_factory=dict)


@dataclass(slots=True)
class Instance:
    """A w:num: its own levels, and where it starts counting if it says so."""

    definition: str
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)


class Numbering:
    """Gives each paragraph of a list its label; paragraphs are asked for in the order of their `story`."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self.styles = styles
        self.story = "text"
        self.definitions: dict[str, Definition] = {}
        self.instances: dict[str, Instance] = {}
        if root is not None:
            for element in root.iterchildren(word("abstractNum")):
                self.definitions[element.get(word("abstractNumId")) or ""] = _definition(element)
            for element in root.iterchildren(word("num")):
                self.instances[element.get(word("numId")) or ""] = _instance(element)

    def label(self, place: ListPlace) -> tuple[str, str]:
        """The label of the next paragraph at that place, and what parts it from the text: "", " " or a tab.

        The label is "" where the list prints none.
        """
        instance = self.instances.get(place.num_id)
        definition = self._definition_of(instance)
        if instance is None or definition is None:
            return "", ""
        levels = definition.levels | instance.levels
        at = min(_level(place, levels), LEVELS - 1)
        level = levels.get(at, Level(text=f"%{at + 1}."))
        counts = self._count(definition, instance, levels, at)
        if level.number_format == "bullet":
            return BULLET, " "
        return _printed(counts, levels, level), level.suffix

    def _definition_of(self, instance: Instance | None) -> Definition | None:
        """An instance's definition; one that only names a style has its levels where the style points."""
        for _ in range(LEVELS):
            definition = self.definitions.get(instance.definition) if instance else None
            style = self.styles.by_id.get(definition.style_link or "") if definition else None
            properties = None if style is None else style.find(f"{word('pPr')}/{word('numPr')}")
            if properties is None:
                return definition
            instance = self.instances.get(value(properties, "numId") or "")
        return None

    def _count(
        self, definition: Definition, instance: Instance, levels: dict[int, Level], at: int
    ) -> list[int | None]:
        """Counts one paragraph at a level; levels above that were left out count as begun."""
        counts = definition.counts.setdefault(self.story, [None] * LEVELS)
        count = counts[at]
        if at in instance.starts and (self.story, at) not in instance.started:
            count = None
        instance.started.add((self.story, at))
        for above in range(at):
            if counts[above] is None:
                counts[above] = _start(instance, levels, above)
        counts[at] = _start(instance, levels, at) if count is None else count + 1
        for deeper in range(at + 1, LEVELS):
            restart = levels.get(deeper, Level()).restart
            if restart is None or restart > deeper or at < restart:
                counts[deeper] = None
        return counts


def _level(place: ListPlace, levels: dict[int, Level]) -> int:
    """The level a paragraph's style is tied to, or else the one that is stated."""
    for style in place.styles:
        for at, level in levels.items():
            if level.style == style:
                return at
    return place.level or 0


def _start(instance: Instance, levels: dict[int, Level], at: int) -> int:
    return instance.starts.get(at, levels.get(at, Level()).start)


def _printed(counts: list[int | None], levels: dict[int, Level], level: Level) -> str:
    def figure(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        stated = levels.get(at, Level())
        number_format = "decimal" if level.legal else stated.number_format
        count = counts[at]
        return word_number(stated.start if count is None else count, number_format)

    return _PLACEHOLDER.sub(figure, level.text)[:MAX_LABEL].strip()


def _definition(element: Element) -> Definition:
    levels = dict(_read_level(child) for child in element.iterchildren(word("lvl")))
    known = {at: level for at, level in levels.items() if at < LEVELS}
    return Definition(known, value(element, "numStyleLink"))


def _read_level(element: Element) -> tuple[int, Level]:
    restart = value(element, "lvlRestart")
    return number(element.get(word("ilvl")), 0), Level(
        start=number(value(element, "start"), 1),
        number_format=value(element, "numFmt") or "decimal",
        text=(value(element, "lvlText") or "")[:MAX_LABEL],
        restart=None if restart is None else number(restart, 0),
        legal=bool(switched(element, "isLgl")),
        suffix={"nothing": "", "space": " "}.get(value(element, "suff") or "tab", "\t"),
        style=value(element, "pStyle"),
    )


def _instance(element: Element) -> Instance:
    instance = Instance(value(element, "abstractNumId") or "")
    for override in element.iterchildren(word("lvlOverride")):
        at = min(number(override.get(word("ilvl")), 0), LEVELS - 1)
        level = override.find(word("lvl"))
        if level is not None:
            instance.levels[at] = _read_level(level)[1]
        start = override.find(word("startOverride"))
        if start is not None:
            instance.starts[at] = number(start.get(VAL), 1)
    return instance
