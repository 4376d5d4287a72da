"""Reads committee documents. Pure Python: nothing here knows of Django or a database.

`parse_file(data, name)` takes bytes of any kind and always answers with a ParsedDocument: what it could
not read stands there as problems. `docs/parser.md` describes the stages and names every problem code.
"""

from archive.parser.reader import parse_file, parse_text
from archive.parser.report import as_parse_format

__all__ = ["as_parse_format", "parse_file", "parse_text"]
