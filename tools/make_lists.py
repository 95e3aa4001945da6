"""Makes the lists that come with witting, and the days OFAC ids were first seen.

Reads the official files kept beside the checkout under shared/data/lists and the manifest
tools/lists.yaml, checks each file against the manifest's SHA-256, and writes into
src/witting/data/lists: ofac_first_seen.csv, default.snapshot, and default.yaml, which says what the
snapshot is made of. The same files give the same bytes.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from tools.editions import TextDiff, chain, read_diff
from witting.lists import Snapshot, read_list_file
from witting.lists.parsed import ParsedList

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data" / "lists"
TARGET = ROOT / "src" / "witting" / "data" / "lists"
MANIFEST = ROOT / "tools" / "lists.yaml"
_MARKER = "section 11 of executive order 14024"
_HEAD = """\
# When ids came to OFAC's SDN list, and when the section 11 remark came to ids already on it.
# Source: OFAC's sdn.csv (US-government work, public domain), consecutive editions kept by date in
# the public repository jackdwyer/specially-designated-nationals-list; `edition` is the day and
# commit of the edition, `absent_on` the day of the kept edition before it (empty: not known).
# Made by tools/make_lists.py from the differences between editions, 2023-12-01 to 2024-05-03.
# An id that was on the oldest edition has no row: when it was listed is not known from here.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One difference between two consecutive editions of sdn.csv: ids with their whole line."""

    name: str  # day and commit, `2024-02-23_19efeec`
    start: str  # the hash git gives the content before
    end: str  # and after
    removed: dict[str, str]
    added: dict[str, str]

    @property
    def day(self) -> str:
        """Give the day the edition was kept."""
        return self.name[:10]


def main() -> None:
    """Write the three files and say what was made."""
    write_first_seen()
    snapshot = default_snapshot()
    snapshot.write(TARGET / "default.snapshot")
    (TARGET / "default.yaml").write_text(described(snapshot), encoding="utf-8")
    size = (TARGET / "default.snapshot").stat().st_size
    print(f"default.snapshot: {len(snapshot):,} entries, {size:,} bytes, digest {snapshot.digest}")


def default_snapshot() -> Snapshot:
    """Put the manifest's files together as the snapshot that is shipped."""
    return Snapshot.from_lists(_official(row) for row in manifest()["lists"])


def manifest() -> dict[str, Any]:
    """Read the hand-kept manifest of official files."""
    loaded: dict[str, Any] = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    return loaded


def described(snapshot: Snapshot) -> str:
    """Write what the shipped snapshot is made of: the manifest, with counts and the digest."""
    rows = [
        {**row, "title": used.title, "entries": used.entries}
        for row, used in zip(manifest()["lists"], snapshot.used, strict=True)
    ]
    text = yaml.safe_dump(
        {"digest": snapshot.digest, "entries": len(snapshot), "lists": rows},
        allow_unicode=True,
        sort_keys=False,
        width=100,
    )
    return "# Made by tools/make_lists.py; shown by `witting lists show`.\n" + text


def _official(row: dict[str, Any]) -> ParsedList:
    path = SHARED / row["file"]
    found = sha256(path.read_bytes()).hexdigest()
    if found != row["sha256"]:
        raise SystemExit(
            f"{row['file']} has SHA-256 {found}, and the manifest says {row['sha256']}"
        )
    parsed = read_list_file(path)
    if (parsed.meta.id, parsed.meta.published) != (row["id"], row["published"]):
        raise SystemExit(f"{row['file']} is {parsed.meta.id} of {parsed.meta.published}")
    meta = replace(parsed.meta, source=row["source"], licence=row["licence"])
    return replace(parsed, meta=meta)


def write_first_seen() -> None:
    """Write ofac_first_seen.csv from the differences between kept editions."""
    rows = sorted(first_seen(editions()), key=lambda row: (int(row[0]), row[2], row[1]))
    lines = ["uid,event,day,absent_on,edition", *(",".join(row) for row in rows)]
    text = _HEAD + "\n".join(lines) + "\n"
    (TARGET / "ofac_first_seen.csv").write_text(text, encoding="utf-8")


def first_seen(differences: list[Edition]) -> Iterator[tuple[str, str, str, str, str]]:
    """Give `uid, event, day, absent_on, edition` for every id and every remark that came."""
    before, last = "", ""
    for edition in differences:
        before, last = (last, edition.day) if edition.day != last else (before, last)
        for uid, line in edition.added.items():
            was = edition.removed.get(uid)
            if was is None:
                yield uid, "listed", edition.day, before, edition.name
            elif _MARKER in line.lower() and _MARKER not in was.lower():
                yield uid, "marked", edition.day, before, edition.name


def editions() -> list[Edition]:
    """Read the differences in the order in which the editions followed each other.

    A gap in their chain would make an id look new that was not, so it is refused.
    """
    folder = SHARED / "ofac" / "daily_diffs_2023-12_to_2024-05"
    return [_edition(diff) for diff in chain(map(read_diff, sorted(folder.glob("*.diff"))))]


def _edition(diff: TextDiff) -> Edition:
    return Edition(
        name=diff.name,
        start=diff.start,
        end=diff.end,
        removed=_by_id(line for hunk in diff.hunks for line in hunk.removed),
        added=_by_id(line for hunk in diff.hunks for line in hunk.added),
    )


def _by_id(lines: Iterable[bytes]) -> dict[str, str]:
    texts = (line.decode("utf-8", "replace") for line in lines)
    return {found[1]: text for text in texts if (found := re.match(r"(\d+),\"", text))}


if __name__ == "__main__":
    main()
