"""What was read of a source, as it stood at each step."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from archive.models.repair import Repair
from archive.models.source import Source


class Version(models.Model):
    """What was read of an uploaded source once something happened to it: `number` counts from 1.

    `repairs` are the keys of those that stood then, in their order. `content` holds the texts, packed (see
    services/versions.py), and is None where an earlier version of the source has the same `digest`.
    `replaced` are the sources whose place it took when it was published.
    """

    class Cause(models.TextChoices):
        READING = "reading", "read"
        REPAIR = "repair", "put right"
        UNDO = "undo", "repair taken back"
        REDO = "redo", "repair made again"
        RESTORE = "restore", "older version restored"
        PUBLISHED = "published", "published"

    source = models.ForeignKey(Source, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    cause = models.CharField(max_length=10, choices=Cause)
    repair = models.ForeignKey(Repair, models.SET_NULL, null=True, blank=True, related_name="+")
    restored = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    repairs = ArrayField(models.BigIntegerField(), default=list, blank=True)
    digest = models.CharField(max_length=64)
    content = models.BinaryField(null=True, blank=True)
    replaced = models.ManyToManyField(Source, blank=True, related_name="replaced_by")
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["source", "number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["source", "number"], name="version_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="version_number_from_1"),
        ]

    def __str__(self) -> str:
        return f"version {self.number} of {self.source}"
