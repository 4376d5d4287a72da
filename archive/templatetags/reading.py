"""Small renderings for the pages that show documents."""

from collections.abc import Iterable
from itertools import groupby

from django import template
from django.utils.translation import gettext as _

from archive.models import Clause, Resolution, Source
from archive.queries.sources import clause_name, page_with

register = template.Library()
register.filter(clause_name)

OWN_NAMES = {
    "Arabic": "العربية",
    "Chinese": "中文",
    "French": "français",
    "Russian": "русский",
    "Spanish": "español",
}

RIGHT_TO_LEFT = frozenset({"Arabic"})

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
    """As the page prints it: "1." at the top, "(a)" below, "[a]" where it is ours; empty without one."""
    if not clause.label:
        return ""
    if clause.inferred:
        return f"[{clause.label}]"
    return f"({clause.label})" if clause.depth else f"{clause.label}."


@register.filter
def code(resolution: Resolution) -> str:
    """Its code, "[C/1]" where it is ours; else its symbol; empty without either."""
    return f"[{resolution.code}]" if resolution.code_inferred else resolution.code or resolution.symbol


@register.filter
def fate(role: str) -> str:
    """What became of a line that no clause or footnote came of, for a reader."""
    return {
        "furniture": _("page header or footer"),
        "metadata": _("about the document"),
        "unparsed": _("not understood"),
    }.get(role, role)


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
def own_name(language: str) -> str:
    """What speakers of an official language call it; any other as it is."""
    return OWN_NAMES.get(language, language)


@register.filter
def language_name(language: str) -> str:
    """What the interface calls an official language; any other as it is."""
    names = {
        "Arabic": _("Arabic"),
        "Chinese": _("Chinese"),
        "English": _("English"),
        "French": _("French"),
        "Russian": _("Russian"),
        "Spanish": _("Spanish"),
    }
    return names.get(language, language)


@register.filter
def language_tag(language: str) -> str:
    """The tag of an official language; empty, which says "unknown", for any other."""
    return LANGUAGES.get(language, "")


@register.filter
def direction(language: str) -> str:
    """Which way an official language is written; of any other a browser must judge."""
    if language in RIGHT_TO_LEFT:
        return "rtl"
    return "ltr" if language in LANGUAGES else "auto"


@register.filter
def begins_with_phrase(clause: Clause) -> bool:
    """Whether its phrase is set apart: where the text has it as it is."""
    return bool(clause.phrase) and clause.text.startswith(clause.phrase)


@register.filter
def after_phrase(clause: Clause) -> str:
    return clause.text.removeprefix(clause.phrase)
