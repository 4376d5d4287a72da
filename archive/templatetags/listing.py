"""What list pages share."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.core.paginator import Page
from django.template import Context
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from archive.queries.facets import FacetValue

register = template.Library()

_CHECKED = mark_safe(" checked")


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
    ' <span class="facet__label">{}</span> <span class="facet__count">{}<span class="visually-hidden"> {}{}'
    "</span></span></label></li>"
)


@register.simple_tag
def facet_values(name: str, values: Iterable[FacetValue], form: str, noun: str, span: str) -> SafeString:
    """A facet's values as checkboxes of a form, but the `span` of years that stands in boxes of its own."""
    form, noun = form or "clause-search", noun or "clause"
    return format_html_join(
        "",
        _FACET_VALUE,
        (
            (name, one.value, form, _CHECKED if one.chosen else "", capfirst(one.label), grouped(one.count),
             noun, "" if one.count == 1 else "s")
            for one in values
            if one.value != span or not span
        ),
    )  # fmt: skip


@register.filter
def grouped(number: int) -> str:
    """A number as it is written in running text: 10,432."""
    return f"{number:,}"
