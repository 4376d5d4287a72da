"""Reading in processes of their own: several files at once, and none that ends more than its own process.

Guarantee: each file is answered. One whose process dies (a crash, no memory left), or that is read for too
long, is answered with a problem; the next file has a new process.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection
from types import TracebackType

from archive.parser.model import DocumentType, ParsedDocument, Problem, Severity
from archive.parser.reader import parse_file

# More than any file that is taken should need; what asks for more is told, and the others go on.
MAX_MEMORY = 4 * 2**30
# Whoever stores what is read goes first: it and the database call on one another hundreds of times a second,
# and each time would wait for a reader's turn to end. 120 resolutions took 11 seconds, and 14 without this.
NICENESS = 10
# Reading 3,000 pages of pictures may take very long; a text, seconds.
READING_LIMIT = 30 * 60

Read = Callable[[bytes, str], ParsedDocument]

# A process that has the parser loaded, which takes half a second, begins those that read.
_CONTEXT = multiprocessing.get_context("forkserver")


class Readers:
    """`number` processes that read, by `read`, a function that they can import.

    Ends with its `with` block, which gives up what is not read yet.
    """

    def __init__(self, number: int, read: Read = parse_file) -> None:
        self._read_file = read
        _CONTEXT.set_forkserver_preload([read.__module__])
        self._threads = ThreadPoolExecutor(number)
        self._own = threading.local()
        self._processes: set[_Process] = set()
        self._ended = False

    def __enter__(self) -> Readers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._ended = True
        for process in list(self._processes):
            process.end()
        self._threads.shutdown(wait=True)

    def read(self, data: bytes, name: str) -> Future[ParsedDocument]:
        """Reads a file as soon as a process is free."""
        return self._threads.submit(self._read, data, name)

    def _read(self, data: bytes, name: str) -> ParsedDocument:
        process: _Process | None = getattr(self._own, "process", None)
        if process is None:
            process = self._own.process = _Process(self._read_file)
            self._processes.add(process)
            if self._ended:  # while the process was begun
                process.end()
        document = process.read(data, name)
        if document is None:
            process.end()
            self._processes.discard(process)
            self._own.process = None
        return document or _given_up(name)


class _Process:
    def __init__(self, read: Read) -> None:
        self._pipe, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_serve, args=(theirs, read), daemon=True)
        self._process.start()
        theirs.close()

    def read(self, data: bytes, name: str) -> ParsedDocument | None:
        """None where the process died or was too slow: it is of no use any more."""
        try:
            self._pipe.send((data, name))
            if self._pipe.poll(READING_LIMIT):
                document: ParsedDocument | None = self._pipe.recv()
                return document
        except (EOFError, OSError):
            pass
        return None

    def end(self) -> None:
        self._process.kill()
        self._process.join()


def _serve(pipe: Connection, read: Read) -> None:
    """Reads files until the other end is closed.

    What ends a whole group (Ctrl-C, a service that stops, a terminal that closes) is for the parent, which
    then ends this process: it must not take the end of this one for the fault of a file.
    """
    os.nice(NICENESS)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while True:
        try:
            data, name = pipe.recv()
            pipe.send(_parsed(read, data, name))
        except (EOFError, OSError):  # the parent is gone
            return


def _parsed(read: Read, data: bytes, name: str) -> ParsedDocument | None:
    """None where the memory is used up: a new process begins with all of it."""
    try:
        return read(data, name)
    except MemoryError:
        return None


def _given_up(name: str) -> ParsedDocument:
    message = (
        f"{name} could not be read: it needed more memory or time than there is, or ended the program that "
        "reads. Split the document, or save it as another kind."
    )
    return ParsedDocument(
        DocumentType.UNKNOWN, problems=(Problem("given-up", message, severity=Severity.ERROR),)
    )
