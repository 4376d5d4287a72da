"""A connection that fails makes sure of the embedded server, and is tried once more."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base
from psycopg import OperationalError

from config.postgres import PORT, USER, Server


class DatabaseWrapper(base.DatabaseWrapper):
    @cached_property
    def server(self) -> Server:
        return Server(settings.VAR_DIR)

    def get_connection_params(self) -> dict[str, Any]:
        place = {"host": str(self.server.host), "port": PORT, "user": USER}
        return {**super().get_connection_params(), **place}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        try:
            return super().get_new_connection(conn_params)
        except OperationalError:
            self.server.ensure()
            return super().get_new_connection(conn_params)
