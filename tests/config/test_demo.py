"""`manage.py demo` as a newcomer runs it: in a process of its own, with an embedded server of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest

from config.postgres import Server

PROJECT = Path(__file__).parents[2]


@dataclass
class Demo:
    """A demo that answers; `said` is all that it printed until then."""

    process: subprocess.Popen[str]
    said: str
    address: str

    def end(self, number: signal.Signals) -> int:
        """Send its whole group a signal, as a terminal does; its exit status."""
        os.killpg(self.process.pid, number)
        return self.process.wait(30)


def start(var: Path, port: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "manage.py", "demo", f"--port={port}"],
        cwd=PROJECT,
        env={"PATH": os.environ["PATH"], "RAPPORTEUR_VAR": str(var)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        text=True,
    )


@contextmanager
def demo(var: Path) -> Iterator[Demo]:
    with start(var, port=0) as process:
        assert process.stdout
        said = ""
        for line in process.stdout:
            said += line
            if found := re.search(r"at (http://127\.0\.0\.1:\d+/) ", line):
                yield Demo(process, said, found[1])
                break
        else:
            pytest.fail(f"the demo ended:\n{said}")


def commands() -> dict[Path, bytes]:
    """What each process was begun with; some end while they are looked at."""
    lines = {}
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            lines[path] = path.read_bytes()
    return lines


def server_processes(var: Path) -> list[bytes]:
    lines = commands().values()
    return [line for line in lines if os.fsencode(var) in line and b"postgres" in line]


def workers(demo: Demo) -> list[Path]:
    """The processes that read uploads for it."""
    wanted = f"--parent={demo.process.pid}".encode()
    return [path for path, line in commands().items() if wanted in line]


def without_workers(demo: Demo) -> bool:
    """Whether they are gone within some seconds."""
    for _ in range(100):
        if not workers(demo):
            return True
        time.sleep(0.1)
    return False


def outcomes(said: str) -> set[str]:
    return {line.split()[-1] for line in said.splitlines() if re.search(r"\.(txt|md) ", line)}


def test_a_newcomers_day(tmp_path: Path) -> None:
    with demo(tmp_path) as first:
        assert outcomes(first.said) == {"stored"}
        assert first.said.count("Staff account, shown this once: staff / ") == 1
        with urlopen(first.address) as answer:
            assert answer.status == 200
        assert len(workers(first)) == 1
        assert first.end(signal.SIGINT) == 0
        assert (server_processes(tmp_path), workers(first)) == ([], [])
    with demo(tmp_path) as second:
        assert outcomes(second.said) == {"unchanged"}
        assert "Staff account" not in second.said
        pid_file = Server(tmp_path).data / "postmaster.pid"
        os.kill(int(pid_file.read_text().splitlines()[0]), signal.SIGKILL)
        assert len(workers(second)) == 1
        second.process.kill()  # it alone: nobody tells the worker
        second.process.wait(30)
        assert without_workers(second)
        with suppress(ProcessLookupError):
            os.killpg(second.process.pid, signal.SIGKILL)
    with demo(tmp_path) as third:
        assert outcomes(third.said) == {"unchanged"}
        assert third.end(signal.SIGTERM) == 0
        assert (server_processes(tmp_path), workers(third)) == ([], [])


def refusal(var: Path, port: int) -> str:
    with start(var, port) as process:
        said, _ = process.communicate(timeout=30)
        assert process.returncode == 1
    assert list(var.glob("postgres-*")) == []
    return said


def test_a_port_in_use_is_told_before_anything_is_made(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert refusal(tmp_path, port) == (
            f"CommandError: Port {port} cannot be used: [Errno 98] Address already in use. "
            "Choose another: make demo PORT=8001\n"
        )


@pytest.mark.parametrize("port", [70000, -1])
def test_a_port_that_cannot_be(tmp_path: Path, port: int) -> None:
    assert refusal(tmp_path, port) == (
        f"CommandError: Port {port} cannot be used: bind(): port must be 0-65535. "
        "Choose another: make demo PORT=8001\n"
    )


def test_another_server_gets_no_samples() -> None:
    """A DATABASE_URL left in the environment must not fill a real archive with samples."""
    done = subprocess.run(
        [sys.executable, "manage.py", "demo"],
        cwd=PROJECT,
        env={"PATH": os.environ["PATH"], "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("CommandError: DATABASE_URL names a server:")
