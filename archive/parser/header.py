"""The lines that announce a Model UN resolution: "Code:", "Committee:", "Topic:", "Sponsors:"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.parser.ledger import Claims, claim
from archive.parser.model import Role
from archive.parser.names import split_names
from archive.parser.patterns import CODE, HEADER_FIELD, INNER_FIELD, NUMBERED_DRAFT, REPORT_LINE
from archive.parser.segment import Block, read_emphasis

_FIELDS = {
    "code": "code", "resolution": "code", "resolution code": "code",
    "committee": "committee", "council": "committee", "organ": "committee", "body": "committee",
    "topic": "topic", "subject": "topic", "question of": "topic", "agenda item": "topic", "title": "title",
    "sponsor": "sponsors", "sponsors": "sponsors", "submitted by": "sponsors",
    "main submitter": "sponsors", "main submitters": "sponsors",
    "cosponsor": "sponsors", "cosponsors": "sponsors", "cosubmitter": "sponsors", "cosubmitters": "sponsors",
    "signatory": "signatories", "signatories": "signatories",
}  # fmt: skip


@dataclass(slots=True)
class Header:
    """What stands above an opening line; `fields` holds the printed value of each field."""

    fields: dict[str, str] = field(default_factory=dict)
    claims: Claims = field(default_factory=dict)

    @property
    def sponsors(self) -> tuple[str, ...]:
        return split_names(self.fields.get("sponsors", ""))


def header_start(blocks: Sequence[Block], opening: int) -> int:
    """The first block of the header that ends at the opening line."""
    start = opening
    for at in range(opening - 1, max(opening - 16, -1), -1):
        block = blocks[at]
        if HEADER_FIELD.match(block.raw) or _code_alone(block):
            start = at
        elif _is_clause(block):
            break
    return start


def _is_clause(block: Block) -> bool:
    """Whether the block belongs to the resolution before, so that no header reaches above it."""
    ends = block.text[-1:]
    return (
        block.marker is not None
        or len(block.text.split()) > 40
        or (ends in ",;" and bool(block.emphasis))
        or (ends in ".;" and not REPORT_LINE.match(block.text))
    )


def _code_alone(block: Block) -> str | None:
    """The code in a line that holds nothing else: "CCPCJ/1/1", "Draft Resolution 1.2"."""
    text = block.text.strip(" *#")
    if CODE.fullmatch(text):
        return text
    found = NUMBERED_DRAFT.match(text)
    return found["code"] if found else None


def read_header(blocks: Sequence[Block], number: int) -> Header:
    """The fields of a header; a line without a field's name goes on with the field above it."""
    header = Header()
    current = "topic"
    for block in blocks:
        claim(header.claims, block.place.lines, Role.METADATA, f"/resolutions/{number}")
        if code := _code_alone(block):
            header.fields.setdefault("code", code)
            continue
        for piece in INNER_FIELD.split(block.raw):
            found = HEADER_FIELD.match(piece)
            current = _field_name(found["field"]) if found else current
            value = _plain(found["value"] if found else piece)
            header.fields[current] = f"{header.fields.get(current, '')} {value}".strip()
    return header


def _field_name(printed: str) -> str:
    return _FIELDS.get(printed.casefold().strip().replace("co-", "co"), "topic")


def _plain(text: str) -> str:
    return read_emphasis(text)[0].strip().strip("*").strip()
