"""`manage.py ingest PATH…`: files straight into the archive."""

import os
from argparse import ArgumentParser, ArgumentTypeError
from io import StringIO
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.urls import reverse
from tqdm import tqdm

from archive.models import Source
from archive.services.arrivals import arrivals, files_named
from archive.services.batches import note, start_batch
from archive.services.ingest import Kind, Outcome, ingest_all
from archive.services.reading import KINDS
from archive.services.receiving import receive_arrival

HEAD = ("File", "Kind", "Resolutions", "Clauses", "Votes", "Problems", "Outcome")


class Command(BaseCommand):
    help = f"Read documents ({KINDS}) into the archive and publish them. Running it twice changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths",
            nargs="+",
            metavar="PATH",
            help="files, folders (with all below them) or patterns such as 'reports/*.txt'",
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="say of each file by itself what would happen, and write nothing",
        )
        parser.add_argument(
            "--again",
            action="store_true",
            help="read known files again: after an upgrade, or to bring back one that a later file replaced",
        )

        parser.add_argument(
            "--review",
            action="store_true",
            help="publish nothing: keep the files as uploads, which the worker reads and staff review",
        )
        parser.add_argument(
            "--jobs",
            type=_number,
            default=len(os.sched_getaffinity(0)),
            metavar="N",
            help="how many processes read, while one stores (as many as there are processors); 1: no other",
        )

    def handle(
        self, *, paths: list[str], dry_run: bool, again: bool, review: bool, jobs: int, **_: Any
    ) -> None:
        if review and (dry_run or again):
            raise CommandError("--review goes with neither --dry-run nor --again: it publishes nothing.")
        self._check_database()
        if review:
            self._take_in(paths)
        else:
            self._ingest(paths, dry_run, again, jobs)

    def _check_database(self) -> None:
        try:
            connection.ensure_connection()
        except OperationalError as error:
            raise CommandError(f"The database cannot be reached: {error}") from error
        if Source._meta.db_table not in connection.introspection.table_names():
            raise CommandError("The database holds no archive yet: run manage.py migrate first.")

    def _take_in(self, paths: list[str]) -> None:
        """Each file is kept before the next is looked at; reading them is the worker's."""
        batch = start_batch(None)
        files = tqdm(files_named(paths), unit="file", disable=None)
        try:
            for arrival in arrivals(files):
                delivery = note(batch, receive_arrival(arrival, None))
                if delivery.refusal:
                    self.stdout.write(self.style.NOTICE(delivery.refusal))
                elif not delivery.is_new:
                    self.stdout.write(f"{delivery.name} is already here, as {delivery.source}.")
        except KeyboardInterrupt as stop:
            stopped = "Stopped: what is kept stays, and the same command goes on with the rest."
            raise CommandError(stopped, returncode=130) from stop
        kept = batch.deliveries.filter(is_new=True).count()
        address = reverse("admin:archive_upload_batch", args=[batch.pk])
        self.stdout.write(f"{kept} of {batch.deliveries.count()} kept for review: {address}")
        self.stdout.write("They are read by the worker (manage.py worker; --until-empty reads them now).")
        if failed := batch.deliveries.filter(source=None, failed=True).count():
            raise CommandError(f"{failed} were not taken; see above.")

    def _ingest(self, paths: list[str], dry_run: bool, again: bool, jobs: int) -> None:
        outcomes: dict[str, Outcome] = {}
        try:
            files = files_named(paths)
            coming = arrivals(tqdm(files, unit="file", disable=None))
            outcomes.update(ingest_all(coming, jobs=jobs, again=again, dry_run=dry_run))
        except KeyboardInterrupt as stop:
            stopped = "Stopped: what is stored stays, and the same command goes on with the rest."
            raise CommandError(stopped, returncode=130) from stop
        finally:
            self._report(outcomes, dry_run)
        if not dry_run:
            call_command("index", jobs=jobs, stdout=StringIO())
        if failed := sum(outcome.kind == Kind.FAILED for outcome in outcomes.values()):
            raise CommandError(f"{failed} of {len(outcomes)} failed; see above.")

    def _report(self, outcomes: dict[str, Outcome], dry_run: bool) -> None:
        rows = [HEAD, *(_row(path, outcome) for path, outcome in outcomes.items())]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            cells = [
                cell.rjust(width) if 2 <= n <= 5 else cell.ljust(width)
                for n, (cell, width) in enumerate(zip(row, widths, strict=True))
            ]
            self.stdout.write("  ".join(cells).rstrip())
        for outcome in outcomes.values():
            if outcome.message:
                style = self.style.ERROR if outcome.kind == Kind.FAILED else self.style.NOTICE
                self.stdout.write(style(f"{outcome.kind}: {outcome.message}"))
        if dry_run:
            self.stdout.write("This was a dry run: nothing was written.")


def _row(path: str, outcome: Outcome) -> tuple[str, ...]:
    counts = (outcome.resolutions, outcome.clauses, outcome.votes, outcome.problems)
    known = bool(outcome.document_type)
    return path, outcome.document_type, *(str(n) if known else "" for n in counts), outcome.kind


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text)):
        raise ArgumentTypeError(f"{text!r} is no number of processes: give 1 or more.")
    return int(text)
