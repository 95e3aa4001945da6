"""The only place where the network is touched: publishers' files fetched, checked and taken in.

`update_lists` asks every publisher for what changed and hands what it got to the archive. Nothing
of this machine leaves it but the request itself.
"""

from witting.lists.fetch.machine import FetchSettings, Machine
from witting.lists.fetch.update import FileOutcome, update_lists

__all__ = ["FetchSettings", "FileOutcome", "Machine", "update_lists"]
