"""An event at which committees met."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse


def dated(name: str, start: date | None) -> str:
    """What people call a conference: with its year, if its name does not say it."""
    return f"{name}, {start.year}" if start and str(start.year) not in name else name


class Conference(models.Model):
    """A Model UN conference, or a real United Nations meeting. Undated where no source gave a date."""

    name = models.CharField(max_length=300)
    slug = models.SlugField(max_length=120, unique=True)
    start_date = models.DateField(null=True, blank=True)
    end_date = models.DateField(null=True, blank=True)
    location = models.CharField(max_length=200, blank=True)
    simulation = models.BooleanField(
        default=True, help_text="A simulation: its documents are not documents of the United Nations."
    )

    class Meta:
        ordering = [F("start_date").desc(nulls_last=True), "name"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="conference_has_name"),
            models.CheckConstraint(
                condition=Q(end_date__isnull=True) | Q(end_date__gte=F("start_date")),
                name="conference_ends_after_start",
            ),
            models.UniqueConstraint("name", "start_date", name="conference_once", nulls_distinct=False),
        ]

    def __str__(self) -> str:
        return dated(self.name, self.start_date)

    def get_absolute_url(self) -> str:
        return reverse("conference", args=[self.slug])

    @property
    def year(self) -> int | None:
        return self.start_date.year if self.start_date else None
