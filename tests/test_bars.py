"""Bars that show in a terminal how far a command is."""

import os
import time
from pathlib import Path

from archive.management.bars import ticking


def test_time_goes_on_while_one_step_lasts() -> None:
    ours, theirs = os.openpty()
    with open(theirs, "w") as terminal, ticking(total=2, unit="question", file=terminal) as bar:
        time.sleep(1.6)
        bar.update()
    shown = os.read(ours, 65_536).decode()
    assert all(f"{done}/2 [00:0{seconds}" in shown for done, seconds in ((0, 0), (0, 1), (1, 1)))


def test_nothing_is_shown_where_no_terminal_is(tmp_path: Path) -> None:
    with (tmp_path / "log").open("w") as log, ticking(total=2, file=log) as bar:
        bar.update()
    assert (tmp_path / "log").read_text() == ""
