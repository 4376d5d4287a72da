"""What visitors send, read into values. What cannot be read is said beside its field; the rest is kept."""

import re
from collections import defaultdict

from django import forms
from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.queries import years
from archive.queries.clauses import BY_TEXT, ClausePage, ClauseQuery
from archive.queries.facets import HEADINGS, UNKNOWN
from archive.queries.found import Sort
from archive.queries.language import QUOTES

_UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_PAGE = re.compile(r"[1-9][0-9]{0,8}")  # a later page is no page either

# What a value must look like to be looked for. The values of other filters the search itself knows.
_SHAPES = {
    "verb": re.compile(r"[^\x00-\x1f\x7f]{1,60}"),
    "year": years.SHAPE,
    "language": re.compile(r"[^\x00-\x1f\x7f]{1,20}"),
    "cites": re.compile(r"[^\x00-\x1f\x7f]{1,300}"),
}


class ClauseSearchForm:
    """A clause search as its URL states it: the `query`, and `problems` as messages by field."""

    def __init__(self, data: QueryDict) -> None:
        self.problems: defaultdict[str, list[str]] = defaultdict(list)
        self._data = data
        self.query = ClauseQuery(
            words=self._words(),
            filters={name: values for name in HEADINGS if (values := self._values(name))},
            sort=self._sort(),
            by_text=self._by_text(),
            page=int(page) if _PAGE.fullmatch(page := data.get("page", "")) else 1,
        )

    def compare(self, answer: ClausePage) -> None:
        """Add what only the search could know: values that nothing is called by, a page that is none."""
        for name, value in answer.unknown:
            self.refuse(name, value)
        page, nearest = self._data.get("page", ""), answer.query.page
        if page not in ("", str(nearest)):
            said = _("There is no page “%(page)s”; this is page %(nearest)s.")
            self.problems["page"].append(said % {"page": _short(page), "nearest": nearest})

    def _words(self) -> str:
        typed = self._data.get("q", "")
        words = " ".join(_UNREADABLE.sub(" ", typed).translate(QUOTES).split())
        if _UNREADABLE.search(typed):
            self.problems["q"].append(_("Characters that cannot be searched for were left out."))
        limit = settings.QUERY_MAX_CHARS
        if len(words) > limit:
            said = _("A search is read up to %(limit)s characters; the rest was left out.")
            self.problems["q"].append(said % {"limit": limit})
            words = words[:limit].rpartition(" ")[0] or words[:limit]
        return words

    def _values(self, name: str) -> tuple[str, ...]:
        """Each value once, in the order given."""
        values = dict.fromkeys(value for value in self._data.getlist(name) if value)
        if name == "year" and (typed := self._typed_years()):
            values[typed] = None
        for value in list(values):
            if name in _SHAPES and not _SHAPES[name].fullmatch(value):
                del values[value]
                self.refuse(name, value.strip(years.SEPARATOR) or value)  # "abc", typed into one box
        return tuple(values)

    def _typed_years(self) -> str:
        """What stands in the boxes: from a year, to a year, or both in either order; blank for neither."""
        low, high = (self._data.get(name, "").strip() for name in ("from", "to"))
        if low and high and years.YEAR.fullmatch(low) and years.YEAR.fullmatch(high):
            low, high = sorted((low, high), key=int)
        return low if low == high else f"{low}{years.SEPARATOR}{high}"

    def _sort(self) -> Sort | None:
        value = self._data.get("sort", "")
        if value and value not in set(Sort):
            self.problems["sort"].append(_("There is no order “%(order)s”.") % {"order": _short(value)})
        return Sort(value) if value in set(Sort) else None

    def _by_text(self) -> bool:
        value = self._data.get("group", "")
        if value not in ("", BY_TEXT):
            self.problems["sort"].append(_("There is no grouping “%(group)s”.") % {"group": _short(value)})
        return value == BY_TEXT

    def refuse(self, name: str, value: str) -> None:
        """Say of a filter that nothing is called by this value."""
        self.problems[name].append(str(UNKNOWN[name]) % {"value": _short(value)})


class LinesField(forms.CharField):
    """Lines end as one character, as browsers count them."""

    def to_python(self, value: str | None) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


class ReportForm(forms.Form):
    """What a reader says is wrong with a clause."""

    wrong = LinesField(
        label=gettext_lazy("What is wrong"),
        widget=forms.Textarea({"class": "input input--text", "rows": 6}),
        error_messages={"required": gettext_lazy("Say what is wrong with the clause.")},
    )
    contact = forms.CharField(
        label=gettext_lazy("How to reach you, if you want an answer"),
        required=False,
        max_length=200,
        widget=forms.TextInput({"class": "input", "autocomplete": "email"}),
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        limit = settings.REPORT_MAX_CHARS
        self.fields["wrong"].validators.append(MaxLengthValidator(limit, _too_long(limit)))
        self.fields["wrong"].widget.attrs["maxlength"] = limit


def _too_long(limit: int) -> str:
    said = _("At most %(limit)s characters are taken. Say it in fewer.")
    return said % {"limit": limit}


def _short(value: str) -> str:
    """A value as a message repeats it."""
    readable = _UNREADABLE.sub("\N{REPLACEMENT CHARACTER}", value)
    return readable if len(readable) <= 40 else f"{readable[:40]}…"
