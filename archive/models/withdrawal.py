"""What was public and was taken down: told at its addresses."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from archive.models.source import Source


class Withdrawal(models.Model):
    """A source that was taken down, the last time: when, and why, if anything was said.

    It holds as long as the upload of the source is withdrawn; once staff publish it again, it tells nothing.
    """

    source = models.OneToOneField(Source, models.CASCADE, related_name="withdrawal")
    withdrawn_at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-withdrawn_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.source}, {self.withdrawn_at:%Y-%m-%d}"


class WithdrawnPage(models.Model):
    """A page that went with it: its path, what it showed, and of a text the anchors of its clauses."""

    withdrawal = models.ForeignKey(Withdrawal, models.CASCADE, related_name="pages")
    path = models.CharField(max_length=500)
    name = models.TextField()
    anchors = ArrayField(models.CharField(max_length=80), default=list)

    class Meta:
        ordering = ["withdrawal", "pk"]
        default_permissions = ()
        indexes = [models.Index("path", name="withdrawn_page_path")]

    def __str__(self) -> str:
        return self.name
