"""What reading costs: pages a second and peak memory by format and length, and what hostile input costs.

    python -m benchmarks.reading.cost

Each document is read in a process of its own, so that its peak memory is its own. A document twice as long
should take twice as long: `growth` is the slope of time over length, both as logarithms, and 1.0 is linear.
"""

from __future__ import annotations

import html
import math
import multiprocessing
import random
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection

from archive.parser import parse_file
from benchmarks.reading.docx_setter import as_docx, chance_docx
from benchmarks.reading.model_un import documentation, session
from benchmarks.reading.noise import Noise
from benchmarks.reading.pdf_setter import as_pdf_pages, chance_look
from benchmarks.reading.prints import Print, bare
from benchmarks.reading.text_setter import TextLook, as_text

# Characters of a printed page.
PAGE = 2500
# How many times the shortest document the others are long.
LENGTHS = (1, 2, 4, 8)
_CONTEXT = multiprocessing.get_context("spawn")

_AKN = (
    '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution">'
    "<mainBody>{}</mainBody></statement></akomaNtoso>"
)
_OPENING = "The Assembly of the Lakes,\n\nRecalling the dry years,\n\n1. Urges "


@dataclass(frozen=True, slots=True)
class Cost:
    """What a document of so many pages cost: seconds of the processor, megabytes at the peak."""

    what: str
    pages: float
    seconds: float
    memory: float

    @property
    def speed(self) -> float:
        """Pages a second."""
        return self.pages / self.seconds


def rows() -> Iterator[Cost]:
    """Each format at each length, then each hostile input."""
    for name in FORMATS:
        for length in LENGTHS:
            yield measure(name, length)
    for name in HOSTILE:
        yield measure(name, 1)


def growth(costs: list[Cost]) -> float:
    """The slope of time over length, from the shortest to the longest."""
    first, last = costs[0], costs[-1]
    return math.log(last.seconds / first.seconds) / math.log(last.pages / first.pages)


def _long(length: int) -> Print:
    """A session's documentation with its text so many times over."""
    chance = random.Random("cost")  # noqa: S311 - chance, no secret
    document = documentation(session(chance), chance)
    return replace(document, parts=document.parts * length)


def _text(length: int) -> bytes:
    return as_text(_long(length), TextLook(width=96), random.Random("cost")).encode()  # noqa: S311


def _pdf(length: int) -> bytes:
    return as_pdf_pages(_long(length), chance_look(random.Random("cost"), clean=True))  # noqa: S311


def _docx(length: int) -> bytes:
    chance = random.Random("cost")  # noqa: S311
    return as_docx(_long(length), chance_docx(chance, Noise.CLEAN), chance)


def _html(length: int) -> bytes:
    paragraphs = (
        f"<p>{html.escape(bare(' '.join((part.marker, part.text, *part.cells))))}</p>"
        for part in _long(length).parts
    )
    return f"<html><body>{''.join(paragraphs)}</body></html>".encode()


def _xml(length: int) -> bytes:
    paragraph = "<paragraph><num>{0}.</num><content><p>{1}</p></content></paragraph>"
    texts = (html.escape(bare(part.text)) for part in _long(length).parts if part.text)
    return _AKN.format("".join(paragraph.format(*each) for each in enumerate(texts, 1))).encode()


FORMATS: dict[str, Callable[[int], bytes]] = {
    "text": _text,
    "PDF": _pdf,
    "DOCX": _docx,
    "HTML": _html,
    "XML": _xml,
}

# Made for their size, not for sense; each of about a megabyte, or of tens of thousands of pieces.
HOSTILE: dict[str, Callable[[], bytes]] = {
    "one word of 5 MB": lambda: b"a" * 5_000_000,
    "one line of prose": lambda: b"the lakes rise and fall " * 40_000,
    "one line of clauses": lambda: (_OPENING + "all; Recalling the dry years, " * 20_000).encode(),
    "a million spaces": lambda: (_OPENING + " " * 1_000_000 + "all.").encode(),
    "50,000 bare numbers": lambda: "\n".join(map(str, range(50_000))).encode(),
    "50,000 short lines": lambda: b"a\nb\n" * 25_000,
    "20,000 footnotes": lambda: (_OPENING + "all.\n\n" + "¹² See A/80/1.\n\n" * 20_000).encode(),
    "20,000 rows of a table": lambda: b"lake | river | sea\n" * 20_000,
    "2,000 nested clauses": lambda: (_OPENING + "to:\n\n(a) to:\n\n(i) to:\n\n" * 1_000).encode(),
    "200,000 brackets": lambda: b"(" * 200_000,
    "200,000 dots": lambda: b"." * 200_000,
    "200,000 capitals": lambda: b"A" * 200_000,
    "random bytes": lambda: random.Random("cost").randbytes(1_000_000),  # noqa: S311
    "100,000 nested tags": lambda: b"<html><body>" + b"<div>" * 100_000 + b"x",
    "nested XML": lambda: _AKN.format("<section>" * 20_000 + "</section>" * 20_000).encode(),
}


def measure(name: str, length: int) -> Cost:
    """What a document of this format and length costs, or a hostile one of this name."""
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=_read, args=(theirs, name, length))
    process.start()
    theirs.close()
    size, seconds, memory = ours.recv()
    process.join()
    return Cost(f"{name} ×{length}" if name in FORMATS else name, size / PAGE, seconds, memory)


def _read(pipe: Connection, name: str, length: int) -> None:
    """Reads one document and tells its characters, the seconds and the peak of memory, children included."""
    data = FORMATS[name](length) if name in FORMATS else HOSTILE[name]()
    parse_file(b"The lakes rise.", "first")  # what is done once is not counted
    begun = _seconds()
    document = parse_file(data, "printed")
    spent = _seconds() - begun
    peak = max(resource.getrusage(who).ru_maxrss for who in _WHO) / 1024
    pipe.send((sum(map(len, document.lines)), spent, peak))


_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def _seconds() -> float:
    usage = map(resource.getrusage, _WHO)
    return sum(each.ru_utime + each.ru_stime for each in usage)


def main() -> None:
    """Prints the table."""
    begun = time.monotonic()
    print(f"{'':28}{'pages':>9}{'seconds':>9}{'pages/s':>9}{'MB':>7}")  # noqa: T201
    measured: list[Cost] = []
    for cost in rows():
        measured.append(cost)
        told = f"{cost.what:28}{cost.pages:9.0f}{cost.seconds:9.2f}{cost.speed:9.0f}{cost.memory:7.0f}"
        print(told, flush=True)  # noqa: T201
    for number, name in enumerate(FORMATS):
        own = measured[number * len(LENGTHS) : (number + 1) * len(LENGTHS)]
        print(f"{name:28}growth {growth(own):.2f}")  # noqa: T201
    print(f"{time.monotonic() - begun:.0f} seconds")  # noqa: T201


if __name__ == "__main__":
    main()
