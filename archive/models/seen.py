"""What reviewers have looked at."""

from django.conf import settings
from django.db import models

from archive.models.upload import Upload


class Seen(models.Model):
    """A problem of an upload that somebody ticked as seen, known by the `digest` of what was told.

    Told otherwise after another reading, it is another problem. `note` says why it stands as printed.
    """

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="seen")
    digest = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    seen_at = models.DateTimeField(auto_now_add=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["upload", "pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["upload", "digest"], name="problem_seen_once")]

    def __str__(self) -> str:
        return self.note or "seen"
