"""What reading costs: pages a second and peak memory by format and length, and what hostile input costs.

    python -m benchmarks.reading.cost
    python -m benchmarks.reading.cost --hostile nested

The second measures only the hostile rows whose names hold a word. Each document is read in a process of its
own, so that its peak memory is its own. A document twice as long should take twice as long: `growth` is the
slope of time over length, both as logarithms, and 1.0 is linear. A hostile file that raises, takes longer or
needs more memory than its bound is told as BROKEN, and the command ends with 1.
"""

from __future__ import annotations

import argparse
import html
import math
import multiprocessing
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection

from archive.parser.extract.package import members
from archive.parser.model import ParsedDocument
from archive.parser.reader import parse_file
from benchmarks.reading.docx_setter import as_docx, chance_docx
from benchmarks.reading.hostile import HOSTILE
from benchmarks.reading.hostile_files import AKN
from benchmarks.reading.model_un import documentation, session
from benchmarks.reading.noise import Noise
from benchmarks.reading.pdf_setter import as_pdf_pages, chance_look
from benchmarks.reading.prints import Print, bare
from benchmarks.reading.text_setter import TextLook, as_text

# Characters of a printed page.
PAGE = 2500
# How many times the shortest document the others are long.
LENGTHS = (1, 2, 4, 8)
# A hostile file is given up after so many times its bound.
PATIENCE = 3
_CONTEXT = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a document of so many pages cost: seconds of the processor, megabytes at the peak; `error` is
    what it raised."""

    what: str
    pages: float
    seconds: float
    memory: float
    error: str = ""

    @property
    def speed(self) -> float:
        """Pages a second."""
        return self.pages / self.seconds

    @property
    def is_within(self) -> bool:
        """Whether a hostile file kept to its bounds."""
        bound = HOSTILE[self.what]
        return not self.error and self.seconds <= bound.seconds and self.memory <= bound.megabytes


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
    return AKN.format("".join(paragraph.format(*each) for each in enumerate(texts, 1))).encode()


FORMATS: dict[str, Callable[[int], bytes]] = {
    "text": _text,
    "PDF": _pdf,
    "DOCX": _docx,
    "HTML": _html,
    "XML": _xml,
}


def measure(name: str, length: int) -> Cost:
    """What a document of this format and length costs, or a hostile file of this name."""
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=_read, args=(theirs, name, length))
    process.start()
    theirs.close()
    what = f"{name} ×{length}" if name in FORMATS else name
    try:
        size, seconds, memory, error = ours.recv()
    except EOFError:
        size, seconds, memory, error = 0, math.inf, math.inf, "its process died"
    process.join()
    return Cost(what, size / PAGE, seconds, memory, error)


def _read(pipe: Connection, name: str, length: int) -> None:
    """Reads one document and tells its characters, the seconds, the peak of memory, children included, and
    what was raised."""
    data, called = (FORMATS[name](length), name) if name in FORMATS else _hostile(name)
    if name in HOSTILE:
        limit = int(_seconds() + PATIENCE * HOSTILE[name].seconds)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    parse_file(b"The lakes rise.", "first")  # what is done once is not counted
    begun, size, error = _seconds(), 0, ""
    try:
        size = sum(len(line) for document in _documents(data, called) for line in document.lines)
    except Exception as raised:  # whatever it is, it is what this looks for
        error = repr(raised)
    spent = _seconds() - begun
    peak = max(resource.getrusage(who).ru_maxrss for who in _WHO) / 1024
    pipe.send((size, spent, peak, error))


def _hostile(name: str) -> tuple[bytes, str]:
    return HOSTILE[name].make(1.0), HOSTILE[name].name


def _documents(data: bytes, name: str) -> Iterator[ParsedDocument]:
    """What is read in a file; a ZIP file is unpacked first."""
    files = members(data, name)[0] if name.endswith(".zip") else [(name, data)]
    return (parse_file(content, member) for member, content in files)


_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def _seconds() -> float:
    usage = map(resource.getrusage, _WHO)
    return sum(each.ru_utime + each.ru_stime for each in usage)


def _print_formats() -> None:
    measured: list[Cost] = []
    for name in FORMATS:
        for length in LENGTHS:
            measured.append(measure(name, length))
            print(_row(measured[-1]), flush=True)  # noqa: T201
    for number, name in enumerate(FORMATS):
        own = measured[number * len(LENGTHS) : (number + 1) * len(LENGTHS)]
        print(f"{name:30}growth {growth(own):.2f}")  # noqa: T201


def _print_hostile(word: str) -> bool:
    """Prints the hostile rows whose names hold a word; whether all kept to their bounds."""
    kept = True
    for name in HOSTILE:
        if word in name:
            cost, bound = measure(name, 1), HOSTILE[name]
            kept = kept and cost.is_within
            told = "kept" if cost.is_within else f"BROKEN {cost.error}"
            print(f"{_row(cost)}{bound.seconds:8.0f}{bound.megabytes:7.0f}  {told}", flush=True)  # noqa: T201
    return kept


def _row(cost: Cost) -> str:
    return f"{cost.what:30}{cost.pages:9.0f}{cost.seconds:9.2f}{cost.speed:9.0f}{cost.memory:7.0f}"


def main() -> int:
    """Prints the table; 1 where a bound is broken."""
    parser = argparse.ArgumentParser(description="What reading costs.")
    parser.add_argument("--hostile", metavar="WORD", help="only the hostile rows whose names hold WORD")
    word: str | None = parser.parse_args().hostile
    begun = time.monotonic()
    print(f"{'':30}{'pages':>9}{'seconds':>9}{'pages/s':>9}{'MB':>7}{'at most':>8}{'MB':>7}")  # noqa: T201
    if word is None:
        _print_formats()
    kept = _print_hostile(word or "")
    print(f"{time.monotonic() - begun:.0f} seconds")  # noqa: T201
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
