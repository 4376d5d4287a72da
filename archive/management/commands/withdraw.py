"""`manage.py withdraw NAME…`: take down what is public."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from archive.services.reading import Refused
from archive.services.withdrawal import published, withdraw


class Command(BaseCommand):
    help = "Take documents out of the public archive, with all that was read in them. Their sources stay."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "names",
            nargs="+",
            metavar="NAME",
            help="a SHA-256 (8 digits or more), or the address of a source, a resolution or a paper",
        )
        parser.add_argument("--reason", default="", help="what is told at the addresses that go")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *, names: list[str], reason: str, yes: bool, **_: Any) -> None:
        try:
            documents = {document.pk: document for document in map(published, names)}.values()
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        except DatabaseError as error:
            raise CommandError(f"The database cannot be asked: {_first_line(error)}") from error
        for document in documents:
            self.stdout.write(f"{document.source} ({document.source.sha256}), in {document.session}")
        if not yes and not self._is_meant(len(documents)):
            raise CommandError("Nothing was withdrawn.")
        for number, document in enumerate(documents):
            try:
                withdraw(document, reason)
            except DatabaseError as error:
                raise CommandError(
                    f"{document.source} could not be withdrawn: {_first_line(error)} "
                    f"Withdrawn before it: {number} of {len(documents)}."
                ) from error
        self.stdout.write(f"Withdrawn: {len(documents)}. To bring one back, reopen it in the admin.")

    def _is_meant(self, number: int) -> bool:
        what = "this document" if number == 1 else f"these {number} documents"
        try:
            answer = input(f"Take {what} out of the public archive? [y/N] ")
        except EOFError:  # nobody to ask
            return False
        return answer.strip().lower() in {"y", "yes"}


def _first_line(error: DatabaseError) -> str:
    """What follows quotes whole rows."""
    return str(error).partition("\n")[0]
