"""Two texts side by side."""

from typing import Any

from django.utils.translation import pgettext
from django.views.generic import TemplateView

from archive.queries.comparison import Choice, beside, choose, compare, offered


class ComparisonView(TemplateView):
    """`?a=` and `?b=` name the two, by address, symbol or code; `?show=changes` leaves out what is the same.

    With one alone, those worth holding beside it are offered.
    """

    template_name = "archive/comparison.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sides = [choose(self.request.GET.get(name, "")) for name in ("a", "b")]
        left, right = sides = [beside(sides[0], sides[1]), beside(sides[1], sides[0])]
        context = super().get_context_data(sides=_fields(sides), left=left, right=right, **kwargs)
        if left.text and right.text:
            context["comparison"] = compare(left.text, right.text)
            context["only_changes"] = self.request.GET.get("show") == "changes"
        elif one := left.text or right.text:
            context["one"], context["offers"] = one, offered(one)
        return context


def _fields(sides: list[Choice]) -> list[tuple[str, str, Choice]]:
    """Each side's parameter and what the page calls it."""
    left, right = pgettext("text", "Left"), pgettext("text", "Right")
    return [("a", left, sides[0]), ("b", right, sides[1])]
