"""What a search may cost, and what becomes of one that costs more or that PostgreSQL refuses."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import DataError, InternalError, OperationalError, connection, transaction
from psycopg import errors

from archive.queries.state import knowing_state

_REFUSALS = (errors.ProgramLimitExceeded, errors.InternalError_, errors.DataError)

_ONE_STATE = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"

logger = logging.getLogger(__name__)


class SearchTimeoutError(Exception):
    """PostgreSQL was stopped after SEARCH_TIMEOUT_MS."""


class SearchRefusedError(Exception):
    """PostgreSQL could make nothing of the words."""


@contextmanager
def one_state(timeout_ms: int | None = None) -> Iterator[None]:
    """A transaction that sees one state of the archive, unless it stands within another already.

    Each statement in it is stopped after `timeout_ms`.
    """
    wanted = [] if connection.in_atomic_block else [_ONE_STATE]
    wanted += [] if timeout_ms is None else [f"SET LOCAL statement_timeout = {timeout_ms:d}"]
    with transaction.atomic(), knowing_state(wanted):
        yield


@contextmanager
def search_limits() -> Iterator[None]:
    """Stop each statement in the block after SEARCH_TIMEOUT_MS, and no statement outside of it.

    All of them see one state of the archive, unless the block stands within a transaction already.

    Raises SearchTimeoutError and SearchRefusedError; the latter is logged, for no words should lead to it.
    """
    try:
        with one_state(settings.SEARCH_TIMEOUT_MS):
            yield
    except (OperationalError, InternalError, DataError) as error:
        if isinstance(error.__cause__, errors.QueryCanceled):
            raise SearchTimeoutError from error
        if isinstance(error.__cause__, _REFUSALS):
            logger.warning("PostgreSQL refused a search.", exc_info=error)
            raise SearchRefusedError from error
        raise
