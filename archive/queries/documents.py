"""Documents, with what was read in them counted."""

from typing import Any

from django.db.models import QuerySet

from archive.models import Clause, Document, Problem, Resolution, Vote
from archive.queries.counting import number_of


def annotate_counts(documents: QuerySet[Document]) -> QuerySet[Document, Any]:
    """Add resolution_count, clause_count, vote_count and problem_count.

    The votes of a votes file are those of the resolutions that it tells of.
    """
    return documents.annotate(
        resolution_count=number_of(Resolution, "document"),
        clause_count=number_of(Clause, "resolution__document") + number_of(Clause, "paper__document"),
        vote_count=number_of(Vote, "resolution__document") + number_of(Vote, "told_by"),
        problem_count=number_of(Problem, "document"),
    )
