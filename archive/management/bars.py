"""Bars that show in a terminal how far a command is."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

from tqdm import tqdm

# So many seconds apart they show that time goes on, whatever one step takes.
TICK = 0.5


@contextmanager
def ticking(**options: Any) -> Iterator["tqdm[Any]"]:
    """With the options of tqdm; nothing where no terminal is."""
    over = Event()
    with tqdm(disable=None, **options) as bar:
        clock = Thread(target=_tick, args=(bar, over), daemon=True)
        clock.start()
        try:
            yield bar
        finally:
            over.set()
            clock.join()


def _tick(bar: "tqdm[Any]", over: Event) -> None:
    while not over.wait(TICK):
        bar.refresh()
