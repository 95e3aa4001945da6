"""The small conventions of METI's lists: brackets, wrapped lines, full stops, countries."""

import re

from witting.base import Address
from witting.lists.countries import country_code

JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]")

_KANA = re.compile(r"[\u3040-\u30ff\uff66-\uff9f]")
_HAN = re.compile(r"[\u3400-\u9fff]{3,}")
_ABBREVIATED = re.compile(
    r"(?:\.\w{1,3}|\b(?:co|inc|corp|ltd|sti|str|tic|san|ști|ști))\.$", re.IGNORECASE
)
_OPEN, _CLOSE = "（(", "）)"
_ALIASES = re.compile(r"^別称[、､,]\s*")
_AND = re.compile(r"[、､]|及び|並びに|[;；]")
_BEGINS_NUMBER = re.compile(r"\b\d")


def joined(text: str) -> str:
    r"""Join wrapped lines: a space between Latin words, none around Japanese or a hyphen.

    >>> joined("株式会社 KVZ\nRemservis"), joined("修\n理工場"), joined("No 21-\n27 Wing Kut")
    ('株式会社 KVZ Remservis', '修理工場', 'No 21-27 Wing Kut')
    """
    whole = ""
    for line in filter(None, map(str.strip, text.split("\n"))):
        hyphen = whole.endswith("-") or line.startswith("-")
        tight = not whole or hyphen or not (_latin(whole[-1]) and _latin(line[0]))
        whole += line if tight else f" {line}"
    return re.sub(r"[ \u3000]+", " ", whole)


def _latin(letter: str) -> bool:
    return ord(letter) < 0x2E80


def without_full_stop(text: str) -> str:
    """Take the full stop of the sentence away, and leave that of an abbreviation.

    >>> without_full_stop("Taco LLC."), without_full_stop("Superchip Co., Ltd.")
    ('Taco LLC', 'Superchip Co., Ltd.')
    """
    text = text.strip()
    return text if _ABBREVIATED.search(text) else text.removesuffix(".").rstrip()


def without_brackets(text: str) -> tuple[str, tuple[str, ...]]:
    """Give the text outside full-width brackets and, by themselves, the Han names inside them.

    Other words in brackets stay where they are: they are part of the name.
    """
    found: list[str] = []

    def out(bracket: "re.Match[str]") -> str:
        inside = bracket[1].strip()
        if _HAN.search(inside) and not _KANA.search(inside):
            found.extend(re.split(r"(?:(?<!\s)\s++)?[、､;；]\s*+", inside))
            return ""
        return bracket[0]

    return re.sub(r"（([^（）]*)）", out, text).strip(), tuple(found)


def heading_names(heading: str) -> tuple[str, ...]:
    """Give the names a Japanese heading holds: its own, those after 別称, Chinese ones in brackets.

    >>> heading_names("アグ有限公司（啊咕信息技術）（別称、メイク（HK）及びウェル）")
    ('アグ有限公司', '啊咕信息技術', 'メイク（HK）', 'ウェル')
    """
    names: list[str] = []
    own = ""
    for inside, text in _groups(heading):
        is_chinese = inside and _HAN.search(text) and not _KANA.search(text)
        if inside and _ALIASES.search(text):
            for part in _parted(_ALIASES.sub("", text)):
                bare, chinese = without_brackets(part)
                names.extend((bare, *chinese))
        elif is_chinese and "を" not in text:
            names.append(text)
        else:
            own += f"（{text}）" if inside else text
    own = own.partition("。")[0].strip()
    return tuple(dict.fromkeys(filter(None, map(str.strip, (own, *names)))))


def _groups(text: str) -> list[tuple[bool, str]]:
    """Give the pieces of a text outside and inside its outermost brackets."""
    groups: list[tuple[bool, str]] = []
    depth, piece = 0, ""
    for letter in text:
        if letter in _OPEN:
            depth += 1
            if depth == 1:
                groups.append((False, piece))
                piece = ""
                continue
        elif letter in _CLOSE and depth:
            depth -= 1
            if depth == 0:
                groups.append((True, piece))
                piece = ""
                continue
        piece += letter
    groups.append((depth > 0, piece))
    return [group for group in groups if group[1]]


def _parted(text: str) -> list[str]:
    """Part a list of aliases, at marks outside of brackets only."""
    hidden = re.sub(r"[（(][^（）()]*[）)]", lambda found: "\0" * len(found[0]), text)
    cuts = [0, *(at for mark in _AND.finditer(hidden) for at in mark.span()), len(text)]
    return [text[start:end] for start, end in zip(cuts[::2], cuts[1::2], strict=True)]


def address_of(text: str) -> Address:
    """Make an address, with the country its last words name.

    >>> address_of("Kazan 420085, Russia.").country, address_of("Mongkok, Hong Kong, China").country
    ('RU', 'HK')
    """
    whole = without_full_stop(text)
    parts = [part.strip() for part in re.split("[,，]", _without_number(whole))]
    name = parts[-1]
    code = country_code(name)
    if not code:  # the list writes `300004 Russia` and `Moscow Russia` too
        name = name.rpartition(" ")[2]
        code = country_code(name)
    if code == "CN" and len(parts) > 1 and country_code(parts[-2]) == "HK":
        code, name = "HK", f"{parts[-2]}, {name}"
    return Address(whole=whole, country=code, country_name=name if code else "")


def _without_number(text: str) -> str:
    """Give the text before the digits, hyphens and space it ends in."""
    end = len(text)
    while end and (text[end - 1].isdecimal() or text[end - 1].isspace() or text[end - 1] == "-"):
        end -= 1
    found = _BEGINS_NUMBER.search(text, end)
    return text[: found.start()].rstrip(" \t\r\n\xa0\u3000,.") if found else text
