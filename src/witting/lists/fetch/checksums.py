"""Holds what came against the checksums its publisher gave: in a header, or at an address."""

import base64
import binascii
import re
from collections.abc import Mapping
from pathlib import Path

from witting.base import NotFetched
from witting.lists.file_hash import hash_of_file

_ALGORITHMS = {"sha-256": "sha256", "sha256": "sha256", "sha-512": "sha512", "sha512": "sha512"}
_BY_LENGTH = {40: "sha1", 64: "sha256", 128: "sha512"}
_HEX = re.compile(
    r"(?<![0-9A-Fa-f])(?:[0-9A-Fa-f]{128}|[0-9A-Fa-f]{64}|[0-9A-Fa-f]{40})(?![0-9A-Fa-f])"
)
_DIGEST = re.compile(r"([A-Za-z0-9-]+)=:?([A-Za-z0-9+/]+={0,2}):?")


def check_headers(headers: Mapping[str, str], packed: Path) -> None:
    """Check the body as it was sent against Repr-Digest and Digest, where the answer has them.

    Both are over the whole of what is sent, so they hold for a download that was resumed too.
    Raises NotFetched where one does not fit.
    """
    for name in ("repr-digest", "digest"):
        for algorithm, value in _DIGEST.findall(headers.get(name, "")):
            known = _ALGORITHMS.get(algorithm.lower())
            if known is not None:
                _compare(packed, known, _decoded(value), f"the header {name}")


def check_published(text: str, path: Path, where: str) -> None:
    """Check a file against a published checksum: 40, 64 or 128 hexadecimal digits in a text.

    Raises NotFetched where it does not fit, or where the text holds no checksum.
    """
    found = _HEX.search(text[:10_000])
    if found is None:
        raise NotFetched(
            f"no checksum can be read at {where}, so nobody can say that {path.name} came whole."
            " Look there whether the publisher changed its form."
        )
    _compare(path, _BY_LENGTH[len(found[0])], bytes.fromhex(found[0]), where)


def _compare(path: Path, algorithm: str, told: bytes, where: str) -> None:
    if hash_of_file(path, algorithm) != told:
        raise NotFetched(
            f"{path.name} does not fit the checksum its publisher gives ({algorithm}, {where}), so"
            " it was changed or damaged on the way and is not used. Try again; if it stays so, ask"
            " the publisher."
        )


def _decoded(value: str) -> bytes:
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return b""
