"""A thousand files uploaded in one go: how long it takes, how much memory, whether the site still answers.

    .venv/bin/python -m benchmarks.desk [--files 1000]

Starts `manage.py demo` over an archive of its own, takes copies of two of the samples, each with names and
codes of its own, and sends them by Chromium as staff do: all chosen at once. Meanwhile somebody searches
every second. Memory is that of all processes of the web and of the worker (PSS), without PostgreSQL.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "archive" / "samples"
PORT = 8119
MAY_TAKE = 1800  # seconds, until all are read


def main() -> None:
    """Prints what it took."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=1000)
    wanted = parser.parse_args().files
    with tempfile.TemporaryDirectory() as folder, _demo(Path(folder) / "var") as (process, password):
        files = _files(Path(folder), wanted)
        looks, ended = _Looks(process), threading.Event()
        watcher = threading.Thread(target=looks.look_until, args=(ended,))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"]
            )
            page = browser.new_page()
            _log_in(page, password)
            watcher.start()
            try:
                sent, read = _upload(page, files)
            finally:
                ended.set()
                watcher.join()
        print(f"{wanted} files: sent after {sent:.0f} s, read after {read:.0f} s")  # noqa: T201
        looks.tell()


@contextmanager
def _demo(var: Path) -> Iterator[tuple[int, str]]:
    """Its process, and the password of staff."""
    command = [sys.executable, "manage.py", "demo", "--port", str(PORT)]
    environment = {**os.environ, "RAPPORTEUR_VAR": str(var)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own
        try:
            assert process.stdout  # noqa: S101 - it is a pipe
            said = (re.search(r"staff / (\S+)", line) for line in process.stdout)
            password = next(found[1] for found in said if found)
            threading.Thread(target=process.stdout.read, daemon=True).start()
            while not _search():
                time.sleep(0.5)
            yield process.pid, password
        finally:
            process.terminate()


def _files(folder: Path, wanted: int) -> list[Path]:
    session, resolution = (
        (SAMPLES / name).read_text(encoding="utf-8")
        for name in ("lakeside-2019-unea.txt", "a-res-73-901.txt")
    )
    files = []
    for n in range(wanted):
        text = resolution.replace("73/901", f"73/{1000 + n}") if n % 2 else session
        text = text.replace("Lakeside", f"Lakeside {n}").replace(" water", f" water {n}")
        files.append(folder / f"document-{n:04}.txt")
        files[-1].write_text(text, encoding="utf-8")
    return files


def _log_in(page: Page, password: str) -> None:
    page.goto(f"http://127.0.0.1:{PORT}/admin/archive/upload/add/")
    page.get_by_label("Username").fill("staff")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()


def _upload(page: Page, files: list[Path]) -> tuple[float, float]:
    """Seconds until all are sent, and until all are read."""
    page.get_by_label("Files").set_input_files(files)
    start = time.monotonic()
    page.get_by_role("button", name="Upload").click()
    page.get_by_role("heading", name="What became of each").wait_for(timeout=1000 * MAY_TAKE)
    sent = time.monotonic() - start
    page.get_by_text(f"All {len(files)} files are done.").wait_for(timeout=1000 * MAY_TAKE)
    return sent, time.monotonic() - start


def _search() -> float:
    """Seconds that a page takes; 0 where nobody answers."""
    start = time.monotonic()
    try:
        urlopen(f"http://127.0.0.1:{PORT}/search/?q=water", timeout=60).read()
    except OSError:
        return 0.0
    return time.monotonic() - start


class _Looks:
    def __init__(self, process: int) -> None:
        self._process = process
        self._memory: list[float] = []
        self._pages: list[float] = []

    def look_until(self, ended: threading.Event) -> None:
        while not ended.wait(1):
            self._memory.append(sum(map(_megabytes, _tree(self._process))))
            self._pages.append(_search())

    def tell(self) -> None:
        first, middle, last = (self._memory[n] for n in (0, len(self._memory) // 2, -1))
        print(f"memory: {first:.0f} MB at first, {middle:.0f} in the middle, {last:.0f} at the end")  # noqa: T201
        pages = sorted(self._pages)
        print(  # noqa: T201
            f"{len(pages)} searches meanwhile: median {1000 * pages[len(pages) // 2]:.0f} ms,"
            f" longest {1000 * pages[-1]:.0f}, unanswered {pages.count(0.0)}"
        )


def _tree(process: int) -> Iterator[int]:
    """A process and all below it, but PostgreSQL's."""
    try:
        name = Path(f"/proc/{process}/comm").read_text(encoding="utf-8")
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:  # it has ended
        return
    if not name.startswith("postgres"):
        yield process
        for child in children:
            yield from _tree(int(child))


def _megabytes(process: int) -> float:
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    main()
