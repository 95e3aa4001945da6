"""Sanctions lists: one reader for each publisher's format, and snapshots of what the lists said.

`read_list_file` reads one official file; `open_lists` puts files, folders and stored snapshots
together into a `Snapshot`, which is immutable and named by a hash of its content;
`Snapshot.default()` is the one that comes with witting; an `Archive` keeps every edition that came
in and gives the lists of any day; `what_changed` tells in a sentence what
happened to an entry between two of them.

`read_own_list` reads a table of the user's own by a mapping; `write_ftm` writes entries as
FollowTheMoney JSON lines, `ftm_records` gives one entry's.
"""

from witting.lists.archive import Archive
from witting.lists.changes import what_changed
from witting.lists.edition import Edition, EditionState
from witting.lists.opensanctions.write import ftm_id, ftm_records, write_ftm
from witting.lists.own import read_own_list
from witting.lists.parsed import ParsedList, RejectedRecord
from witting.lists.reading import open_lists, read_list_file
from witting.lists.snapshot import Snapshot

__all__ = [
    "Archive",
    "Edition",
    "EditionState",
    "ParsedList",
    "RejectedRecord",
    "Snapshot",
    "ftm_id",
    "ftm_records",
    "open_lists",
    "read_list_file",
    "read_own_list",
    "what_changed",
    "write_ftm",
]
