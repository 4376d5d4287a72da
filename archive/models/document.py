"""What was read from a source and published: the unit that is stored and replaced whole."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.models.session import Session
from archive.models.source import Source


class Document(models.Model):
    """What the parser read from one source. Resolutions, papers, problems and the ledger hang on it."""

    class Type(models.TextChoices):
        SESSION_REPORT = "session_report", _("session documentation")
        RESOLUTION_SET = "resolution_set", _("set of resolutions")
        DRAFT_RESOLUTION = "draft_resolution", _("draft resolution")
        RESOLUTION = "resolution", _("resolution")
        SECRETARIAT_NOTE = "secretariat_note", _("note by the Secretariat")
        VOTES = "votes", _("votes file")
        UNKNOWN = "unknown", _("document")

    source = models.OneToOneField(Source, models.PROTECT, related_name="document")
    session = models.ForeignKey(Session, models.PROTECT, related_name="documents")
    type = models.CharField(max_length=20, choices=Type)
    symbol = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=20, default="English")
    distribution = models.CharField(max_length=20, blank=True)
    date = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(auto_now_add=True)
    lines = ArrayField(models.TextField(), default=list, help_text="The source's lines as they were read.")
    ledger = models.JSONField(
        default=list, help_text="One [line, role, node] for each source line that is not blank."
    )
    said = models.JSONField(
        default=dict, editable=False, help_text="What it says of its session: see services/facts.py."
    )

    # Digests of what its texts go by: see services/names.py.
    names = ArrayField(models.BigIntegerField(), default=list, editable=False)

    class Meta:
        ordering = ["-published_at", "-pk"]
        indexes = [
            GinIndex(fields=["names"], name="document_names"),
            models.Index("language", name="document_language"),
        ]

    def __str__(self) -> str:
        return self.symbol or f"{self.get_type_display()} from {self.source}"


class Problem(models.Model):
    """Something the reader of a parse must know."""

    class Severity(models.TextChoices):
        INFO = "info", _("note")
        WARNING = "warning", _("warning")
        ERROR = "error", _("error")

    document = models.ForeignKey(Document, models.CASCADE, related_name="problems")
    code = models.SlugField(max_length=60, db_index=False)
    severity = models.CharField(max_length=10, choices=Severity)
    message = models.TextField()
    line = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["document", "line", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(line__isnull=True) | Q(line__gte=1), name="problem_line_from_1"
            ),
            models.CheckConstraint(
                condition=Q(severity__in=["info", "warning", "error"]), name="problem_severity_known"
            ),
        ]

    def __str__(self) -> str:
        return self.message


class Footnote(models.Model):
    """A footnote of a document as a whole, of a resolution in it, or of a paper in it."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="footnotes")
    resolution = models.ForeignKey(
        "Resolution", models.CASCADE, null=True, blank=True, related_name="footnotes"
    )
    paper = models.ForeignKey("Paper", models.CASCADE, null=True, blank=True, related_name="footnotes")
    position = models.PositiveIntegerField()
    label = models.CharField(max_length=20)
    text = models.TextField()
    first_line = models.PositiveIntegerField(null=True, blank=True)
    last_line = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["document", "position"]
        constraints = [
            models.UniqueConstraint(fields=["document", "position"], name="footnote_position_once"),
            models.CheckConstraint(
                condition=Q(resolution__isnull=True) | Q(paper__isnull=True), name="footnote_has_one_owner"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.text}"
