"""`manage.py index`: bring the search index up to date."""

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from archive.index.sealing import rebuild, seal
from archive.management.bars import ticking


class Command(BaseCommand):
    help = "Bring the search index up to date. Searches are right without it, if slower."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rebuild", action="store_true", help="make all of it anew")
        parser.add_argument(
            "--jobs",
            type=int,
            choices=range(1, 65),
            default=len(os.sched_getaffinity(0)),
            metavar="N",
            help="how many processes make it (as many as there are processors)",
        )

    def handle(self, *, jobs: int, **options: Any) -> None:
        make = rebuild if options["rebuild"] else seal
        with ticking(unit="clause", unit_scale=True) as bar:

            def show(done: int, of: int) -> None:
                bar.total = of
                bar.update(done - bar.n)

            number = make(jobs, show)
        self.stdout.write(f"Clauses taken in: {number}." if number else "The index is up to date.")
