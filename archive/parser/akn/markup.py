"""XML to elements that know their lines. No entity is expanded and nothing outside the file is looked at.

Guarantee: any bytes give a tree. Where the markup breaks off, what was read before stands in it, closed,
and a problem says where.
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from archive.parser.model import Problem, Severity

# The deepest real document has 19 levels, the longest 6,000 elements (measured on 463, November 2026).
MAX_DEPTH = 80
MAX_ELEMENTS = 200_000
# Bytes of one run of text that are handed on in one piece.
BUFFER = 1 << 20

_ROOT = re.compile(r"<(?:[\w.-]+:)?akomaNtoso\b")
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_ENCODINGS = {"utf-8", "ascii", "iso8859-1", "iso8859-15", "cp1250", "cp1251", "cp1252", "cp1256"}
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(slots=True)
class Element:
    """`tag` and the keys of `attributes` are local names; `content` holds text and elements in order."""

    tag: str
    attributes: dict[str, str]
    first: int
    last: int
    content: list[str | Element] = field(default_factory=list)

    @property
    def lines(self) -> tuple[int, ...]:
        return tuple(range(self.first, self.last + 1))

    @property
    def elements(self) -> Iterator[Element]:
        return (part for part in self.content if isinstance(part, Element))

    def child(self, tag: str) -> Element | None:
        return next((element for element in self.elements if element.tag == tag), None)

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in document order."""
        left = [self]
        while left:
            element = left.pop()
            yield element
            left += [part for part in reversed(element.content) if isinstance(part, Element)]

    def find(self, tag: str) -> Element | None:
        return next((element for element in self.walk() if element.tag == tag), None)


@dataclass(frozen=True, slots=True)
class Markup:
    """`read` is the last line that the tree accounts for."""

    root: Element
    lines: tuple[str, ...]
    read: int
    problems: tuple[Problem, ...]


def is_akn(data: bytes) -> bool:
    """Whether the bytes begin as Akoma Ntoso does."""
    return _ROOT.search(_decode(data[:8192])[0]) is not None


def read_markup(data: bytes, name: str) -> Markup:
    """The tree of a file; its root is an element without a tag that holds the document's."""
    text, sound = _decode(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = tuple(text.split("\n"))
    builder = _Builder()
    problems = [] if sound else [_unsound(name)]
    read = len(lines)
    try:
        builder.parser.Parse(_DECLARATION.sub("", text, count=1).encode("utf-8", errors="replace"), True)
    except (expat.ExpatError, _Stop) as error:
        read = builder.parser.CurrentLineNumber - 1
        problems.append(_broken(name, error, read + 1))
    builder.close(read)
    return Markup(builder.root, lines, read, tuple(problems))


# The declared encoding no longer holds once the text is decoded; its line stays, for the numbers to be right.
_DECLARATION = re.compile(r"^\s*<\?xml[^>\n]{0,300}\?>")


def _decode(data: bytes) -> tuple[str, bool]:
    """The text, and whether every byte of it was sound."""
    encoding = next((encoding for bom, encoding in _BOMS if data.startswith(bom)), None) or _declared(data)
    try:
        return data.decode(encoding), True
    except UnicodeDecodeError:
        return data.decode(encoding, errors="replace"), False


def _declared(data: bytes) -> str:
    found = _DECLARED.match(data[:400])
    try:
        encoding = codecs.lookup(found[1].decode("ascii")).name if found else "utf-8"
    except LookupError:
        return "utf-8"
    return encoding if encoding in _ENCODINGS else "utf-8"


class _Stop(Exception):  # noqa: N818 - the end of reading, not a fault
    """Reading ends here; the message says why."""


class _Builder:
    """Expat's events to elements."""

    def __init__(self) -> None:
        self.root = Element("", {}, 1, 1)
        self._open = [self.root]
        self._count = 0
        self.parser = parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.buffer_size = BUFFER
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.SkippedEntityHandler = self._skipped
        parser.EntityDeclHandler = _refuse_entity

    def close(self, line: int) -> None:
        """Ends what is still open at `line`, with the words that are still in the buffer."""
        self.parser.buffer_text = False
        for element in self._open:
            element.last = max(line, element.first)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MAX_ELEMENTS or len(self._open) > MAX_DEPTH:
            raise _Stop("it has more elements or more levels than any document has")
        line = self.parser.CurrentLineNumber
        element = Element(_local(name), {_local(key): value for key, value in attributes.items()}, line, line)
        self._open[-1].content.append(element)
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._open.pop().last = self.parser.CurrentLineNumber

    def _text(self, text: str) -> None:
        self._open[-1].content.append(text)

    def _skipped(self, name: str, is_parameter: bool) -> None:
        """A name that no declaration explains is one of HTML's, or stays as printed."""
        if not is_parameter:
            self._text(html.unescape(f"&{name};"))


def _refuse_entity(*_: object) -> None:
    raise _Stop("it declares entities, which are not expanded")


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _broken(name: str, error: expat.ExpatError | _Stop, line: int) -> Problem:
    reason = str(error) if isinstance(error, _Stop) else expat.errors.messages[error.code]
    return Problem(
        "xml-unreadable",
        f"{name} cannot be read from line {line} on: {reason}. What stands before it was read.",
        line,
        Severity.ERROR,
    )


def _unsound(name: str) -> Problem:
    return Problem(
        "xml-encoding", f"{name} is not in the encoding it declares; what could not be read is shown as �."
    )
