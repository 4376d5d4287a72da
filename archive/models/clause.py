"""The unit of search."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.models.committee import Committee
from archive.models.conference import Conference
from archive.models.paper import Paper
from archive.models.resolution import Resolution, Vote
from archive.models.searching import search_vector
from archive.models.section import Section
from archive.models.session import Session

# Its place as one would cite it, by its kind.
_PLACES = {
    "preambular": pgettext_lazy("place of a clause", "preambular %(number)s"),
    "operative": pgettext_lazy("place of a clause", "operative %(number)s"),
    "paragraph": pgettext_lazy("place of a clause", "paragraph %(number)s"),
}


class Clause(models.Model):
    """A preambular or operative clause, a sub-clause, or a paragraph of a paper or of a resolution's annex.

    `position` is the document order within its resolution or paper, parents before children;
    `pinpoint` is what one would write in a citation ("4 (b) (i)"); `anchor` is its name on the page,
    `part` the page of its text that it stands on. `confidence`, from 0 to 1, says how sure the reading of
    its place, bounds and label is; `reason` what speaks against it, blank where nothing does.
    What search filters on is copied here, so that a filter needs no join.
    """

    class Kind(models.TextChoices):
        PREAMBULAR = "preambular", _("preambular")
        OPERATIVE = "operative", _("operative")
        PARAGRAPH = "paragraph", pgettext_lazy("kind of clause", "paragraph")

    class Outcome(models.TextChoices):
        WITHOUT_A_VOTE = "without a vote", _("adopted without a vote")
        RECORDED = "recorded", _("adopted by recorded vote")
        REJECTED = "rejected", _("rejected")
        NONE = "none", _("no vote known")

    # The unique pairs below index both owners.
    resolution = models.ForeignKey(
        Resolution, models.CASCADE, null=True, blank=True, related_name="clauses", db_index=False
    )
    paper = models.ForeignKey(
        Paper, models.CASCADE, null=True, blank=True, related_name="clauses", db_index=False
    )
    section = models.ForeignKey(Section, models.CASCADE, null=True, blank=True, related_name="clauses")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="children")
    kind = models.CharField(max_length=10, choices=Kind)
    position = models.PositiveIntegerField()
    part = models.PositiveIntegerField(default=1)
    depth = models.PositiveSmallIntegerField(default=0)
    label = models.CharField(max_length=20, blank=True)
    inferred = models.BooleanField(default=False, help_text="The printed marker was lost; the label is ours.")
    pinpoint = models.CharField(max_length=80, blank=True)
    anchor = models.SlugField(max_length=80, db_index=False)  # found through its resolution or paper
    phrase = models.CharField(max_length=200, blank=True)
    verb = models.CharField(max_length=60, blank=True)
    text = models.TextField()
    confidence = models.FloatField(default=1)
    reason = models.TextField(blank=True)
    page = models.PositiveIntegerField(default=1)
    first_line = models.PositiveIntegerField()
    last_line = models.PositiveIntegerField()
    lines = ArrayField(models.PositiveIntegerField(), help_text="Every source line it came from.")
    printed_first = models.PositiveIntegerField(null=True, blank=True)
    printed_last = models.PositiveIntegerField(null=True, blank=True)

    session = models.ForeignKey(Session, models.PROTECT, related_name="clauses")
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="clauses")
    conference = models.ForeignKey(Conference, models.PROTECT, related_name="clauses")
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    language = models.CharField(max_length=20, default="English")
    alike = models.BigIntegerField(
        null=True, blank=True, help_text="The same for clauses that differ in numbers and names alone."
    )
    outcome = models.CharField(max_length=20, choices=Outcome, default=Outcome.NONE)
    status = models.CharField(
        max_length=20, blank=True, help_text="Of its resolution, which the database keeps the same."
    )

    search = models.GeneratedField(
        expression=search_vector(),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        ordering = ["resolution", "paper", "position"]
        indexes = [
            GinIndex("search", name="clause_search", fastupdate=False),
            models.Index("verb", name="clause_verb"),
            models.Index("year", name="clause_year"),
            models.Index("alike", name="clause_alike", condition=Q(alike__isnull=False)),
            models.Index(Upper("pinpoint"), name="clause_pinpoint"),
            models.Index(
                "printed_first",
                "printed_last",
                name="clause_printed",
                condition=Q(printed_last__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(resolution__isnull=False, paper__isnull=True, section__isnull=True)
                & Q(kind__in=["preambular", "operative"])
                | Q(resolution__isnull=False, paper__isnull=True, section__isnull=False, kind="paragraph")
                | Q(resolution__isnull=True, paper__isnull=False, kind="paragraph"),
                name="clause_kind_matches_owner",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["without a vote", "recorded", "rejected", "none"]),
                name="clause_outcome_known",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="clause_has_text"),
            models.CheckConstraint(
                condition=Q(confidence__gte=0, confidence__lte=1), name="clause_confidence_from_0_to_1"
            ),
            models.CheckConstraint(
                condition=Q(first_line__gte=1, last_line__gte=F("first_line")), name="clause_lines_in_order"
            ),
            models.CheckConstraint(
                condition=Q(depth=0, parent__isnull=True) | Q(depth__gt=0, parent__isnull=False),
                name="clause_depth_matches_parent",
            ),
            models.UniqueConstraint(
                fields=["resolution", "position"], name="clause_position_once_in_resolution"
            ),
            models.UniqueConstraint(fields=["paper", "position"], name="clause_position_once_in_paper"),
            models.UniqueConstraint(fields=["resolution", "anchor"], name="clause_anchor_once_in_resolution"),
            models.UniqueConstraint(fields=["paper", "anchor"], name="clause_anchor_once_in_paper"),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    def get_absolute_url(self) -> str:
        owner = self.resolution or self.paper
        assert owner is not None  # noqa: S101 - clause_kind_matches_owner
        return f"{owner.get_absolute_url()}{self.fragment(owner.parts)}"

    def fragment(self, parts: int) -> str:
        """Its place in a text shown on so many pages. It holds though later readings divide it elsewhere."""
        return f"?clause={self.anchor}#{self.anchor}" if parts > 1 else f"#{self.anchor}"

    @property
    def place(self) -> str:
        """Its place as one would cite it: "operative 4 (b) (i)", "preambular 3", "Annex II, 3"."""
        if self.is_annexed and self.pinpoint:
            return self.pinpoint
        if not self.pinpoint:
            return str(self.Kind(self.kind).label)  # as get_kind_display, which takes ten times as long
        return str(_PLACES[self.kind]) % {"number": self.pinpoint.removeprefix("PP")}

    @property
    def is_annexed(self) -> bool:
        """Whether it stands in an annex of a resolution; its pinpoint then names the annex too."""
        return self.kind == Clause.Kind.PARAGRAPH and self.resolution_id is not None

    @staticmethod
    def outcome_of(vote: Vote | None) -> str:
        """What the outcome filter says of a vote."""
        if vote is None:
            return Clause.Outcome.NONE
        return vote.method if vote.adopted else Clause.Outcome.REJECTED
