"""The archive served as docs/operations.md says, and the people who ask it."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from django.core.management import call_command

from archive.views.search import search_url
from benchmarks.search.clients import Ask, as_query
from benchmarks.search.questions import Question

WORKERS, THREADS = 2, 4
START_SECONDS = 60
IDLE_SECONDS = 1  # half of what gunicorn keeps a connection that nobody asks by


@dataclass(frozen=True, slots=True)
class Server:
    port: int
    process: int

    def user(self) -> Ask:
        """Somebody who asks for pages by one connection. Raises ValueError for any status but 200."""
        browser = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        used = time.monotonic()

        def ask(question: Question) -> None:
            nonlocal used
            if time.monotonic() - used > IDLE_SECONDS:
                browser.close()  # the next request opens another
            path = f"/search/{search_url(as_query(question))}"
            browser.request("GET", path, headers={"Accept-Encoding": "gzip"})
            answer = browser.getresponse()
            answer.read()
            used = time.monotonic()
            if answer.status != 200:
                raise ValueError(f"{answer.status} for {path}")

        return ask

    def workers(self) -> list[int]:
        """Their process ids."""
        children = Path(f"/proc/{self.process}/task/{self.process}/children").read_text(encoding="ascii")
        return sorted(map(int, children.split()))

    def processor(self) -> float:
        """Seconds of a processor that the workers have used so far; the database's are its own."""
        return sum(map(_processor_seconds, self.workers()))


@contextmanager
def served() -> Iterator[Server]:
    """The server, while the block lasts."""
    call_command("collectstatic", interactive=False, verbosity=0)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}",
        "--workers", str(WORKERS), "--threads", str(THREADS), "--limit-request-line", "8190",
        "--no-control-socket", "--log-level", "warning",
    ]  # fmt: skip
    with subprocess.Popen(command, env=dict(os.environ)) as process:  # noqa: S603 - our own
        try:
            _wait_for(port)
            yield Server(port, process.pid)
        finally:
            process.terminate()


def _wait_for(port: int) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.1)
    raise TimeoutError(f"Nothing answers at port {port}.")


@dataclass(slots=True)
class Memory:
    """Megabytes of each worker at intervals: of what it shares with others, its part (PSS)."""

    server: Server
    every: float
    samples: list[tuple[float, ...]] = field(default_factory=list)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """From the beginning of the block to its end."""
        over = threading.Event()
        watcher = threading.Thread(target=self._watch, args=(over,))
        watcher.start()
        try:
            yield
        finally:
            over.set()
            watcher.join()
            self._look()

    @property
    def growth(self) -> tuple[float, float]:
        """By how much all workers together have grown since the first sample, and since the middle one."""
        together = [sum(sample) for sample in self.samples]
        first, middle, last = together[0], together[len(together) // 2], together[-1]
        return round(last - first, 1), round(last - middle, 1)

    def _watch(self, over: threading.Event) -> None:
        self._look()
        while not over.wait(self.every):
            self._look()

    def _look(self) -> None:
        self.samples.append(tuple(map(_megabytes, self.server.workers())))


def _processor_seconds(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _megabytes(process: int) -> float:
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)  # "Pss:               10234 kB"
    return round(int(found[1]) / 1024, 1) if found else 0.0
