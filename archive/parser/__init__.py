"""Reads committee documents. Pure Python: nothing here knows of Django or a database.

`reader.parse_file(data, name)` takes bytes of any kind and always answers with a ParsedDocument: what it
could not read stands there as problems. `docs/parser.md` describes the stages and names every problem code.
"""
