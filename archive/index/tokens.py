"""What stands between spaces in many texts at once, and numbers for it.

Words and lexemes are some hundred to a clause and few thousand in all: as arrays they take a third of the
time that a string and a look-up for each would take.
"""

import secrets
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_SPACE = 0x20

# Tokens are read eight bytes at a time: so many are masked of each window, by how many are left.
_WINDOW = 8
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(_WINDOW + 1)], np.uint64)

# A hash is mixed with one after the other: with one, what differs in the last byte of a window alone tells on
# so little of the hash that the next window can make up for it.
_FACTORS = 2
_HALF, _SLOT_SHIFT = np.uint64(32), np.uint64(44)
_SLOTS = 1 << 20


@dataclass(frozen=True, slots=True)
class Tokens:
    """`signs` are bytes of UTF-8; `starts` and `ends` are where among them the tokens stand."""

    signs: npt.NDArray[np.uint8]
    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]


def tokens_of(text: bytes) -> Tokens:
    signs = np.frombuffer(b" %b %b" % (text, bytes(_WINDOW)), np.uint8)
    spaces = signs[:-_WINDOW] == _SPACE
    edges = np.flatnonzero(spaces[1:] != spaces[:-1]) + 1
    return Tokens(signs, edges[0::2], edges[1::2])


class Numbered:
    """Gives each token the next number.

    Tokens are told apart by hashes of 64 bits, whose factors are drawn anew each time: nobody can know words
    that would be taken for one, and by chance two of a million are once in thirty million times.
    """

    def __init__(self) -> None:
        self._factors = [np.uint64(secrets.randbits(64) | 1) for _ in range(_FACTORS)]
        self.tokens: list[str] = []
        self._numbers: dict[int, int] = {}
        # Which number stands in a slot, and of numbers their hashes; others are looked up in the dictionary.
        self._slots = np.zeros(_SLOTS, np.int32)
        self._hashes = np.zeros(_SLOTS, np.uint64)

    def number(self, tokens: Tokens) -> npt.NDArray[np.int32]:
        hashes = self._hashed(tokens)
        numbers: npt.NDArray[np.int32] = self._slots[hashes >> _SLOT_SHIFT]
        others = np.flatnonzero(self._hashes[numbers] != hashes)
        each, at, which = np.unique(hashes[others], return_index=True, return_inverse=True)
        found = [
            self._look_up(one, tokens, first)
            for one, first in zip(each.tolist(), others[at].tolist(), strict=True)
        ]
        numbers[others] = np.array(found, np.int32)[which]
        return numbers

    def _look_up(self, hashed: int, tokens: Tokens, at: int) -> int:
        number = self._numbers.get(hashed)
        if number is None:
            number = self._numbers[hashed] = len(self.tokens)
            self.tokens.append(tokens.signs[tokens.starts[at] : tokens.ends[at]].tobytes().decode())
            slot = hashed >> int(_SLOT_SHIFT)
            if number < _SLOTS and not self._slots[slot]:
                self._slots[slot], self._hashes[number] = number, hashed
        return number

    def _hashed(self, tokens: Tokens) -> npt.NDArray[np.uint64]:
        windows = np.ndarray(len(tokens.signs) - _WINDOW + 1, np.uint64, tokens.signs, strides=(1,))
        sizes = tokens.ends - tokens.starts
        hashes = self._mixed(windows[tokens.starts] & _MASKS.take(sizes, mode="clip"), self._factors[0])
        longer, read = np.flatnonzero(sizes > _WINDOW), _WINDOW
        while len(longer):
            left = sizes[longer] - read
            window = windows[tokens.starts[longer] + read] & _MASKS.take(left, mode="clip")
            hashes[longer] = self._mixed(window, hashes[longer])
            read += _WINDOW
            longer = longer[left > _WINDOW]
        return hashes

    def _mixed(
        self, window: npt.NDArray[np.uint64], before: npt.NDArray[np.uint64] | np.uint64
    ) -> npt.NDArray[np.uint64]:
        mixed = window ^ before
        for factor in self._factors:
            mixed = mixed * factor
            mixed ^= mixed >> _HALF
        return mixed
