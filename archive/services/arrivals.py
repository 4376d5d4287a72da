"""Files on their way in: those of folders and patterns, and the documents in ZIP files, one at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path

from archive.services.reading import (
    KINDS,
    MEDIA_TYPES,
    PACKED,
    Refused,
    check_size,
    is_packed,
    shown,
    unpacked,
)

TAKEN = {*MEDIA_TYPES, PACKED}


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document's bytes; or, in `refusal`, why there are none. `label` says where it came from.

    `failed` is False for what was left out because it is no document.
    """

    label: str
    name: str
    data: bytes = b""
    packed_in: str = ""
    refusal: str = ""
    failed: bool = True


def files_named(paths: Iterable[str]) -> list[Path]:
    """Each file once, in the order given; what is no file stays, to be told when it is its turn."""
    return list(dict.fromkeys(file for path in paths for file in _expanded(path)))


def arrivals(files: Iterable[Path]) -> Iterator[Arrival]:
    """Each file is read into memory only when it is asked for."""
    for path in files:
        label = shown(str(path))
        try:
            data = _bytes(path)
        except Refused as refusal:
            yield Arrival(label, path.name, refusal=str(refusal))
        except OSError as error:
            yield Arrival(label, path.name, refusal=f"{label} cannot be read: {error.strerror}.")
        else:
            whole = [Arrival(label, path.name, data)]
            yield from members_of(data, path.name, label) if is_packed(path.name) else whole


def members_of(data: bytes, name: str, label: str) -> Iterator[Arrival]:
    """Each document in a ZIP file, and then what was left out of it."""
    packed = unpacked(data, name)
    for member, content in packed.documents:
        yield Arrival(f"{label} › {member}", member, content, packed_in=name)
    if packed.said:
        yield Arrival(label, name, refusal=" ".join(packed.said), failed=packed.failed)


def _expanded(path: str) -> Iterator[Path]:
    if Path(path).is_dir():
        found = [file for file in sorted(Path(path).rglob("*")) if file.suffix.lower() in TAKEN]
        yield from found or [Path(path)]
    elif has_magic(path) and not Path(path).exists():
        yield from map(Path, sorted(glob(path, recursive=True)) or [path])
    else:
        yield Path(path)


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise Refused(f"{shown(str(path))} holds no file of a kind that is read ({KINDS}).")
    if not path.is_file():
        raise Refused(f"{shown(str(path))} is no file or folder, and no file has a name of that pattern.")
    check_size(path.stat().st_size, path.name)
    return path.read_bytes()
