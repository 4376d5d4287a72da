"""`manage.py postgres`: the embedded server by hand."""

import os
from argparse import REMAINDER, ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.postgres import DATABASE, PORT, USER, Server
from config.postgres_programs import ServerError, program


class Command(BaseCommand):
    help = "Stop the embedded PostgreSQL, or run one of its programs (psql, pg_dump …) on the archive."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("stop", help="end the server, if it runs")
        run = actions.add_parser("run", help="start the server if it does not run, and a program on it")
        run.add_argument("command", nargs=REMAINDER, metavar="PROGRAM [ARGUMENT …]")

    def handle(self, *, action: str, command: list[str] | None = None, **_: Any) -> None:
        if settings.DATABASES["default"]["ENGINE"] != "config.engine":
            raise CommandError("DATABASE_URL names a server, so there is no embedded one.")
        server = Server(settings.VAR_DIR)
        try:
            if action == "stop":
                server.stop()
            else:
                _run(server, command or ["psql"])
        except ServerError as error:
            raise CommandError(str(error)) from error


def _run(server: Server, command: list[str]) -> None:
    server.ensure()
    place = {"PGHOST": str(server.host), "PGPORT": str(PORT), "PGUSER": USER, "PGDATABASE": DATABASE}
    try:
        os.execve(program(command[0]), command, os.environ | place)  # noqa: S606 - a program of PostgreSQL's
    except FileNotFoundError as error:
        raise CommandError(f"PostgreSQL has no program {command[0]} here.") from error
