"""What fetching needs of the machine, handed in from the edge: clock, patience, proxy, trust."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path


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
