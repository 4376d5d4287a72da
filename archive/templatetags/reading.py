"""Small renderings for the pages that show documents."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.languages import direction, language_name, language_tag, own_name
from archive.models import Clause, Resolution, Source
from archive.queries.sources import clause_name, page_with

# What became of a line of which no clause or footnote with a page of its own came, by its role in the ledger.
FATES = {
    "furniture": _("page header or footer"),
    "metadata": _("about the document"),
    "summary": pgettext_lazy("what a line is", "summary report"),
    "heading": pgettext_lazy("what a line is", "heading"),
    "preambular": _("preambular"),
    "operative": _("operative"),
    "paragraph": pgettext_lazy("kind of clause", "paragraph"),
    "footnote": pgettext_lazy("what a line is", "footnote"),
    "unparsed": _("not understood"),
}

register = template.Library()
register.filter(clause_name)
register.filter(direction)
register.filter(language_name)
register.filter(language_tag)
register.filter(own_name)


@register.filter
def label(clause: Clause) -> str:
    """As the page prints it: "1." at the top, "(a)" below, "[a]" where it is ours; empty without one."""
    if not clause.label:
        return ""
    if clause.inferred:
        return f"[{clause.label}]"
    return f"({clause.label})" if clause.depth else f"{clause.label}."


@register.filter
def at(values: Mapping[str, Any], key: str) -> Any:
    """What stands under a key, or nothing."""
    return values.get(key, ()) if values else ()


@register.filter
def code(resolution: Resolution) -> str:
    """Its code, "[C/1]" where it is ours; else its symbol; empty without either."""
    return f"[{resolution.code}]" if resolution.code_inferred else resolution.code or resolution.symbol


@register.filter
def fate(role: str) -> str:
    """What became of a line that no clause or footnote came of, for a reader."""
    return str(FATES.get(role, role))


@register.filter
def line_url(source: Source, line: int) -> str:
    """The address of a line on the source's page."""
    page = page_with(line)
    return f"{source.get_absolute_url()}{f'?page={page}' if page > 1 else ''}#L{line}"


@register.filter
def ranges(numbers: Iterable[int]) -> str:
    """Numbers as one cites them: [12, 13, 14, 17] is "12–14, 17"."""
    runs = groupby(enumerate(sorted(set(numbers))), key=lambda pair: pair[1] - pair[0])
    return ", ".join(_range([number for _, number in run]) for _, run in runs)


def _range(run: list[int]) -> str:
    return f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0])


@register.filter
def begins_with_phrase(clause: Clause) -> bool:
    """Whether its phrase is set apart: where the text has it as it is."""
    return bool(clause.phrase) and clause.text.startswith(clause.phrase)


@register.filter
def after_phrase(clause: Clause) -> str:
    return clause.text.removeprefix(clause.phrase)
