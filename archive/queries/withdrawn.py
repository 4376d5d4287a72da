"""What is told of a page that was taken down."""

from django.db.models import QuerySet

from archive.models import Session, Upload, Withdrawal, WithdrawnPage


def withdrawn_page(path: str, anchor: str = "") -> WithdrawnPage | None:
    """What stood at this path; of a text, only if it had a clause of that anchor, where one is given."""
    pages = WithdrawnPage.objects.filter(path=path, withdrawal__in=_standing()).select_related("withdrawal")
    if anchor:
        pages = pages.filter(anchors__contains=[anchor])
    return pages.order_by("-withdrawal__withdrawn_at", "-pk").first()


def withdrawal_of(sha256: str) -> Withdrawal | None:
    """Of a source, with when it was taken down; also of one from before reasons were kept."""
    upload = Upload.objects.filter(
        source__sha256=sha256, source__document__isnull=True, state=Upload.State.WITHDRAWN
    ).first()
    if upload is None or upload.decided_at is None:
        return None
    found = _standing().filter(source=upload.source_id).first()
    return found or Withdrawal(source_id=upload.source_id, withdrawn_at=upload.decided_at)


def session_left(slug: str) -> Session | None:
    """The session that a text which was taken down stood in, where there is more of it."""
    sessions = Session.objects.select_related("committee", "conference")
    return sessions.filter(slug=slug).first()


def _standing() -> QuerySet[Withdrawal]:
    """Those whose source was not published again."""
    return Withdrawal.objects.filter(source__upload__state=Upload.State.WITHDRAWN)
