"""What documents say of their session, and what the session is by that.

Staff, agenda, attendance, summary and number are derived anew whenever a document comes or goes, so that
nothing outlives the document that said it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, takewhile

from django.db.models import F, Min, Q, QuerySet
from django.db.models.fields.json import KT

from archive.models import AgendaItem, Committee, Conference, Document, Resolution, Session, StaffMember
from archive.parser.model import ParsedDocument, Problem
from archive.services.columns import fit
from archive.services.fold import folded

# What makes a document one with a front part.
_HAS_FRONT = ~Q(said__staff=[]) | Q(said__summary__gt="") | ~Q(said__attendance=None)
# Rows changed in one statement.
_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Said:
    """What one document says, as `Document.said` keeps it.

    `staff` holds [role, name], `agenda` [number, title], `adopted` titles; `title` is the document's own,
    blank where none is printed; `end_date` is an ISO date or blank.
    """

    title: str = ""
    simulation: bool = False
    end_date: str = ""
    location: str = ""
    acronym: str = ""
    number: str = ""
    staff: list[list[str]] = field(default_factory=list)
    agenda: list[list[str]] = field(default_factory=list)
    adopted: list[str] = field(default_factory=list)
    summary: str = ""
    attendance: int | None = None


def said_by(
    parsed: ParsedDocument, conference: Conference, committee: Committee, problems: list[Problem]
) -> Said:
    """What the document says; `conference` and `committee` are as read, fitted to their columns."""
    session = Session(number=parsed.committee.session or "", attendance=parsed.attendance)
    staff = [StaffMember(role=member.role, name=member.name) for member in parsed.staff]
    agenda = [AgendaItem(number=item.number, title=item.title) for item in parsed.agenda if item.title]
    for row in (session, *staff, *agenda):
        problems += fit(row)
    return Said(
        title=parsed.title or "",
        simulation=parsed.simulation,
        end_date=str(conference.end_date or ""),
        location=conference.location,
        acronym=committee.acronym,
        number=session.number,
        staff=[[member.role, member.name] for member in staff],
        agenda=[[item.number, item.title] for item in agenda],
        adopted=list(parsed.agenda_order),
        summary=parsed.summary or "",
        attendance=session.attendance,
    )


def derive_facts(session: Session, stored: Document | None = None) -> None:
    """Make the session what its documents say of it, and put its resolutions under its agenda.

    `stored` is the document whose resolutions are new. Only what documents say of it is loaded, each once.
    """
    documents = session.documents.order_by("-source_id")
    report = _first_said(documents.filter(type=Document.Type.SESSION_REPORT))
    front = report or _first_said(documents.filter(_HAS_FRONT)) or Said()
    numbers = documents.annotate(number=KT("said__number")).filter(number__gt="")
    number = numbers.values_list("number", flat=True).first() or ""
    _set_facts(session, number, front)
    _derive_staff(session, front)
    only_report = report is not None and bool(report.agenda)
    agendas = [front.agenda] if only_report else [front.agenda, *_agendas(session)]
    is_changed = _derive_agenda(session, front, agendas)
    _link_resolutions(session, session.resolutions.filter(**{} if is_changed else {"document": stored}))


def _first_said(documents: QuerySet[Document]) -> Said | None:
    said = documents.values_list("said", flat=True).first()
    return Said(**said) if said else None


def _set_facts(session: Session, number: str, front: Said) -> None:
    facts = {"number": number, "attendance": front.attendance, "summary": front.summary}
    if any(getattr(session, name) != value for name, value in facts.items()):
        for name, value in facts.items():
            setattr(session, name, value)
        session.save(update_fields=facts)


def _agendas(session: Session) -> QuerySet[Document, list[list[str]]]:
    """The agendas that its documents name, each once, in the order of the documents."""
    named = session.documents.order_by().exclude(said__agenda=[]).values("said__agenda")
    return named.annotate(first=Min("source_id")).order_by("first").values_list("said__agenda", flat=True)


def _derive_staff(session: Session, front: Said) -> None:
    wanted = [(n, role, name) for n, (role, name) in enumerate(front.staff, start=1)]
    if list(session.staff.values_list("position", "role", "name")) != wanted:
        session.staff.all().delete()
        StaffMember.objects.bulk_create(
            StaffMember(session=session, position=n, role=role, name=name) for n, role, name in wanted
        )


def _derive_agenda(session: Session, front: Said, agendas: Iterable[list[list[str]]]) -> bool:
    """The items of the agendas, each once, in their order; answers whether there are others than before.

    What stands as it should up to the first difference is left, with the resolutions under it.
    """
    items: dict[tuple[str, str], tuple[str, str]] = {}
    for number, title in chain.from_iterable(agendas):
        items.setdefault((number, folded(title)), (number, title))
    order = {folded(title): n for n, title in reversed(list(enumerate(front.adopted, start=1)))}
    wanted = [
        (n, number, title, order.pop(folded(title), None))
        for n, (number, title) in enumerate(items.values(), start=1)
    ]
    columns = ("position", "number", "title", "adopted_position")
    standing = session.agenda.order_by("position").values_list(*columns)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(standing, wanted, strict=False)))
    if len(standing) > same:
        session.agenda.filter(position__gt=same).delete()
    AgendaItem.objects.bulk_create(
        AgendaItem(session=session, position=n, number=number, title=title, adopted_position=adopted)
        for n, number, title, adopted in wanted[same:]
    )
    return len(wanted) > same


def _link_resolutions(session: Session, resolutions: QuerySet[Resolution]) -> None:
    """By topic; a draft names on its first page the one agenda item it is put under, and no topic.

    Those under an item stay there: it is the first of its title, as it was.
    """
    loose = resolutions.filter(agenda_item=None).annotate(agenda=F("document__said__agenda")).order_by()
    topics = [
        (pk, folded(topic or (agenda[0][1] if len(agenda) == 1 else "")))
        for pk, topic, agenda in loose.values_list("pk", "topic", "agenda")
    ]
    titles = session.agenda.order_by("-position").values_list("title", "pk") if topics else ()
    items = {folded(title): pk for title, pk in titles}
    linked = [Resolution(pk=pk, agenda_item_id=items[topic]) for pk, topic in topics if topic in items]
    Resolution.objects.bulk_update(linked, ["agenda_item"], batch_size=_BATCH)
