"""Korean firms in Chinese letters, by the sounds Korean gives these: 朝鲜大成银行 is Daesong Bank.

Lists write the names of North Korean firms as Korean says them, whatever the script of a document.
A firm is taken for Korean if its name says so.
"""

from functools import cache

from witting.names.classes import BUSINESS, PLACE
from witting.names.hangul import hangul_spellings
from witting.names.pairs import pairs

Reading = tuple[str, ...]
Parts = tuple[tuple[str, Reading], ...]  # each word as written, with its tokens where it is known

KOREA = PLACE + "korea"
KORYO = ("高丽", "高麗")
_MOST_HEARD = 4  # known words of a name, each of which may be its own word all the same
_LEAST_HEARD = 2  # letters


@cache
def _sounds() -> dict[str, str]:
    return {letter: sound for sound, letters in pairs("hanja") for letter in letters}


def korean_sounds(text: str) -> str:
    """Give Han letters by their Korean sounds, or "" where one has none.

    >>> korean_sounds("大成"), korean_sounds("联合")
    ('대성', '련합')
    """
    sounds = [_sounds().get(letter, "") for letter in text]
    return "".join(sounds) if all(sounds) else ""


def korean_readings(text: str, parts: Parts) -> tuple[Reading, ...]:
    """Give the ways to read a Korean firm's parted name by Korean sounds; none for any other firm.

    Words no table knows are heard; and each word that is known, in case it is the firm's own.
    """
    korean = any(KOREA in tokens for _, tokens in parts)
    if not korean and not text.startswith(KORYO):
        return ()
    meant = [
        at
        for at, (written, tokens) in enumerate(parts)
        if len(written) >= _LEAST_HEARD and tokens and tokens[0].startswith(BUSINESS)
    ]
    heard = (-1, *meant) if len(meant) <= _MOST_HEARD else (-1,)
    ways = (_spoken(parts, at, spelling) for at in heard for spelling in (0, -1))
    return tuple(dict.fromkeys(filter(None, ways)))


def _spoken(parts: Parts, heard: int, spelling: int) -> Reading:
    """Give the tokens with one more word heard, in one spelling; () where a letter has no sound."""
    out: list[str] = []
    for at, (written, tokens) in enumerate(parts):
        if tokens and at != heard:
            out += tokens
            continue
        koryo = len(KORYO[0]) if written.startswith(KORYO) else 0
        for word in filter(None, (written[:koryo], written[koryo:])):
            sounds = korean_sounds(word)
            if not sounds:
                return ()
            out.append(hangul_spellings(sounds)[spelling])
    return tuple(out)
