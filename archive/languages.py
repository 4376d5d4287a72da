"""The languages of documents: what each is called, its tag, and which way it is written."""

from django.utils.translation import gettext_lazy as _

OWN_NAMES = {
    "Arabic": "العربية",
    "Chinese": "中文",
    "French": "français",
    "Russian": "русский",
    "Spanish": "español",
}

NAMES = {
    "Arabic": _("Arabic"),
    "Chinese": _("Chinese"),
    "English": _("English"),
    "French": _("French"),
    "Russian": _("Russian"),
    "Spanish": _("Spanish"),
}

TAGS = {
    "Arabic": "ar",
    "Chinese": "zh",
    "English": "en",
    "French": "fr",
    "Russian": "ru",
    "Spanish": "es",
}

RIGHT_TO_LEFT = frozenset({"Arabic"})


def own_name(language: str) -> str:
    """What speakers of an official language call it; any other as it is."""
    return OWN_NAMES.get(language, language)


def language_name(language: str) -> str:
    """What the interface calls an official language; any other as it is."""
    return str(NAMES.get(language, language))


def language_tag(language: str) -> str:
    """The tag of an official language; empty, which says "unknown", for any other."""
    return TAGS.get(language, "")


def direction(language: str) -> str:
    """Which way an official language is written; of any other a browser must judge."""
    if language in RIGHT_TO_LEFT:
        return "rtl"
    return "ltr" if language in TAGS else "auto"
