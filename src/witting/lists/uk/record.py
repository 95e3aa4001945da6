"""One designation of the UK Sanctions List as its files say it, whichever of them says it."""

from dataclasses import dataclass, field

NAME_PARTS = tuple(f"Name {number}" for number in range(1, 7))
NAME = (*NAME_PARTS, "Name type", "Alias strength")
NON_LATIN = ("Name non-latin script", "Non-latin script type", "Non-latin script language")
LINES = tuple(f"Address Line {number}" for number in range(1, 7))
ADDRESS = (*LINES, "Address Postal Code", "Address Country")
PASSPORT = ("Passport number", "Passport additional information")
NATIONAL_ID = ("National Identifier number", "National Identifier additional information")
BIRTH_PLACE = ("Town of birth", "Country of birth")
GROUPS = (NAME, NON_LATIN, ADDRESS, PASSPORT, NATIONAL_ID, BIRTH_PLACE)
"""The columns of the CSV that say one thing together."""

ALONE = (
    *("Last Updated", "Unique ID", "OFSI Group ID", "UN Reference Number", "Title"),
    *("Regime Name", "Designation Type", "Designation source", "Sanctions Imposed"),
    *("Other Information", "UK Statement of Reasons", "Phone number", "Website", "Email address"),
    *("Date Designated", "D.O.B", "Nationality(/ies)", "Position", "Gender", "Type of entity"),
    *("Subsidiaries", "Parent company", "Business registration number (s)", "IMO number"),
    *("Current owner/operator (s)", "Previous owner/operator (s)"),
    *("Current believed flag of ship", "Previous flags", "Type of ship", "Tonnage of ship"),
    *("Length of ship", "Year Built", "Hull identification number (HIN)"),
)
"""The columns that say one thing each; together with GROUPS, the 58 of the CSV."""

WALLET = "Crypto wallet address"
"""Of the XML only: the CSV has no column for it."""

Told = tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Record:
    """What is said of one designation: groups of columns, and the columns that stand alone."""

    unique_id: str
    groups: dict[tuple[str, ...], dict[Told, None]] = field(default_factory=dict)
    alone: dict[str, dict[str, None]] = field(default_factory=dict)

    def add(self, columns: tuple[str, ...], told: Told) -> None:
        """Add what a group of columns says, once: the CSV repeats it in row after row."""
        if any(told):
            self.groups.setdefault(columns, {})[told] = None

    def add_alone(self, column: str, text: str) -> None:
        """Add what one column says, once."""
        if text:
            self.alone.setdefault(column, {})[text] = None

    def rows(self, columns: tuple[str, ...]) -> list[dict[str, str]]:
        """Give what a group of columns says, each time by column."""
        told = self.groups.get(columns, {})
        return [dict(zip(columns, values, strict=True)) for values in told]

    def all_of(self, column: str) -> list[str]:
        """Give everything one column says."""
        return list(self.alone.get(column, {}))

    def one(self, column: str) -> str:
        """Give the first thing one column says, or ""."""
        return next(iter(self.alone.get(column, {})), "")
