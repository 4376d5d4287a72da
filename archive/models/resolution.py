"""Resolutions, who sponsored them, and how they were decided."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.models.document import Document
from archive.models.searching import name_key
from archive.models.session import AgendaItem, Session


class Delegation(models.Model):
    """A Member State, or another body that sponsors and votes."""

    name = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Resolution(models.Model):
    """A text put before or adopted by a session. `slug` is unique in its session and outlives a re-parse.

    `parts` says on how many pages its text is shown.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        REVISED_DRAFT = "revised draft", _("revised draft")
        ADOPTED = "adopted", _("adopted")
        REJECTED = "rejected", _("rejected")

    document = models.ForeignKey(Document, models.CASCADE, related_name="resolutions")
    session = models.ForeignKey(Session, models.PROTECT, related_name="resolutions")
    position = models.PositiveSmallIntegerField(help_text="Order in the document.")
    slug = models.SlugField(max_length=200)
    code = models.CharField(max_length=60, blank=True)
    code_inferred = models.BooleanField(default=False, help_text="Matched by order from the table.")
    symbol = models.CharField(max_length=80, blank=True)
    code_key = name_key("code")
    symbol_key = name_key("symbol")
    title = models.TextField(blank=True)
    topic = models.TextField(blank=True)
    agenda_item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="resolutions"
    )
    status = models.CharField(max_length=20, choices=Status)
    adopted_on = models.DateField(null=True, blank=True)
    meeting = models.CharField(max_length=200, blank=True, help_text="The meeting that adopted it.")
    opening = models.TextField(blank=True)
    parts = models.PositiveIntegerField(default=1)
    sponsors = models.ManyToManyField(Delegation, through="Sponsorship", related_name="sponsored")

    class Meta:
        ordering = ["session", "position"]
        indexes = [
            models.Index("symbol", name="resolution_symbol"),
            models.Index("code_key", name="resolution_code_key"),
            models.Index("symbol_key", name="resolution_symbol_key"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["session", "slug"], name="resolution_slug_once_in_session"),
            models.UniqueConstraint(fields=["document", "position"], name="resolution_position_once"),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "revised draft", "adopted", "rejected"]),
                name="resolution_status_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("resolution", args=[self.session.slug, self.slug])

    @property
    def name(self) -> str:
        """The shortest name people call it by: symbol, code, title or topic."""
        named = self.symbol or self.code or self.title or self.topic
        return named or gettext("Resolution %(number)s") % {"number": self.position}

    @property
    def heading(self) -> str:
        """What it is about: its title, or the topic it was adopted under."""
        return self.title or self.topic


class Sponsorship(models.Model):
    resolution = models.ForeignKey(Resolution, models.CASCADE, related_name="sponsorships")
    delegation = models.ForeignKey(Delegation, models.PROTECT, related_name="sponsorships")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["resolution", "position"]
        constraints = [
            models.UniqueConstraint(fields=["resolution", "delegation"], name="sponsor_once"),
        ]

    def __str__(self) -> str:
        return f"{self.delegation} for {self.resolution}"


class Vote(models.Model):
    """How a resolution was decided. Tallies are as printed, even where they contradict the attendance.

    A votes file may tell of it too: `told` says what of the vote is from there, `told_line` where it stands.
    """

    class Method(models.TextChoices):
        WITHOUT_A_VOTE = "without a vote", "without a vote"
        RECORDED = "recorded", "recorded vote"

    class Told(models.TextChoices):
        NOTHING = "", "told by no votes file"
        SAME = "same", "told as it is printed"
        DIFFERENT = "different", "told otherwise than it is printed"
        ROLL_CALL = "roll call", "the roll call is told, the rest printed"
        WHOLE = "whole", "told, not printed"

    resolution = models.OneToOneField(Resolution, models.CASCADE, related_name="vote")
    method = models.CharField(max_length=20, choices=Method)
    adopted = models.BooleanField()
    in_favour = models.PositiveIntegerField(null=True, blank=True)
    against = models.PositiveIntegerField(null=True, blank=True)
    abstentions = models.PositiveIntegerField(null=True, blank=True)
    non_voting = models.PositiveIntegerField(null=True, blank=True)
    told = models.CharField(max_length=10, choices=Told, blank=True)
    told_by = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="told_votes", editable=False
    )
    told_line = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(told="", told_by__isnull=True, told_line__isnull=True)
                | Q(
                    told__in=["same", "different", "roll call", "whole"],
                    told_by__isnull=False,
                    told_line__isnull=False,
                ),
                name="vote_told_by_a_votes_file",
            ),
            models.CheckConstraint(
                condition=~Q(method="without a vote")
                | Q(in_favour__isnull=True, against__isnull=True, abstentions__isnull=True),
                name="vote_without_a_vote_has_no_tally",
            ),
            models.CheckConstraint(
                condition=~Q(method="without a vote") | Q(adopted=True), name="vote_without_a_vote_adopts"
            ),
            models.CheckConstraint(
                condition=Q(method__in=["without a vote", "recorded"]), name="vote_method_known"
            ),
        ]

    def __str__(self) -> str:
        if self.method == self.Method.WITHOUT_A_VOTE:
            return "Adopted without a vote"
        counts = (self.in_favour, self.against, self.abstentions)
        tally = "–".join("?" if count is None else str(count) for count in counts)
        return f"{'Adopted' if self.adopted else 'Rejected'} {tally}"


class Ballot(models.Model):
    """One delegation's position in a recorded vote."""

    class Position(models.TextChoices):
        IN_FAVOUR = "in favour", _("in favour")
        AGAINST = "against", _("against")
        ABSTAINING = "abstaining", _("abstaining")
        NON_VOTING = "non-voting", _("non-voting")

    vote = models.ForeignKey(Vote, models.CASCADE, related_name="ballots")
    delegation = models.ForeignKey(Delegation, models.PROTECT, related_name="ballots")
    position = models.CharField(max_length=10, choices=Position)

    class Meta:
        ordering = ["vote", "delegation__name"]
        constraints = [
            models.UniqueConstraint(fields=["vote", "delegation"], name="ballot_once"),
            models.CheckConstraint(
                condition=Q(position__in=["in favour", "against", "abstaining", "non-voting"]),
                name="ballot_position_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delegation}: {self.position}"
