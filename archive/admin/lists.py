"""Lists that no query string brings down."""

# ruff: noqa: ARG002 - Django's hooks are called with more than these need

from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest


class CarefulChangeList(ChangeList):
    """A value that PostgreSQL cannot hold is no value: Django would ask for it all the same, and fail."""

    def get_filters(self, request: HttpRequest) -> Any:
        if any("\0" in value for _, values in request.GET.lists() for value in values):
            raise IncorrectLookupParameters
        return super().get_filters(request)


class CarefulLists:
    """Mixed into every admin of ours."""

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return CarefulChangeList
