"""Makes `src/witting/data/names/cantonese.tsv`: how each Han letter is read in Cantonese.

From the Unihan database (kCantonese), of which the file Unihan_Readings.txt is given, plain or
packed by bzip2. Kept are the letters of everyday writing: those of GB 2312 and of Big5's first
level, each with its first reading, without its tone.
"""

import bz2
import sys
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "src/witting/data/names/cantonese.tsv"
HEAD = """\
# Han letters by their Cantonese reading in Jyutping, tones left out.
# source: Unihan database 15.0, kCantonese; made by tools/make_cantonese.py, other fields left out.
# Copyright (c) 1991-2022 Unicode, Inc. All rights reserved. Distributed under the Terms of Use in
# https://www.unicode.org/copyright.html; permission as in https://www.unicode.org/license.txt.
"""
_BIG5_SECOND_LEVEL = 0xC940


def is_everyday(letter: str) -> bool:
    """Say whether a Han letter is one of everyday writing, simplified or traditional."""
    try:
        letter.encode("gb2312")
    except UnicodeEncodeError:
        packed = letter.encode("big5", errors="ignore")
        return len(packed) == 2 and int.from_bytes(packed, "big") < _BIG5_SECOND_LEVEL
    return True


def main() -> None:
    """Convert the file given."""
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} Unihan_Readings.txt[.bz2]")
    raw = Path(sys.argv[1]).read_bytes()
    text = (bz2.decompress(raw) if sys.argv[1].endswith(".bz2") else raw).decode("utf-8")
    found: dict[str, list[str]] = defaultdict(list)
    for line in text.splitlines():
        code, _, rest = line.partition("\tkCantonese\t")
        if rest and is_everyday(letter := chr(int(code[2:], 16))):
            found[rest.split()[0].rstrip("0123456789")].append(letter)
    rows = [f"{sound}\t{''.join(sorted(letters))}" for sound, letters in sorted(found.items())]
    TARGET.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(rows):,} syllables, {sum(map(len, found.values())):,} letters")


if __name__ == "__main__":
    main()
