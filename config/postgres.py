"""Which database Django talks to."""

import os
from typing import Any
from urllib.parse import parse_qsl, urlsplit


def django_database() -> dict[str, Any]:
    """Interim, until the embedded server stands here: DATABASE_URL only."""
    url = urlsplit(os.environ["DATABASE_URL"])
    options = dict(parse_qsl(url.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.path.lstrip("/"),
        "HOST": options.get("host", ""),
        "USER": options.get("user", ""),
    }
