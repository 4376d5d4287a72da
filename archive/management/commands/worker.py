"""`manage.py worker`: reads what is uploaded, as it comes."""

import os
import signal
import threading
import time
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, NoReturn

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError, InterfaceError, connection
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from archive.models import Upload
from archive.services.read_uploads import QUEUE, forget_finished, put_back_lost, reading_in_processes

# Seconds between looks for work, for what was lost, and for what is done and old.
INTERVAL = 0.5
ROUND = 1.0
FORGET_EVERY = 3600
# So long what reads may take to leave.
LEAVE = 5


class Command(BaseCommand):
    help = (
        "Read what is uploaded, as it comes, until ended. It may be killed at any moment: "
        "what it was reading is read by the next."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--readers",
            type=_number,
            default=settings.READERS,
            metavar="N",
            help="how many files are read at once (RAPPORTEUR_READERS)",
        )
        parser.add_argument("--until-empty", action="store_true", help="end once nothing waits to be read")
        parser.add_argument(
            "--parent", type=int, metavar="PID", help="end when the process that started this one does"
        )

    def handle(self, *, readers: int, until_empty: bool, parent: int | None, **_: Any) -> None:
        with suppress(KeyboardInterrupt), _ended_by(signal.SIGTERM, signal.SIGINT):
            threads: list[_Reader] = []
            try:
                with reading_in_processes(readers):
                    self._read(threads, readers, until_empty, parent)
            finally:
                for thread in threads:
                    thread.join(LEAVE)

    def _read(self, threads: list["_Reader"], readers: int, until_empty: bool, parent: int | None) -> None:
        """Until told to end; what was lost is called for again each round."""
        forgotten = -float(FORGET_EVERY)
        try:
            while parent is None or os.getppid() == parent:
                try:
                    put_back_lost()
                    if until_empty and not Upload.objects.filter(state=Upload.State.RECEIVED).exists():
                        return
                    if time.monotonic() - forgotten > FORGET_EVERY:
                        forget_finished()
                        forgotten = time.monotonic()
                except (DatabaseError, InterfaceError):  # it comes back, and nothing is lost meanwhile
                    connection.close()
                else:
                    threads[:] = [thread for thread in threads if thread.is_alive()]
                    threads += [_Reader() for _ in range(readers - len(threads))]
                time.sleep(ROUND)
        finally:
            for thread in threads:
                thread.stop()


class _Reader(threading.Thread):
    """Takes one upload after another; ends when the database goes, and another is begun in its place."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._worker = Worker(
            queue_names=[QUEUE],
            interval=INTERVAL,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        self.start()

    def run(self) -> None:
        try:
            with suppress(DatabaseError, InterfaceError):
                self._worker.run()
        finally:
            connection.close()

    def stop(self) -> None:
        self._worker.running = False


@contextmanager
def _ended_by(*numbers: signal.Signals) -> Iterator[None]:
    """While it lasts, these signals raise KeyboardInterrupt; only the main thread may ask for them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = [signal.signal(number, _end) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


def _end(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text)):
        raise ArgumentTypeError(f"{text!r} is no number of files: give 1 or more.")
    return int(text)
