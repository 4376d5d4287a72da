"""A line's marks of emphasis (`*`, `**`, `_`, `__`) and its escapes, read and taken off.

Guarantee: only marks that open and close go; every other character stays, in order.
"""

from __future__ import annotations

from collections.abc import Sequence

from archive.parser.line_patterns import EMPHASIS_MARK


def read_emphasis(raw: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Text without its `*`, `**` and `_` marks and escapes, and where they emphasised.

    A star that opens or closes nothing stays: it is a footnote mark.
    """
    pieces: list[str] = []
    length = read = 0  # of what the pieces hold, and of what was read of `raw`
    spans: list[tuple[int, int]] = []
    opened: tuple[str, int] | None = None
    at = 0
    while found := EMPHASIS_MARK.search(raw, at):
        mark, at = found.group(), found.start()
        here = length + at - read
        cut = 0
        if mark[0] == "\\":
            cut = 1
        elif opened and mark == opened[0] and not raw[at - 1].isspace():
            spans.append((opened[1], here))
            opened, cut = None, len(mark)
        elif opened is None and _opens(raw, at, mark):
            opened, cut = (mark, here), len(mark)
        if cut:
            pieces.append(raw[read:at])
            length, read = here, at + cut
        at += 2 if mark[0] == "\\" else cut or 1
    text = "".join((*pieces, raw[read:]))
    return text, _merge(spans, text)


def _opens(raw: str, at: int, mark: str) -> bool:
    """Whether the mark begins an emphasis that is also closed."""
    after = raw[at + len(mark) : at + len(mark) + 1]
    if not after or after.isspace() or raw[at - 1 : at].isalnum():
        return False
    close = raw.find(mark, at + len(mark) + 1)
    return close > 0


def _merge(spans: Sequence[tuple[int, int]], plain: str) -> tuple[tuple[int, int], ...]:
    """Runs parted only by white space are one run that a line end cut."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and not plain[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(merged)
