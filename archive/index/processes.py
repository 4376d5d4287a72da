"""Segments made by several processes. Nothing of Django is imported before a process is told its database."""

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor


def in_processes(parts: Sequence[Sequence[int]], jobs: int, database: str) -> Iterator[int | None]:
    """As `make_segment` of each, in transactions of their own: no search reads them until they are ready."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, _begin, (database,)) as processes:
        yield from processes.map(_make, parts)


def _begin(database: str) -> None:
    import django
    from django.db import connection

    django.setup()
    connection.settings_dict["NAME"] = database


def _make(keys: Sequence[int]) -> int | None:
    from archive.index.segment import make_segment

    return make_segment(keys)
