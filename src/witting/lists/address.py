"""Keeps what somebody logs in with out of addresses that are shown, stored or written down."""

from urllib.parse import SplitResult, unquote, urlsplit

Login = tuple[str, str]
"""A user and a password."""


def without_login(url: str) -> tuple[str, Login | None]:
    """Give an address without the user and password in it, and these.

    Raises ValueError, which does not show it, where it cannot be told what in it is a password.

    >>> without_login("https://ann:s%2Fx@lists.example:8443/sdn.xml")
    ('https://lists.example:8443/sdn.xml', ('ann', 's/x'))
    """
    parts = _read(url)
    userinfo, mark, host = parts.netloc.rpartition("@")
    if not mark:
        return url, None
    user, _, password = userinfo.partition(":")
    return parts._replace(netloc=host).geturl(), (unquote(user), unquote(password))


def shown(url: str) -> str:
    """Give an address as it may be shown: without user and password."""
    try:
        return without_login(url)[0]
    except ValueError:
        return "an address that cannot be read"


def host_of(url: str) -> str:
    """Give the host an address names, with the port where it names one.

    >>> host_of("https://ann:secret@Lists.example:8443/sdn.xml")
    'lists.example:8443'
    """
    try:
        parts = _read(url)
    except ValueError:
        return "an address that cannot be read"
    return f"{parts.hostname or ''}:{parts.port}" if parts.port else parts.hostname or ""


def is_same_place(one: str, other: str) -> bool:
    """Say whether two addresses are of one host and port, asked in one way."""
    return urlsplit(one).scheme == urlsplit(other).scheme and host_of(one) == host_of(other)


def _read(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        is_clear = parts.port is None or parts.port > 0
    except ValueError:
        is_clear = False
    if not is_clear or (":" in parts.netloc and "@" not in parts.netloc and "@" in url):
        raise ValueError(
            "an address (not shown, for it may hold a password) cannot be read; in a password"
            " write / as %2F, @ as %40, # as %23 and ? as %3F"
        )
    return parts
