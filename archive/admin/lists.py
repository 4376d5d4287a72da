"""Lists that no query string brings down."""

# ruff: noqa: ARG002 - Django's hooks are called with more than these need

from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest

from archive.services.triage import glances


class CarefulChangeList(ChangeList):
    """A value that PostgreSQL cannot hold is no value: Django would ask for it all the same, and fail."""

    def get_filters(self, request: HttpRequest) -> Any:
        if any("\0" in value for _, values in request.GET.lists() for value in values):
            raise IncorrectLookupParameters
        return super().get_filters(request)


class UploadChangeList(CarefulChangeList):
    """Each upload on the page shown, and no other, gets a `glance`; None where there is none."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = list(self.result_list)
        found = glances(self.result_list)
        for upload in self.result_list:
            upload.glance = found.get(upload.pk)


class CarefulLists:
    """Mixed into every admin of ours."""

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return CarefulChangeList
