"""The straight lines drawn on a PDF page.

Guarantee: pages with more shapes than a table could have give none, at the cost of counting them.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import inf

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

# A drawn line is at most so thick, in points.
THICK = 2.5
# Shorter strokes are dots, underlines of a word or parts of letters.
MIN_LENGTH = 8.0
# A page of rules for forms has a few hundred; drawings have hundreds of thousands, and are no tables.
MAX_OBJECTS, MAX_SEGMENTS = 5000, 200


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along the page's edges."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def upright(self) -> bool:
        return self.y1 - self.y0 > self.x1 - self.x0


def read_rules(page: ctypes.c_void_p) -> list[Rule]:
    """The lines drawn on a page; none where there are too many to be those of tables."""
    count = pdfium.FPDFPage_CountObjects(page)
    if count > MAX_OBJECTS or pdfium.FPDFPage_GetRotation(page):
        return []
    rules: list[Rule] = []
    for at in range(count):
        drawn = pdfium.FPDFPage_GetObject(page, at)
        if pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_PATH:
            rules += _path_rules(drawn)
    return [rule for rule in rules if max(rule.x1 - rule.x0, rule.y1 - rule.y0) >= MIN_LENGTH]


def _path_rules(path: ctypes.c_void_p) -> Iterator[Rule]:
    """A thin shape is a rule; of others, each straight edge."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(path, left, bottom, right, top):
        return
    if min(right.value - left.value, top.value - bottom.value) <= THICK:
        yield Rule(left.value, bottom.value, right.value, top.value)
    elif pdfium.FPDFPath_CountSegments(path) <= MAX_SEGMENTS:
        for (x0, y0), (x1, y1) in pairwise(_points(path)):
            if min(abs(x1 - x0), abs(y1 - y0)) <= THICK:
                yield Rule(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _points(path: ctypes.c_void_p) -> Iterator[tuple[float, float]]:
    """The corners of a path on the page; the pen's jumps lie at no height."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            yield inf, -inf
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        yield (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
