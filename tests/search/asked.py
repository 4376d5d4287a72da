"""What the derived index is asked in its tests."""

from archive.queries.agreement import comparisons
from archive.queries.found import Sort
from archive.queries.indexed import IndexedFound, find
from archive.queries.reading import read_words


def differing(questions: int = 60, seed: int = 0) -> list[object]:
    """The questions that index and table answer differently."""
    return [one for one in comparisons(questions, seed) if not one.alike]


def found(words: str, sort: Sort = Sort.DOCUMENT) -> list[int]:
    """By the index."""
    index = find(read_words(words), {})
    assert isinstance(index, IndexedFound)
    return index.keys(sort, 0, 1000)
