"""A file as it came."""

from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Source(models.Model):
    """A file, byte for byte. Never edited; the database itself checks the digest."""

    class Channel(models.TextChoices):
        UPLOAD = "upload", _("uploaded")
        INGEST = "ingest", _("ingested")

    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    name = models.CharField(max_length=255, editable=False)
    packed_in = models.CharField(
        max_length=255, blank=True, editable=False, help_text="The ZIP file that it came in."
    )
    media_type = models.CharField(max_length=100, editable=False)
    content = models.BinaryField()
    size = models.PositiveIntegerField(editable=False)
    channel = models.CharField(max_length=10, choices=Channel, editable=False)
    received_at = models.DateTimeField(auto_now_add=True)
    received_from = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    beside = models.ManyToManyField(
        "self", blank=True, help_text="Those that staff keep beside it, though they hold the same texts."
    )

    class Meta:
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    sha256=Func(
                        Func(F("content"), function="sha256"),
                        Value("hex"),
                        function="encode",
                        output_field=models.TextField(),
                    )
                ),
                name="source_digest_is_of_content",
            ),
            models.CheckConstraint(
                condition=Q(
                    size=Func(F("content"), function="octet_length", output_field=models.IntegerField())
                ),
                name="source_size_is_of_content",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.sha256])
