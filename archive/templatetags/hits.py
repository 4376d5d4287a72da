"""Clauses found, as a search lists them.

A page has twenty, each of a dozen pieces: as a template they took longer than the search. All that is filled
in is escaped here.
"""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from archive.models import Clause, Conference, Paper
from archive.numbers import grouped
from archive.queries.clause_page import text_with
from archive.queries.clauses import ClauseHit, Row
from archive.queries.comparison import address_of
from archive.queries.highlights import Excerpt, Segment
from archive.templatetags.comparing import comparison_url
from archive.templatetags.reading import code

register = template.Library()

# Of a parent's text, and of a heading.
TOLD_CHARS = 120

_ONWARD = '<span aria-hidden="true"> › </span>'


@register.simple_tag
def clause_hits(rows: Iterable[tuple[Row, str]], liked: str, group: object = None) -> SafeString:
    """Each clause found as an item of a list; with its row comes the address of those like it.

    `liked` is the text that was asked to be like, as `comparison_url` takes it. In a `group` the text that a
    clause stands in is told above it.
    """
    return SafeString("".join(_hit(row, like, liked, in_group=bool(group)) for row, like in rows))


@register.simple_tag
def outcome(clause: Clause) -> SafeString:
    """What became of a clause's text, as a badge; nothing where no vote is known."""
    if clause.outcome == Clause.Outcome.NONE:
        return SafeString()
    kind = "rejected" if clause.outcome == Clause.Outcome.REJECTED else "adopted"
    said = escape(capfirst(str(Clause.Outcome(clause.outcome).label)))
    return SafeString(f'<span class="badge badge--{kind}">{said}</span>')


@register.simple_tag
def simulation(conference: Conference) -> SafeString:
    """Says in a row that a simulation's documents are not the United Nations'; nothing of a real meeting."""
    if not conference.simulation:
        return SafeString()
    said = escape(_("Simulation · not a United Nations document"))
    return SafeString(f'<span class="simulation">{said}</span>')


def _hit(row: Row, like: str, liked: str, *, in_group: bool) -> str:
    hit, clause = row.hit, row.hit.clause
    place = escape(clause.place)
    if in_group:
        name = f'<h4 class="hit__name"><a href="{escape(hit.url)}">{capfirst(place)}</a></h4>'
    else:
        name = (
            f'<h3 class="hit__name"><a href="{escape(hit.url)}">{escape(_mark(clause))}'
            f'<span class="visually-hidden">, </span><span class="hit__place">{place}</span></a></h3>'
        )
    pieces = (
        _parent(clause),
        _excerpt(hit.excerpt),
        "" if in_group else _whereabouts(clause),
        _alike(hit, like, liked),
        _folded(clause, row.folded) if row.folded else "",
    )
    body = "".join(pieces)
    return f'<li class="hit"><div class="hit__margin">{name}</div><div class="hit__body">{body}</div></li>\n'


def _mark(clause: Clause) -> str:
    """What its text is called in a narrow margin."""
    text = text_with(clause)
    if isinstance(text, Paper):
        return text.symbol or pgettext("one without a symbol", "Paper")
    return code(text) or pgettext("one without a code", "Resolution")


def _parent(clause: Clause) -> str:
    if not clause.parent:
        return ""
    under, text = escape(_("Under:")), _told(clause.parent.text)
    return f'<p class="hit__parent" dir="auto"><span class="visually-hidden">{under} </span>{text}</p>'


def _excerpt(excerpt: Excerpt) -> str:
    before, after = "… " if excerpt.cut_before else "", " …" if excerpt.cut_after else ""
    words = "".join(map(_segment, excerpt.segments))
    return f'<p class="hit__text" dir="auto">{before}{words}{after}</p>'


def _segment(segment: Segment) -> str:
    html = escape(segment.text)
    if segment.marked:
        html = f"<mark>{html}</mark>"
    return f"<em>{html}</em>" if segment.phrase else html


def _whereabouts(clause: Clause) -> str:
    conference, committee = escape(str(clause.conference)), escape(clause.committee.short_name)
    heading = _told(text_with(clause).heading)
    return (
        f'<p class="hit__trail">{conference}{_ONWARD}{committee}{_ONWARD}{heading}</p>'
        f'<p class="hit__meta">{outcome(clause)} {simulation(clause.conference)}</p>'
    )


def _alike(hit: ClauseHit, like: str, liked: str) -> str:
    """Where all that is like it is found, and its text beside the one that was asked to be like."""
    html, text = "", hit.clause.resolution
    if like:
        said = escape(_("+%(number)s like this") % {"number": grouped(hit.like)})
        html += f'<p class="hit__like"><a href="{escape(like)}">{said}</a></p>'
    if liked and text and address_of(text) != liked:
        address = f"{comparison_url(liked, text)}#right-{hit.clause.anchor}"
        said = escape(_("Side by side with the one it is like"))
        html += f'<p class="hit__like"><a href="{escape(address)}">{said}</a></p>'
    return html


def _folded(clause: Clause, folded: tuple[ClauseHit, ...]) -> str:
    """Those next to it that say the same, to be unfolded."""
    number = len(folded)
    said = ngettext("%(number)s more that says the same", "%(number)s more that say the same", number)
    summary = f"<summary>{escape(said % {'number': number})}</summary>"
    others = "".join(_other(clause, hit) for hit in folded)
    return f'<details class="hit__folded">{summary}<ul role="list">{others}</ul></details>'


def _other(clause: Clause, hit: ClauseHit) -> str:
    other = hit.clause
    name = escape(f"{_mark(other)}, {other.place}")
    html = f'<a href="{escape(hit.url)}">{name}</a> <span class="soft">{escape(str(other.conference))}</span>'
    if clause.resolution and other.resolution and clause.resolution != other.resolution:
        address = f"{comparison_url(clause.resolution, other.resolution)}#right-{other.anchor}"
        said = escape(_("Side by side"))
        html += f' <a href="{escape(address)}">{said}</a>'
    return f"<li>{html}</li>"


def _told(text: str) -> str:
    return escape(text if len(text) <= TOLD_CHARS else Truncator(text).chars(TOLD_CHARS))
