"""Rows by their keys, as PostgreSQL is told of them."""

from collections.abc import Iterable

from django.db.models import BooleanField, F, Func, Q, Value
from django.db.models.expressions import RawSQL


def written(keys: Iterable[int]) -> str:
    """As PostgreSQL writes an array. psycopg would look at each key for itself, which takes longer."""
    return f"{{{str(list(keys))[1:-1]}}}"


def one_of(keys: Iterable[int]) -> Q:
    """Whether a clause is one of these, which may be thousands."""
    return Q(pk__in=RawSQL("SELECT unnest(%s::bigint[])", [written(keys)]))


def any_of(keys: Iterable[int]) -> Func:
    """Whether a row is one of these, which may be most of its table: that is then read once from end to end.

    With `one_of` PostgreSQL would look up each key for itself, in a table of 10,000 six times as long.
    """
    return Func(
        F("pk"),
        Value(written(keys)),
        template="%(expressions)s::bigint[])",
        arg_joiner=" = ANY(",
        output_field=BooleanField(),
    )
