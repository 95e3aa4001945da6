"""The user's own list: a table, and a mapping that says what its columns mean.

`read_own_list` reads one by itself. Among other files it needs nothing but its place: where
`blocked.mapping.yaml` (or `.yml`, or `.toml`) lies beside `blocked.csv`, `open_lists` and
`read_list_file` read the table by that mapping. A table whose header uses our own names (`list_id`,
`name` and any others of `own.mapping.FIELDS` or an identifier's scheme) needs no mapping.
"""

from witting.lists.own.reader import read_own_list

__all__ = ["read_own_list"]
