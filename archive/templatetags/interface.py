"""The language of the interface, and the others that it can speak."""

from django import template
from django.conf import settings
from django.template import Context
from django.utils.translation import get_language, to_locale

register = template.Library()


@register.simple_tag
def interface_tag() -> str:
    """The tag of the language that the page speaks: "en-GB"."""
    return tag_of(get_language() or settings.LANGUAGE_CODE)


@register.inclusion_tag("archive/_languages.html", takes_context=True)
def interface_languages(context: Context) -> dict[str, object]:
    """The links that choose a language, on a page that one can come back to."""
    request = context.get("request")
    return {
        "languages": [
            (code, tag_of(code), name, code == get_language()) for code, name in settings.LANGUAGES
        ],
        "here": request.get_full_path() if request and request.method == "GET" else "",
    }


def tag_of(code: str) -> str:
    """Of a language as Django calls it: "en-gb" is "en-GB"."""
    return to_locale(code).replace("_", "-")
