"""Clauses by their keys, as PostgreSQL is told of them."""

from collections.abc import Iterable

from django.db.models import Q
from django.db.models.expressions import RawSQL


def written(keys: Iterable[int]) -> str:
    """As PostgreSQL writes an array. psycopg would look at each key for itself, which takes longer."""
    return f"{{{str(list(keys))[1:-1]}}}"


def one_of(keys: Iterable[int]) -> Q:
    """Whether a clause is one of these, which may be thousands."""
    return Q(pk__in=RawSQL("SELECT unnest(%s::bigint[])", [written(keys)]))
