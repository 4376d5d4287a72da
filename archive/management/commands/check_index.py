"""`manage.py check_index`: hold the search index against the table."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from archive.models import Change, Segment
from archive.queries.agreement import disagreements
from archive.queries.limits import one_state


class Command(BaseCommand):
    help = "Ask the search index and the table the same questions, and say where their answers differ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--questions", type=int, default=200, metavar="N")
        parser.add_argument("--seed", type=int, default=0, help="other questions")

    def handle(self, *, questions: int, seed: int, **_: Any) -> None:
        with one_state():
            asked = tqdm(disagreements(questions, seed), total=questions, unit="question", disable=None)
            found = [one for one in asked if one is not None]
            parts, changes = Segment.objects.filter(ready=True).count(), Change.objects.count()
        state = f"{parts} parts, {changes} changes beside them"
        for one in found:
            self.stdout.write(
                f"{one.words!r} {one.filters}: the index says {one.index}, the table {one.table}"
            )
        if found:
            raise CommandError(
                f"{len(found)} of {questions} differ ({state}). Run: manage.py index --rebuild"
            )
        self.stdout.write(f"{questions} questions, all answered alike ({state}).")
