"""What a file says, as PostgreSQL can hold it. Knows nothing of Django, so that processes may run it."""

import re
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from archive.parser.model import ParsedDocument
from archive.parser.reader import parse_file

# PostgreSQL's text has no place for these two kinds of code point.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def read_storable(data: bytes, name: str) -> ParsedDocument:
    """As `parse_file`, and storable."""
    return storable(parse_file(data, name))


def storable(parsed: ParsedDocument) -> ParsedDocument:
    """The same values with a replacement character wherever PostgreSQL could not hold the original."""
    return parsed if _is_storable(parsed) else _storable(parsed)


def _is_storable(parsed: ParsedDocument) -> bool:
    """Nearly all are, and looking costs a tenth of building all anew."""
    left: list[Any] = [parsed]
    while left:
        value = left.pop()
        if type(value) is str:
            if _UNSTORABLE.search(value):
                return False
        elif isinstance(value, tuple):
            left += value
        elif names := _fields(value.__class__):
            left += [getattr(value, name) for name in names]
    return True


def _storable(value: Any) -> Any:
    if type(value) is str:  # not the enumerations, which are strings too
        return _UNSTORABLE.sub("\ufffd", value)
    if isinstance(value, tuple):
        values = map(_storable, value)
        return type(value)(*values) if hasattr(value, "_fields") else tuple(values)
    if names := _fields(value.__class__):
        return replace(value, **{name: _storable(getattr(value, name)) for name in names})
    return value


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """Of a class; none where it is no dataclass."""
    return tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()
