"""The rows of a document, gathered first and then written at once, each table by one COPY.

Rows may be added in any order and refer to one another as objects: keys are taken for all before the first
is sent, and the database looks at foreign keys only when the transaction ends.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar, cast

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import CharField, Field, ForeignKey, JSONField, Model, TextField

Row = TypeVar("Row", bound=Model)

# Keys of a table and its column, so many.
_KEYS = (
    "ARRAY(SELECT nextval(sequence)"
    " FROM CAST(pg_get_serial_sequence(%s, %s) AS regclass) AS sequence, generate_series(1, %s))"
)


class Batch:
    """Rows of several tables that are to be written together."""

    def __init__(self) -> None:
        self._tables: dict[type[Model], list[Model]] = {}

    def add(self, rows: Iterable[Row]) -> list[Row]:
        """Rows that are not saved yet; answers them."""
        added = list(rows)
        for row in added:
            self._tables.setdefault(type(row), []).append(row)
        return added

    def of(self, model: type[Row]) -> list[Row]:
        """The rows of one table, in the order in which they were added."""
        return cast("list[Row]", self._tables.get(model, []))

    def write(self) -> None:
        """Insert all; each row has its key then. Raises DatabaseError where the database refuses one."""
        take_keys(*self._tables.values())
        for rows in self._tables.values():
            insert(rows)


def take_keys(*groups: Sequence[Model]) -> None:
    """Give each row the key under which it will be inserted; the rows of a group are of one model."""
    filled = [rows for rows in groups if rows]
    if not filled:
        return
    wanted = [
        value
        for rows in filled
        for value in (_quoted(rows[0]._meta.db_table), rows[0]._meta.pk.column, len(rows))
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join([_KEYS] * len(filled))}", wanted)
        for rows, keys in zip(filled, cursor.fetchone(), strict=True):
            for row, key in zip(rows, keys, strict=True):
                row.pk = key


def insert(rows: Sequence[Model]) -> None:
    """Insert rows of one model that have their keys.

    Raises DatabaseError where the database refuses one, and then none of them is inserted.
    """
    if not rows:
        return
    columns = _columns(type(rows[0]))
    with (
        connection.wrap_database_errors,  # which Django does for `execute` alone
        connection.cursor() as cursor,
        cursor.copy(columns.statement) as copy,
    ):
        for row in rows:
            copy.write_row(_values(row, columns))


class Columns(NamedTuple):
    """What is sent of a row: the statement, its values, and which of these are not sent as they are.

    By the place of the value, `owners` have the name of the object that a foreign key is of, and `spellings`
    what PostgreSQL reads an array or a JSON value in.
    """

    statement: str
    values: Callable[[Model], tuple[Any, ...]]
    owners: tuple[tuple[int, str], ...]
    spellings: tuple[tuple[int, Callable[[Any], str]], ...]


def _values(row: Model, columns: Columns) -> list[Any]:
    values = list(columns.values(row))
    objects = row._state.fields_cache
    for place, name in columns.owners:
        if (owner := objects.get(name)) is not None:
            values[place] = owner.pk  # which it may have been given since it became the owner
    for place, spelled in columns.spellings:
        values[place] = spelled(values[place])
    return values


@cache
def _columns(model: type[Model]) -> Columns:
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    names = ", ".join(_quoted(field.column) for field in fields)
    return Columns(
        f"COPY {_quoted(model._meta.db_table)} ({names}) FROM STDIN",
        attrgetter(*(field.attname for field in fields)),
        tuple((place, field.name) for place, field in enumerate(fields) if isinstance(field, ForeignKey)),
        tuple((place, spelled) for place, field in enumerate(fields) if (spelled := _spelling(field))),
    )


def _spelling(field: "Field[Any, Any]") -> Callable[[Any], str] | None:
    if isinstance(field, JSONField):
        return json.dumps
    if isinstance(field, ArrayField):
        return _texts if isinstance(field.base_field, CharField | TextField) else _numbers
    return None


def _numbers(values: Iterable[int]) -> str:
    return f"{{{','.join(map(str, values))}}}"


def _texts(values: Iterable[str]) -> str:
    quoted = ['"' + value.replace("\\", r"\\").replace('"', r"\"") + '"' for value in values]
    return f"{{{','.join(quoted)}}}"


def _quoted(name: str | None) -> str:
    return connection.ops.quote_name(name or "")
