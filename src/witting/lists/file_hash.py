"""Hashes a file however large it is, a piece at a time."""

from hashlib import new
from pathlib import Path


def hash_of_file(path: Path, algorithm: str = "sha256") -> bytes:
    """Give the hash of what a file holds."""
    content = new(algorithm)
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            content.update(chunk)
    return content.digest()
