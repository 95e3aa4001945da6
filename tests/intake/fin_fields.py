"""The fields of each SWIFT message type, in their order, and a sound value for each.

Written from the format specifications of MT 101
(https://pinas.synology.me/Swift_Manual/2015/books/us1m/afc.htm), MT 760
(http://www.swift.com/swift-resource/202476/download) and MT 700
(pdfslide.us/documents/mt700-format-specifications-1.html), for 707, 710 and 720 from the field
lists in the documentation of prowide-core (https://github.com/prowide/prowide-core), and for 103,
202, n99, 701, 708, 711, 721 and 761 from the editors' own knowledge: their specifications were not
opened. `|` stands where a new part of the message begins. A star marks a field that must be there.
"""

_CREDIT_TERMS = "42C 42A 42D 42M 42P 43P 43T 44A 44E 44F 44B 44C 44D"
_CREDIT_TEXT = "45A 46A 47A 49G 49H 71D 48 49"
_UNDERTAKING = "31E 35G {} 32B* 39D 41F 41G 71D 45C {} 44H 23F 78 26E 31S 48B 48D 39E 45L{} 24E 24G"
_CORRESPONDENTS = "53A 53B 53D 54A 54B 54D"

FIELDS = {
    "101": (
        "20* 21R 28D* 50C 50L 50H 50F 50G 52A 52C 51A 30* 25 | "
        "21* 21F 23E 32B* 50C 50L 50H* 50F 50G 52A 52C 56A 56C 56D 57A 57C 57D 59* 59A 59F 70 77B "
        "33B 71A* 25A 36"
    ),
    "103": (
        "20* 13C 23B* 23E 26T 32A* 33B 36 50K* 50A 50F 51A 52A 52D "
        f"{_CORRESPONDENTS} 55A 55B 55D 56A 56C 56D 57A 57B 57C 57D 59* 59A 59F 70 71A* 71F 71G "
        "72 77B"
    ),
    "103 STP": (
        "20* 13C 23B* 23E 26T 32A* 33B 36 50K* 50A 50F 52A 53A 53B 54A 55A 56A 57A 59* 59A 59F 70 "
        "71A* 71F 71G 72 77B"
    ),
    "103 REMIT": (
        f"20* 13C 23B* 23E 26T 32A* 33B 36 50K* 50A 50F 51A 52A 52D {_CORRESPONDENTS} 55A 55B 55D "
        "56A 56C 56D 57A 57B 57C 57D 59* 59A 59F 71A* 71F 71G 72 77B 77T*"
    ),
    "202": f"20* 21* 13C 32A* 52A 52D {_CORRESPONDENTS} 56A 56D 57A 57B 57D 58A* 58D 72",
    "202 COV": (
        f"20* 21* 13C 32A* 52A 52D {_CORRESPONDENTS} 56A 56D 57A 57B 57D 58A* 58D 72 | "
        "50K* 50A 50F 52A 52D 56A 56C 56D 57A 57B 57C 57D 59* 59A 59F 70 72 33B"
    ),
    "700": (
        "27* 40A* 20* 23 31C 40E* 31D* 51A 51D 50* 59* 32B* 39A 39C 41A 41D* "
        f"{_CREDIT_TERMS} {_CREDIT_TEXT} 58A 58D 53A 53D 78 57A 57B 57D 72Z"
    ),
    "701": "27* 20* 45A 46A 47A 49G 49H",
    "707": (
        "27* 20* 21* 23* 52A 52D 50B 31C* 26E* 30* 22A* 23S 40A 40E 31D 50 59 32B 33B 39A 39C 41A "
        f"41D {_CREDIT_TERMS} 45B 46B 47B 49M 49N 71D 71N 48 49 58A 58D 53A 53D 78 57A 57B 57D 72Z"
    ),
    "710": (
        "27* 40B* 20* 21* 23 31C* 40E* 31D* 52A 52D 50B 51A 51D 50* 59* 32B* 39A 39C 41A 41D* "
        f"{_CREDIT_TERMS} {_CREDIT_TEXT} 58A 58D 53A 53D 78 57A 57B 57D 72Z"
    ),
    "720": (
        "27* 40B* 20* 21* 31C* 40E* 31D* 52A 52D 50B 50* 59* 32B* 39A 39C 41A 41D* "
        f"{_CREDIT_TERMS} {_CREDIT_TEXT} 58A 58D 78 57A 57B 57D 72Z"
    ),
    "760": (
        "15A* 27* 22A* 72Z 23X | 15B* 20* 30* 22D* 40C* 23B* "
        + _UNDERTAKING.format("50 51 52A* 52D 59* 59A 56A 56D 23 57A 57D", "77U* 49 58A 58D", "")
        + " | 15C* 31C 22D* 40C* 22K 23B* "
        + _UNDERTAKING.format("50* 51 52A 52D 59*", "77L 22Y 40D", "*")
    ),
    "799": "20* 21 79*",
    "999": "20* 21 79*",
}

SAMPLES = {
    "13C": "/SNDTIME/1310+0100",
    "15A": "",
    "15B": "",
    "15C": "",
    "20": "REF-1",
    "21": "REL-1",
    "21F": "FX-1",
    "21R": "BATCH-1",
    "22A": "ISSU",
    "22D": "DGAR",
    "22K": "PAYM",
    "22Y": "STND",
    "23": "PREADV-1",
    "23B": "CRED",
    "23E": "PHOB",
    "23F": "DAYS",
    "23S": "CANCEL",
    "23X": "FACT/terms.pdf",
    "24E": "COUR",
    "24G": "BENE",
    "25": "AUTH 1",
    "25A": "/12345678",
    "26E": "1",
    "26T": "K90",
    "27": "1/1",
    "28D": "1/1",
    "30": "240516",
    "31C": "240516",
    "31D": "240815HONG KONG",
    "31E": "240815",
    "31S": "250815",
    "32A": "240516USD1250,5",
    "32B": "USD1250,5",
    "33B": "EUR1100,",
    "36": "1,1",
    "39A": "10/10",
    "40A": "IRREVOCABLE",
    "40B": "IRREVOCABLE\nADDING OUR CONFIRMATION",
    "40C": "URDG",
    "40D": "CO",
    "40E": "UCP LATEST VERSION",
    "42A": "XMPLKZKA",
    "44C": "240701",
    "44H": "GB",
    "48": "21",
    "48B": "MULT",
    "48D": "TRAN",
    "49": "WITHOUT",
    "50F": "/12345\n1/SAMPLE PAYER LLP\n2/SAMPLE STREET 1\n3/KZ/ALMATY",
    "50G": "/12345\nXMPLKZKA",
    "50H": "/12345\nSAMPLE PAYER LLP",
    "50C": "XMPLKZKA",
    "59F": "/12345\n1/SAMPLE PAYEE LTD\n2/SAMPLE STREET 1\n3/AE/DUBAI",
    "71A": "SHA",
    "71F": "USD1,",
    "71G": "USD1,",
    "71N": "OTHR",
}
"""A sound value for each field that is no plain text; text fields hold `SAMPLE TEXT`."""


def sample(tag: str) -> str:
    """Give a value that is written as the field's format says."""
    if tag in SAMPLES:
        return SAMPLES[tag]
    if tag[:2] in PARTIES and len(tag) == 3:
        by_option = {"A": "XMPLKZKA", "B": "/12345\nKURSK", "C": "/12345", "F": "XMPLKZKA"}
        return by_option.get(tag[2], "SAMPLE NAME")
    return "SAMPLE TEXT"


PARTIES = frozenset({"41", "50", "51", "52", "53", "54", "55", "56", "57", "58", "59"})

Parts = list[list[tuple[str, str]]]


def fields(name: str, *, every: bool = False) -> Parts:
    """Give the tags and sound values of a message, part by part: those it needs, or all it has."""
    return [
        [
            (tag.rstrip("*"), sample(tag.rstrip("*")))
            for tag in part.split()
            if every or tag.endswith("*")
        ]
        for part in FIELDS[name].split("|")
    ]


def planted(name: str, part: int, tag: str, value: str) -> bytes:
    """Make a sound message of a type with one value in one field of one part."""
    wanted = [tags.split() for tags in FIELDS[name].split("|")]
    made = []
    for number, tags in enumerate(wanted):
        for listed in tags:
            own = listed.rstrip("*")
            if (number, own) == (part, tag):
                made.append((own, value))
            elif listed.endswith("*"):
                made.append((own, sample(own)))
    return message(name, made)


def message(name: str, lines: list[tuple[str, str]]) -> bytes:
    """Put fields into the blocks of a message."""
    number, _, checked = name.partition(" ")
    header = f"{{3:{{119:{checked}}}}}" if checked else ""
    body = "\n".join(f":{tag}:{value}" for tag, value in lines)
    return (
        f"{{1:F01XMPLCNSHAXXX0000000000}}{{2:I{number}XMPLAEADXXXXN}}{header}{{4:\n{body}\n-}}"
    ).encode()


def whole(name: str, *, every: bool = False) -> bytes:
    """Make a sound message of a type: with the fields it needs, or all it has."""
    return message(name, [pair for part in fields(name, every=every) for pair in part])


EACH = [
    (name, part, tag.rstrip("*"))
    for name, written in FIELDS.items()
    for part, tags in enumerate(written.split("|"))
    for tag in tags.split()
]
"""Every field of every message: its type, its part, its tag."""

NEEDED = [
    (name, part, tag.rstrip("*"))
    for name, written in FIELDS.items()
    for part, tags in enumerate(written.split("|"))
    for tag in tags.split()
    if tag.endswith("*")
]
"""Those that must be there."""
