"""The embedded server, on real clusters of its own."""

import os
import pwd
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection

from config.engine.base import DatabaseWrapper
from config.postgres import DATABASE, USER, Server
from config.postgres_programs import ServerError

PROJECT = Path(__file__).parents[2]
PRINT_POSTMASTER = """
import sys, pathlib
from config.postgres import Server
server = Server(pathlib.Path(sys.argv[1]))
server.ensure()
print(server.data.joinpath("postmaster.pid").read_text().splitlines()[0])
"""


@pytest.fixture
def make_server(tmp_path: Path) -> Iterator[Callable[[str], Server]]:
    made: list[Server] = []

    def make(name: str) -> Server:
        made.append(Server(tmp_path / name))
        return made[-1]

    yield make
    for server in made:
        server.stop()
        if server.host.exists() and not server.host.is_relative_to(server.folder):
            server.host.rmdir()


@pytest.fixture
def server(make_server: Callable[[str], Server]) -> Server:
    return make_server("var")


def connect(server: Server) -> psycopg.Connection[Any]:
    return psycopg.connect(host=str(server.host), user=USER, dbname=DATABASE, autocommit=True)


def rows(server: Server, query: str) -> list[Any]:
    with connect(server) as session:
        return session.execute(query.encode()).fetchall()


def postmaster(server: Server) -> int:
    return int((server.data / "postmaster.pid").read_text().splitlines()[0])


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1][0] != "Z"
    except FileNotFoundError:
        return False


@contextmanager
def busy_backend(server: Server) -> Iterator[int]:
    """The process id of a backend that computes for ever, and so does not notice its postmaster's end."""
    with closing(connect(server)) as session:
        session.pgconn.send_query(b"do $$ begin loop end loop; end $$")
        yield session.info.backend_pid


def fill(server: Server) -> None:
    with connect(server) as session:
        session.execute("create table kept as select 7 as value")


def test_curly_quotes_are_punctuation_and_capitals_have_small_letters(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")  # as under cron, systemd and Docker
    server.ensure()
    lexemes = "select unnest(tsvector_to_array(to_tsvector('english', '“Protection of Migrants”')))"
    assert rows(server, lexemes) == [("migrant",), ("protect",)]
    assert rows(server, "select lower('É')") == [("é",)]
    assert rows(server, "show server_encoding") == [("UTF8",)]


def test_settings_and_transport(server: Server) -> None:
    server.ensure()
    assert rows(server, "show work_mem") == [("64MB",)]
    assert rows(server, "show jit") == [("off",)]
    assert rows(server, "show listen_addresses") == [("",)]
    assert rows(server, "show unix_socket_permissions") == [("0700",)]


def test_a_second_call_attaches_and_stop_ends_every_process(server: Server) -> None:
    server.ensure()
    fill(server)
    first = postmaster(server)
    Server(server.var).ensure()
    assert postmaster(server) == first
    server.stop()
    assert not alive(first)
    assert not list(server.host.iterdir())
    server.ensure()
    assert rows(server, "select value from kept") == [(7,)]


def test_stopping_what_never_ran_does_nothing(server: Server) -> None:
    server.stop()
    assert not server.var.exists()


def test_processes_that_race_share_one_server(server: Server) -> None:
    command = [sys.executable, "-c", PRINT_POSTMASTER, str(server.var)]
    racers = [subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    answers = [racer.communicate()[0] for racer in racers]
    assert answers == [f"{postmaster(server)}\n"] * 4


def test_a_killed_postmaster_is_replaced_though_a_backend_is_still_busy(server: Server) -> None:
    server.ensure()
    fill(server)
    with busy_backend(server) as busy:
        os.kill(postmaster(server), signal.SIGKILL)
        server.ensure()
        assert not alive(busy)
        assert rows(server, "select value from kept") == [(7,)]


def test_stop_ends_what_a_killed_postmaster_left(server: Server) -> None:
    server.ensure()
    with busy_backend(server) as busy:
        os.kill(postmaster(server), signal.SIGKILL)
        server.stop()
        assert not alive(busy)


def test_a_stale_pid_file_that_names_a_living_stranger_is_cleared(server: Server) -> None:
    server.ensure()
    fill(server)
    pid_file = server.data / "postmaster.pid"
    told = pid_file.read_text().splitlines()
    server.stop()
    told[0] = str(os.getpid())
    pid_file.write_text("\n".join(told) + "\n")
    (server.host / ".s.PGSQL.5432").touch()
    (server.host / ".s.PGSQL.5432.lock").write_text("\n".join(told) + "\n")
    server.ensure()
    assert rows(server, "select value from kept") == [(7,)]


def test_a_half_made_cluster_is_thrown_away(server: Server) -> None:
    half = server.folder / "new-0123abcd"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    server.ensure()
    assert not half.exists()


@pytest.mark.parametrize("name", ["a space, “quotes” and Ünïcode", "x" * 160], ids=["odd", "long"])
def test_odd_and_long_paths(make_server: Callable[[str], Server], name: str) -> None:
    server = make_server(name)
    server.ensure()
    assert server.data.is_relative_to(server.var)
    assert rows(server, "select 1") == [(1,)]


def test_a_socket_folder_that_others_can_enter_is_refused(make_server: Callable[[str], Server]) -> None:
    server = make_server("x" * 160)
    server.host.mkdir(mode=0o755)
    with pytest.raises(ServerError, match="is not a folder of user"):
        server.ensure()
    server.host.rmdir()


def test_a_server_that_cannot_start_shows_its_log(server: Server) -> None:
    server.ensure()
    server.stop()
    (server.data / "postgresql.conf").write_text("no_such_setting = 1\n")
    with pytest.raises(ServerError, match='unrecognized configuration parameter "no_such_setting"'):
        server.ensure()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_root_runs_the_server_as_the_user_who_owns_its_folder(server: Server) -> None:
    nobody = pwd.getpwnam("nobody").pw_uid
    server.folder.mkdir(parents=True, mode=0o700)
    os.chown(server.folder, nobody, -1)
    server.ensure()
    assert rows(server, "select 1") == [(1,)]
    assert Path(f"/proc/{postmaster(server)}").stat().st_uid == nobody


def test_django_connects_again_after_the_postmaster_was_killed(
    server: Server, settings: Any, django_db_blocker: Any
) -> None:
    settings.VAR_DIR = server.var
    database = DatabaseWrapper({**connection.settings_dict, "NAME": DATABASE, "OPTIONS": {}})
    with django_db_blocker.unblock():
        for _ in range(2):
            with database.cursor() as cursor:
                cursor.execute("select 1")
                assert cursor.fetchall() == [(1,)]
            os.kill(postmaster(server), signal.SIGKILL)
            database.close()


@pytest.mark.parametrize("command", [["--help"], ["check"], ["collectstatic", "--no-input"]], ids=" ".join)
def test_commands_that_need_no_database_start_none(tmp_path: Path, command: list[str]) -> None:
    environment = {"PATH": os.environ["PATH"], "RAPPORTEUR_VAR": str(tmp_path)}
    subprocess.run(
        [sys.executable, "manage.py", *command], cwd=PROJECT, env=environment, check=True, capture_output=True
    )
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("postgres")] == []
