"""What staff send: each file is taken or refused by itself, a ZIP file document by document."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User

from archive.services.arrivals import Arrival, members_of
from archive.services.reading import Refused, clean_name, is_packed
from archive.services.review import Received, receive

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one document: it was received, or else `refusal` says why not.

    `failed` is False for what was left out of a ZIP file because it is no document.
    """

    name: str
    received: Received | None = None
    refusal: str = ""
    failed: bool = True


def receive_file(*, data: bytes, name: str, user: User) -> Iterator[Answer]:
    """An answer for the file; for each document in a ZIP file one, and one for what was left out of it."""
    arrivals = [Arrival(name, name, data)]
    if is_packed(name):
        arrivals = list(members_of(data, clean_name(name), name))
        documents = sum(not arrival.refusal for arrival in arrivals)
        if documents > settings.ARCHIVE_MAX_DOCUMENTS:
            yield Answer(name, refusal=_too_many(name, documents))
            return
    for arrival in arrivals:
        if arrival.refusal:
            yield Answer(arrival.name, refusal=arrival.refusal, failed=arrival.failed)
        else:
            yield _received(arrival, user)


def _received(arrival: Arrival, user: User) -> Answer:
    """No document ends the others, not even one that the program errs on."""
    try:
        received = receive(data=arrival.data, name=arrival.name, user=user, packed_in=arrival.packed_in)
    except Refused as refusal:
        return Answer(arrival.name, refusal=str(refusal))
    except Exception as error:
        logger.exception("%s brought the program to an error", arrival.label)
        message = f"{clean_name(arrival.name)} brought the program to an error ({error!r}). Please report it."
        return Answer(arrival.name, refusal=message)
    return Answer(arrival.name, received)


def _too_many(name: str, number: int) -> str:
    return (
        f"{clean_name(name)} holds {number} documents; at most {settings.ARCHIVE_MAX_DOCUMENTS} are taken at "
        "once. Split it, or have it ingested from the shell."
    )
