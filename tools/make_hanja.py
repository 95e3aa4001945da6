"""Makes `src/witting/data/names/hanja.tsv`: how each Han letter is read in Korean.

From the Unihan database (kHangul and kTraditionalVariant), of which the files Unihan_Readings.txt
and Unihan_Variants.txt are given, plain or packed by bzip2. Kept are the letters of everyday
writing, each with one reading: that of the schools' list where it has one, of two the one that
begins with the letter the North keeps (련, not 연), and a simplified letter's from its full form.
"""

import bz2
import sys
from collections import defaultdict
from pathlib import Path

from tools.make_cantonese import is_everyday

TARGET = Path(__file__).resolve().parents[1] / "src/witting/data/names/hanja.tsv"
HEAD = """\
# Han letters by their Korean reading, in the North's spelling where Unihan has it.
# source: Unihan database 15.0, kHangul and kTraditionalVariant; made by tools/make_hanja.py.
# Copyright (c) 1991-2022 Unicode, Inc. All rights reserved. Distributed under the Terms of Use in
# https://www.unicode.org/copyright.html; permission as in https://www.unicode.org/license.txt.
"""
_FIRST, _LEAD = 0xAC00, 588  # of a syllable's number; 588 syllables begin with one letter
_KEPT = (5, 2)  # ㄹ and ㄴ, which the South drops or changes at a word's beginning
_SCHOOLS = "E"


def rows_of(path: str, field: str) -> dict[str, list[str]]:
    """Give a field of a Unihan file by letter."""
    raw = Path(path).read_bytes()
    text = (bz2.decompress(raw) if path.endswith(".bz2") else raw).decode("utf-8")
    parted = (line.split("\t") for line in text.splitlines() if f"\t{field}\t" in line)
    return {chr(int(code[2:], 16)): rest.split() for code, _, rest in parted}


def rank(reading: str) -> tuple[bool, int]:
    """Say where one reading stands among a letter's, the best first."""
    sound, _, marks = reading.partition(":")
    lead = (ord(sound) - _FIRST) // _LEAD
    return _SCHOOLS not in marks, _KEPT.index(lead) if lead in _KEPT else len(_KEPT)


def main() -> None:
    """Convert the files given."""
    if len(sys.argv) != 3:
        sys.exit(f"usage: {sys.argv[0]} Unihan_Readings.txt[.bz2] Unihan_Variants.txt[.bz2]")
    readings, full = rows_of(sys.argv[1], "kHangul"), rows_of(sys.argv[2], "kTraditionalVariant")
    found: dict[str, list[str]] = defaultdict(list)
    letters = {letter for letter in (*readings, *full) if is_everyday(letter)}
    for letter in sorted(letters):
        forms = (letter, *(chr(int(code[2:], 16)) for code in full.get(letter, ())))
        ways = sorted((way for form in forms for way in readings.get(form, ())), key=rank)
        if ways:
            found[ways[0].partition(":")[0]].append(letter)
    rows = [f"{sound}\t{''.join(same)}" for sound, same in sorted(found.items())]
    TARGET.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(rows):,} syllables, {sum(map(len, found.values())):,} letters")


if __name__ == "__main__":
    main()
