"""What list pages share."""

from collections.abc import Iterable
from html import escape
from typing import Any

from django import template
from django.core.paginator import Page
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.histograms import Histogram
from archive.numbers import Counts, counted, grouped, noun
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

_CHOSEN_BAR = ' class="years__chosen"'
_TICK = '<rect class="years__tick" x="{}" y="103" width="8" height="5"></rect>'
_CURRENT = ' aria-current="true"'


@register.inclusion_tag("archive/_pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any]) -> dict[str, Any]:
    """Links to the other pages of a list, keeping the rest of the URL."""
    return {
        "request": context["request"],
        "page": page,
        "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
        "gap": page.paginator.ELLIPSIS,
    }


# A page has hundreds: as a template of their own, or by `format_html`, they took longer than the search.
@register.simple_tag
def facet_values(name: str, values: Iterable[FacetValue], form: str, noun: str, span: str) -> SafeString:
    """A facet's values as checkboxes of a form, but the `span` of years that stands in boxes of its own."""
    counts = Counts(noun or "clause")
    start = f'<li><label class="facet__value"><input type="checkbox" name="{escape(name)}" value="'
    end = f'" form="{escape(form or "clause-search")}"'
    return SafeString(
        "".join(
            f"{start}{escape(one.value)}{end}{' checked' if one.chosen else ''}>"
            f' <span class="facet__label">{escape(one.label[:1].upper() + one.label[1:])}</span>'
            f' <span class="facet__count">{counts.grouped(one.count)}<span class="visually-hidden">'
            f" {counts.noun(one.count)}</span></span></label></li>"
            for one in values
            if one.value != span or not span
        )
    )


@register.filter
def called(number: int, name: str) -> str:
    """What so many are called, where the number stands apart."""
    return noun(name, number)


@register.simple_tag
def by_year(noun: str) -> str:
    """What stands above the bars of years."""
    return str(BY_YEAR[noun])


# A bar each for up to a hundred years, each twice: as templates they took as long as the search.
@register.simple_tag
def year_bars(histogram: Histogram, noun: str) -> SafeString:
    """The bars of years as the content of an SVG, each with how many of what `noun` says it stands for."""
    counts = Counts(noun)
    return SafeString(
        "".join(
            f'<a href="{escape(bar.url)}" tabindex="-1"{_CHOSEN_BAR if bar.chosen else ""}>'
            f"<title>{escape(bar.label)}: {counts.grouped(bar.count)} {counts.noun(bar.count)}</title>"
            f'<rect class="years__ground" x="{bar.x}" y="0" width="9" height="108"></rect>'
            f'<rect class="years__bar" x="{bar.x}" y="{bar.y}" width="8" height="{bar.height}"></rect>'
            f"{_TICK.format(bar.x) if bar.chosen else ''}</a>"
            for bar in histogram.filled
        )
    )


@register.simple_tag
def year_figures(histogram: Histogram) -> SafeString:
    """The same as rows of a table."""
    counts = Counts("clause")
    said = escape(_("Take off"))
    off = f'<span class="visually-hidden">{said} </span>'
    return SafeString(
        "".join(
            f'<tr><th scope="row"><a href="{escape(bar.url)}"{_CURRENT if bar.chosen else ""}>'
            f"{off if bar.chosen else ''}{escape(bar.label)}</a></th>"
            f'<td class="years__count">{counts.grouped(bar.count)}</td></tr>'
            for bar in histogram.filled
        )
    )


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
