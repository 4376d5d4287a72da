"""Everything the archive holds, as values that can be compared."""

from collections.abc import Collection
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import ForeignKey

# The derived index follows from the rest; what it was told of is no part of the archive.
_DERIVED = {"Change", "Posting", "Segment", "Word"}


def dump() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table of the archive, keys and times and all."""
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in _models()}


def dump_without_keys() -> dict[str, list[str]]:
    """The same without what storing again may change: keys, and when it was published."""
    dropped: Collection[str] = {"id", "published_at", "search"}
    return {
        model.__name__: sorted(
            repr({k: v for k, v in row.items() if k not in dropped and k not in _keys(model)})
            for row in model._default_manager.values()
        )
        for model in _models()
    }


def refuse(table: str) -> None:
    """Let the database itself refuse every new row of a table until the test ends."""
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT refused CHECK (false) NOT VALID")


def _models() -> list[Any]:
    return [model for model in apps.get_app_config("archive").get_models() if model.__name__ not in _DERIVED]


def _keys(model: Any) -> set[str]:
    return {field.attname for field in model._meta.concrete_fields if isinstance(field, ForeignKey)}
