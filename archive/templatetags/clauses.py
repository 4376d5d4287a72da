"""The clauses of a text, set for reading.

A text has hundreds, each of a dozen pieces: as a template they took two thirds of a page's time. All that is
filled in is escaped here.
"""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from django import template
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from archive.models import Clause, EndedLink
from archive.numbers import Counts
from archive.queries.sources import clause_name
from archive.templatetags.interface import interface_tag
from archive.templatetags.reading import label, ranges
from archive.typesetting import SetClause

register = template.Library()


@register.simple_tag(takes_context=True)
def set_clauses(context: Context, items: Iterable[SetClause]) -> SafeString:
    """Clauses as items of a list, each with those below it; the `page` is that of their text.

    `formerly` are those that stood by themselves before, by the anchor of where their words are now.
    """
    setting = _Setting(bool(context["page"].has_other_pages()), context.get("formerly") or {})
    return SafeString("".join(map(setting.clause, items)))


class _Setting:
    """What is said at every clause is translated once."""

    def __init__(self, in_parts: bool, formerly: Mapping[str, Sequence[EndedLink]]) -> None:
        self.in_parts, self.formerly = in_parts, formerly
        self.language = escape(interface_tag())
        self.lines = Counts("line")
        self.inferred = escape(_("The printed number was lost; this one is ours."))
        self.stood = escape(_("%(name)s stood by itself before; its words are here now."))
        self.link, self.link_to = escape(pgettext("to a clause", "Link")), escape(_("Link to %(name)s"))
        self.cite, self.cite_this = escape(pgettext("a clause", "Cite")), escape(_("Cite %(name)s"))
        self.source = escape(_("%(name)s in the source:"))
        self.doubt = escape(_("Read with doubt:"))
        self.printed = escape(pgettext("numbers of lines", "printed"))
        self.report = escape(_("Report a problem"))
        self.report_this = escape(_("Report a problem with %(name)s"))

    def clause(self, item: SetClause) -> str:
        clause = item.clause
        first = clause.printed_first
        printed = f'<span class="clause__printed" aria-hidden="true">{first}</span>' if first else ""
        plain = "" if clause.label else " clause__body--plain"
        below = "".join(map(self.clause, item.children))
        below = f'<ol class="clauses" role="list">{below}</ol>' if below else ""
        text = f'<p class="clause__text">{item.html}</p>'
        return (
            f'<li class="clause" id="{escape(clause.anchor)}">{printed}'
            f'<div class="clause__body{plain}">{self._label(clause)}{text}</div>'
            f'<p class="clause__notes" lang="{self.language}">{" ".join(self._notes(clause))}</p>'
            f"{below}</li>\n"
        )

    def _label(self, clause: Clause) -> str:
        said = escape(label(clause))
        if said and clause.inferred:
            said = f'<span class="clause__inferred" title="{self.inferred}">{said}</span>'
        return f'<span class="clause__label">{said}</span>' if said else ""

    def _notes(self, clause: Clause) -> Iterable[str]:
        """What it is called, the ways from it, and what is to be known of it."""
        anchor, plain = escape(clause.anchor), escape(clause_name(clause))
        name, named = {"name": plain}, {"name": capfirst(plain)}
        yield f'<strong class="clause__name">{named["name"]}</strong>'
        for former in self.formerly.get(clause.anchor, ()):
            said = self.stood % {"name": capfirst(escape(clause_name(former.clause)))}
            yield f'<span class="clause__former" id="{escape(former.anchor)}">{said}</span>'
        if clause.kind == Clause.Kind.PREAMBULAR:
            yield f'<span class="clause__place">{escape(clause.pinpoint)}</span>'
        part = f"?clause={anchor}" if self.in_parts else ""
        yield (
            f'<a class="clause__link" href="{part}#{anchor}" data-copy-link'
            f' aria-label="{self.link_to % name}">{self.link}</a>'
        )
        yield (
            f'<a href="clauses/{anchor}/#citation" data-cite="{plain}"'
            f' aria-label="{self.cite_this % name}">{self.cite}</a>'
        )
        yield (
            f'<a href="clauses/{anchor}/#source" data-excerpt>'
            f'<span class="visually-hidden">{self.source % named} </span>'
            f"{self.lines.noun(len(clause.lines))} {ranges(clause.lines)}</a>"
        )
        if clause.reason:
            reason = escape(clause.reason)
            yield f'<span class="clause__doubt">{self.doubt} <span lang="en">{reason}</span></span>'
        if first := clause.printed_first:
            last = f"–{clause.printed_last}" if clause.printed_last != first else ""
            yield f'<span class="clause__printed-range">{self.printed} {first}{last}</span>'
        yield (
            f'<a class="clause__report" href="clauses/{anchor}/report/" rel="nofollow"'
            f' aria-label="{self.report_this % name}">{self.report}</a>'
        )
