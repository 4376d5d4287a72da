"""Clauses side by side."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from archive.languages import language_name
from archive.models import Paper
from archive.queries.comparison import STATES, Cell, Comparison, Text, address_of
from archive.templatetags.reading import begins_with_phrase, code

register = template.Library()
register.filter("address", address_of)


@register.simple_tag
def comparison_url(left: Text | str, right: Text | None = None) -> str:
    """Where two texts stand side by side; with one, where those to hold beside it are offered.

    The left may be given as by `address_of`.
    """
    sides = {"a": left if isinstance(left, str) else address_of(left)}
    if right:
        sides["b"] = address_of(right)
    return f"{reverse('comparison')}?{urlencode(sides, safe='/')}"


@register.simple_tag(takes_context=True)
def querystring_with(context: Context, name: str, text: Text) -> str:
    """The address with one side chosen and the other as it was typed."""
    typed = context["request"].GET.dict() | {name: address_of(text)}
    return f"?{urlencode(typed)}"


@register.filter
def words_of(cell: Cell) -> Iterator[tuple[str, bool, bool]]:
    """Each piece of a clause's text: its words, whether they are of its phrase, and whether they are changed.

    The space behind what is changed is not.
    """
    left = len(cell.clause.phrase) if begins_with_phrase(cell.clause) else 0
    for said in cell.said:
        words = said.text.rstrip()
        for text, changed in ((words, said.changed), (said.text[len(words) :], False)):
            head, tail = text[:left], text[left:]
            left -= len(head)
            if head:
                yield head, True, changed
            if tail:
                yield tail, False, changed


@register.filter
def counts_by_state(comparison: Comparison) -> Sequence[tuple[str, str, int]]:
    """State, what the page calls it, and how many rows are in it."""
    return [
        (state, (name := state_name(comparison, state))[0].lower() + name[1:], number)
        for state, number in comparison.counts.items()
    ]


@register.filter
def state_name(comparison: Comparison, state: str) -> str:
    """ "Changed", "Only in C/1"."""
    sides = {"left": comparison.left, "right": comparison.right}
    if state in sides:
        return _("Only in %(text)s") % {"text": name_in(comparison, sides[state])}
    return str(STATES[state])


@register.filter
def name_in(comparison: Comparison, text: Text) -> str:
    """What to call a text here: with its language where the other has the same name in another."""
    names = {side_name(side) for side in comparison.sides}
    language = language_name(text.document.language)
    alone = len(names) > 1 or comparison.marked
    return side_name(text) if alone else f"{side_name(text)} ({language})"


@register.filter
def side_name(text: Text) -> str:
    """Of a paper without a symbol the beginning of its title."""
    if isinstance(text, Paper):
        return Truncator(text.name).chars(60)
    return text.code or text.name


@register.filter
def mark(text: Text) -> str:
    """Its code or symbol; empty without either."""
    return text.symbol if isinstance(text, Paper) else code(text)
