"""What texts go by, and its digests, by which the database finds the documents that may hold the same."""

from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple

from archive.models import Paper, Resolution
from archive.parser import model as read
from archive.services.columns import fit
from archive.services.fold import folded


class Names(NamedTuple):
    """What a text goes by, folded; blank where it has none."""

    symbol: str = ""
    code: str = ""
    title: str = ""
    topic: str = ""


def names_of(text: Resolution | read.Resolution) -> Names:
    row = Resolution(symbol=text.symbol or "", code=text.code or "")
    fit(row)  # as the standing ones are
    return Names(*(folded(name) for name in (row.symbol, row.code, text.title, text.topic)))


def digests_of(parsed: read.ParsedDocument) -> list[int]:
    """As `Document.names` keeps them: of the symbol, code and title of each text and of the document."""
    paper = Paper(symbol=parsed.symbol or "")
    fit(paper)
    own = Names(folded(paper.symbol), title=folded(parsed.title))
    return digests([own, *map(names_of, parsed.resolutions)])


def digests(texts: Iterable[Names]) -> list[int]:
    """Each 64 bits wide, in no order that means anything; a topic is no name by itself."""
    named = {(kind, name) for text in texts for kind, name in zip("sct", text[:3], strict=True) if name}
    return sorted(_digest(f"{kind}{name}") for kind, name in named)


def _digest(name: str) -> int:
    return int.from_bytes(blake2b(name.encode(errors="replace"), digest_size=8).digest(), signed=True)
