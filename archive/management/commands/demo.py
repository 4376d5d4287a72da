"""`manage.py demo`: everything set up, and the archive with its samples served to this machine alone."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn
from urllib.error import HTTPError
from urllib.request import urlopen

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, connections
from gunicorn.app.base import BaseApplication

from config.postgres import Server
from config.postgres_programs import ServerError

ADDRESS = "127.0.0.1"
SAMPLES = Path(__file__).parents[2] / "samples"
STAFF = "staff"
# Seconds until it is killed, at which nothing is lost.
WORKER_MAY_TAKE = 5


class Command(BaseCommand):
    help = "Set everything up and serve the archive, with its sample documents, to this machine alone."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="8000 unless given; 0 takes a free one")

    def handle(self, *, port: int, **_: Any) -> None:
        if os.environ.get("DATABASE_URL"):
            raise CommandError(
                "DATABASE_URL names a server: the demo would put its samples and an account there. "
                "Unset it, or set that server up by hand: see docs/operations.md."
            )
        signal.signal(signal.SIGTERM, _interrupt)
        this_process = os.getpid()
        listener = _listen(port)
        worker = None
        try:
            self._prepare()
            worker = _start_worker()
            _Gunicorn(listener).run()
        except KeyboardInterrupt:
            pass
        except (ServerError, OperationalError) as error:
            raise CommandError(f"The database cannot be used. {error}") from error
        finally:
            if os.getpid() == this_process:  # gunicorn's workers leave by the same way
                _end_worker(worker)  # first, for it would start the database again
                _stop_database()

    def _prepare(self) -> None:
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("ingest", str(SAMPLES))
        self._make_staff()
        connections.close_all()  # before gunicorn forks
        sys.stdout.flush()

    def _make_staff(self) -> None:
        users = get_user_model().objects
        if not users.filter(username=STAFF).exists():
            password = secrets.token_urlsafe(12)
            users.create_superuser(STAFF, password=password)
            self.stdout.write(f"Staff account, shown this once: {STAFF} / {password}")


class _Gunicorn(BaseApplication):
    def __init__(self, listener: socket.socket) -> None:
        self.port = listener.getsockname()[1]
        self.options = {
            "bind": f"fd://{listener.detach()}",
            "workers": 2,
            "threads": 4,
            "limit_request_line": 8190,  # the most there is; a long search has filters too
            "graceful_timeout": 3,
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": _end_with_the_terminal,
            "post_worker_init": self.announce,
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Any]:
        return get_wsgi_application()

    def announce(self, worker: Any) -> None:
        """Print the address once the first worker, ready by now, answers there."""
        if worker.age == 1:
            threading.Thread(target=_print_when_answered, args=[f"http://{ADDRESS}:{self.port}/"]).start()


def _listen(port: int) -> socket.socket:
    """The port, taken before anything else is done. Raises CommandError if it cannot be had."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((ADDRESS, port))
        listener.listen()
    except (OSError, OverflowError) as error:
        listener.close()
        reason = str(error).rstrip(".")
        advice = "Choose another: make demo PORT=8001"
        raise CommandError(f"Port {port} cannot be used: {reason}. {advice}") from error
    return listener


def _print_when_answered(address: str) -> None:
    try:
        with urlopen(address, timeout=60):  # noqa: S310 - an address of our own
            said = f"The archive is at {address} and its admin at {address}admin/ (Ctrl-C ends it)"
    except HTTPError as error:
        said = f"{address} answers with an error: {error}"
    sys.stdout.write(said + "\n")
    sys.stdout.flush()


def _start_worker() -> subprocess.Popen[bytes]:
    """What reads uploads; it also ends by itself once this process is gone."""
    command = [sys.executable, sys.argv[0], "worker", f"--parent={os.getpid()}"]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603 - this program


def _end_worker(worker: subprocess.Popen[bytes] | None) -> None:
    if worker is None:
        return
    worker.terminate()
    try:
        worker.wait(WORKER_MAY_TAKE)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()


def _stop_database() -> None:
    if settings.DATABASES["default"]["ENGINE"] == "config.engine":
        connections.close_all()
        Server(settings.VAR_DIR).stop()


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def _end_with_the_terminal(_: object) -> None:
    """A terminal that closes sends SIGHUP, at which gunicorn would only read its settings again."""
    signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
