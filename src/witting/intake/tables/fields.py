"""What a column of a table can be: the fields of a deal, and of the parties in it."""

from witting.base import Role
from witting.intake.order_parts import ORDER_ROLES, SCHEMES

TEXT = "text"
"""A column with no field of its own: its words are searched for parties, goods and places."""

PARTS = (
    *("country", "address", "business", "formed_on", "birth_date", "managers", "seen_from"),
    "identifiers",
)
"""What a column can say of a party, beside its name and its numbers."""

VESSEL_NUMBERS = ("imo", "mmsi", "call_sign")
ROLES = (*ORDER_ROLES, Role.MENTIONED)
PLAIN = (
    *("reference", "related", "uetr", "day", "amount", "currency"),
    *("goods", "part", "hs", "eccn", "quantity", "unit", "price", "value", "value_currency"),
    *("origin", "from", "via", "to"),
    *("instrument", "end_use", "delivery", "packing", "licence", "notes", "end_user_statement"),
    "open_flags",
    TEXT,
)
"""The fields that are of no party."""

MONEY = ("amount", "value", "price")
"""Those that may carry their currency, as `value:USD`."""

_MOST = 9  # parties of one role a row can name


def is_field(text: str) -> bool:
    """Say whether a text names a field: `goods`, `value:USD`, `debtor`, `debtor 2.country`.

    >>> is_field("end_user.inn"), is_field("end_user 2"), is_field("buyer")
    (True, True, False)
    """
    plain, _, currency = text.partition(":")
    if currency:
        return plain in MONEY and len(currency) == 3 and currency.isascii() and currency.isupper()
    if text in PLAIN:
        return True
    party, dot, part = text.partition(".")
    return is_party(party) and (not dot or part in PARTS or part in SCHEMES)


def is_party(text: str) -> bool:
    """Say whether a text names a party: a role, or a role and a number from 2."""
    role, space, number = text.partition(" ")
    if role not in set(ROLES):
        return False
    return not space or (number.isascii() and number.isdigit() and 2 <= int(number) <= _MOST)
