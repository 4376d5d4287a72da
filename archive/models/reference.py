"""What clauses and footnotes cite."""

from django.db import models
from django.db.models import Case, F, Func, Q, Value, When
from django.utils.translation import gettext_lazy as _

from archive.models.clause import Clause
from archive.models.document import Footnote


class Reference(models.Model):
    """An instrument cited at `text[start:end]` of a clause or a footnote.

    `key` names it in one spelling, whatever the text calls it: "A/RES/55/25", "SDG 16.4". `instrument` is
    what search is narrowed by: of an article, what it is an article of.
    """

    class Kind(models.TextChoices):
        RESOLUTION = "resolution", _("resolution")
        DOCUMENT = "document", _("document")
        CONVENTION = "convention", _("convention")
        DECLARATION = "declaration", _("declaration")
        ARTICLE = "article", _("article")
        GOAL = "goal", _("Sustainable Development Goal")

    clause = models.ForeignKey(Clause, models.CASCADE, null=True, blank=True, related_name="references")
    footnote = models.ForeignKey(Footnote, models.CASCADE, null=True, blank=True, related_name="references")
    kind = models.CharField(max_length=12, choices=Kind)
    key = models.CharField(max_length=300)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    instrument = models.GeneratedField(
        expression=Case(
            When(
                kind="article",
                then=Func(
                    F("key"),
                    Value(", Article "),
                    Value(1),
                    function="split_part",
                    output_field=models.CharField(),
                ),
            ),
            default=F("key"),
        ),
        output_field=models.CharField(max_length=300, db_collation="C"),
        db_persist=True,
    )

    class Meta:
        ordering = ["clause", "footnote", "start"]
        indexes = [
            models.Index("key", name="reference_key"),
            models.Index("instrument", name="reference_instrument"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(clause__isnull=True, footnote__isnull=False)
                | Q(clause__isnull=False, footnote__isnull=True),
                name="reference_has_one_owner",
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="reference_has_length"),
            models.CheckConstraint(condition=~Q(key=""), name="reference_has_key"),
            models.CheckConstraint(
                condition=Q(
                    kind__in=["resolution", "document", "convention", "declaration", "article", "goal"]
                ),
                name="reference_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return self.key
