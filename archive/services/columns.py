"""What a file says, made to fit what PostgreSQL can hold; what gives way is told in full as a problem."""

from functools import cache

from django.db import connection
from django.db.models import CharField, IntegerField, Model

from archive.parser.model import Problem


def fit(row: Model) -> list[Problem]:
    """Shorten the row's texts and drop its numbers that its columns cannot hold; a problem for each."""
    problems = []
    for name, longest in _text_columns(type(row)):
        if len(value := getattr(row, name)) > longest:
            setattr(row, name, value[: longest - 1] + "…")
            problems.append(_gave_way(row, name, "text-shortened", "is longer than can be shown", value))
    for name, largest in _number_columns(type(row)):
        if (value := getattr(row, name)) is not None and value > largest:
            setattr(row, name, None)
            problems.append(_gave_way(row, name, "number-dropped", "is too large to be meant", value))
    return problems


@cache
def _text_columns(model: type[Model]) -> list[tuple[str, int]]:
    fields = model._meta.concrete_fields
    return [(f.attname, f.max_length) for f in fields if isinstance(f, CharField) and f.max_length]


@cache
def _number_columns(model: type[Model]) -> list[tuple[str, int]]:
    """Those that may be empty; every number that is read is 0 or more."""
    fields = [f for f in model._meta.concrete_fields if isinstance(f, IntegerField) and f.null]
    ranges = {f.attname: connection.ops.integer_field_range(f.get_internal_type()) for f in fields}
    return [(name, highest) for name, (_, highest) in ranges.items() if highest is not None]


def _gave_way(row: Model, name: str, code: str, why: str, value: object) -> Problem:
    what = f"{row._meta.verbose_name}: {name.replace('_', ' ')}"
    return Problem(code, f"{what} {why}. It reads: {value}", getattr(row, "first_line", None))
