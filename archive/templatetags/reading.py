"""Small renderings for the pages that show documents."""

from collections.abc import Iterable
from itertools import groupby

from django import template

from archive.models import Clause
from archive.queries.sources import clause_name

register = template.Library()
register.filter(clause_name)

LANGUAGES = {
    "Arabic": "ar",
    "Chinese": "zh",
    "English": "en",
    "French": "fr",
    "Russian": "ru",
    "Spanish": "es",
}


@register.filter
def label(clause: Clause) -> str:
    """The label as the page prints it: "1." at the top, "(a)" below; empty where the clause has none."""
    if not clause.label:
        return ""
    return f"({clause.label})" if clause.depth else f"{clause.label}."


@register.filter
def ranges(numbers: Iterable[int]) -> str:
    """Numbers as one cites them: [12, 13, 14, 17] is "12–14, 17"."""
    runs = groupby(enumerate(sorted(set(numbers))), key=lambda pair: pair[1] - pair[0])
    return ", ".join(_range([number for _, number in run]) for _, run in runs)


def _range(run: list[int]) -> str:
    return f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0])


@register.filter
def language_tag(language: str) -> str:
    """The tag of an official language; empty, which says "unknown", for any other."""
    return LANGUAGES.get(language, "")
