"""Names in addresses: readable, unique, made of what is printed."""

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import Func, Q, QuerySet, TextField, Value
from django.utils.text import slugify

from archive.models import Conference, Session
from archive.services.fold import folded

# A slug longer than this is cut at a word: such a link is hard to read and to quote.
READABLE = 80


def slug_of(text: str, fallback: str) -> str:
    """`text` as a slug: "CCPCJ/1/1" → "ccpcj-1-1"; `fallback` where no Latin letter or digit is left."""
    slug = slugify(re.sub(r"[^\w\s-]|_", " ", text))
    if len(slug) > READABLE:
        slug = slug[:READABLE].rpartition("-")[0] or slug[:READABLE]
    return slug or fallback


class Claims:
    """Names that are taken, and those that are claimed beside them."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._numbers: dict[str, int] = {}  # the last given of each: a thousand of one name are no search

    def claim(self, wanted: str) -> str:
        """`wanted`, or with the first free of "-2", "-3", …; what it answers is taken from then on."""
        n = self._numbers.get(wanted, 1)
        slug = wanted if n == 1 else f"{wanted}-{n}"
        while slug in self._taken:
            n += 1
            slug = f"{wanted}-{n}"
        self._numbers[wanted] = n
        self._taken.add(slug)
        return slug


def standing_slugs(rows: QuerySet[Any], wanted: Iterable[str]) -> Claims:
    """The slugs of `rows` that the wanted ones could come up against: the same, numbered or not."""
    names = set(wanted)
    unnumbered = Func(
        "slug", Value("-[0-9]+$"), Value(""), function="regexp_replace", output_field=TextField()
    )
    near = rows.alias(unnumbered=unnumbered).filter(Q(slug__in=names) | Q(unnumbered__in=names))
    return Claims(near.values_list("slug", flat=True))


def conference_slug(conference: Conference) -> str:
    """Name and year: "conference-a-2019"."""
    year = "" if conference.year is None or str(conference.year) in conference.name else str(conference.year)
    return slug_of(f"{conference.name} {year}", "conference")


def session_slug(session: Session) -> str:
    """Acronym or name of the committee, and the conference; once only where the latter is named after it."""
    committee, conference = session.committee, session.conference
    if folded(conference.name).startswith(folded(committee.name)):
        return conference.slug
    return f"{slug_of(committee.short_name, 'committee')}-{conference.slug}"
