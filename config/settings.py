"""Every setting, read from the environment; the defaults serve a demo on this machine alone.

A deployment sets DJANGO_SECRET_KEY, DJANGO_ALLOWED_HOSTS, DATABASE_URL and RAPPORTEUR_HTTPS=1:
docs/operations.md tells what each variable does.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config.database import django_database

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("RAPPORTEUR_VAR", BASE_DIR / "var")).resolve()


def _flag(name: str) -> bool:
    value = os.environ.get(name, "0")
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} must be 0 or 1, not {value!r}.")
    return value == "1"


def _number(name: str, default: int) -> int:
    value = os.environ.get(name, str(default))
    if not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def _list(name: str, default: str) -> list[str]:
    return [item.strip() for item in os.environ.get(name, default).split(",") if item.strip()]


def _secret_key() -> str:
    """The key from the environment, else one made once for this machine and kept under var/."""
    if key := os.environ.get("DJANGO_SECRET_KEY"):
        return key
    path = VAR_DIR / "secret_key"
    try:
        if not path.exists():
            _keep_secret_key(path)
        return path.read_text(encoding="ascii")
    except OSError as error:
        raise ImproperlyConfigured(f"No secret key can be kept: {error}. Set DJANGO_SECRET_KEY.") from error


def _keep_secret_key(path: Path) -> None:
    """Make a key, whole before it has its name; of several processes the first to arrive wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".secret_key.{os.getpid()}")
    fresh.touch(mode=0o600)
    fresh.write_text(secrets.token_urlsafe(50), encoding="ascii")
    with suppress(FileExistsError):
        os.link(fresh, path)
    fresh.unlink()


DEBUG = _flag("DJANGO_DEBUG")
SECRET_KEY = _secret_key()
ALLOWED_HOSTS = _list("DJANGO_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = _list("DJANGO_CSRF_TRUSTED_ORIGINS", "")

INSTALLED_APPS = [
    "archive",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "archive.middleware.interface_language",
    "archive.middleware.public_pages",
    "archive.middleware.DatabaseAway",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": django_database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What is done outside the request: `manage.py worker` does it.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["reading"]}}
READERS = _number("RAPPORTEUR_READERS", 2)  # files that a worker reads at once

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "en-gb"
# What the interface speaks, each as its speakers call it. Documents keep the language they were written in.
LANGUAGES = [("en-gb", "English"), ("fr", "Français"), ("es", "Español")]
LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY = True
TIME_ZONE = "UTC"
FORMAT_MODULE_PATH = "config.formats"

STATIC_URL = "static/"
STATIC_ROOT = Path(os.environ.get("RAPPORTEUR_STATIC", VAR_DIR / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Security. A demo on localhost speaks plain HTTP; behind a proxy that ends TLS, RAPPORTEUR_HTTPS=1.
HTTPS = _flag("RAPPORTEUR_HTTPS")
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# To standard error: what failed, and nothing of what visitors mistyped.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING"},  # in place of mail to administrators
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},  # foreign hosts, 1,200 parameters: a visitor's slips
        "gunicorn.http.wsgi": {"level": "ERROR"},  # warns of each HEAD, whose body Django leaves it to drop
    },
}

# Limits.
UPLOAD_MAX_BYTES = _number("RAPPORTEUR_UPLOAD_MAX_BYTES", 10 * 1024 * 1024)
UPLOAD_MAX_FILES = _number("RAPPORTEUR_UPLOAD_MAX_FILES", 50)
ARCHIVE_MAX_BYTES = _number("RAPPORTEUR_ARCHIVE_MAX_BYTES", 100 * 1024 * 1024)
ARCHIVE_MAX_DOCUMENTS = _number("RAPPORTEUR_ARCHIVE_MAX_DOCUMENTS", 200)
DATA_UPLOAD_MAX_NUMBER_FILES = 20 * UPLOAD_MAX_FILES  # above it Django says a bare 400; below it we say why
REPORT_MAX_CHARS = _number("RAPPORTEUR_REPORT_MAX_CHARS", 2000)  # what a reader says is wrong with a clause
REPORTS_PER_HOUR = _number("RAPPORTEUR_REPORTS_PER_HOUR", 10)  # from one address
PROXIES = _number("RAPPORTEUR_PROXIES", 0)  # so many stand before the archive and add to X-Forwarded-For
CONTACT = os.environ.get("RAPPORTEUR_CONTACT", "").strip()  # told under "About": a mail address
SEARCH_PAGE_SIZE = 20
SEARCH_TEXTS_PAGE_SIZE = 10  # where results are grouped by text
SEARCH_SCORED = 60  # of the clauses found, how many are put in order by all that speaks for them
SEARCH_TIMEOUT_MS = _number("RAPPORTEUR_SEARCH_TIMEOUT_MS", 3000)
FACET_INSTRUMENTS = 50  # so many of those that the clauses found cite most can be chosen
INDEX_SEAL_AT = 2_000  # so many changed clauses are taken into the derived index when a document is published
INDEX_CHANGES_MAX = (
    20_000  # so many changed clauses are searched beside the index; with more, all by the table
)
INDEX_UNDECIDED_MAX = 50_000  # so many clauses that the index leaves open are looked at in the table
LIST_PAGE_SIZE = 50
OVERVIEW_KEPT_SECONDS = _number("RAPPORTEUR_OVERVIEW_KEPT_SECONDS", 300)  # counts of the whole archive
INDEX_SEGMENT_CLAUSES = _number("RAPPORTEUR_INDEX_SEGMENT_CLAUSES", 500_000)  # about 3 GB of memory each
INDEX_ANSWERS_BYTES = _number("RAPPORTEUR_INDEX_ANSWERS_BYTES", 64 * 1024 * 1024)  # of each web process
INDEX_CACHE_BYTES = _number("RAPPORTEUR_INDEX_CACHE_BYTES", 64 * 1024 * 1024)  # of each web process
QUERY_MAX_CHARS = 400

# Two resolutions side by side: so many clauses of each, and so many pairs of words held together in all.
COMPARE_CLAUSES_MAX = 1_000
COMPARE_PIECES_MAX = 4_000_000

# What of a search is given as CSV, and in a feed.
EXPORT_MAX_CLAUSES = 100_000
FEED_CLAUSES = 50
