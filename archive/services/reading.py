"""A file at the door: its name, its size, and whether anything in it can be read."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.conf import settings
from django.template.defaultfilters import filesizeformat

from archive.models import Source
from archive.parser.extract.package import members
from archive.parser.model import ParsedDocument, Severity
from archive.services.replaying import repaired
from archive.services.storable import read_storable

# What a file's name promises; what it is read as, its bytes decide.
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html",
    ".htm": "text/html",
    ".xml": "application/xml",
    ".json": "application/json",
}
KINDS = ", ".join([*MEDIA_TYPES][:-1]) + f" or {[*MEDIA_TYPES][-1]}"


PACKED = ".zip"

Parse = Callable[[bytes, str], ParsedDocument]


class Refused(Exception):  # noqa: N818 - an answer, not a fault
    """What cannot be taken or done. Its text is for people: it names the file and says what to do."""


def new_source(data: bytes, name: str, channel: Source.Channel, packed_in: str = "") -> Source:
    """An unsaved source, from the ZIP file of that name if any; refuses by name and size."""
    name = clean_name(name)
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in MEDIA_TYPES:
        raise Refused(
            f"{name} is no file of a kind that is read ({KINDS}). Save the document as one of them."
        )
    check_size(len(data), name)
    return Source(
        sha256=hashlib.sha256(data).hexdigest(),
        name=name,
        packed_in=clean_name(packed_in) if packed_in else "",
        media_type=MEDIA_TYPES[suffix],
        content=data,
        size=len(data),
        channel=channel,
    )


@dataclass(frozen=True, slots=True)
class Packed:
    """What a ZIP file holds: documents as (name, bytes), and in sentences what is left out of it and why.

    `failed` says that one of them could not be read, and not merely was no document.
    """

    documents: list[tuple[str, bytes]]
    said: list[str]
    failed: bool


def unpacked(data: bytes, name: str) -> Packed:
    """The documents in a ZIP file."""
    found, problems = members(data, name)
    kinds = {member: PurePosixPath(member).suffix.lower() for member, _ in found}
    said = [problem.message for problem in problems]
    if others := [member for member, suffix in kinds.items() if suffix not in MEDIA_TYPES]:
        said.append(f"{name} also holds what is not read: {', '.join(others)}.")
    return Packed(
        documents=[(member, content) for member, content in found if kinds[member] in MEDIA_TYPES],
        said=said,
        failed=any(problem.severity is Severity.ERROR for problem in problems),
    )


def check_size(size: int, name: str) -> None:
    """Refuse what is over UPLOAD_MAX_BYTES, or ARCHIVE_MAX_BYTES for a ZIP file.

    Callers ask before they read the file into memory.
    """
    kind, what = ("ARCHIVE", "ZIP file") if is_packed(name) else ("UPLOAD", "document")
    most = getattr(settings, f"{kind}_MAX_BYTES")
    if size > most:
        raise Refused(
            f"{clean_name(name)} is {filesizeformat(size)} long; at most {filesizeformat(most)} are taken. "
            f"Split the {what}, or have RAPPORTEUR_{kind}_MAX_BYTES raised."
        )


def is_packed(name: str) -> bool:
    return name.lower().endswith(PACKED)


def clean_name(name: str) -> str:
    """The file's own name, without folders or what cannot be shown, in at most 255 characters."""
    last = shown(re.split(r"[/\\]", name)[-1]).strip() or "unnamed"
    suffix = PurePosixPath(last).suffix[-20:]
    return last if len(last) <= 255 else last[: 254 - len(suffix)] + "…" + suffix


def shown(text: str) -> str:
    """What can safely be printed of a name: no control characters, no bytes that are no UTF-8."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


def read(source: Source, parse: Parse = read_storable) -> ParsedDocument:
    """What the source says, as it can be stored, with what staff put right; refuses as `read_file` does."""
    return repaired(source, read_file(source, parse))


def read_file(source: Source, parse: Parse = read_storable) -> ParsedDocument:
    """What the source itself says, by `parse`. Refuses a source of which not one line can be read."""
    parsed = parse(bytes(source.content), source.name)
    if not any(line.strip() for line in parsed.lines):
        reasons = [problem.message for problem in parsed.problems]
        raise Refused(" ".join(reasons) or f"Nothing in {source.name} could be read.")
    if source.media_type == MEDIA_TYPES[".json"] and not parsed.decisions:
        raise Refused(
            f"{source.name} is no votes file, the one kind of JSON that is read: each line an object "
            "with a symbol and how the vote went. Save a document as another kind."
        )
    return parsed
