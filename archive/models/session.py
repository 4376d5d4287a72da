"""One committee at one conference, with its staff and agenda."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.models.committee import Committee
from archive.models.conference import Conference


class Session(models.Model):
    """One committee at one conference. `number` is the committee's own: "Thirtieth session"."""

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="sessions")
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="sessions")
    slug = models.SlugField(max_length=200, unique=True)
    number = models.CharField(max_length=120, blank=True)
    attendance = models.PositiveIntegerField(null=True, blank=True, help_text="Delegations present.")
    summary = models.TextField(blank=True)

    class Meta:
        ordering = [F("conference__start_date").desc(nulls_last=True), "committee__name"]
        constraints = [
            models.UniqueConstraint(fields=["conference", "committee"], name="session_once"),
        ]

    def __str__(self) -> str:
        conference = str(self.conference)
        # A meeting of the United Nations is named after the body that met.
        if self.committee.name in conference:
            return conference
        return _("%(committee)s at %(conference)s") % {"committee": self.committee, "conference": conference}

    def get_absolute_url(self) -> str:
        return reverse("session", args=[self.slug])


class StaffMember(models.Model):
    session = models.ForeignKey(Session, models.CASCADE, related_name="staff")
    position = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=120)
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["session", "position"]
        constraints = [
            models.UniqueConstraint(fields=["session", "position"], name="staff_position_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.role})"


class AgendaItem(models.Model):
    """`position` is the printed order, `adopted_position` the order the session adopted, where known."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    adopted_position = models.PositiveSmallIntegerField(null=True, blank=True)
    number = models.CharField(max_length=20, blank=True)
    title = models.TextField()

    class Meta:
        ordering = ["session", F("adopted_position").asc(nulls_last=True), "position"]
        constraints = [
            models.UniqueConstraint(fields=["session", "position"], name="agenda_position_once"),
            models.UniqueConstraint(
                fields=["session", "adopted_position"], name="agenda_adopted_position_once"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="agenda_has_title"),
        ]

    def __str__(self) -> str:
        return self.title
