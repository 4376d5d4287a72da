"""What the lists of sessions, committees and conferences have in common."""

from collections.abc import Collection, Mapping, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import Count, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from archive.models import Document
from archive.queries.fields import NOTHING

NEWEST = F("dated").desc(nulls_last=True)
OLDEST = F("dated").asc(nulls_last=True)
MOST_RESOLUTIONS = F("resolution_number").desc()

# What a conference is held as, by whether it is a simulation.
HELD = {"simulation": True, "meeting": False}


def dated(start: str, session: str) -> Coalesce:
    """A conference's first day, else the earliest date on a document that reaches the row by `session`."""
    documents = Document.objects.filter(**{session: OuterRef("pk")}).order_by().values(session)
    return Coalesce(start, Subquery(documents.annotate(first=Min("date")).values("first")))


def having_words(queryset: QuerySet[Any], fields: Sequence[str], words: str) -> QuerySet[Any]:
    """Those with every word in some of these fields."""
    conditions = [
        reduce(or_, (Q(**{f"{field}__icontains": word}) for field in fields)) for word in words.split()
    ]
    return queryset.filter(reduce(and_, conditions, Q()))


def held_as(queryset: QuerySet[Any], field: str, values: Collection[str]) -> QuerySet[Any]:
    """Those that reach a conference by `field` which was held as one of these."""
    return queryset.filter(reduce(or_, (Q(**{field: HELD[value]}) for value in values), NOTHING))


def counted(queryset: QuerySet[Any], field: str) -> Mapping[str, int]:
    """How many rows have each value of a field; of whether it was a simulation, by what it was held as."""
    rows = queryset.order_by().values_list(field).annotate(number=Count("pk", distinct=True))
    names = {simulation: name for name, simulation in HELD.items()}
    return {
        str(names.get(value, value) if isinstance(value, bool) else value): number
        for value, number in rows
        if value is not None
    }
