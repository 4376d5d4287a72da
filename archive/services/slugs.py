"""Names in addresses: readable, unique, made of what is printed."""

import re

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


def claim(wanted: str, taken: set[str]) -> str:
    """`wanted`, or with the first free of "-2", "-3", …; what it answers is taken from then on."""
    slug, n = wanted, 1
    while slug in taken:
        n += 1
        slug = f"{wanted}-{n}"
    taken.add(slug)
    return slug


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
