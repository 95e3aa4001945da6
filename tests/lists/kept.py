"""Says whether an entry kept what its publisher wrote, whichever of its fields holds it now."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from witting.base import ListEntry
from witting.lists.countries import country_code


def texts(value: object) -> Iterator[str]:
    """Give every text an entry holds, at whatever depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def squeezed(text: str | None) -> str:
    return " ".join((text or "").split())


def lost(entry: ListEntry, said: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give the (field, text) pairs an entry holds neither in words nor as the country meant."""
    held = "\n".join(texts(entry))
    folded = held.casefold()
    return [
        (field, text)
        for field, text in said
        if text not in held
        and country_code(text) not in (entry.nationalities or ("none",))
        and text.casefold() not in folded
    ]
