"""What list pages share."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.core.paginator import Page
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.histograms import Histogram
from archive.numbers import NOUNS, counted, grouped, noun
from archive.queries.clauses import ClausePage
from archive.queries.facets import FacetValue

register = template.Library()
register.filter(counted)
register.filter(grouped)

BY_YEAR = {
    "clause": gettext_lazy("Clauses by year"),
    "resolution": gettext_lazy("Resolutions by year"),
    "paper": gettext_lazy("Papers by year"),
    "session": gettext_lazy("Sessions by year"),
    "conference": gettext_lazy("Conferences by year"),
}

_CHECKED = mark_safe(" checked")
_CHOSEN_BAR = mark_safe(' class="years__chosen"')
_CURRENT = mark_safe(' aria-current="true"')


@register.inclusion_tag("archive/_pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any]) -> dict[str, Any]:
    """Links to the other pages of a list, keeping the rest of the URL."""
    return {
        "request": context["request"],
        "page": page,
        "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
        "gap": page.paginator.ELLIPSIS,
    }


# A page has hundreds of them, and as a template of their own they took a quarter of its time.
_FACET_VALUE = (
    '<li><label class="facet__value"><input type="checkbox" name="{}" value="{}" form="{}"{}>'
    ' <span class="facet__label">{}</span> <span class="facet__count">{}<span class="visually-hidden"> {}'
    "</span></span></label></li>"
)


@register.simple_tag
def facet_values(name: str, values: Iterable[FacetValue], form: str, noun: str, span: str) -> SafeString:
    """A facet's values as checkboxes of a form, but the `span` of years that stands in boxes of its own."""
    form, counts = form or "clause-search", NOUNS[noun or "clause"]
    return format_html_join(
        "",
        _FACET_VALUE,
        (
            (name, one.value, form, _CHECKED if one.chosen else "", capfirst(one.label), grouped(one.count),
             counts(one.count))
            for one in values
            if one.value != span or not span
        ),
    )  # fmt: skip


@register.filter
def called(number: int, name: str) -> str:
    """What so many are called, where the number stands apart."""
    return noun(name, number)


@register.simple_tag
def by_year(noun: str) -> str:
    """What stands above the bars of years."""
    return str(BY_YEAR[noun])


# A bar each for up to a hundred years, each twice: as templates they took as long as the search.
_BAR = (
    '<a href="{}" tabindex="-1"{}><title>{}: {}</title>'
    '<rect class="years__ground" x="{}" y="0" width="9" height="108"></rect>'
    '<rect class="years__bar" x="{}" y="{}" width="8" height="{}"></rect>{}</a>'
)
_BAR_IN_FIGURES = '<tr><th scope="row"><a href="{}"{}>{}{}</a></th><td class="years__count">{}</td></tr>'


@register.simple_tag
def year_bars(histogram: Histogram, noun: str) -> SafeString:
    """The bars of years as the content of an SVG, each with how many of what `noun` says it stands for."""
    tick = '<rect class="years__tick" x="{}" y="103" width="8" height="5"></rect>'
    return format_html_join(
        "",
        _BAR,
        (
            (bar.url, _CHOSEN_BAR if bar.chosen else "", bar.label, counted(bar.count, noun),
             bar.x, bar.x, bar.y, bar.height, format_html(tick, bar.x) if bar.chosen else "")
            for bar in histogram.filled
        ),
    )  # fmt: skip


@register.simple_tag
def year_figures(histogram: Histogram) -> SafeString:
    """The same as rows of a table."""
    off = format_html('<span class="visually-hidden">{} </span>', _("Take off"))
    return format_html_join(
        "",
        _BAR_IN_FIGURES,
        (
            (bar.url, _CURRENT if bar.chosen else "", off if bar.chosen else "", bar.label,
             grouped(bar.count))
            for bar in histogram.filled
        ),
    )  # fmt: skip


@register.simple_tag
def clause_count(answer: ClausePage) -> str:
    """ "1,204 clauses in 310 resolutions and 12 papers"."""
    if not answer.clauses:
        return _("No clause found")
    clauses = counted(answer.clauses, "clause")
    resolutions = counted(answer.resolutions, "resolution") if answer.resolutions else ""
    papers = counted(answer.papers, "paper") if answer.papers else ""
    if resolutions and papers:
        texts = _("%(resolutions)s and %(papers)s") % {"resolutions": resolutions, "papers": papers}
    else:
        texts = resolutions or papers
    return _("%(clauses)s in %(texts)s") % {"clauses": clauses, "texts": texts}
