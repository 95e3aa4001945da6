"""What fetching needs of the machine, handed in from the edge: clock, patience, proxy, trust."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from witting.base import SettingsError
from witting.lists.address import without_login


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """The clock, how to wait, and chance."""

    now: Callable[[], datetime]
    ticks: Callable[[], float]  # seconds that only go forward
    sleep: Callable[[float], None]
    chance: random.Random = field(default_factory=random.Random)


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """How patient to be with a publisher, and how to reach it."""

    user_agent: str
    timeout: float = 30.0  # seconds without a byte
    longest: float = 900.0  # seconds for one file, all attempts together
    attempts: int = 5
    first_wait: float = 1.0  # seconds; doubled with each attempt, less a part left to chance
    longest_wait: float = 60.0
    redirects: int = 5
    largest: int = 100_000_000  # bytes, packed or unpacked: no list comes near
    proxy: str = ""  # "" takes what the environment says
    ca_file: Path | None = None  # certificates to trust instead of the usual ones

    def __post_init__(self) -> None:
        """Refuse a proxy nobody could reach; what it says may be secret and is not repeated."""
        try:
            parts = urlsplit(without_login(self.proxy)[0])
        except ValueError:
            parts = urlsplit("")
        schemes = ("http", "https", *(("socks5", "socks5h") if find_spec("socksio") else ()))
        if self.proxy and not (parts.hostname and parts.scheme in schemes):
            raise SettingsError(
                "the proxy's address cannot be read (it is not shown, for it may hold a password)."
                " Give --proxy as http://USER:PASSWORD@HOST:PORT, and in a password write / as %2F"
                " and @ as %40."
            )
