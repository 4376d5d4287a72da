"""What staff make of a duplicate: it replaces what stands here, both are kept, or it is cancelled."""

from django.contrib.auth.models import User
from django.db import transaction

from archive.models import Delivery, Upload
from archive.services.duplicates import Duplicate, key_of
from archive.services.read_uploads import read_upload
from archive.services.reading import Refused
from archive.services.repairs import Outdated
from archive.services.rereading import publish_again, reread
from archive.services.review import discard, locked, reopen, review

Choice = Delivery.Choice


@transaction.atomic
def choose(*, upload: Upload, choice: Choice, key: str, user: User) -> list[Duplicate]:
    """Keep what somebody chose of the duplicates whose key their page showed; answers these.

    Raises Outdated where somebody else chose meanwhile or the duplicates are others now, and Refused where
    the upload lacks texts of what it would replace. What waits for review with the same texts is discarded
    for it; what is public stays until it is published.
    """
    found = review(upload).duplicates
    waiting = [twin for each in found if (twin := each.upload) and twin.state in Upload.UNDECIDED]
    # In one order for all, as in `together`: two who replace one another wait, and do not block each other.
    rows = Upload.objects.select_for_update().filter(pk__in=[upload.pk, *(twin.pk for twin in waiting)])
    list(rows.order_by("source_id").values_list("pk", flat=True))
    upload = locked(upload)
    if upload.state != Upload.State.REVIEW:
        raise Outdated(f"{upload} is {upload.get_state_display()}. Reopen it to choose what becomes of it.")
    found = review(upload).duplicates
    if not found or key_of(found) != key:
        raise Outdated(
            "Somebody else chose since you opened the page, or other documents hold the same texts now. "
            "Nothing was changed: look at what is shown here, and choose if there is still anything to."
        )
    sources = [each.source for each in found]
    if choice is Choice.CANCEL:
        discard(upload=upload, user=user)
        return list(found)
    if choice is Choice.BOTH:
        upload.source.beside.add(*sources)
    else:
        upload.supersedes.add(*sources)
        if reason := review(upload).refusal:
            raise Refused(reason)
        for twin in waiting:
            discard(upload=twin, user=user)
    read_upload.enqueue(upload.pk, again=True)  # for its problems may be others now
    return list(found)


@transaction.atomic
def choose_same(*, delivery: Delivery, choice: Choice, user: User) -> None:
    """Keep what somebody chose of a file whose bytes stood here already. Raises Outdated, and Refused.

    To replace is to read it again: what is public then says what is read now, what waits is read anew, and
    what was discarded or withdrawn goes back into review.
    """
    delivery = Delivery.objects.select_for_update(of=("self",)).select_related("source").get(pk=delivery.pk)
    source = delivery.source
    if source is None or delivery.is_new:
        raise Refused(f"{delivery} is no duplicate.")
    if delivery.choice:
        who = delivery.chosen_by or "Somebody else"
        raise Outdated(f"{who} chose already: {delivery.name} was {delivery.get_choice_display()}.")
    delivery.choice, delivery.chosen_by = choice, user
    delivery.save(update_fields=["choice", "chosen_by"])
    if choice is not Choice.REPLACE:
        return
    upload: Upload | None = getattr(source, "upload", None)
    if hasattr(source, "document"):
        found = publish_again(upload) if upload else reread(source.document, dry_run=False)
        if found.refusal:
            raise Refused(found.refusal)
    elif upload and upload.state == Upload.State.REVIEW:
        read_upload.enqueue(upload.pk, again=True)
    elif upload and upload.state != Upload.State.RECEIVED:
        reopen(upload=upload)
