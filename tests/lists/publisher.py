"""A publisher on this machine: an HTTP server that answers as a test tells it to."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Asked:
    """One request as it came."""

    path: str
    headers: Message


Act = Callable[["_Handler"], None]


@dataclass
class Publisher:
    """What the server answers: for each path a row of acts, of which the last is repeated."""

    url: str = ""
    acts: dict[str, list[Act]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def will(self, path: str, *acts: Act) -> None:
        """Answer requests for a path with these acts, one after the other."""
        self.acts[path] = list(acts)

    def paths(self) -> list[str]:
        """Give the paths asked for, in order."""
        return [one.path for one in self.asked]

    def act_for(self, path: str) -> Act:
        """Give what is done next for a path."""
        row = self.acts.get(path, [status(404)])
        return row.pop(0) if len(row) > 1 else row[0]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    publisher: Publisher

    def do_GET(self) -> None:
        self.publisher.asked.append(Asked(self.path, self.headers))
        self.close_connection = True
        with suppress(BrokenPipeError, ConnectionResetError):  # whoever asked may have gone
            self.publisher.act_for(self.path)(self)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""

    def head(self, code: int, **headers: object) -> None:
        """Send the status and the headers; `content_length` is written Content-Length."""
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.send_header("Connection", "close")
        self.end_headers()


def gives(body: bytes, etag: str = "", **headers: object) -> Act:
    """Answer with a body, or 304 where that is what the asker has, or the part it lacks."""

    def act(handler: _Handler) -> None:
        sent = {"ETag": etag} | headers if etag else headers
        if etag and handler.headers.get("If-None-Match") == etag:
            handler.head(304, **sent)
            return
        asked = handler.headers.get("Range", "")
        if asked and etag and handler.headers.get("If-Range") == etag:
            start = int(asked.removeprefix("bytes=").rstrip("-"))
            rest = body[start:]
            span = f"bytes {start}-{len(body) - 1}/{len(body)}"
            handler.head(206, Content_Length=len(rest), Content_Range=span, **sent)
            handler.wfile.write(rest)
            return
        handler.head(200, Content_Length=len(body), **sent)
        handler.wfile.write(body)

    return act


def packed(body: bytes, etag: str = "") -> Act:
    """Answer with a body packed by gzip."""
    return gives(gzip.compress(body, mtime=0), etag, Content_Encoding="gzip")


def cut_off(body: bytes, at: int, etag: str = "") -> Act:
    """Promise a whole body and hang up in the middle of it."""

    def act(handler: _Handler) -> None:
        handler.head(200, Content_Length=len(body), **({"ETag": etag} if etag else {}))
        handler.wfile.write(body[:at])

    return act


def status(code: int, **headers: object) -> Act:
    """Answer with a status and nothing else."""
    return lambda handler: handler.head(code, Content_Length=0, **headers)


def sends_to(place: str, code: int = 302) -> Act:
    """Answer that the file is somewhere else."""
    return status(code, Location=place)


def silent(seconds: float) -> Act:
    """Take the question and say nothing for so long."""
    return lambda _handler: time.sleep(seconds)


def drips(body: bytes, every: float) -> Act:
    """Send a body so slowly that no single wait is long."""

    def act(handler: _Handler) -> None:
        handler.head(200, Content_Length=len(body))
        for start in range(0, len(body), 16):
            handler.wfile.write(body[start : start + 16])
            handler.wfile.flush()
            time.sleep(every)

    return act


@contextmanager
def publishing() -> Iterator[Publisher]:
    """Run a publisher for the time of a test."""
    publisher = Publisher()
    handler = type("Handler", (_Handler,), {"publisher": publisher})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    publisher.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield publisher
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
