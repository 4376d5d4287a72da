"""What is told of the archive as a whole, kept for a while, for it takes a look at every clause."""

from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.core.cache import cache
from django.db.models import Count, Max

from archive.models import Document

Made = TypeVar("Made")


def kept_overview(name: str, make: Callable[[], Made]) -> Made:
    """What `make` gives, which can be pickled: made anew once a document came or went, or after a while.

    One SQL query beside those of `make`. What changes otherwise, as a committee's name, shows after
    OVERVIEW_KEPT_SECONDS at the latest.
    """
    seconds = settings.OVERVIEW_KEPT_SECONDS
    if not seconds:
        return make()
    state = Document.objects.aggregate(number=Count("pk"), newest=Max("pk"))
    key = f"overview:{name}:{state['number']}:{state['newest']}"
    found: Made | None = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found, seconds)
    return found
