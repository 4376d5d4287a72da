"""A body that meets."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse


class Committee(models.Model):
    """A body, simulated or real: CCPCJ, IOM, the General Assembly."""

    name = models.CharField(max_length=300)
    slug = models.SlugField(max_length=120, unique=True)
    acronym = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="committee_has_name"),
            models.UniqueConstraint(Lower("name"), name="committee_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("committee", args=[self.slug])

    @property
    def short_name(self) -> str:
        return self.acronym or self.name
