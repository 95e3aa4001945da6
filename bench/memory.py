"""What a process weighs: by itself, with its share of what it shares, and of the lists it maps.

RSS counts a page in every process that has it, PSS divides it among them. A page of a mapped list
or index that several workers have is "shared"; it lies in memory once.
"""

import re
from dataclasses import dataclass
from pathlib import Path

_LISTS = (".index", ".snapshot")
_HEAD = re.compile(r"^[0-9a-f]+-[0-9a-f]+ \S+ \S+ \S+ \S+\s*(.*)$")
_SIZE = re.compile(r"^(Rss|Pss|Shared_Clean|Shared_Dirty):\s+(\d+) kB")
_DELETED = " (deleted)"  # a list that was replaced and is still open


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """The weight of one process, in megabytes."""

    rss: float
    pss: float  # 0 where the kernel does not count it
    lists: float  # of RSS: the indexes and snapshots it maps
    lists_shared: float  # of these: what another process has too
    files: int  # how many of them it maps

    def line(self) -> str:
        """Give it in words."""
        return (
            f"RSS {self.rss:.0f} MB, PSS {self.pss:.0f} MB; of them {self.lists:.1f} MB of"
            f" {self.files} mapped lists and indexes, {self.lists_shared:.1f} MB shared"
        )


def weight(pid: int) -> Weight:
    """Weigh a process. Raises OSError where it has ended or is another's."""
    text = Path(f"/proc/{pid}/smaps").read_text(encoding="utf-8", errors="replace")
    all_of, of_lists = dict.fromkeys(("rss", "pss"), 0), dict.fromkeys(("rss", "shared"), 0)
    files, is_list = set[str](), False
    for line in text.splitlines():
        if head := _HEAD.match(line):
            path = head[1].removesuffix(_DELETED)
            is_list = path.endswith(_LISTS)
            files |= {path} if is_list else set()
        elif size := _SIZE.match(line):
            kilobytes = int(size[2])
            if size[1].lower() in all_of:
                all_of[size[1].lower()] += kilobytes
            if is_list and size[1] != "Pss":
                of_lists["rss" if size[1] == "Rss" else "shared"] += kilobytes
    return Weight(
        rss=round(all_of["rss"] / 1024, 1),
        pss=round(all_of["pss"] / 1024, 1),
        lists=round(of_lists["rss"] / 1024, 1),
        lists_shared=round(of_lists["shared"] / 1024, 1),
        files=len(files),
    )


def weights(pids: list[int]) -> dict[int, Weight]:
    """Weigh processes by their numbers, leaving out those that have ended."""
    found = {}
    for pid in pids:
        try:
            found[pid] = weight(pid)
        except OSError:
            continue
    return found
