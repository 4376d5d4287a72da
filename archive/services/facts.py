"""What documents say of their session, and what the session is by that.

Staff, agenda, attendance, summary and number are derived anew whenever a document comes or goes, so that
nothing outlives the document that said it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, takewhile
from typing import Any

from django.db import connection

from archive.models import AgendaItem, Committee, Conference, Resolution, Session, StaffMember
from archive.parser.model import ParsedDocument, Problem
from archive.services.columns import fit
from archive.services.fold import folded

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


def derive_facts(session: Session, coming: Sequence[Resolution] = ()) -> None:
    """Make the session what its documents say of it, and put its resolutions under its agenda.

    `coming` are those of a document that was stored just now; they are not saved yet. Only what documents say
    of the session is loaded, each once.
    """
    standing = _standing(session)
    report = standing.report
    front = report or standing.front or Said()
    _set_facts(session, standing.number, front)
    _derive_staff(session, front, standing.staff)
    only_report = report is not None and bool(report.agenda)
    agendas = [front.agenda] if only_report else [front.agenda, *standing.agendas]
    items, is_changed = _derive_agenda(session, front, agendas, standing.items)
    places = {folded(item.title): item.pk for item in reversed(items)}
    for row in coming:
        row.agenda_item_id = places.get(_topic(row.topic, row.document.said["agenda"]))
    if is_changed:
        _link_resolutions(session, places)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the documents of a session say of it, and what was made of that before.

    The latest report and the latest document with a front, and the number that the latest names which names
    one; the agendas, each once, in the order of the documents; staff and agenda as they stand.
    """

    report: Said | None
    front: Said | None
    number: str
    agendas: list[list[list[str]]]
    staff: list[list[Any]]
    items: list[AgendaItem]


# In one statement, for Django takes longer to put six queries into SQL than PostgreSQL to answer them: 8 of
# the 44 ms that storing a resolution of the General Assembly took (November 2026).
_STANDING = """
SELECT
    (SELECT said FROM archive_document WHERE session_id = %(session)s AND type = 'session_report'
        ORDER BY source_id DESC LIMIT 1),
    (SELECT said FROM archive_document WHERE session_id = %(session)s
        AND (said->'staff' <> '[]' OR said->>'summary' > '' OR said->>'attendance' IS NOT NULL)
        ORDER BY source_id DESC LIMIT 1),
    (SELECT said->'number' FROM archive_document WHERE session_id = %(session)s AND said->>'number' > ''
        ORDER BY source_id DESC LIMIT 1),
    (SELECT jsonb_agg(agenda ORDER BY first) FROM (
        SELECT said->'agenda' AS agenda, min(source_id) AS first FROM archive_document
        WHERE session_id = %(session)s AND said->'agenda' <> '[]' GROUP BY said->'agenda') AS named),
    (SELECT jsonb_agg(jsonb_build_array(position, role, name) ORDER BY position)
        FROM archive_staffmember WHERE session_id = %(session)s),
    (SELECT jsonb_agg(jsonb_build_array(id, position, number, title, adopted_position) ORDER BY position)
        FROM archive_agendaitem WHERE session_id = %(session)s)
"""


def _standing(session: Session) -> Standing:
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, {"session": session.pk})
        found = [json.loads(value) if value else None for value in cursor.fetchone()]
    report, front, number, agendas, staff, items = found
    return Standing(
        Said(**report) if report else None,
        Said(**front) if front else None,
        number or "",
        agendas or [],
        staff or [],
        [
            AgendaItem(
                pk=pk, session=session, position=n, number=number, title=title, adopted_position=adopted
            )
            for pk, n, number, title, adopted in items or ()
        ],
    )


def _set_facts(session: Session, number: str, front: Said) -> None:
    facts = {"number": number, "attendance": front.attendance, "summary": front.summary}
    if any(getattr(session, name) != value for name, value in facts.items()):
        for name, value in facts.items():
            setattr(session, name, value)
        session.save(update_fields=facts)


def _derive_staff(session: Session, front: Said, standing: list[list[Any]]) -> None:
    if standing != [[n, *member] for n, member in enumerate(front.staff, start=1)]:
        session.staff.all().delete()
        StaffMember.objects.bulk_create(
            StaffMember(session=session, position=n, role=role, name=name)
            for n, (role, name) in enumerate(front.staff, start=1)
        )


def _derive_agenda(
    session: Session, front: Said, agendas: Iterable[list[list[str]]], standing: list[AgendaItem]
) -> tuple[list[AgendaItem], bool]:
    """The items of the agendas, each once, in their order; and whether there are others than before.

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
    pairs = zip(map(_columns, standing), wanted, strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    if len(standing) > same:
        session.agenda.filter(position__gt=same).delete()
    fresh = AgendaItem.objects.bulk_create(
        AgendaItem(session=session, position=n, number=number, title=title, adopted_position=adopted)
        for n, number, title, adopted in wanted[same:]
    )
    return [*standing[:same], *fresh], bool(fresh)


def _columns(item: AgendaItem) -> tuple[int, str, str, int | None]:
    return item.position, item.number, item.title, item.adopted_position


def _link_resolutions(session: Session, places: Mapping[str, int]) -> None:
    """Those under an item stay there: it is the first of its title, as it was."""
    loose = session.resolutions.filter(agenda_item=None).order_by()
    topics = [
        (pk, _topic(topic, agenda))
        for pk, topic, agenda in loose.values_list("pk", "topic", "document__said__agenda")
    ]
    linked = [Resolution(pk=pk, agenda_item_id=places[topic]) for pk, topic in topics if topic in places]
    Resolution.objects.bulk_update(linked, ["agenda_item"], batch_size=_BATCH)


def _topic(topic: str, agenda: list[list[str]]) -> str:
    """A draft names on its first page the one agenda item it is put under, and no topic."""
    return folded(topic or (agenda[0][1] if len(agenda) == 1 else ""))
