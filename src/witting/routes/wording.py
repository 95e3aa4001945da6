"""How roles and countries read in a sentence."""

from witting.base import Role
from witting.places import Place, country_name

_ROLE_WORDS = {
    Role.AVAILABLE_WITH: "bank the credit is available with",
    Role.NOTIFY: "notify party",
    Role.SENDER: "sending bank",
    Role.RECEIVER: "receiving bank",
}
_WITH_ARTICLE = frozenset({"AE", "BS", "GB", "GM", "KM", "MH", "MV", "NL", "PH", "SB", "SC", "US"})


def role_words(role: Role) -> str:
    """Give a role as a sentence says it.

    >>> role_words(Role.ULTIMATE_DEBTOR)
    'ultimate debtor'
    """
    return _ROLE_WORDS.get(role, role.value.replace("_", " "))


def country_words(code: str) -> str:
    """Give a country as a sentence says it.

    >>> country_words("AE"), country_words("RU")
    ('the United Arab Emirates', 'Russia')
    """
    name = country_name(code)
    return f"the {name}" if code in _WITH_ARTICLE else name


def listed(codes: frozenset[str] | set[str]) -> str:
    """Give countries by name, as a sentence lists them.

    >>> listed({"RU", "BY"})
    'Belarus and Russia'
    """
    return " and ".join(country_words(code) for code in sorted(codes))


def place_words(place: Place) -> str:
    """Give a place's name, with its country where that is not the same."""
    if place.kind == "country":
        return country_words(place.country)
    return f"{place.name} ({country_name(place.country)})"
