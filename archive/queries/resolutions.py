"""What the pages about resolutions need."""

from collections.abc import Collection, Mapping

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, ExtractYear, Length
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from archive.models import (
    Ballot,
    Clause,
    Committee,
    Conference,
    Delegation,
    Resolution,
    Session,
    Sponsorship,
)
from archive.queries.ended import has_ended
from archive.queries.fields import NOTHING
from archive.queries.indexed import find
from archive.queries.overview_kept import kept_overview
from archive.queries.problems import prefetch_warnings
from archive.queries.reading import read_words

FACETS = {
    "outcome": "outcome",
    "committee": "session__committee__slug",
    "conference": "session__conference__slug",
    "year": "year",
    "sponsor": "sponsors__name",
}
DATED = Coalesce("session__conference__start_date", "document__date")
_NEWEST = F("dated").desc(nulls_last=True)
_OLDEST = F("dated").asc(nulls_last=True)
_IN_SESSION = ("session__committee__name", "session_id", "position", "pk")
# By symbol, "A/RES/80/9" before "A/RES/80/10"; those without one as their documents have them.
SESSION_ORDER = (Length("symbol_key"), "symbol_key", "document_id", "position")

SORT_FIELDS = {
    "oldest": (_OLDEST, *_IN_SESSION),
    "topic": ("topic", "title", _NEWEST, *_IN_SESSION),
    "contested": (F("vote__against").desc(nulls_last=True), _NEWEST, *_IN_SESSION),
}
SORTS = [("oldest", _("Oldest first")), ("topic", _("Topic, A to Z")), ("contested", _("Most votes against"))]

# Of a document: what no page of a resolution shows.
_HEAVY = ("lines", "ledger", "source__content")
_LINES = ("document__lines", "document__ledger")
TOPICS_OFFERED = 100
LANGUAGES_MAX = 24

VOTE_KNOWN = "known"  # every outcome but Clause.Outcome.NONE


def listed_resolutions() -> QuerySet[Resolution]:
    """Resolutions, newest first, with session and vote, `outcome`, `dated` and `year`.

    `outcome` is a value of Clause.Outcome; `dated` the conference's first day, else the document's date, else
    None; `year` its year.
    """
    outcome = Case(
        When(vote=None, then=Value(Clause.Outcome.NONE)),
        When(vote__adopted=False, then=Value(Clause.Outcome.REJECTED)),
        default=F("vote__method"),
        output_field=CharField(),
    )
    return (
        Resolution.objects.select_related("session__conference", "session__committee", "vote")
        .annotate(outcome=outcome, dated=DATED, year=ExtractYear(DATED))
        .order_by(_NEWEST, *_IN_SESSION)
    )


def resolutions_for_page() -> QuerySet[Resolution]:
    """Resolutions with all that a resolution's page shows but its text, and nothing heavy beside it."""
    return (
        Resolution.objects.select_related(
            "session__conference",
            "session__committee",
            "document__source",
            "agenda_item",
            "vote__told_by__source",
        )
        .defer(*(f"{document}__{heavy}" for document in ("document", "vote__told_by") for heavy in _HEAVY))
        .annotate(has_ended=has_ended("resolution"))
        .prefetch_related(
            Prefetch("sponsorships", Sponsorship.objects.select_related("delegation").order_by("position")),
            prefetch_warnings(),
            Prefetch("vote__ballots", Ballot.objects.select_related("delegation")),
        )
    )


def resolutions_beside(resolution: Resolution) -> tuple[Resolution | None, Resolution | None]:
    """The resolutions before and after this one in its session, without a query each."""
    siblings = list(session_order(resolution.session))
    here = siblings.index(resolution)
    return (siblings[here - 1] if here else None, siblings[here + 1] if here + 1 < len(siblings) else None)


def in_other_languages(resolution: Resolution) -> list[Resolution]:
    """The resolutions of its symbol in other languages, by language. One SQL query, none without a symbol."""
    if not resolution.symbol_key:
        return []
    rows = Resolution.objects.filter(symbol_key=resolution.symbol_key).select_related("session", "document")
    rows = rows.exclude(document__language=resolution.document.language)
    found = {row.document.language: row for row in rows.defer(*_LINES).order_by("pk")[:LANGUAGES_MAX]}
    return [found[language] for language in sorted(found)]


def session_order(session: Session) -> QuerySet[Resolution]:
    return session.resolutions.select_related("session").order_by(*SESSION_ORDER)


def having_words(words: str) -> list[int]:
    """Those with a clause that answers the question, or with every word in code, title or topic: their keys.

    Read once, for a list asks of them for each of its facets. To be asked within one transaction that sees
    one state of the archive.
    """
    reading = read_words(words)
    having = {owner for owner in find(reading, {}).owners() if owner > 0} if reading.tree else set()
    in_heading = Q()
    for word in words.split():
        in_heading &= (
            Q(code__icontains=word)
            | Q(symbol__icontains=word)
            | Q(title__icontains=word)
            | Q(topic__icontains=word)
        )
    return sorted(having.union(Resolution.objects.order_by().filter(in_heading).values_list("pk", flat=True)))


def on_topic(queryset: QuerySet[Resolution], topic: str) -> QuerySet[Resolution]:
    return queryset.filter(Q(topic__icontains=topic) | Q(agenda_item__title__icontains=topic))


def decided(queryset: QuerySet[Resolution], outcomes: Collection[str]) -> QuerySet[Resolution]:
    """Those with any `outcome` of these; VOTE_KNOWN stands for every vote."""
    known = Q(vote__isnull=False) if VOTE_KNOWN in outcomes else NOTHING
    return queryset.filter(known | Q(**{f"{FACETS['outcome']}__in": outcomes}))


def sponsored_by(queryset: QuerySet[Resolution], names: Collection[str]) -> QuerySet[Resolution]:
    """Those that any of these sponsored."""
    return queryset.filter(
        Exists(Sponsorship.objects.filter(resolution=OuterRef("pk"), delegation__name__in=names))
    )


def facet_labels() -> dict[str, dict[str, str]]:
    """Every value each facet may take, with what to call it, keyed by facet."""
    years, sponsors = kept_overview("years-and-sponsors", _years_and_sponsors)
    return {
        "conference": {c.slug: str(c) for c in Conference.objects.all()},
        "committee": {c.slug: c.name for c in Committee.objects.all()},
        "year": {year: year for year in years},
        "outcome": {
            VOTE_KNOWN: str(_("A vote is known")),
            **{value: capfirst(str(label)) for value, label in Clause.Outcome.choices},
        },
        "sponsor": {name: name for name in sponsors},
    }


def _years_and_sponsors() -> tuple[list[str], list[str]]:
    """The years of resolutions, the latest first, and who sponsored any, by name: a look at each of them."""
    years = Resolution.objects.order_by().values_list(ExtractYear(DATED), flat=True).distinct()
    sponsors = Delegation.objects.filter(Exists(Sponsorship.objects.filter(delegation=OuterRef("pk"))))
    latest_first = sorted(filter(None, years), reverse=True)
    return list(map(str, latest_first)), list(sponsors.order_by("name").values_list("name", flat=True))


def facet_counts(queryset: QuerySet[Resolution], name: str) -> Mapping[str, int]:
    """How many resolutions have each value of a facet."""
    # No row is joined twice to one value: distinct would only cost.
    counted = queryset.order_by().values_list(FACETS[name]).annotate(number=Count("pk"))
    counts = {str(value): number for value, number in counted if value is not None}
    decided = sum(counts.values()) - counts.get(Clause.Outcome.NONE, 0)
    return {VOTE_KNOWN: decided, **counts} if name == "outcome" and decided else counts


def common_topics(queryset: QuerySet[Resolution]) -> list[str]:
    """The topics most resolutions are about, by name."""
    counted = queryset.exclude(topic="").order_by().values("topic").annotate(number=Count("pk"))
    return sorted(row["topic"] for row in counted.order_by("-number", "topic")[:TOPICS_OFFERED])
