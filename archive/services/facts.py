"""What a document says of its session as a whole: staff, agenda, attendance, summary."""

from archive.models import AgendaItem, Document, Resolution, Session, StaffMember
from archive.parser.model import DocumentType, ParsedDocument, Problem
from archive.services.columns import fit
from archive.services.fold import folded


def forget_facts(session: Session) -> None:
    """The document that gave them is gone."""
    session.staff.all().delete()
    session.agenda.all().delete()
    session.attendance, session.summary = None, ""
    session.save()


def store_facts(session: Session, parsed: ParsedDocument, problems: list[Problem]) -> list[AgendaItem]:
    """Store what the document says and answer the session's agenda.

    A document with a front part (a session report, or any with staff, summary or attendance) replaces what
    stood; any other adds the agenda items it names, unless a report has given the agenda in full.
    """
    standing_resolutions = list(session.resolutions.select_related("agenda_item"))
    if _has_front(parsed):
        forget_facts(session)
        session.attendance, session.summary = parsed.attendance, parsed.summary or ""
        problems += fit(session)
        session.save()
        _store_staff(session, parsed, problems)
    elif _has_report(session):
        return list(session.agenda.all())
    standing = list(session.agenda.order_by("position"))
    agenda = standing + _store_agenda(session, parsed, standing, problems)
    if not standing:
        _link_again(standing_resolutions, agenda)
    return agenda


def _link_again(resolutions: list[Resolution], agenda: list[AgendaItem]) -> None:
    """Link other documents' resolutions to the item that took the place of theirs, or bears their topic."""
    items = {folded(item.title): item for item in reversed(agenda)}
    for resolution in resolutions:
        old = resolution.agenda_item
        resolution.agenda_item = items.get(folded(old.title if old else resolution.topic))
    Resolution.objects.bulk_update(resolutions, ["agenda_item"])


def _has_front(parsed: ParsedDocument) -> bool:
    return bool(
        parsed.document_type == DocumentType.SESSION_REPORT
        or parsed.staff
        or parsed.summary
        or parsed.attendance is not None
    )


def _has_report(session: Session) -> bool:
    return session.documents.filter(type=Document.Type.SESSION_REPORT).exists()


def _store_staff(session: Session, parsed: ParsedDocument, problems: list[Problem]) -> None:
    staff = [
        StaffMember(session=session, position=n, role=member.role, name=member.name)
        for n, member in enumerate(parsed.staff, start=1)
    ]
    for member in staff:
        problems += fit(member)
    StaffMember.objects.bulk_create(staff)


def _store_agenda(
    session: Session, parsed: ParsedDocument, standing: list[AgendaItem], problems: list[Problem]
) -> list[AgendaItem]:
    known = {(item.number, folded(item.title)) for item in standing}
    order = _adopted_order(parsed) if _has_front(parsed) else {}
    position = standing[-1].position if standing else 0
    added = []
    for item in parsed.agenda:
        key = folded(item.title)
        if not item.title or (item.number, key) in known:
            continue
        known.add((item.number, key))
        position += 1
        row = AgendaItem(
            session=session,
            position=position,
            adopted_position=order.pop(key, None),
            number=item.number,
            title=item.title,
        )
        problems += fit(row)
        added.append(row)
    return AgendaItem.objects.bulk_create(added)


def _adopted_order(parsed: ParsedDocument) -> dict[str, int]:
    return {folded(title): n for n, title in reversed(list(enumerate(parsed.agenda_order, start=1)))}
