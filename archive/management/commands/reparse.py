"""`manage.py reparse [NAME…]`: read stored sources again, as after an upgrade of the parser."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.models import Document
from archive.services.reading import Refused
from archive.services.rereading import awaits_publisher, call_reviews, reread
from archive.services.withdrawal import published


class Command(BaseCommand):
    help = (
        "Read published sources again with the parser as it is now, repairs and all, and show what changes."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "names",
            nargs="*",
            metavar="NAME",
            help="a SHA-256 (8 digits or more), or the address of a source, resolution or paper; else all",
        )
        parser.add_argument("--dry-run", action="store_true", help="only show what would change")

    def handle(self, *, names: list[str], dry_run: bool, **_: Any) -> None:
        """Each document in a transaction of its own; one that fails does not stop the rest."""
        try:
            keys = [published(name).pk for name in names] or list(
                Document.objects.order_by("pk").values_list("pk", flat=True)
            )
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        changed = failed = 0
        for key in dict.fromkeys(keys):
            document = Document.objects.select_related("source__upload").filter(pk=key).first()
            if document is None:  # another that was read again took its place
                continue
            if awaits_publisher(document):
                failed += 1
                self.stderr.write(
                    f"{document.source} awaits a publisher: staff put right what is not public yet."
                )
                continue
            found = reread(document, dry_run=dry_run)
            if found.refusal:
                failed += 1
                self.stderr.write(found.refusal)
            elif found.diff:
                changed += 1
                self.stdout.write(f"{found.source} ({found.source.sha256[:12]})")
                self.stdout.write("\n".join(found.diff) + "\n")
        waiting = 0 if dry_run or names else call_reviews()
        would = "would change" if dry_run else "changed"
        self.stdout.write(
            f"{len(keys)} read again: {changed} {would}, {failed} failed. {waiting} in review are read."
        )
        if failed:
            raise CommandError(f"{failed} could not be read again; they stand as they were.")
