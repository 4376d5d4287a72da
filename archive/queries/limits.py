"""What a search may cost, and what becomes of one that costs more or that PostgreSQL refuses."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import DatabaseError, DataError, InternalError, OperationalError, connection, transaction
from psycopg import errors

from archive.queries.sending import told
from archive.queries.state import is_state_known, knowing_state

_REFUSALS = (errors.ProgramLimitExceeded, errors.InternalError_, errors.DataError)

_BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"

logger = logging.getLogger(__name__)


class SearchTimeoutError(Exception):
    """PostgreSQL was stopped after SEARCH_TIMEOUT_MS."""


class SearchRefusedError(Exception):
    """PostgreSQL could make nothing of the words."""


@contextmanager
def one_state(timeout_ms: int | None = None) -> Iterator[None]:
    """A transaction that sees one state of the archive, unless it stands within another already.

    Each statement in it is stopped after `timeout_ms`. It is no `atomic` block: none may begin in it.
    """
    limits = [] if timeout_ms is None else [f"SET LOCAL statement_timeout = {timeout_ms:d}"]
    if connection.in_atomic_block:
        with transaction.atomic(), knowing_state(limits):
            yield
    elif is_state_known():
        with knowing_state(limits):
            yield
    else:
        with _ended(), knowing_state([_BEGIN, *limits]):
            yield


@contextmanager
def _ended() -> Iterator[None]:
    """What begins in the block is ended with it.

    Django would send BEGIN by itself and wait for it: a third of what a search of a rare word waits for.
    """
    try:
        yield
    except BaseException:
        try:
            told("ROLLBACK")
        except DatabaseError:  # the server is gone, and with it the transaction
            connection.close()
        raise
    told("COMMIT")


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
