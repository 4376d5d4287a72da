"""What a page says to machines, in the words of schema.org."""

from collections.abc import Callable
from typing import Any

from archive.models import Resolution, Session

CONTEXT = "https://schema.org"

Absolute = Callable[[str], str]


def resolution_data(resolution: Resolution, language: str, absolute: Absolute) -> dict[str, Any]:
    """A resolution and the way to it. `language` is its tag, if known; `absolute` makes an address whole.

    What a simulation wrote is no legislation, and is told as what it is.
    """
    way = breadcrumbs(resolution.session, resolution.name, resolution.get_absolute_url(), absolute)
    return {"@context": CONTEXT, "@graph": [_text(resolution, language, absolute), way]}


def breadcrumbs(session: Session, name: str, address: str, absolute: Absolute) -> dict[str, Any]:
    """The pages on the way to a text of a session, itself the last."""
    way = [
        (str(session.conference), session.conference.get_absolute_url()),
        (session.committee.short_name, session.get_absolute_url()),
        (name, address),
    ]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": absolute(address)}
            for place, (name, address) in enumerate(way, start=1)
        ],
    }


def _text(resolution: Resolution, language: str, absolute: Absolute) -> dict[str, Any]:
    address = absolute(resolution.get_absolute_url())
    told: dict[str, Any] = {
        "@id": address,
        "url": address,
        "name": resolution.heading or resolution.name,
        "inLanguage": language,
        "isPartOf": {"@type": "CreativeWork", "name": str(resolution.session)},
    }
    date = resolution.adopted_on or resolution.document.date
    day = date.isoformat() if date else ""
    mark = resolution.code or resolution.symbol
    if resolution.session.conference.simulation:
        genre = "Simulation, not a United Nations document"
        told |= {"@type": "CreativeWork", "genre": genre, "identifier": mark, "dateCreated": day}
    else:
        body = {"@type": "Organization", "name": resolution.session.committee.name}
        adopted = resolution.status == Resolution.Status.ADOPTED
        told |= {"@type": "Legislation", "legislationType": "Resolution", "legislationIdentifier": mark}
        told |= {"legislationDate": day, "legislationPassedBy": body if adopted else None}
    return {name: value for name, value in told.items() if value}
