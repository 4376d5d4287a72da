"""What goes wrong on the way from a print to a file, at three levels.

Noise that a careful reader undoes (a lost marker, a doubled space) leaves the gold alone; a space lost
between two words is a misprint, which the gold keeps as printed.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace
from enum import StrEnum

from benchmarks.reading.measure import Json
from benchmarks.reading.prints import CLAUSES, Kind, Part, Print, bare

LOST_MARKERS, LOST_SPACES, DOUBLED_SPACES, SOFT_HYPHENS = 0.04, 0.01, 0.03, 0.03
GLUED_MARKERS = 0.03
_LIGATURES = (("ffi", "ﬃ"), ("ffl", "ﬄ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"))


class Noise(StrEnum):
    """How much went wrong."""

    CLEAN = "clean"
    LIGHT = "light"
    HEAVY = "heavy"


def misprint(gold: Json, chance: random.Random) -> Json:
    """The gold of a text in which a few spaces between two words were lost in print."""
    for resolution in gold["resolutions"]:
        for item in (*resolution["preambular"], *resolution["operative"]):
            _misprint(item, chance)
    return gold


def _misprint(item: Json, chance: random.Random) -> None:
    words = str(item["text"]).split(" ")
    first = len((item.get("phrase") or "").split()) + 3
    if len(words) > first + 4 and chance.random() < LOST_SPACES:
        at = chance.randrange(first, len(words) - 2)
        words[at : at + 2] = ["".join(words[at : at + 2])]
        item["text"] = " ".join(words)
    for child in item.get("children") or []:
        _misprint(child, chance)


def spoil(document: Print, chance: random.Random, *, emphasis: bool, lose: bool = True) -> Print:
    """The print with markers and, if told so, all emphasis lost, spaces doubled, letters tied."""
    tied = chance.random() < 0.3
    first = next((part for part in document.parts if part.kind is Kind.OPERATIVE), None)

    def change(part: Part) -> Part:
        if part.kind not in CLAUSES:
            return part
        marker, text = part.marker, part.text
        if lose and part.level == 0 and part is not first and chance.random() < LOST_MARKERS:
            marker = ""
        if not emphasis:
            text = bare(text)
        text = re.sub(" ", lambda _: "  " if chance.random() < DOUBLED_SPACES else " ", text)
        text = re.sub(r"\b\w{4}\w{4,}", lambda m: _hyphenated(m.group(), chance), text)
        if tied:
            for plain, ligature in _LIGATURES:
                text = text.replace(plain, ligature)
        return replace(part, marker=marker, text=text)

    return document.changed(change)


def _hyphenated(word: str, chance: random.Random) -> str:
    at = len(word) // 2
    return f"{word[:at]}\u00ad{word[at:]}" if chance.random() < SOFT_HYPHENS else word
