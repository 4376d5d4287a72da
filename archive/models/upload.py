"""What staff send, and its way to publication."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from archive.models.document import Document
from archive.models.source import Source


class Told(models.Model):
    """What staff tell of a conference, where a file does not say it."""

    conference_name = models.CharField(max_length=300, blank=True)
    start_date = models.DateField(null=True, blank=True)
    end_date = models.DateField(null=True, blank=True)
    location = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(end_date__isnull=True) | Q(end_date__gte=F("start_date")),
                name="%(class)s_ends_after_start",
            )
        ]


class Upload(Told):
    """A source in the hands of staff: kept, read, waiting to be published or discarded.

    Nothing of it stands in the public tables before it is published. What the source left out
    (the conference and its dates) staff fill in here. `kind` to `unsaid` sum up what was read when it was
    read last: `doubt` is how many places of it may be expected to be wrong, `unsaid` names what of a
    conference the file does not tell; `refusal` says why it cannot be read, `wording` is the digest of
    all texts read in it, blank where there is none; `meeting_name` to `meeting_committee` are the conference
    and the committee that it would be published under. `revision` counts what staff put right, so that
    whoever looked at an older one is told before they change it. `supersedes` are the sources whose place it
    takes once it is published, as staff chose.
    """

    class State(models.TextChoices):
        RECEIVED = "received", "waiting to be read"
        REVIEW = "review", "in review"
        UNREADABLE = "unreadable", "not readable"
        PUBLISHED = "published", "published"
        DISCARDED = "discarded", "discarded"
        WITHDRAWN = "withdrawn", "withdrawn"

    # Nobody has decided on what is in one of these.
    UNDECIDED = (State.RECEIVED, State.REVIEW, State.UNREADABLE)

    source = models.OneToOneField(Source, models.PROTECT, related_name="upload")
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVED)
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    supersedes = models.ManyToManyField(Source, blank=True, related_name="superseded_by", editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)
    read_at = models.DateTimeField(null=True, blank=True, editable=False)
    kind = models.CharField(max_length=20, choices=Document.Type, blank=True, editable=False)
    resolutions = models.PositiveIntegerField(null=True, blank=True, editable=False)
    clauses = models.PositiveIntegerField(null=True, blank=True, editable=False)
    problems = models.PositiveIntegerField(null=True, blank=True, editable=False)
    doubt = models.FloatField(null=True, blank=True, editable=False)
    unsaid = ArrayField(models.CharField(max_length=20), default=list, blank=True, editable=False)
    refusal = models.TextField(blank=True, editable=False)
    wording = models.CharField(max_length=64, blank=True, editable=False)
    meeting_name = models.CharField(max_length=300, blank=True, editable=False)
    meeting_start = models.DateField(null=True, blank=True, editable=False)
    meeting_committee = models.CharField(max_length=300, blank=True, editable=False)

    class Meta(Told.Meta):
        abstract = False
        ordering = ["-source__received_at"]
        permissions = [
            ("review_upload", "Can repair an upload and tell what it does not say"),
            ("publish_upload", "Can publish or discard an upload"),
        ]
        constraints = [
            *Told.Meta.constraints,
            models.CheckConstraint(
                condition=Q(
                    state__in=["received", "review", "unreadable", "published", "discarded", "withdrawn"]
                ),
                name="upload_state_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["received", "review", "unreadable"], decided_at__isnull=True)
                | (~Q(state__in=["received", "review", "unreadable"]) & Q(decided_at__isnull=False)),
                name="upload_decided_when_left_review",
            ),
            models.CheckConstraint(
                condition=~Q(state="review") | Q(read_at__isnull=False), name="upload_in_review_was_read"
            ),
            models.CheckConstraint(
                condition=~Q(state="unreadable") | ~Q(refusal=""), name="upload_not_readable_says_why"
            ),
        ]
        indexes = [
            models.Index("source", name="upload_waiting", condition=Q(state="received")),
            models.Index("wording", name="upload_wording", condition=~Q(wording="")),
            models.Index("meeting_name", name="upload_meeting", condition=Q(state="review")),
        ]

    def __str__(self) -> str:
        return self.source.name


class Batch(Told):
    """Files that staff sent in one go, and what they told once of all of them."""

    received_at = models.DateTimeField(auto_now_add=True)
    received_from = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta(Told.Meta):
        abstract = False
        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        return f"Batch {self.pk}"


class Delivery(models.Model):
    """One file of a batch, in the order in which they came, and what became of it.

    `source` is what it was kept as, or what stood here already with the same bytes (`is_new` is False then).
    Without one `refusal` says why it was not taken; `failed` is False for what is no document. Of bytes that
    stood here `choice` is what staff made of them.
    """

    class Choice(models.TextChoices):
        REPLACE = "replace", "read again as a new version"
        BOTH = "both", "kept under both names"
        CANCEL = "cancel", "cancelled"

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="deliveries")
    name = models.CharField(max_length=255)
    packed_in = models.CharField(max_length=255, blank=True)
    source = models.ForeignKey(Source, models.CASCADE, null=True, blank=True, related_name="deliveries")
    is_new = models.BooleanField(default=False)
    refusal = models.TextField(blank=True)
    failed = models.BooleanField(default=True)
    choice = models.CharField(max_length=10, choices=Choice, blank=True)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["batch", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(source__isnull=True) ^ Q(refusal=""), name="delivery_kept_or_refused"
            )
        ]

    def __str__(self) -> str:
        return self.name
