"""What a search may cost, and what becomes of one that costs more or that PostgreSQL refuses."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import DataError, InternalError, OperationalError, connection, transaction
from psycopg import errors

_REFUSALS = (errors.ProgramLimitExceeded, errors.InternalError_, errors.DataError)

logger = logging.getLogger(__name__)


class SearchTimeoutError(Exception):
    """PostgreSQL was stopped after SEARCH_TIMEOUT_MS."""


class SearchRefusedError(Exception):
    """PostgreSQL could make nothing of the words."""


@contextmanager
def search_limits() -> Iterator[None]:
    """Stop each statement in the block after SEARCH_TIMEOUT_MS, and no statement outside of it.

    Raises SearchTimeoutError and SearchRefusedError; the latter is logged, for no words should lead to it.
    """
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                limit = str(settings.SEARCH_TIMEOUT_MS)
                cursor.execute("SELECT set_config('statement_timeout', %s, true)", [limit])
            yield
    except (OperationalError, InternalError, DataError) as error:
        if isinstance(error.__cause__, errors.QueryCanceled):
            raise SearchTimeoutError from error
        if isinstance(error.__cause__, _REFUSALS):
            logger.warning("PostgreSQL refused a search.", exc_info=error)
            raise SearchRefusedError from error
        raise
