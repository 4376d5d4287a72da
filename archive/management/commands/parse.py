"""`manage.py parse FILE`: what the parser makes of a file. No database is touched."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.parser.model import ParsedDocument
from archive.parser.reader import parse_file
from archive.parser.report import as_parse_format
from archive.services.outline import Entry, outline


class Command(BaseCommand):
    help = "Show what is read in a document: an outline, or with --json the whole parse."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--json", action="store_true", help="print the parse format, ledger and all")

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            data = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        parsed = parse_file(data, file.name)
        if options["json"]:
            self.stdout.write(json.dumps(as_parse_format(parsed), ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(_outline(parsed)))


def _outline(parsed: ParsedDocument) -> Iterator[str]:
    committee, conference = parsed.committee, parsed.conference
    yield f"{parsed.document_type.replace('_', ' ')}{' (simulation)' if parsed.simulation else ''}"
    for name, value in (
        ("Committee", " · ".join(filter(None, [committee.name, committee.acronym, committee.session]))),
        ("Conference", conference.name),
        ("Dates", " to ".join(filter(None, [conference.start_date, conference.end_date]))),
        ("Place", conference.location),
        ("Symbol", parsed.symbol),
        ("Title", parsed.title),
    ):
        if value:
            yield f"{name}: {value}"
    for entry in outline(parsed):
        yield from _entry(entry)
    yield ""
    yield f"{len(parsed.problems)} problems"
    for problem in parsed.problems:
        where = f"line {problem.line}: " if problem.line else ""
        yield f"  {problem.severity}: {where}{problem.message} [{problem.code}]"


def _entry(entry: Entry) -> Iterator[str]:
    """One line of about a terminal's width: enough to see what it is."""
    if entry.is_heading:
        yield ""
    indent = "" if entry.is_heading else "   " * (entry.depth + 1)
    label = f"{entry.label}{'?' if entry.inferred else ''} " if entry.label else ""
    text = f"{indent}{label}{entry.text}"
    yield text if len(text) <= 100 else text[:99] + "…"
