"""Passwords: long enough, kept by argon2, and compared in the same time whoever they are of."""

import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from witting.service.problems import Refused

SHORTEST, LONGEST = 12, 256
_HASHER = PasswordHasher()  # argon2id, 64 MiB: the second choice of RFC 9106, as it ships


def hashed(password: str) -> str:
    """Give what is kept of a password."""
    return _HASHER.hash(_plain(password))


def is_right(kept: str | None, password: str) -> bool:
    """Say whether it is the password; where none is kept, as much work is done for nothing.

    Who measures the answer learns then not even whether there is such a person.
    """
    try:
        return _HASHER.verify(kept or _nobodys(), _plain(password[:LONGEST])) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def check_password(password: str, again: str, *words: str) -> None:
    """Refuse a password that is short, mistyped, or one of the words about its person.

    No signs of several kinds are asked for: length is what costs whoever guesses. Raises Refused.
    """
    if password != again:
        raise _unfit("The two passwords are not the same. Type it again.")
    if len(password) < SHORTEST:
        raise _unfit(f"The password has fewer than {SHORTEST} signs. Take a few words together.")
    if len(password) > LONGEST:
        raise _unfit(f"The password has more than {LONGEST} signs. Take a shorter one.")
    plain = _plain(password).casefold()
    if len(set(plain)) < 4 or any(_is_of(plain, word) for word in words):
        raise _unfit("The password is a name of yours, or hardly more than one sign. Take another.")


def _is_of(plain: str, word: str) -> bool:
    word = _plain(word).casefold()
    return bool(word) and not plain.replace(word, "").strip("0123456789!.-_ ")


def _unfit(said: str) -> Refused:
    return Refused(422, said, kind="Password")


def _plain(password: str) -> str:
    """Give the same letters whatever keyboard they were typed on."""
    return unicodedata.normalize("NFKC", password.encode("utf-8", "replace").decode("utf-8"))


@cache
def _nobodys() -> str:
    return _HASHER.hash("of nobody at all")
