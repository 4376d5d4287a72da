"""What sets of clauses say of a question: which clauses have it for certain, and which may."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce

from pyroaring import BitMap

Join = Callable[[BitMap, BitMap], BitMap]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The clauses that have something for certain, and all that may have it, those among them."""

    sure: BitMap
    possible: BitMap

    @classmethod
    def joined(cls, join: Join, parts: "Sequence[Bounds]") -> "Bounds":
        """Of several; where they leave nothing open, by one set, which is the same for both."""
        sure = reduce(join, (part.sure for part in parts))
        if all(part.sure is part.possible for part in parts):
            return cls(sure, sure)
        return cls(sure, reduce(join, (part.possible for part in parts)))
