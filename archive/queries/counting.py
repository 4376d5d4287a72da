"""Counts of related rows that do not multiply one another as joins do."""

from typing import Any

from django.db.models import Count, IntegerField, Model, OuterRef, Subquery
from django.db.models.functions import Coalesce


def number_of(model: type[Model], path: str, **only: Any) -> Coalesce:
    """How many rows of `model` reach the outer row by `path`, as an annotation; 0 where none does.

    `only` narrows them as in `filter`.
    """
    counted = (
        model._default_manager.filter(**{path: OuterRef("pk")}, **only)
        .order_by()
        .values(path)
        .annotate(number=Count("pk"))
        .values("number")
    )
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
