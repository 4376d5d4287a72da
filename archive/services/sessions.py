"""Which session a document belongs to: found by what it says of committee and conference, or made."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Value
from django.db.models.functions import Lower

from archive.models import Committee, Conference, Document, Session, Source
from archive.parser.model import ParsedDocument, Problem
from archive.services.columns import fit
from archive.services.slugs import conference_slug, session_slug, slug_of, standing_slugs

NO_CONFERENCE = "Undated documents"
NO_COMMITTEE = "Unnamed committee"


@dataclass(frozen=True, slots=True)
class ConferenceFacts:
    """What is known of a conference; blank or None where nothing says."""

    name: str = ""
    start_date: date | None = None
    end_date: date | None = None
    location: str = ""


def facts_given(source: Source) -> ConferenceFacts | None:
    """What staff filled in for an uploaded source."""
    if not hasattr(source, "upload"):
        return None
    upload = source.upload
    return ConferenceFacts(upload.conference_name, upload.start_date, upload.end_date, upload.location)


def read_date(text: str | None, problems: list[Problem]) -> date | None:
    """An ISO date; a date that no calendar has is a problem, not a date."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        problems.append(Problem("date-impossible", f"“{text}” is no date of the calendar; it was left out."))
        return None


def settled_facts(
    parsed: ParsedDocument, given: ConferenceFacts | None, problems: list[Problem]
) -> ConferenceFacts:
    """What staff gave, else what the file says, else a name made of committee, session, place and year."""
    given = given or ConferenceFacts()
    read = parsed.conference
    start = given.start_date or read_date(read.start_date, problems)
    end = given.end_date or read_date(read.end_date, problems)
    if end and start and end < start:
        if not given.end_date:
            problems.append(
                Problem("dates-out-of-order", f"The conference would end on {end}, before it starts.")
            )
        end = None
    location = given.location or read.location or ""
    facts = ConferenceFacts(given.name or read.name or "", start, end, location)
    if not facts.name:
        facts = replace(facts, name=_derived_name(parsed, facts, problems))
    if not start and not parsed.date and not facts.name.startswith(NO_CONFERENCE):
        problems.append(
            Problem(
                "conference-undated",
                f"Nothing says when “{facts.name}” was held; a search by year leaves this document out.",
            )
        )
    return facts


def _derived_name(parsed: ParsedDocument, facts: ConferenceFacts, problems: list[Problem]) -> str:
    committee = parsed.committee.name or parsed.committee.acronym
    dated = facts.start_date or read_date(parsed.date, [])
    when = parsed.committee.session or " ".join(
        filter(None, [facts.location, str(dated.year) if dated else ""])
    )
    if committee and when:
        name = f"{committee}, {when}"
    else:
        name = NO_CONFERENCE
        problems.append(
            Problem(
                "conference-unknown",
                f"Nothing says at which conference this was; it was put under “{NO_CONFERENCE}”.",
            )
        )
    return f"{name} (simulation)" if parsed.simulation else name


def left_unsaid(parsed: ParsedDocument, given: ConferenceFacts | None) -> list[Problem]:
    """The problems that finding a session for the document would bring."""
    problems: list[Problem] = []
    settled_facts(parsed, given, problems)
    _committee_read(parsed, problems)
    return problems


def read_meeting(
    parsed: ParsedDocument, given: ConferenceFacts | None, problems: list[Problem]
) -> tuple[Conference, Committee]:
    """The conference and committee that the document and staff name, as rows that are not saved."""
    return _conference_read(parsed, given, problems), _committee_read(parsed, problems)


def session_for(conference: Conference, committee: Committee) -> Session:
    """The session of what `read_meeting` answered: the one that already stands, else one not saved."""
    standing = Session.objects.select_related("conference", "committee").order_by("pk")
    named = standing.alias(called=Lower("committee__name")).filter(
        called=Lower(Value(committee.name)),
        conference__name__iexact=conference.name,
        conference__start_date=conference.start_date,
    )
    if found := named.first():  # asked in one, for this is nearly always so
        return found
    conference = _standing_conference(conference) or conference
    committee = _standing_committee(committee) or committee
    session = Session(conference=conference, committee=committee)
    if not (conference.pk and committee.pk):
        return session
    return standing.filter(conference=conference, committee=committee).first() or session


def find_or_make_session(conference: Conference, committee: Committee) -> Session:
    """The session of what `read_meeting` answered. The caller holds the lock of the store."""
    conference = _find_or_make_conference(conference)
    committee = _find_or_make_committee(committee)
    session = Session.objects.filter(conference=conference, committee=committee).first()
    if session is None:
        session = Session(conference=conference, committee=committee)
        session.slug = _free_slug(Session, session_slug(session))
        session.save()
    return session


def is_catch_all(session: Session) -> bool:
    """Whether it gathers what belongs nowhere: documents of unknown conferences or committees."""
    return session.conference.name.startswith(NO_CONFERENCE) or session.committee.name == NO_COMMITTEE


def _conference_read(
    parsed: ParsedDocument, given: ConferenceFacts | None, problems: list[Problem]
) -> Conference:
    """A simulation never joins a meeting of the United Nations that goes by the same name.

    It joins what staff marked as such a meeting though its documents read as a simulation's.
    """
    facts = settled_facts(parsed, given, problems)
    conference = Conference(
        name=facts.name,
        start_date=facts.start_date,
        end_date=facts.end_date,
        location=facts.location,
        simulation=parsed.simulation,
    )
    problems += fit(conference)
    standing = _standing_conference(conference) if parsed.simulation else None
    if standing and not (standing.simulation or _reads_as_simulation(standing)):
        conference.name = f"{conference.name[:280]} (simulation)"
    return conference


def _reads_as_simulation(conference: Conference) -> bool:
    return Document.objects.filter(session__conference=conference, said__simulation=True).exists()


def _standing_conference(read: Conference) -> Conference | None:
    return Conference.objects.filter(name__iexact=read.name, start_date=read.start_date).first()


def _find_or_make_conference(read: Conference) -> Conference:
    conference = _standing_conference(read)
    if conference is None:
        conference = read
        conference.slug = _free_slug(Conference, conference_slug(conference))
    conference.end_date = conference.end_date or read.end_date
    conference.location = conference.location or read.location
    conference.save()
    return conference


def _committee_read(parsed: ParsedDocument, problems: list[Problem]) -> Committee:
    name, acronym = parsed.committee.name, parsed.committee.acronym or ""
    if not name and not acronym:
        problems.append(Problem("committee-unknown", "Nothing says which committee this is a document of."))
    committee = Committee(name=name or acronym or NO_COMMITTEE, acronym=acronym)
    problems += fit(committee)
    return committee


def _standing_committee(read: Committee) -> Committee | None:
    """By its name in any case; a committee known by its acronym alone is the one with that acronym."""
    named = Committee.objects.annotate(lower=Lower("name")).filter(lower=Lower(Value(read.name)))
    nicknamed = Committee.objects.filter(acronym__iexact=read.name)
    return named.first() or (nicknamed.first() if read.name == read.acronym else None)


def _find_or_make_committee(read: Committee) -> Committee:
    committee = _standing_committee(read)
    if committee is None:
        committee = read
        committee.slug = _free_slug(Committee, slug_of(committee.name, "committee"))
    committee.acronym = committee.acronym or read.acronym
    committee.save()
    return committee


def _free_slug(model: type[Conference] | type[Committee] | type[Session], wanted: str) -> str:
    return standing_slugs(model._default_manager.all(), [wanted]).claim(wanted)
