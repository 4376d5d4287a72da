"""What a page says to machines."""

import json
from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive.languages import language_tag
from archive.linked_data import CONTEXT, breadcrumbs, resolution_data
from archive.models import Resolution, Session

register = template.Library()

# No text can end the element that it stands in.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def linked_data(context: Context, resolution: Resolution) -> SafeString:
    """JSON-LD. It is data that no browser runs: see decision 11."""
    absolute = context["request"].build_absolute_uri
    return as_script(resolution_data(resolution, language_tag(resolution.document.language), absolute))


@register.simple_tag(takes_context=True)
def way_to(context: Context, session: Session, name: str, address: str) -> SafeString:
    """JSON-LD of the pages on the way to a text of a session."""
    way = breadcrumbs(session, name, address, context["request"].build_absolute_uri)
    return as_script({"@context": CONTEXT, **way})


def as_script(data: dict[str, Any]) -> SafeString:
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))
