"""`manage.py check_index`: hold the search index against the table."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.management.bars import ticking
from archive.models import Change, Segment
from archive.queries.agreement import comparisons
from archive.queries.limits import one_state


class Command(BaseCommand):
    help = "Ask the search index and the table the same questions, and say where their answers differ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--questions", type=int, default=200, metavar="N")
        parser.add_argument("--seed", type=int, default=0, help="other questions")

    def handle(self, *, questions: int, seed: int, **_: Any) -> None:
        with one_state():
            answers = []
            with ticking(total=questions, unit="question") as bar:
                for answer in comparisons(questions, seed):
                    answers.append(answer)
                    bar.set_postfix_str(answer.words, refresh=False)
                    bar.update()
            parts, changes = Segment.objects.filter(ready=True).count(), Change.objects.count()
        left = sum(answer.index is None for answer in answers)
        state = f"{parts} parts, {changes} changes beside them, {left} questions left to the table"
        unlike = [answer for answer in answers if not answer.alike]
        for one in unlike:
            said = f"the index says {one.index}, the table {one.table}"
            self.stdout.write(f"{one.words!r} {one.filters}: {said}")
        if unlike:
            raise CommandError(
                f"{len(unlike)} of {len(answers)} differ ({state}). Run: manage.py index --rebuild"
            )
        self.stdout.write(f"{len(answers)} questions, all answered alike ({state}).")
