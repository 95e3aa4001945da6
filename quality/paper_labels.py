"""The labelled trade documents, the sets of papers of one deal, and when a value is the label's."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

import yaml

from quality.story_labels import Row, is_same_name, overlaps, plain

SET = Path(__file__).resolve().parent / "sets" / "papers"
LANGUAGES = ("en", "zh", "ru", "ar")
KINDS = (
    "commercial_invoice",
    "packing_list",
    "bill_of_lading",
    "air_waybill",
    "certificate_of_origin",
    "end_user_statement",
)
_NUMBER = re.compile(r"\d+(?:[.,\u066b\u066c]\d+|[ \u00a0\u202f]\d{3}(?!\d))*")


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledPaper:
    """One trade document as text with its layout, and its labels."""

    path: Path
    language: str
    text: str
    label: Row

    @property
    def kind(self) -> str:
        """Give what sort of paper it is."""
        return str(self.label["kind"])

    @property
    def name(self) -> str:
        """Give a short name for it: `zh/invoice`."""
        return f"{self.language}/{self.path.stem}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSet:
    """The papers of one deal, by kind, and what they say against each other."""

    name: str
    texts: dict[str, str]
    contradictions: tuple[Row, ...]


def papers(language: str) -> list[LabelledPaper]:
    """Give the labelled papers of a language, by file name."""
    return [_opened(path, language) for path in sorted((SET / language).glob("*.yaml"))]


def paper_sets() -> list[PaperSet]:
    """Give the sets of papers that belong together, by name."""
    out = []
    for path in sorted((SET / "sets").glob("*/labels.yaml")):
        label = yaml.safe_load(path.read_text(encoding="utf-8"))
        texts = {
            kind: (path.parent / name).read_text(encoding="utf-8")
            for kind, name in label["files"].items()
        }
        said = tuple(label["contradictions"])
        out.append(PaperSet(name=path.parent.name, texts=texts, contradictions=said))
    return out


def number_of(text: str) -> Decimal | None:
    """Give the first number in a text, whatever its digits and separators; None where none is.

    >>> number_of("2 400 шт."), number_of("1.145,50 EUR"), number_of("٤٠٠"), number_of("80万只")
    (Decimal('2400'), Decimal('1145.50'), Decimal('400'), Decimal('800000'))
    """
    found = _NUMBER.search(text)
    if found is None:
        return None
    digits = re.sub(r"[\s\u066c]", "", western(found.group())).replace("\u066b", ".")
    if re.search(r",\d{1,2}$", digits):
        digits = digits.replace(".", "").replace(",", ".")
    digits = digits.replace(",", "")
    try:
        number = Decimal(digits)
    except InvalidOperation:
        return None
    return number * 10_000 if text[found.end() :].startswith("万") else number


def is_same_number(found: str, wanted: str) -> bool:
    """Say whether two texts give one number."""
    one = number_of(found)
    return one is not None and one == number_of(wanted)


def is_same_party(found: str, row: Row) -> bool:
    """Say whether a name read is the labelled party, by any of the names the paper gives it."""
    return is_same_name([found], [plain(name) for name in (row["name"], *row.get("also", ()))])


def is_named(found: str, row: Row) -> bool:
    """Say whether a description read is that of the labelled goods."""
    return any(overlaps(found, name) for name in (row["description"], *row.get("also", ())))


def is_same_code(found: str, row: Row) -> bool:
    """Say whether a code read is the labelled one, or as much of it as makes a subheading."""
    code = only_digits(found)
    return len(code) >= len("848210") and row["hs"].startswith(code)


def western(text: str) -> str:
    """Give a text with every digit as 0 to 9."""
    return "".join(str(unicodedata.digit(one)) if one.isdigit() else one for one in text)


def only_digits(text: str) -> str:
    """Give a code without its dots and spaces."""
    return re.sub(r"\D", "", text)


def is_among(reference: str, held: Iterable[str]) -> bool:
    """Say whether a reference is among those read, spaces aside."""
    wanted = western(plain(reference)).replace(" ", "")
    return any(wanted == western(plain(one)).replace(" ", "") for one in held)


def _opened(path: Path, language: str) -> LabelledPaper:
    label = yaml.safe_load(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    return LabelledPaper(path=path.with_suffix(".txt"), language=language, text=text, label=label)
