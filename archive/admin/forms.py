"""What staff fill in."""

# ruff: noqa: ARG002 - Django's hooks are called with more than these need
# Django's classes take type arguments in their stubs only.
# mypy: disable-error-code="type-arg"

from dataclasses import astuple
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db.models import F
from django.http import QueryDict
from django.template.defaultfilters import filesizeformat

from archive.models import Batch, Conference, Upload
from archive.services.reading import KINDS, MEDIA_TYPES, PACKED
from archive.services.sessions import ConferenceFacts

KNOWN_CONFERENCES = 100


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or more. What is wrong with one of them is said when its turn comes, and stops no other."""

    widget = FilesInput(attrs={"accept": ",".join([*MEDIA_TYPES, PACKED])})

    def clean(self, data: list[UploadedFile], initial: Any = None) -> list[UploadedFile]:
        if not data:
            raise forms.ValidationError("Choose at least one file.")
        if len(data) > settings.UPLOAD_MAX_FILES:
            raise forms.ValidationError(
                f"You chose {len(data)} files; at most {settings.UPLOAD_MAX_FILES} are taken at once."
            )
        return data


class UploadForm(forms.Form):
    documents = FilesField(label="Files")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["documents"].help_text = (
            f"Session documentation, resolutions, notes or votes as {KINDS}, up to "
            f"{filesizeformat(settings.UPLOAD_MAX_BYTES)} each; or "
            f"packed as {PACKED}, up to {settings.ARCHIVE_MAX_DOCUMENTS} documents."
        )


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ToldForm(forms.ModelForm):
    """What staff know of a conference."""

    class Meta:
        fields = ("conference_name", "start_date", "end_date", "location")
        labels = {
            "conference_name": "Conference",
            "start_date": "First day",
            "end_date": "Last day",
            "location": "Place",
        }
        widgets = {
            "conference_name": forms.TextInput({"class": "vTextField", "list": "conferences"}),
            "location": forms.TextInput({"class": "vTextField"}),
            "start_date": DateInput,
            "end_date": DateInput,
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        start, end = cleaned.get("start_date"), cleaned.get("end_date")
        if start and end and end < start:
            self.add_error("end_date", "The last day is before the first.")
        return cleaned

    def known_conferences(self) -> list[str]:
        """Names to choose from: of the conferences in the archive, the latest first."""
        names = Conference.objects.order_by(F("start_date").desc(nulls_last=True), "name")
        return list(names.values_list("name", flat=True)[:KNOWN_CONFERENCES])


class ConferenceForm(ToldForm):
    """What staff know of the conference of an upload, proposed from what was read.

    A field left as proposed stays blank in the upload, and so goes on following what is read.
    """

    class Meta(ToldForm.Meta):
        model = Upload

    def __init__(self, data: QueryDict | None, *, upload: Upload, proposed: ConferenceFacts) -> None:
        initial = dict(zip(self.Meta.fields, astuple(proposed), strict=True))
        self._given = {name: getattr(upload, name) for name in self.Meta.fields}
        super().__init__(data, instance=upload, initial=initial)

    def facts(self) -> ConferenceFacts:
        changed = {name: self.cleaned_data[name] for name in self.changed_data}
        values = self._given | changed
        return ConferenceFacts(*(values[name] for name in self.Meta.fields))


class BatchForm(ToldForm):
    """What staff tell once of all files of a batch."""

    class Meta(ToldForm.Meta):
        model = Batch

    def facts(self) -> ConferenceFacts:
        return ConferenceFacts(*(self.cleaned_data[name] for name in self.Meta.fields))
