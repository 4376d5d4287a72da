"""`manage.py ingest PATH…`: files straight into the archive."""

import logging
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from functools import partial
from glob import glob, has_magic
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from tqdm import tqdm

from archive.models import Source
from archive.services.ingest import Kind, Outcome, ingest_file
from archive.services.reading import KINDS, MEDIA_TYPES, PACKED, Refused, check_size, shown, unpacked

logger = logging.getLogger(__name__)

TAKEN = {*MEDIA_TYPES, PACKED}
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

    def handle(self, *, paths: list[str], dry_run: bool, again: bool, **_: Any) -> None:
        try:
            connection.ensure_connection()
        except OperationalError as error:
            raise CommandError(f"The database cannot be reached: {error}") from error
        if Source._meta.db_table not in connection.introspection.table_names():
            raise CommandError("The database holds no archive yet: run manage.py migrate first.")
        outcomes: dict[str, Outcome] = {}
        try:
            for path in tqdm(_files(paths), unit="file", disable=None):
                outcomes.update(_outcomes(path, again, dry_run))
        finally:  # also after Ctrl-C: what is stored is stored
            self._report(outcomes, dry_run)
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


def _files(paths: list[str]) -> list[Path]:
    """Each file once, in the order given; what is no file stays, to be told when it is its turn."""
    return list(dict.fromkeys(file for path in paths for file in _expanded(path)))


def _expanded(path: str) -> Iterator[Path]:
    if Path(path).is_dir():
        found = [file for file in sorted(Path(path).rglob("*")) if file.suffix.lower() in TAKEN]
        yield from found or [Path(path)]
    elif has_magic(path) and not Path(path).exists():
        yield from map(Path, sorted(glob(path, recursive=True)) or [path])
    else:
        yield Path(path)


def _outcomes(path: Path, again: bool, dry_run: bool) -> Iterator[tuple[str, Outcome]]:
    """What became of a file, or of each document in a ZIP file and then of what was left out of it."""
    name = shown(str(path))
    if path.suffix.lower() != PACKED or not path.is_file():
        yield name, _ingest(path, again, dry_run)
        return
    try:
        packed = unpacked(path.read_bytes(), path.name)
    except OSError as error:
        yield name, Outcome(name, Kind.FAILED, f"{name} cannot be read: {error.strerror}.")
        return
    for member, data in packed.documents:
        read = partial(ingest_file, data=data, name=member, again=again, dry_run=dry_run)
        yield f"{name} › {member}", _guarded(member, read)
    if packed.said:
        yield name, Outcome(name, Kind.FAILED if packed.failed else Kind.LEFT_OUT, " ".join(packed.said))


def _ingest(path: Path, again: bool, dry_run: bool) -> Outcome:
    def read() -> Outcome:
        if path.is_dir():
            raise Refused(f"{shown(str(path))} holds no file of a kind that is read ({KINDS}).")
        if not path.is_file():
            raise Refused(f"{shown(str(path))} is no file or folder, and no file has a name of that pattern.")
        check_size(path.stat().st_size, path.name)
        return ingest_file(data=path.read_bytes(), name=path.name, again=again, dry_run=dry_run)

    return _guarded(shown(str(path)), read)


def _guarded(name: str, read: Callable[[], Outcome]) -> Outcome:
    """One bad file never stops the rest."""
    try:
        return read()
    except Refused as refusal:
        return Outcome(name, Kind.FAILED, str(refusal))
    except OSError as error:
        return Outcome(name, Kind.FAILED, f"{name} cannot be read: {error.strerror}.")
    except Exception as error:
        logger.exception("%s brought the program to an error", name)
        return Outcome(
            name, Kind.FAILED, f"{name} brought the program to an error ({error!r}). Please report it."
        )
