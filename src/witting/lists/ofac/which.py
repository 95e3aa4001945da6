"""Tells OFAC's two lists apart: files of the same form that do not say which list they are.

The SDN list blocks; the non-SDN list mostly does not. Taking one for the other would be grave, so
the content is asked first and the file's name only where the content leaves it open.
"""

from collections.abc import Sequence
from pathlib import Path

from witting.lists.ofac.draft import Draft

_NON_SDN = frozenset({"NS-PLC", "CMIC-EO13959", "561-Related", "561List", "FSE-IR", "NS-MBS"})
_SHARED = frozenset({"UKRAINE-EO13662"})  # sectoral on the non-SDN list, blocking on the SDN list
_LARGE = 5_000  # the SDN list passed this long ago; the non-SDN list holds some hundreds


def which_list(drafts: Sequence[Draft], path: Path) -> str:
    """Give `ofac-sdn` or `ofac-cons` for the entries read from a file.

    More entries than the non-SDN list ever had: the SDN list. Most entries under programmes that
    only the non-SDN list uses: that list. Otherwise the name decides, and where it says nothing
    the graver reading is taken: the SDN list.
    """
    if len(drafts) > _LARGE:
        return "ofac-sdn"
    only = sum(1 for draft in drafts if _NON_SDN.intersection(draft.programmes))
    shared = sum(1 for draft in drafts if _SHARED.intersection(draft.programmes))
    name = path.name.lower()
    if name.startswith("sdn") and only * 2 <= len(drafts):
        return "ofac-sdn"
    if (only + shared) * 2 > len(drafts) or name.startswith(("cons", "non-sdn", "nonsdn")):
        return "ofac-cons"
    return "ofac-sdn"
