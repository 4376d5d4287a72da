"""Links to clauses that ended: told at their addresses."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from archive.models.clause import Clause


class EndedLink(models.Model):
    """A clause that a later reading of its text, or a later document, has no more; or a whole text.

    `path` is the address of the text, `anchor` that of the clause, blank for the text itself; `kind` and
    `pinpoint` say what the clause was called, `digest` what it said, so that it is known when it comes back.
    Its words went to the clauses of the same text that have the anchors `targets`, in their order.
    """

    class How(models.TextChoices):
        SAME = "same", "says the same elsewhere"
        JOINED = "joined", "part of another clause"
        SPLIT = "split", "several clauses"
        CHANGED = "changed", "reads otherwise"
        LEFT_OUT = "left out", "left out"
        GONE = "gone", "went with its text"

    path = models.CharField(max_length=500)
    anchor = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=10, choices=Clause.Kind, blank=True)
    pinpoint = models.CharField(max_length=80, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    how = models.CharField(max_length=10, choices=How)
    targets = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    ended_at = models.DateTimeField()

    class Meta:
        ordering = ["path", "anchor"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["path", "anchor"], name="link_ended_once")]

    def __str__(self) -> str:
        return f"{self.path}#{self.anchor}"

    @property
    def clause(self) -> Clause:
        """What it was called, as a clause that is not saved."""
        return Clause(kind=self.kind, pinpoint=self.pinpoint, anchor=self.anchor)
