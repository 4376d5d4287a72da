"""The samples, as bytes."""

from pathlib import Path

import archive

SAMPLES = Path(archive.__file__).parent / "samples"
LAKESIDE = "lakeside-2019-wha.txt"
OTHER = "meridian-2023-unea.txt"


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()
