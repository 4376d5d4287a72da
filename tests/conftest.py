"""What the whole suite runs under."""

import os

from django.conf import settings
from hypothesis import settings as hypothesis_settings

hypothesis_settings.register_profile("archive", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis_settings.load_profile("archive")


def pytest_configure() -> None:
    """Static files come from where they are written, so that no test waits for collectstatic."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
