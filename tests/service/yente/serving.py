"""Serves the API alone on a free port of the loopback, and says which: `python -m …serving`.

The last words on the command line, if any, are the lists to serve.
"""

import socket
import sys
from dataclasses import dataclass, field

import uvicorn

from witting.assess import World
from witting.service.yente import create_app


@dataclass
class Held:
    """What is in use."""

    world: World
    beside: dict[str, object] = field(default_factory=dict)


@dataclass
class InUse:
    """Lists that a test may switch."""

    current: Held

    @classmethod
    def of(cls, *lists: str) -> "InUse":
        return cls(current=Held(world=World.open(list(lists) or None)))


def main() -> None:
    app = create_app(InUse.of(*sys.argv[1:]))
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        print(held.getsockname()[1], flush=True)
        uvicorn.Server(uvicorn.Config(app, log_level="error")).run(sockets=[held])


if __name__ == "__main__":
    main()
