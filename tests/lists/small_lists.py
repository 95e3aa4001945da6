"""Small lists in OFAC's XML, of parties that do not exist, for whatever is not about reading."""

from collections.abc import Iterable

_HEAD = """<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
<publshInformation><Publish_Date>{day}</Publish_Date><Record_Count>{count}</Record_Count>
</publshInformation>
"""
_ENTRY = """<sdnEntry><uid>{uid}</uid><firstName>{first}</firstName>
<lastName>{name}</lastName><sdnType>Individual</sdnType>
<programList><program>{programme}</program></programList>{birth}</sdnEntry>
"""
_BIRTH = """<dateOfBirthList><dateOfBirthItem><uid>{uid}1</uid>
<dateOfBirth>07 Oct 1952</dateOfBirth><mainEntry>true</mainEntry></dateOfBirthItem>
</dateOfBirthList>"""


def sdn(
    published: str,
    entries: int = 100,
    *,
    births: bool = True,
    programme: str = "RUSSIA-EO14024",
    names: Iterable[str] = (),
) -> bytes:
    """Give an SDN list of a day: so many invented persons, and those named before them."""
    year, month, day = published.split("-")
    known = [(98_000_000 + number, "Pyotr", name) for number, name in enumerate(names)]
    many = [(99_000_000 + number, "Olwyn", f"KVORTUMB{number:04d}") for number in range(entries)]
    listed = [*known, *many][:entries]
    body = "".join(
        _ENTRY.format(
            uid=uid,
            first=first,
            name=name,
            programme=programme,
            birth=_BIRTH.format(uid=uid) if births else "",
        )
        for uid, first, name in listed
    )
    head = _HEAD.format(day=f"{month}/{day}/{year}", count=len(listed))
    return f"{head}{body}</sdnList>\n".encode()


def cons(published: str, entries: int = 30) -> bytes:
    """Give a non-SDN list of a day: all under a programme that only that list uses."""
    return sdn(published, entries, programme="NS-MBS")
