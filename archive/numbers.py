"""Numbers and what they count, as the language of the interface writes them."""

from collections.abc import Callable
from functools import cache

from django.utils.formats import get_format
from django.utils.translation import ngettext

# What is counted, by the name that templates call it; in every language it stands behind its number.
NOUNS: dict[str, Callable[[int], str]] = {
    "clause": lambda number: ngettext("clause", "clauses", number),
    "resolution": lambda number: ngettext("resolution", "resolutions", number),
    "paper": lambda number: ngettext("paper", "papers", number),
    "session": lambda number: ngettext("session", "sessions", number),
    "committee": lambda number: ngettext("committee", "committees", number),
    "conference": lambda number: ngettext("conference", "conferences", number),
    "vote": lambda number: ngettext("vote", "votes", number),
    "text": lambda number: ngettext("text", "texts", number),
    "paragraph": lambda number: ngettext("paragraph", "paragraphs", number),
    "delegation": lambda number: ngettext("delegation", "delegations", number),
    "line": lambda number: ngettext("line", "lines", number),
    "instrument": lambda number: ngettext("instrument", "instruments", number),
    "opening phrase": lambda number: ngettext("opening phrase", "opening phrases", number),
    "document": lambda number: ngettext("document", "documents", number),
    "convention": lambda number: ngettext("convention", "conventions", number),
    "declaration": lambda number: ngettext("declaration", "declarations", number),
    "article": lambda number: ngettext("article", "articles", number),
    "goal": lambda number: ngettext("Sustainable Development Goal", "Sustainable Development Goals", number),
}


class Counts:
    """How the language of the interface tells numbers of one noun: asked for once where many are told."""

    def __init__(self, name: str) -> None:
        self._noun = cache(NOUNS[name])
        self._separator = get_format("THOUSAND_SEPARATOR")

    def grouped(self, number: int) -> str:
        return f"{number:,}".replace(",", self._separator)

    def noun(self, number: int) -> str:
        return self._noun(min(number, 2))  # none of our languages tells two from a million


def grouped(number: int) -> str:
    """A number as it is written in running text: 10,432."""
    if -1000 < number < 1000:
        return str(number)
    return f"{number:,}".replace(",", get_format("THOUSAND_SEPARATOR"))


def noun(name: str, number: int) -> str:
    """What so many are called: "clauses"."""
    return NOUNS[name](number)


def counted(number: int, name: str) -> str:
    """ "1 clause", "1,234 clauses"."""
    return f"{grouped(number)} {noun(name, number)}"
