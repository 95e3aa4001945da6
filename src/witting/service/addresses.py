"""Which addresses may be called: nobody shall reach through us what only this machine can reach.

An address is resolved, every answer is checked, and the call goes to the very answer that was
checked: a name that resolves to something else a moment later gains nothing.
"""

import re
import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx

from witting.base import SettingsError
from witting.service.settings import Settings

Resolve = Callable[[str, int], list[str]]
_NAT64 = IPv6Network("64:ff9b::/96")  # carries IPv4 within (RFC 6052), and may lead inside


def checked_url(url: str, settings: Settings) -> httpx.URL:
    """Give an address once it is one that may be called, before its name is resolved.

    Raises SettingsError: for anything but https, for a user in it, for an address of the inside.

    >>> from pathlib import Path
    >>> checked_url("https://bank.example/hook", Settings(home=Path("."))).host
    'bank.example'
    """
    try:
        found = httpx.URL(url)
        host = found.host
    except (httpx.InvalidURL, ValueError, TypeError):
        raise _refused("it cannot be read") from None
    if found.scheme != "https":
        raise _refused("it is not https, and what is told would go through the net in the open")
    if found.userinfo:
        raise _refused("it carries a user or password, which belong nowhere in an address")
    if found.port is not None and not 0 < found.port < 65_536:
        raise _refused(f"{found.port} is no port")
    if not host or len(url) > 2_000:
        raise _refused("it names no host, or is longer than any address")
    if not _is_allowed(host, settings):
        _check_host(host)
    return found


_INSIDE = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "localdomain")
"""Ends of names that no resolver of the open net knows (RFC 6761, RFC 6762, ICANN's reserved)."""


def _check_host(host: str) -> None:
    """Raise SettingsError for a host that can only be of the inside, however it is written."""
    bare = host.strip("[]").rstrip(".").lower()
    literal = _literal(bare)
    if literal is not None:
        if not is_public(literal):
            raise _refused(f"{host} is not a public address")
        return
    labels = bare.split(".")
    if all(_is_number(label) for label in labels):
        raise _refused(
            f"{host} is a number, which resolvers read as an address (2130706433 and 0x7f.1 are"
            " 127.0.0.1); write the name of the host"
        )
    if labels[-1] in _INSIDE or len(labels) < _LEAST_LABELS:
        raise _refused(f"{host} is a name of this machine or of the inside of a house")


_LEAST_LABELS = 2


def _is_number(label: str) -> bool:
    return re.fullmatch(r"0x[0-9a-f]*|[0-9]+", label) is not None


def resolved(host: str, port: int) -> list[str]:
    """Give the addresses of a host, as this machine resolves it."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def pinned(url: httpx.URL, settings: Settings, resolve: Resolve = resolved) -> str:
    """Give the one address to call for a URL, once every address of its host is public.

    Raises SettingsError where one is not: a name with one public answer and one of the inside is
    there to be called twice. Raises OSError where the name is not known just now.
    """
    answers = resolve(ascii_host(url), url.port or 443)
    if not answers:
        raise OSError(f"{url.host} has no address")
    if not _is_allowed(url.host, settings):
        for answer in answers:
            literal = _literal(answer)
            if literal is None or not is_public(literal):
                raise _refused(f"{url.host} resolves to {answer}, which is not a public address")
    return answers[0]


def ascii_host(url: httpx.URL) -> str:
    """Give the host as resolvers and certificates write it.

    >>> ascii_host(httpx.URL("https://пример.рф/"))
    'xn--e1afmkfd.xn--p1ai'
    """
    return url.raw_host.decode("ascii")


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Say whether an address is one of the open net, seen through what carries one in another.

    >>> is_public(ip_address("::ffff:127.0.0.1")), is_public(ip_address("169.254.169.254"))
    (False, False)
    """
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is not None:
            return is_public(inner)
        if address.teredo is not None or address in _NAT64:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return None


def _is_allowed(host: str, settings: Settings) -> bool:
    return host.lower() in {one.lower() for one in settings.webhook_hosts}


def _refused(why: str) -> SettingsError:
    return SettingsError(
        f"This address is not called: {why}. Give an https address of the open net, or have whoever"
        " runs the service name its host in `webhook_hosts`."
    )
