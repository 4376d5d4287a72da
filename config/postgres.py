"""The embedded PostgreSQL: started by the first who connects, shared by all, up again after a crash.

One cluster lives in `<var>/postgres-<major>/`: `data`, its socket under `run`, `server.log`, and two locks.
Whoever starts or stops the server holds `start.lock`. The starter also locks `server.lock`, and every process
of the server inherits it, so it is held exactly as long as one of them lives: unlike the process id in
`postmaster.pid` it cannot outlive its owner, nor come to mean another program. Nothing listens on TCP.
"""

import fcntl
import hashlib
import os
import secrets
import shutil
import signal
import stat
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO

from psycopg.conninfo import make_conninfo
from psycopg.pq import PGconn, Ping

from config.postgres_programs import ServerError, identity, major_version, program

USER = DATABASE = "rapporteur"
PORT = 5432  # names the socket file
SOCKET_PATH_MAX = 107  # bytes; sockaddr_un of Linux
START_SECONDS = 300  # a crash recovery can take minutes
STOP_SECONDS = 60
POLL_SECONDS = 0.02
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"}  # no PG* variable, and no secret of ours

# For two cores and a laptop's memory; measured in docs/decisions/0001-embedded-postgresql.md.
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "256MB",
    "work_mem": "64MB",  # with less, the bitmap of a common word turns lossy and its count four times slower
    "maintenance_work_mem": "128MB",
    "max_wal_size": "1GB",
    "random_page_cost": "1.1",
    "max_parallel_workers_per_gather": "0",
    "jit": "off",
    "log_checkpoints": "off",
}


@dataclass(frozen=True)
class Server:
    """The server whose cluster lies under `var`. Making one of these touches nothing."""

    var: Path

    @cached_property
    def folder(self) -> Path:
        """The cluster's home; its name carries the major version, for one cannot read another's files."""
        return self.var.resolve() / f"postgres-{major_version()}"

    @cached_property
    def data(self) -> Path:
        return self.folder / "data"

    @cached_property
    def host(self) -> Path:
        """The folder of the socket: ours, or one under /tmp where libpq could not use ours."""
        run = self.folder / "run"
        short = len(os.fsencode(run / f".s.PGSQL.{PORT}")) <= SOCKET_PATH_MAX
        if short and not set(',"\\') & set(str(run)):
            return run
        return Path("/tmp/rapporteur-" + hashlib.sha256(os.fsencode(run)).hexdigest()[:20])  # noqa: S108 - checked

    def ensure(self) -> None:
        """Return once a client can log in. Raises ServerError, with the server's log, if none ever can."""
        if self._answers():
            return
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self._lock("start"):
                self._bring_up()
        except PermissionError as error:
            raise ServerError(f"No permission for {error.filename}: it belongs to another user.") from error

    def stop(self) -> None:
        """End the server and return once its last process is gone; whatever was committed is kept."""
        if not self.data.exists():
            return
        with self._lock("start"):
            deadline = time.monotonic() + STOP_SECONDS
            if postmaster := self._postmaster():
                os.kill(postmaster, signal.SIGINT)
            while self._lives():
                if self._postmaster() is None or time.monotonic() > deadline:
                    self._kill_all()
                time.sleep(POLL_SECONDS)

    def _bring_up(self) -> None:
        started = False
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            lives = self._lives()
            if not lives and not started:
                self._start()
                started = True
            elif not lives or time.monotonic() > deadline:
                raise ServerError(f"PostgreSQL did not start:\n{self._log_tail()}")
            elif not started and self._postmaster() is None:
                self._kill_all()  # backends still at work after their postmaster was killed
            time.sleep(POLL_SECONDS)

    def _answers(self) -> bool:
        """Whether a client can log in: during recovery the socket is there, and says 'starting up'."""
        conninfo = make_conninfo(
            host=str(self.host), port=PORT, user=USER, dbname=DATABASE, connect_timeout=5
        )
        return PGconn.ping(conninfo.encode()) == Ping.OK

    def _lives(self) -> bool:
        with self._open("server.lock") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False

    def _start(self) -> None:
        prefix = identity(self.folder)
        if self._postmaster():
            raise ServerError(f"Another PostgreSQL, not started from here, works on {self.data}.")
        if not self.data.exists():
            self._create(prefix)
        self._make_socket_folder()
        for stale in (self.data / "postmaster.pid", *self.host.glob(".s.PGSQL.*")):
            stale.unlink(missing_ok=True)
        command = [*prefix, program("postgres"), "-D", str(self.data), "-p", str(PORT)]
        command += [f"--{name}={value}" for name, value in SETTINGS.items()]
        command += [f'--unix_socket_directories="{self.host}"']
        with self._lock("server") as lock, self._open("server.log", "wb") as log:
            subprocess.run(
                [
                    "setsid",
                    "--fork",
                    *command,
                ],  # out of reach of Ctrl-C, and a child of nobody who must reap it
                check=True,
                env=ENVIRONMENT,
                pass_fds=[lock.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def _create(self, prefix: list[str]) -> None:
        """Make the cluster aside and rename it, so that a kill in the middle leaves nothing half-made."""
        for leftover in self.folder.glob("new-*"):
            shutil.rmtree(leftover, ignore_errors=True)
        new = self.folder / f"new-{secrets.token_hex(4)}"
        # Under the C locale a curly quote is a letter, and a search for the word inside misses it.
        locale = ["--encoding=UTF8", "--locale=C.UTF-8"]
        if int(major_version()) >= 17:
            locale += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        self._run([*prefix, program("initdb"), "-D", str(new), "-U", USER, "--auth=trust", *locale])
        single = [*prefix, program("postgres"), "--single", "-D", str(new), "postgres"]
        self._run(single, f"CREATE DATABASE {DATABASE}\n")
        new.rename(self.data)

    def _run(self, command: list[str], stdin: str = "") -> None:
        done = subprocess.run(
            command, input=stdin, env=ENVIRONMENT, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise ServerError(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")

    def _make_socket_folder(self) -> None:
        owner = self.folder.stat().st_uid
        with suppress(FileExistsError):
            self.host.mkdir(mode=0o700)
            os.chown(self.host, owner, -1)
        found = self.host.lstat()  # in /tmp somebody may have been there first
        if found.st_uid != owner or not stat.S_ISDIR(found.st_mode) or found.st_mode & 0o077:
            raise ServerError(f"{self.host} is not a folder of user {owner} alone: remove it.")

    def _postmaster(self) -> int | None:
        """The process id of the postmaster, if the process of that number really works here."""
        with suppress(OSError, ValueError, IndexError):
            pid = int((self.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()[0])
            return pid if pid in self._processes() else None
        return None

    def _processes(self) -> Iterator[int]:
        """Each process that works in the cluster, which is where PostgreSQL's go; a zombie is nowhere."""
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                works_here = os.readlink(process / "cwd") == str(self.data)
                if works_here and Path(os.readlink(process / "exe")).name.startswith("postgres"):
                    yield int(process.name)

    def _kill_all(self) -> None:
        for pid in self._processes():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    @contextmanager
    def _lock(self, name: str) -> Iterator[IO[bytes]]:
        with self._open(f"{name}.lock") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield lock

    def _open(self, name: str, mode: str = "ab") -> IO[bytes]:
        """A file in the folder, owned as the folder is even if root makes it."""
        file: IO[bytes] = (self.folder / name).open(mode)
        if os.geteuid() == 0:
            os.fchown(file.fileno(), self.folder.stat().st_uid, -1)
        return file

    def _log_tail(self) -> str:
        lines = (self.folder / "server.log").read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(lines[-20:])
