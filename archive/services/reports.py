"""Reports of readers: kept for staff, so many from one address in an hour, and handled with a note."""

import hashlib
import hmac
from datetime import timedelta
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from archive.models import Clause, Document, Problem, Report, Upload
from archive.queries.clause_page import text_with
from archive.queries.documents import annotate_counts
from archive.queries.sources import clause_name
from archive.services.reading import Refused
from archive.services.repairs import Outdated

HOUR = timedelta(hours=1)

# Of an IPv6 address, as one household has 2**64 of them.
NETWORK_BITS = 64


class TooManyError(Exception):
    """The address sent as many reports within the hour as are taken."""


@transaction.atomic
def send_report(*, clause: Clause, wrong: str, contact: str, address: str) -> Report:
    """Keep what a reader of a clause says, beside its document in the queue. Raises TooManyError."""
    sender = _digest(address)
    _count_in(sender)
    text = text_with(clause)
    report = Report.objects.create(
        source=text.document.source,
        path=text.get_absolute_url(),
        anchor=clause.anchor,
        place=f"{text}, {clause_name(clause)}"[:200],
        clause=clause.text,
        lines=clause.lines,
        wrong=wrong,
        contact=contact,
        sender=sender,
    )
    _put_in_the_queue(text.document)
    return report


@transaction.atomic
def handle_report(*, report: Report, note: str, user: User) -> None:
    """Mark it as handled, and how. Raises Refused without a note, and Outdated where somebody did before."""
    standing = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if standing.handled_at:
        who = standing.handled_by or "Somebody else"
        raise Outdated(f"{who} handled this report before you: {standing.note}")
    if not note:
        raise Refused("Say in a note what was done about the report.")
    standing.handled_at, standing.handled_by, standing.note = timezone.now(), user, note[:2000]
    standing.save()


def _digest(address: str) -> str:
    """No address is kept, and none can be told from this without the secret key."""
    try:
        parsed = ip_address(address)
    except ValueError:
        network = address
    else:
        is_long = isinstance(parsed, IPv6Address) and not parsed.ipv4_mapped
        network = str(int(parsed) >> (128 - NETWORK_BITS)) if is_long else str(parsed)
    return hmac.new(settings.SECRET_KEY.encode(), network.encode(), hashlib.sha256).hexdigest()


def _count_in(sender: str) -> None:
    """Two at once wait for one another; who sent what is forgotten after the hour."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(sender[:15], 16)])
    Report.objects.filter(sent_at__lt=timezone.now() - HOUR).exclude(sender="").update(sender="")
    if Report.objects.filter(sender=sender).count() >= settings.REPORTS_PER_HOUR:
        raise TooManyError


def _put_in_the_queue(document: Document) -> None:
    """What was ingested has no upload yet; with one, it is published, and can be put right at its desk."""
    if Upload.objects.filter(source=document.source_id).exists():
        return
    counted = annotate_counts(Document.objects.filter(pk=document.pk)).get()
    Upload.objects.create(
        source_id=document.source_id,
        state=Upload.State.PUBLISHED,
        decided_at=document.published_at,
        read_at=document.published_at,
        kind=document.type,
        resolutions=counted.resolution_count,
        clauses=counted.clause_count,
        problems=Problem.objects.filter(document=document).count(),
    )
