"""Makes `src/witting/data/names/han_pairs.tsv`: how Chinese writes foreign names the lists hold.

From the Wikidata label pairs (CC0-1.0) of NETransliteration-COLING2018; only names whose Latin
word is a word of the default lists, and only where the pair was seen often enough to be usage or
is the Latin word's only one.
"""

from collections import defaultdict
from pathlib import Path

from witting.base import PartyKind
from witting.lists import Snapshot
from witting.names import readings

SOURCE = Path(__file__).resolve().parents[2] / "shared" / "data" / "names" / "wd_chinese_80.tsv"
TARGET = Path(__file__).resolve().parents[1] / "src/witting/data/names/han_pairs.tsv"
HEAD = """\
# Chinese spellings of foreign names: Han, Latin, times seen.
# source: Wikidata labels (CC0-1.0) by steveash/NETransliteration-COLING2018,
# data/wd_chinese_80, commit 5d5f59e561ec
"""
LONGEST = 7


def listed_words() -> set[str]:
    """Give every word of the names of listed persons."""
    return {
        token
        for entry in Snapshot.default().entries
        if entry.kind is PartyKind.PERSON
        for name in entry.names
        for reading in readings(name.whole, person=True)
        for token in reading
    }


def main() -> None:
    """Convert the pairs; without the source the shipped file stays as it is."""
    if not SOURCE.is_file():
        print(f"{SOURCE.name} is not beside the checkout: {TARGET.name} stays as it is")
        return
    words, seen = listed_words(), defaultdict[str, dict[str, int]](dict)
    for line in SOURCE.read_text(encoding="utf-8").splitlines():
        latin, han, count = line.split("\t")
        spelt = han.replace(" ", "")
        if latin in words and 2 <= len(spelt) <= LONGEST:
            seen[spelt][latin] = seen[spelt].get(latin, 0) + int(count)
    rows = []
    for han, ways in sorted(seen.items()):
        latin = min(ways, key=lambda way: (-ways[way], way))
        rows.append(f"{han}\t{latin}\t{ways[latin]}")
    TARGET.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(rows):,} pairs")


if __name__ == "__main__":
    main()
