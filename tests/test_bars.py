"""Bars that show in a terminal how far a command is."""

import os
import re
import time
from contextlib import suppress
from pathlib import Path

from archive.management.bars import ticking


def test_time_goes_on_while_one_step_lasts() -> None:
    ours, theirs = os.openpty()
    with open(theirs, "w") as terminal, ticking(total=2, unit="question", file=terminal) as bar:
        time.sleep(1.6)
        bar.update()
    shown = b""
    with suppress(OSError):  # at the end of what stands in it
        while part := os.read(ours, 65_536):
            shown += part
    os.close(ours)
    told = re.findall(r"([01])/2 \[00:0([0-9])", shown.decode())
    assert told == sorted(told)
    assert {(done, seconds > "0") for done, seconds in told} >= {("0", False), ("0", True), ("1", True)}


def test_nothing_is_shown_where_no_terminal_is(tmp_path: Path) -> None:
    with (tmp_path / "log").open("w") as log, ticking(total=2, file=log) as bar:
        bar.update()
    assert (tmp_path / "log").read_text() == ""
