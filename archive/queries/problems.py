"""Which of a document's problems the reader of one resolution must see. The rest stand with its source."""

import re
from collections.abc import Iterable
from itertools import chain

from django.db.models import Prefetch

from archive.models import Clause, Problem, Resolution


def prefetch_warnings() -> "Prefetch[str]":
    """For resolutions: of their documents' problems those that are more than notes."""
    warnings = Problem.objects.exclude(severity=Problem.Severity.INFO).order_by("line", "pk")
    return Prefetch("document__problems", warnings)


def vote_warnings(resolution: Resolution) -> list[Problem]:
    """What speaks against its vote. Votes stand in a table of them all, so the message must name it."""
    return [
        problem
        for problem in resolution.document.problems.all()
        if problem.code.startswith("vote-") and _is_named(resolution, problem.message)
    ]


def resolution_warnings(resolution: Resolution, clauses: Iterable[Clause]) -> list[Problem]:
    """What speaks against its vote, then what was found amid these of its clauses."""
    about_vote = vote_warnings(resolution)
    lines = list(chain.from_iterable(clause.lines for clause in clauses))
    within = range(min(lines, default=0), max(lines, default=-1) + 1)
    return about_vote + [
        problem
        for problem in resolution.document.problems.all()
        if problem.line in within and problem not in about_vote
    ]


def _is_named(resolution: Resolution, message: str) -> bool:
    names = filter(None, (resolution.code, resolution.symbol))
    return any(re.search(rf"(?<!\S){re.escape(name)}(?![\w/])", message) for name in names)
