"""Makes src/witting/data/names/ordinary.txt: long everyday words that firms are also called.

A firm may be called Kontrakt or Integrated; in a remittance written in capitals the bare word is no
mention of it. The words come from the customs nomenclatures (HS 2022 in English, ТН ВЭД in Russian)
and from the goods room's list of an invoice's own words, each as the names room writes it in Latin.
"""

import csv
import re
from pathlib import Path

import yaml

from witting.names import romanise_word

ROOT = Path(__file__).resolve().parents[1]
GOODS = ROOT.parent / "shared" / "data" / "goods"
TARGET = ROOT / "src" / "witting" / "data" / "names" / "ordinary.txt"
SHORTEST = 8  # letters: shorter words never stand alone as a mention
_LETTERS = re.compile(r"[^\W\d_]+")
HEAD = (
    "# Everyday words of eight letters or more, in Latin letters. Made by tools/make_ordinary.py\n"
    "# from: Harmonized System 2022, English text (datasets/harmonized-system, ODC-PDDL-1.0);\n"
    "# ТН ВЭД, Russian text (official document); src/witting/data/goods/words.yaml.\n"
)


def main() -> None:
    """Write the list anew; without the nomenclatures beside the checkout the old one stays."""
    if not GOODS.is_dir():
        print("the customs nomenclatures are not beside this checkout: nothing made")
        return
    with (GOODS / "hs2022_en.csv").open(encoding="utf-8") as file:
        text = " ".join(row["description"] for row in csv.DictReader(file))
    text += (GOODS / "tnved_ru_2024.json").read_text(encoding="utf-8")
    spoken = yaml.safe_load((ROOT / "src/witting/data/goods/words.yaml").read_text("utf-8"))
    for words in spoken["office_words"].values():
        text += " ".join(["", *(str(word) for word in words)])
    found = {romanise_word(word) for word in _LETTERS.findall(text.casefold())}
    kept = sorted(word for word in found if len(word) >= SHORTEST and word.isascii())
    TARGET.write_text(HEAD + "\n".join(kept) + "\n", encoding="utf-8")
    print(f"{len(kept)} words")


if __name__ == "__main__":
    main()
