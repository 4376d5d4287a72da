"""What is marked in a text: reference marks, linked to their footnotes and back, and what it cites."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from archive.models import Footnote, Reference

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

# As printed: "sea.¹²", "sea^{39,40}", "agenda*". Flattened by the source: "sea.12", "Right12", "sea. 12 The",
# which may well be just a figure.
_MARK = re.compile(
    r"(?P<superscript>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
    r"|\^\{?(?P<caret>\d+(?:, ?\d+)*|\*+|[†‡§])\}?"
    r"|(?<=\S)(?P<sign>\*+|[†‡]+)"
    r"|(?:(?<=[a-z”’)\"][.,;:])|(?<=[a-z”)]))(?P<flat>\d{1,3})(?!\w)"
    r"|(?<=[a-z][.,;] )(?P<apart>\d{1,3})(?= [A-Za-z]|$)"
)

Span = tuple[int, int, SafeString]

# The characters that a search found, from and up to, in order.
Found = Sequence[tuple[int, int]]


@dataclass(slots=True)
class Note:
    """A footnote; `marks` are the names on the page of the marks that refer to it."""

    footnote: Footnote
    html: SafeString
    marks: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"note-{self.footnote.position}"


class Marks:
    """The reference marks of a text, taken in its order.

    `continued` says that earlier parts of the text have marks of their own, so that its first is not note 1.
    """

    def __init__(self, notes: Sequence[Note], *, continued: bool = False) -> None:
        self._continued = continued
        self._by_label: dict[str, list[Note]] = {}
        for note in notes:
            self._by_label.setdefault(note.footnote.label, []).append(note)

    def spans(self, text: str, start: int) -> Iterator[Span]:
        """Where marks stand from `start` on, and the links they become. A mark of no footnote is text."""
        for match in _MARK.finditer(text, start):
            if marked := self._notes_of(match):
                links = format_html_join("", "{}", ((_link(note),) for note in marked))
                yield match.start(), match.end(), links

    def _notes_of(self, match: re.Match[str]) -> list[Note]:
        """The footnotes that a mark means; none if one of them is not there."""
        labels = match[match.lastgroup or 0].translate(_SUPERSCRIPTS).replace(" ", "").split(",")
        find = self._expected if match.lastgroup in ("flat", "apart") else self._labelled
        found = [find(label) for label in labels]
        if not all(found):
            return []
        self._continued = False
        return [note for note in found if note]

    def _labelled(self, label: str) -> Note | None:
        """Of several notes with one label the first not yet referred to, else the last."""
        labelled = self._by_label.get(label, ())
        return next((note for note in labelled if not note.marks), labelled[-1] if labelled else None)

    def _expected(self, label: str) -> Note | None:
        """The note if it is the next in turn: not yet referred to, the one before it already."""
        note, before = self._labelled(label), self._labelled(str(int(label) - 1))
        in_turn = before is None or before.marks or self._continued
        return note if note and not note.marks and in_turn else None


def set_text(
    text: str,
    references: Iterable[Reference],
    addresses: Mapping[str, str],
    marks: Sequence[Span] = (),
    start: int = 0,
    found: Found = (),
) -> SafeString:
    """The text from `start` on, with its marks and with what it cites: a link where the archive has it.

    What a search `found` in it is marked, but where a reference mark stands.
    """
    pieces: list[str] = []
    citations = _citations(text, references, addresses, marks, start, found)
    for begin, end, html in sorted([*marks, *citations], key=lambda span: span[0]):
        pieces += [mark_found(text, start, begin, found), html]
        start = end
    return format_html_join(
        "", "{}", ((piece,) for piece in (*pieces, mark_found(text, start, len(text), found)))
    )


def mark_found(text: str, start: int, end: int, found: Found) -> SafeString:
    """`text[start:end]`, with what was found in it marked."""
    pieces: list[tuple[str, str]] = []
    for begin, stop in found:
        begin, stop = max(begin, start), min(stop, end)
        if begin < stop:
            pieces.append((text[start:begin], text[begin:stop]))
            start = stop
    marked = format_html_join("", "{}<mark>{}</mark>", pieces)
    return format_html("{}{}", marked, text[start:end])


def _citations(
    text: str,
    references: Iterable[Reference],
    addresses: Mapping[str, str],
    marks: Sequence[Span],
    start: int,
    found: Found,
) -> Iterator[Span]:
    """What is cited within what is cited already, or amid which a mark stands, is left as it is."""
    ends = [end for _, end, _ in marks]
    for reference in references:
        next_mark = bisect_right(ends, reference.start)
        is_free = next_mark == len(marks) or marks[next_mark][0] >= reference.end
        if start <= reference.start and reference.end <= len(text) and is_free:
            yield reference.start, reference.end, _citation(text, reference, addresses, found)
            start = reference.end


def _citation(text: str, reference: Reference, addresses: Mapping[str, str], found: Found) -> SafeString:
    cited = mark_found(text, reference.start, reference.end, found)
    if address := addresses.get(reference.key):
        return format_html('<a class="cited" href="{}" title="{}">{}</a>', address, reference.key, cited)
    return format_html('<span class="cited" title="{}">{}</span>', reference.key, cited)


def _link(note: Note) -> SafeString:
    name = f"mark-{note.footnote.position}-{len(note.marks) + 1}"
    note.marks.append(name)
    return format_html(
        '<sup class="mark"><a id="{}" href="#{}" role="doc-noteref" aria-label="Footnote {}">{}</a></sup>',
        name,
        note.anchor,
        note.footnote.label,
        note.footnote.label,
    )
