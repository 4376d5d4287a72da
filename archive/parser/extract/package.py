"""ZIP archives: the files in them that can be read, each with a readable name.

Guarantee: never more than the limits below is unpacked, whatever the archive says of itself.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import PurePosixPath

from archive.parser.model import Problem, Severity

# What a committee's whole archive needs, with room: measured, a year of one conference is 300 files of 60 MB.
MAX_MEMBERS = 2_000
MAX_MEMBER_BYTES = 64 * 2**20
MAX_TOTAL_BYTES = 256 * 2**20
# Text packs 3 to 10 times, Word's XML up to 40; small members may pack as they like.
MAX_RATIO = 200
RATIO_FREE_BYTES = 2**20
# Directory entries are counted before they are read, as each costs memory.
MAX_ENTRIES = 20_000
MAX_NAME = 150

KINDS = frozenset(
    (
        ".txt", ".text", ".md", ".markdown", ".pdf", ".docx", ".docm", ".doc", ".rtf", ".odt",
        ".xml", ".html", ".htm", ".xhtml", ".json", ".jsonl",
    )
)  # fmt: skip

_JUNK = re.compile(r"(?:^|/)(?:__MACOSX(?:/|$)|\.DS_Store$|\._|Thumbs\.db$|desktop\.ini$)", re.I)
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*]+')
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What zipfile raises for bytes that are no archive, or a broken one.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError, OverflowError,
    IndexError,
)  # fmt: skip

_MESSAGES = {
    "encrypted": "protected by a password and was not read. Remove the password and try again",
    "damaged": "damaged, or packed in a way that cannot be read. Save it and pack it again",
    "too-large": "too large, or packed more tightly than any document. Add it by itself",
    "archive-nested": "an archive in an archive in an archive. Unpack it first",
    "archive-skipped": "of a kind that is not read",
}


class UnreadableError(Exception):
    """An archive or a member that cannot be read.

    `code` says why: "encrypted", "damaged", "too-large" or "unsafe-xml".
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def members(data: bytes, name: str) -> tuple[list[tuple[str, bytes]], list[Problem]]:
    """The files of known kinds in an archive, in name order, as (name, bytes); and what was left out."""
    unpacking = _Unpacking()
    try:
        unpacking.unpack(data, (), nested=False)
    except UnreadableError as error:
        unpacking.leave(error.code, name)
    problems = unpacking.problems(name)
    if not unpacking.found and not problems:
        message = f"{name} holds no file that can be read: pack documents into it and try again."
        problems = [Problem("archive-empty", message, severity=Severity.ERROR)]
    return sorted(unpacking.found, key=lambda member: member[0]), problems


def open_zip(data: bytes) -> zipfile.ZipFile:
    """The archive, for `read_member`; UnreadableError where the bytes are none."""
    if data.count(_ENTRY) > MAX_ENTRIES:
        raise UnreadableError("too-large")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise UnreadableError("damaged") from error
    if _overlaps(archive):
        archive.close()
        raise UnreadableError("damaged")
    return archive


def _overlaps(archive: zipfile.ZipFile) -> bool:
    """Whether two members lie in the same bytes: so a small archive unpacks to any size."""
    infos = sorted(archive.infolist(), key=lambda info: info.header_offset)
    return any(one.header_offset + one.compress_size > other.header_offset for one, other in pairwise(infos))


def read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int = MAX_MEMBER_BYTES) -> bytes:
    """A member's bytes, at most `limit` of them; UnreadableError says why it cannot be read."""
    if info.flag_bits & _ENCRYPTED:
        raise UnreadableError("encrypted")
    if info.compress_type not in _METHODS:
        raise UnreadableError("damaged")
    if info.file_size > max(RATIO_FREE_BYTES, MAX_RATIO * info.compress_size):
        raise UnreadableError("too-large")
    try:
        with archive.open(info) as handle:
            content = handle.read(limit + 1)
    except _BROKEN as error:
        raise UnreadableError("damaged") from error
    if len(content) > limit:
        raise UnreadableError("too-large")
    return content


@dataclass(slots=True)
class _Unpacking:
    """What was found so far, and what was left out, by the code that says why."""

    found: list[tuple[str, bytes]] = field(default_factory=list)
    left: dict[str, list[str]] = field(default_factory=dict)
    total: int = 0
    names: set[str] = field(default_factory=set)

    def leave(self, code: str, name: str) -> None:
        self.left.setdefault(code, []).append(name)

    def unpack(self, data: bytes, folders: tuple[str, ...], *, nested: bool) -> None:
        with open_zip(data) as archive:
            for info, path in _files(archive):
                parts = (*folders, *path)
                if len(self.found) >= MAX_MEMBERS or self.total >= MAX_TOTAL_BYTES:
                    self.leave("archive-too-large", " - ".join(parts))
                else:
                    self._take(archive, info, parts, nested=nested)

    def _take(
        self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, parts: tuple[str, ...], *, nested: bool
    ) -> None:
        name = " - ".join(parts)
        kind = PurePosixPath(parts[-1]).suffix.lower()
        if kind == ".zip" and nested:
            self.leave("archive-nested", name)
        elif kind != ".zip" and kind not in KINDS:
            self.leave("archive-skipped", name)
        else:
            try:
                self._keep(read_member(archive, info, MAX_MEMBER_BYTES), parts, kind)
            except UnreadableError as error:
                self.leave(error.code, name)

    def _keep(self, content: bytes, parts: tuple[str, ...], kind: str) -> None:
        self.total += len(content)
        if kind == ".zip":
            self.unpack(content, (*parts[:-1], parts[-1][: -len(kind)]), nested=True)
        else:
            self.found.append((self._unique(" - ".join(parts)), content))

    def _unique(self, name: str) -> str:
        path = PurePosixPath(name)
        stem, suffix = path.stem[:MAX_NAME], path.suffix
        name, count = stem + suffix, 1
        while name.casefold() in self.names:
            count += 1
            name = f"{stem} ({count}){suffix}"
        self.names.add(name.casefold())
        return name

    def problems(self, archive: str) -> list[Problem]:
        problems = []
        for code, names in self.left.items():
            severity = Severity.INFO if code == "archive-skipped" else Severity.ERROR
            problems.append(Problem(code, _message(code, names, archive), severity=severity))
        return problems


def _message(code: str, names: list[str], archive: str) -> str:
    listed = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    if code == "archive-too-large":
        return (
            f"{archive} holds more than {MAX_MEMBERS} files or {MAX_TOTAL_BYTES // 2**20} MB; left out: "
            f"{listed}. Split it into smaller archives."
        )
    many = " are each " if len(names) > 1 else " is "
    return f"{listed}{many}{_MESSAGES[code]}."


def _files(archive: zipfile.ZipFile) -> Iterator[tuple[zipfile.ZipInfo, tuple[str, ...]]]:
    """The files of an archive in name order, each with its path as safe parts; folders and junk left out."""
    for info in sorted(archive.infolist(), key=lambda info: info.filename):
        path = _name(info).replace("\\", "/")
        if path.endswith("/") or _JUNK.search(path):
            continue
        parts = tuple(part for raw in path.split("/") if (part := _UNSAFE.sub("_", raw).strip()).strip("._ "))
        if parts:
            yield info, parts[-8:]


def _name(info: zipfile.ZipInfo) -> str:
    """The name as it was packed: many programs write UTF-8 and do not say so."""
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename
