"""What documents say of their session, and what the session is by that.

Staff, agenda, attendance, summary and number are derived anew whenever a document comes or goes, so that
nothing outlives the document that said it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.models import AgendaItem, Committee, Conference, Document, Resolution, Session, StaffMember
from archive.parser.model import ParsedDocument, Problem
from archive.services.columns import fit
from archive.services.fold import folded


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


def derive_facts(session: Session) -> None:
    """Make the session what its documents say of it, and put its resolutions under its agenda."""
    rows = session.documents.order_by("source_id").values_list("pk", "type", "said")
    said = {pk: Said(**values) for pk, _, values in rows}
    report = next((said[pk] for pk, kind, _ in reversed(rows) if kind == Document.Type.SESSION_REPORT), None)
    front = report or next((one for one in reversed(said.values()) if _has_front(one)), Said())
    session.number = next((one.number for one in reversed(said.values()) if one.number), "")
    session.attendance, session.summary = front.attendance, front.summary
    session.save()
    _derive_staff(session, front)
    only_report = report is not None and bool(report.agenda)
    agenda = _derive_agenda(session, front, [front] if only_report else [front, *said.values()])
    _link_resolutions(session, agenda, said)


def _has_front(said: Said) -> bool:
    return bool(said.staff or said.summary or said.attendance is not None)


def _derive_staff(session: Session, front: Said) -> None:
    wanted = [(n, role, name) for n, (role, name) in enumerate(front.staff, start=1)]
    if list(session.staff.values_list("position", "role", "name")) != wanted:
        session.staff.all().delete()
        StaffMember.objects.bulk_create(
            StaffMember(session=session, position=n, role=role, name=name) for n, role, name in wanted
        )


def _derive_agenda(session: Session, front: Said, documents: Iterable[Said]) -> list[AgendaItem]:
    """The items of the documents, each once, in the order of the documents."""
    items: dict[tuple[str, str], tuple[str, str]] = {}
    for said in documents:
        for number, title in said.agenda:
            items.setdefault((number, folded(title)), (number, title))
    order = {folded(title): n for n, title in reversed(list(enumerate(front.adopted, start=1)))}
    wanted = [
        (n, number, title, order.pop(folded(title), None))
        for n, (number, title) in enumerate(items.values(), start=1)
    ]
    standing = list(session.agenda.order_by("position"))
    if [(row.position, row.number, row.title, row.adopted_position) for row in standing] == wanted:
        return standing
    session.agenda.all().delete()
    return AgendaItem.objects.bulk_create(
        AgendaItem(session=session, position=n, number=number, title=title, adopted_position=adopted)
        for n, number, title, adopted in wanted
    )


def _link_resolutions(session: Session, agenda: list[AgendaItem], said: dict[int, Said]) -> None:
    """By topic; a draft names on its first page the one agenda item it is put under, and no topic."""
    items = {folded(item.title): item for item in reversed(agenda)}
    changed = []
    for resolution in session.resolutions.only("session", "document", "topic", "agenda_item"):
        named = said[resolution.document_id].agenda
        topic = resolution.topic or (named[0][1] if len(named) == 1 else "")
        item = items.get(folded(topic))
        if (item and item.pk) != resolution.agenda_item_id:
            resolution.agenda_item = item
            changed.append(resolution)
    Resolution.objects.bulk_update(changed, ["agenda_item"])
