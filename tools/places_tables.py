"""The tables of places and names while `make_places` fills them, and how they are written down."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from tools.russian import case_forms
from witting.places.fold import fold_key


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class NameRow:
    """One row of names.tsv."""

    key: str
    place: str
    language: str
    use: str  # name, demonym, decoy
    care: str  # "", caps, cue, lookup
    form: str  # "", acc, obl
    text: str
    source: str


@dataclass(slots=True)
class Tables:
    """The tables being filled."""

    places: dict[str, dict[str, str]] = field(default_factory=dict)
    names: dict[tuple[str, str, str], NameRow] = field(default_factory=dict)

    def add(self, place: str, language: str, text: str, source: str, *, use: str = "name") -> None:
        """Add one name, with its Russian forms, keeping the first source that gives it."""
        text, _, care = text.strip().partition("!")
        for spelling in _spellings(text, language):
            self._put(place, language, spelling, source, use=use, care=care)
            if language == "ru" and use == "name" and re.search("[А-Яа-я]", spelling):
                for form, accusative in case_forms(spelling):
                    kind = "acc" if accusative else "obl"
                    self._put(place, language, form, "russian-forms", use=use, care=care, form=kind)

    def put_latin(self, row: NameRow, text: str) -> None:
        """Add a Russian form in Latin letters, which counts only behind a Russian word."""
        self._put(row.place, "ru", text, "russian-forms", use="name", care="rus", form=row.form)

    def _put(
        self,
        place: str,
        language: str,
        text: str,
        source: str,
        *,
        use: str,
        care: str,
        form: str = "",
    ) -> None:
        if use == "name" and re.search(r"[(),]", text) and not care and "/" not in place:
            care = "lookup"
        for key in _keys(text):
            slot = (key, place, use)
            held = self.names.get(slot)
            if held and (held.form in ("", form) or form == "obl"):
                if form == "acc" and held.form == "":
                    self.names[slot] = replace(held, form="acc")  # "в Минск": the name as it stands
                if care and not held.care and source == "editor":
                    self.names[slot] = replace(self.names[slot], care=care)
                continue
            self.names[slot] = NameRow(
                key=key,
                place=place,
                language=language,
                use=use,
                care=care,
                form=form,
                text=text,
                source=source,
            )


def _keys(text: str) -> list[str]:
    """Give the keys a name is found by: without commas, and with them where the name has one."""
    plain = fold_key(text)
    parts = [fold_key(part) for part in re.split("[,،]", text)]
    return [plain] if len(parts) == 1 or not all(parts) else [plain, ", ".join(parts)]


def _spellings(text: str, language: str) -> Iterator[str]:
    """Give the name, and the same with `and` for `&` and `Saint` for `St.`."""
    yield text
    if language == "en" and "&" in text:
        yield text.replace("&", "and")
    if language == "en" and text.startswith("St. "):
        yield text.replace("St. ", "Saint ", 1)
    if text.endswith(" область"):
        yield text.replace(" область", " обл")
    if text.endswith(" Oblast"):
        yield text.replace(" Oblast", " Obl")
        yield text.replace(" Oblast", " Region")


def write(tables: Tables, sources: dict[str, dict[str, str]], folder: Path) -> None:
    """Write the three tables."""
    folder.mkdir(parents=True, exist_ok=True)
    columns = list(next(iter(tables.places.values())))
    places = ([place[c] for c in columns] for _, place in sorted(tables.places.items()))
    _write(folder / "places.tsv", columns, places)
    columns = list(NameRow.__slots__)
    names = ([str(getattr(n, c)) for c in columns] for n in sorted(tables.names.values()))
    _write(folder / "names.tsv", columns, names)
    columns = ["key", "title", "licence", "url"]
    rows = ([key, *row.values()] for key, row in sorted(sources.items()))
    _write(folder / "sources.tsv", columns, rows)


def _write(path: Path, columns: list[str], rows: Iterable[list[str]]) -> None:
    lines = ["\t".join(columns), *("\t".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
