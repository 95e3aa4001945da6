"""A pack of evidence as a file anybody can verify without the database: its shape and its proof.

A ZIP of files, and a manifest with the SHA-256 of each; the audit trail's export among them is
verified as an export by itself, and what the pack tells of decisions is held against it. All else
rests on the manifest's hash, which whoever changes a pack can make anew: the trail of the service
notes it. Who makes a pack is above; here it is written and read again.
"""

import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import IO, Any, BinaryIO

from witting.store.canonical import canonical
from witting.store.chain import Problem, Verified
from witting.store.evidence_words import unlike, words_of
from witting.store.exporting import verify_export

SCHEMA = "witting/evidence/1"
MANIFEST, TRAIL = "manifest.json", "audit.jsonl"
MOST_FILES = 500
LARGEST_FILE = 16 * 1024**3
_LARGEST_MANIFEST = 4_000_000
_STEP = 1024 * 1024
_LARGEST_READ = 256_000_000
_HELD_AGAINST = ("four_eyes.json", "samples.json", "good_guys.json")
_NEVER = (1980, 1, 1, 0, 0, 0)  # two packs of the same files are the same bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedPack(Verified):
    """What a verification of a pack found, and what it alone cannot prove."""

    manifest: str = ""  # SHA-256 of the manifest; "" where there is none that can be read
    rests: tuple[str, ...] = ()  # files that nothing but that hash speaks for

    @property
    def compare(self) -> str:
        """Say what the manifest's hash is to be compared with, and what rests on it alone."""
        if not self.manifest:
            return ""
        return (
            f"The manifest's hash is {self.manifest}. Compare it with the trail of the service that"
            f" made the pack: an entry audit.exported after its entry {self.last} has it as"
            f" detail.evidence. {', '.join(self.rests)} rest on that hash alone, and"
            " so do cases in samples.json but for what their opening tells."
        )


def write_pack(
    out: IO[bytes], files: Iterable[tuple[str, Iterable[bytes]]], about: dict[str, Any]
) -> str:
    """Write a pack, its manifest last, and give the manifest's SHA-256: what to note elsewhere."""
    told = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, parts in files:
            whole, size = sha256(), 0
            with packed.open(_entry(name), "w", force_zip64=True) as file:
                for part in parts:
                    whole.update(part)
                    size += len(part)
                    file.write(part)
            told.append({"name": name, "sha256": whole.hexdigest(), "size": size})
        manifest = canonical({"schema": SCHEMA, **about, "files": told}).encode()
        packed.writestr(_entry(MANIFEST), manifest)
    return sha256(manifest).hexdigest()


def is_pack(file: BinaryIO) -> bool:
    """Say whether a file is a ZIP, as packs are and exports never."""
    start = file.read(4)
    file.seek(0)
    return start == b"PK\x03\x04"


def verify_pack(file: BinaryIO, *, expect: str = "") -> VerifiedPack:
    """Say whether a pack holds: files as its manifest tells, the trail's chain, decisions as there.

    `expect` is a hash noted elsewhere, of the manifest or of an entry of the trail. The entries
    counted are the trail's; `rows` are the files read and compared.
    """
    try:
        with zipfile.ZipFile(file) as packed:
            return _verified(packed, expect)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, OSError, EOFError):
        return _wrong("the pack", "it is no ZIP that can be read: it was cut or changed")
    except RuntimeError:  # how zipfile says that a password is asked for
        return _wrong("the pack", "a file of it is enciphered, which no pack is")


def _verified(packed: zipfile.ZipFile, expect: str) -> VerifiedPack:
    entries = packed.infolist()
    names = [one.filename for one in entries]
    if len(names) > MOST_FILES or len(set(names)) != len(names):
        return _wrong("the pack", f"it has more than {MOST_FILES} files, or two of one name")
    manifest, why = _manifest(packed, names)
    if manifest is None:
        return _wrong(MANIFEST, why)
    digest, about, told = manifest
    problems = list(_faults(packed, told, names))
    if TRAIL not in told or TRAIL not in names:
        problems.append(Problem(where=TRAIL, why="the trail's export is not among the files"))
        return _wrong(*_pair(problems[-1]), rows=len(told))
    with packed.open(TRAIL) as trail:
        found = verify_export(trail)  # type: ignore[arg-type]  # reads lines alike
    problems += [Problem(where=f"{TRAIL}, {one.where}", why=one.why) for one in found.problems]
    if not problems:
        problems += _against_trail(packed, about, told, digest, expect)
    return VerifiedPack(
        count=found.count,
        first=found.first,
        last=found.last,
        last_hash=found.last_hash,
        rows=len(told),
        problems=tuple(problems),
        manifest=digest,
        rests=tuple(sorted(set(told) - {TRAIL, *_HELD_AGAINST})),
    )


def _against_trail(
    packed: zipfile.ZipFile,
    about: dict[str, Any],
    told: dict[str, tuple[str, int]],
    digest: str,
    expect: str,
) -> Iterator[Problem]:
    """Give what the pack tells otherwise than its trail, and a hash expected that it lacks."""
    with packed.open(TRAIL) as trail:
        words = words_of(trail, expect)
    if expect and expect != digest and expect not in words.hashes:
        why = (
            f"the hash {expect} that was noted is neither its manifest's ({digest}) nor of an entry"
            " of its trail: this is another pack, or a file was changed and the manifest made anew"
        )
        yield Problem(where="the pack", why=why)
    read = []
    for name in _HELD_AGAINST:
        if name not in told or told[name][1] > _LARGEST_READ:
            yield Problem(where=name, why="it is not among the files, or is larger than any")
            return
        try:
            read.append(json.loads(packed.read(name)))
        except (ValueError, RecursionError):
            yield Problem(where=name, why="it is no JSON that can be read")
            return
    try:
        yield from unlike(words, about, *read)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        why = f"what it tells of decisions is not as packs tell it ({error!r}): it was changed"
        yield Problem(where="the pack", why=why)


def _manifest(
    packed: zipfile.ZipFile, names: list[str]
) -> tuple[tuple[str, dict[str, Any], dict[str, tuple[str, int]]] | None, str]:
    """Read the manifest: its hash, what it says, and of each file hash and size."""
    if MANIFEST not in names:
        return None, "there is none, so nothing says what the files should be"
    with packed.open(MANIFEST) as file:
        raw = file.read(_LARGEST_MANIFEST + 1)
    try:
        record = json.loads(raw) if len(raw) <= _LARGEST_MANIFEST else None
        if not isinstance(record, dict) or record.get("schema") != SCHEMA:
            return None, f"it is not one that this version knows ({SCHEMA})"
        told = {str(one["name"]): (str(one["sha256"]), int(one["size"])) for one in record["files"]}
    except (ValueError, KeyError, TypeError, RecursionError):
        return None, "it cannot be read: it was changed"
    if len(told) != len(record["files"]):
        return None, "it tells of a file twice"
    return (sha256(raw).hexdigest(), record, told), ""


def _faults(
    packed: zipfile.ZipFile, told: dict[str, tuple[str, int]], names: list[str]
) -> Iterator[Problem]:
    for name in sorted(set(names) - set(told) - {MANIFEST}):
        yield Problem(where=name, why="the manifest does not tell of it: it was added")
    for name, (digest, size) in told.items():
        if name not in names:
            yield Problem(where=name, why="it is missing")
        elif not 0 <= size <= LARGEST_FILE or _digest(packed, name, size) != digest:
            yield Problem(where=name, why="it was changed: its hash is not the manifest's")


def _digest(packed: zipfile.ZipFile, name: str, size: int) -> str:
    """Give the hash of a file that has the size told; "" for another, and no more is read."""
    whole, read = sha256(), 0
    try:
        with packed.open(name) as file:
            while part := file.read(_STEP):
                read += len(part)
                if read > size:
                    return ""
                whole.update(part)
    except (zipfile.BadZipFile, EOFError, OSError):
        return ""
    return whole.hexdigest() if read == size else ""


def _entry(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, _NEVER)
    made.compress_type = zipfile.ZIP_DEFLATED
    made.external_attr = 0o600 << 16
    return made


def _pair(one: Problem) -> tuple[str, str]:
    return one.where, one.why


def _wrong(where: str, why: str, rows: int = 0) -> VerifiedPack:
    problem = Problem(where=where, why=why)
    return VerifiedPack(count=0, first=0, last=0, last_hash="", rows=rows, problems=(problem,))
