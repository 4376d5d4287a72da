"""What list pages share."""

from typing import Any

from django import template
from django.core.paginator import Page
from django.template import Context

register = template.Library()


@register.inclusion_tag("archive/_pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any]) -> dict[str, Any]:
    """Links to the other pages of a list, keeping the rest of the URL."""
    return {
        "request": context["request"],
        "page": page,
        "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
        "gap": page.paginator.ELLIPSIS,
    }


@register.filter
def grouped(number: int) -> str:
    """A number as it is written in running text: 10,432."""
    return f"{number:,}"
