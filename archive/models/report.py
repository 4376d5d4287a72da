"""What readers say is wrong."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from archive.models.source import Source


class Report(models.Model):
    """A problem that a reader saw in a clause: what is wrong, and the clause as it stood then.

    `path` and `anchor` are its address, `place` what it is called, `lines` those of the source it came from.
    `sender` is a digest of the address it was sent from, kept for an hour to count by. `note` says what was
    done once it is handled.
    """

    source = models.ForeignKey(Source, models.CASCADE, related_name="reports")
    path = models.CharField(max_length=500)
    anchor = models.SlugField(max_length=80, db_index=False)
    place = models.CharField(max_length=200)
    clause = models.TextField()
    lines = ArrayField(models.PositiveIntegerField())
    wrong = models.TextField()
    contact = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(auto_now_add=True)
    sender = models.CharField(max_length=64, blank=True)
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["source", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=~Q(wrong=""), name="report_says_what_is_wrong"),
            models.CheckConstraint(
                condition=Q(handled_at__isnull=True, note="") | Q(handled_at__isnull=False) & ~Q(note=""),
                name="report_handled_with_a_note",
            ),
        ]
        indexes = [
            models.Index("source", name="report_open", condition=Q(handled_at__isnull=True)),
            models.Index("sender", name="report_sender", condition=~Q(sender="")),
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.wrong[:80]}"

    @property
    def clause_url(self) -> str:
        """Of the clause by itself, which also says where it went."""
        return f"{self.path}clauses/{self.anchor}/"
