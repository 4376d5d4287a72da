"""Links that end when a text is stored anew, kept with where their words went; and those that come back."""

import hashlib
from collections.abc import Iterable, Sequence

from django.utils import timezone

from archive.models import Clause, Document, EndedLink, Paper, Resolution
from archive.services.fold import folded
from archive.services.whereabouts import How, Went

Text = Resolution | Paper

# A clause of an older text, and how it went.
Ended = tuple[Clause, Went]


def digest_of(clause: Clause) -> str:
    """The same for clauses of one kind with the same letters and digits."""
    return hashlib.sha256(f"{clause.kind}\n{folded(clause.text)}".encode()).hexdigest()


def keep_ended(
    texts: Iterable[tuple[str, Sequence[Ended]]], gone: Iterable[tuple[str, Sequence[Clause]]]
) -> None:
    """Keep how clauses of texts with these addresses went, and that whole texts did with all theirs."""
    rows = [_row(path, old, *went) for path, ended in texts for old, went in ended]
    for path, clauses in gone:
        rows.append(EndedLink(path=path, how=How.GONE))
        rows += [_row(path, old, How.GONE, []) for old in clauses]
    now = timezone.now()
    for row in rows:
        row.ended_at = now
    EndedLink.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["path", "anchor"],
        update_fields=["kind", "pinpoint", "digest", "how", "targets", "ended_at"],
    )


def forget_those_that_stand(path: str, anchors: Iterable[str]) -> None:
    EndedLink.objects.filter(path=path, anchor__in=anchors).delete()


def ended_anchors(paths: Iterable[str]) -> dict[str, dict[str, str]]:
    """By path what ended in it: the digest of what each clause said, by anchor."""
    found: dict[str, dict[str, str]] = {}
    rows = EndedLink.objects.filter(path__in=list(paths)).exclude(anchor="")
    for path, anchor, digest in rows.values_list("path", "anchor", "digest"):
        found.setdefault(path, {})[anchor] = digest
    return found


def forget_ended(documents: Sequence[Document]) -> None:
    """Of documents that are taken out: what comes back starts with new links."""
    paths = [text.get_absolute_url() for document in documents for text in texts_of(document)]
    if paths:
        EndedLink.objects.filter(path__in=paths).delete()


def texts_of(document: Document) -> list[Text]:
    return [
        *document.resolutions.select_related("session").order_by("position"),
        *Paper.objects.filter(document=document).select_related("session"),
    ]


def _row(path: str, old: Clause, how: How, rows: Sequence[Clause]) -> EndedLink:
    return EndedLink(
        path=path,
        anchor=old.anchor,
        kind=old.kind,
        pinpoint=old.pinpoint,
        digest=digest_of(old),
        how=how,
        targets=[row.anchor for row in rows],
    )
