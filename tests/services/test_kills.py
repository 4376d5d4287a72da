"""The desk under fire: its worker, its web process and its database are killed while files come in.

With `--kills 20 --kill-files 50` as much as the desk promises; by default as much as the suite has time for.
"""

# ruff: noqa: S311 - chance here guards nothing

import http.client
import itertools
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from config.postgres import DATABASE, PORT, USER, Server
from tests.services.files import LAKESIDE, sample

PROJECT = Path(__file__).parents[2]
FILES_AT_ONCE = 2
PASSWORD = "lakes rise and fall"  # noqa: S105 - of an archive that goes with the test
# Seconds for what takes one on a quiet machine.
PATIENCE = 120
LOST = (OSError, http.client.HTTPException, urllib.error.URLError)


class Desk:
    """An archive of its own: a web process and a worker, either of which is begun again when it is killed."""

    def __init__(self, var: Path) -> None:
        self.server = Server(var)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.environment = {
            "PATH": os.environ["PATH"],
            "RAPPORTEUR_VAR": str(var),
            "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
        }
        self.commands = {
            "web": ["-m", "gunicorn", "config.wsgi", f"--bind=127.0.0.1:{self.port}", "--threads=4"],
            "worker": ["manage.py", "worker", "--readers=2"],
        }
        self.processes: dict[str, subprocess.Popen[bytes]] = {}

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def manage(self, *command: str) -> None:
        subprocess.run([sys.executable, "manage.py", *command], cwd=PROJECT, env=self.environment, check=True)

    def start(self, part: str) -> None:
        self.processes[part] = subprocess.Popen(
            [sys.executable, *self.commands[part]],
            cwd=PROJECT,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def kill(self, part: str) -> None:
        """At once, with all that it has begun; the database comes back with the next who asks it."""
        if part == "database":
            pid = (self.server.data / "postmaster.pid").read_text(encoding="ascii").split()[0]
            os.kill(int(pid), signal.SIGKILL)
            return
        process = self.processes[part]
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def ask(self, query: str) -> list[tuple[object, ...]]:
        self.server.ensure()
        with psycopg.connect(host=str(self.server.host), port=PORT, user=USER, dbname=DATABASE) as connection:
            return connection.execute(query).fetchall()  # type: ignore[call-overload]

    def end(self) -> None:
        for part in self.processes:
            self.kill(part)
        self.server.stop()


@contextmanager
def desk(var: Path) -> Iterator[Desk]:
    made = Desk(var)
    try:
        made.manage("migrate", "--verbosity=0")
        made.manage("collectstatic", "--no-input", "--verbosity=0")
        made.manage("createsuperuser", "--noinput", "--username=desk", "--email=desk@example.org")
        made.start("web")
        made.start("worker")
        yield made
    finally:
        made.end()


class Sender:
    """Someone who logs in, sends files, and sends them again wherever no answer comes."""

    def __init__(self, address: str) -> None:
        self.add = f"{address}/admin/archive/upload/add/"
        self.log_in_at = f"{address}/admin/login/?next=/admin/archive/upload/add/"
        self.cookies = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def token(self) -> str:
        return next((cookie.value or "" for cookie in self.cookies if cookie.name == "csrftoken"), "")

    def post(self, url: str, fields: dict[str, object]) -> str:
        """The address of the page that follows."""
        body = encode_multipart(BOUNDARY, {**fields, "csrfmiddlewaretoken": self.token()})
        request = urllib.request.Request(url, body, {"Content-Type": MULTIPART_CONTENT, "Referer": url})
        with self.opener.open(request, timeout=PATIENCE) as answer:
            answer.read()
            return str(answer.url)

    def send(self, files: list[Path]) -> None:
        until(lambda: self._sent(files))

    def _sent(self, files: list[Path]) -> bool:
        try:
            with self.opener.open(self.log_in_at, timeout=PATIENCE):
                pass
            if self.post(self.log_in_at, {"username": "desk", "password": PASSWORD}) != self.add:
                return False
            documents = [SimpleUploadedFile(path.name, path.read_bytes(), "text/plain") for path in files]
            return "/batch/" in self.post(self.add, {"documents": documents})
        except LOST:
            return False


def until(so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not so():
        assert time.monotonic() < end
        time.sleep(0.2)


def test_nothing_is_lost_or_doubled_or_half_read(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    kills, number = request.config.getoption("--kills"), request.config.getoption("--kill-files")
    text = sample(LAKESIDE)
    files = [tmp_path / f"{n}.txt" for n in range(number)]
    for n, path in enumerate(files):
        path.write_bytes(text.replace(b"housing", b"housing %d" % n))
    chance = random.Random(kills)
    with desk(tmp_path / "var") as place:
        sender = Sender(place.address)
        portions = [files[first : first + FILES_AT_ONCE] for first in range(0, number, FILES_AT_ONCE)]
        sending = threading.Thread(target=lambda: [sender.send(portion) for portion in portions])
        sending.start()
        for part in itertools.islice(itertools.cycle(("worker", "database", "web")), kills):
            time.sleep(chance.uniform(0.5, 3))
            place.kill(part)
            if part != "database":
                place.start(part)
        sending.join()
        until(lambda: place.ask("SELECT count(*) FROM archive_upload WHERE state = 'received'") == [(0,)])
        kept = place.ask("SELECT content FROM archive_source")
        read = place.ask("SELECT state, resolutions, clauses, count(*) FROM archive_upload GROUP BY 1, 2, 3")
    assert sorted(kept) == sorted((path.read_bytes(),) for path in files)
    assert read == [("review", 3, 73, number)]
