"""The clauses that a page shows, with all that a result says of them.

Django's `select_related` says the same, but writing and planning it would take longer than answering it.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model

from archive.models import Clause, Committee, Conference, Paper, Resolution, Session
from archive.queries.facets import Known, held
from archive.queries.keys import written
from archive.queries.sending import sent

# What is read of each clause, by its alias in the query. What is left out no result shows.
_READ: dict[str, type[Model]] = {
    "clause": Clause,
    "resolution": Resolution,
    "paper": Paper,
    "session": Session,
    "parent": Clause,
}
_LEFT_OUT = {"search", "lines"}
_NAMES = {
    alias: [field.attname for field in model._meta.concrete_fields if field.attname not in _LEFT_OUT]
    for alias, model in _READ.items()
}
_COLUMNS = ", ".join(f"{alias}.{name}" for alias, names in _NAMES.items() for name in names)
_SQL = f"""
    SELECT {_COLUMNS} FROM archive_clause AS clause
      JOIN archive_session AS session ON session.id = clause.session_id
      LEFT JOIN archive_resolution AS resolution ON resolution.id = clause.resolution_id
      LEFT JOIN archive_paper AS paper ON paper.id = clause.paper_id
      LEFT JOIN archive_clause AS parent ON parent.id = clause.parent_id
     WHERE clause.id = ANY(%s::bigint[])
"""  # noqa: S608 - of ours


def clauses_shown(keys: Sequence[int], known: Known) -> list[Clause]:
    """In the order of their keys. One SQL query: committees and conferences are known."""
    with sent(_SQL, [written(keys)], prepared=True) as rows:
        pass
    made = [list(_made(row)) for row in rows]
    committees = held(Committee, known["committee"], {clause.committee_id for clause, *_ in made})
    conferences = held(Conference, known["conference"], {clause.conference_id for clause, *_ in made})
    for clause, resolution, paper, session, parent in made:
        clause.resolution, clause.paper, clause.session, clause.parent = resolution, paper, session, parent
        clause.committee, clause.conference = (
            committees[clause.committee_id],
            conferences[clause.conference_id],
        )
        for text in (resolution, paper):
            if text is not None:
                text.session = session
    found = {clause.pk: clause for clause, *_ in made}
    return [found[key] for key in keys]


def _made(row: Sequence[Any]) -> Iterator[Any]:
    """Of a row a model for each that is read; None where there is none."""
    at = 0
    for alias, model in _READ.items():
        names = _NAMES[alias]
        values = row[at : at + len(names)]
        yield None if values[0] is None else model.from_db(connection.alias, names, values)
        at += len(names)
