"""A table out of a request into a file: the body itself or a form's file, never all in memory."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from anyio import to_thread
from fastapi import Request
from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException
from starlette.types import Message, Receive, Scope

from witting.service.bodies import safe_name
from witting.service.problems import Refused
from witting.service.settings import Settings

STREAMED = frozenset({"/v1/book/import"})
"""Paths whose bodies are not taken whole before they are answered: they may be large."""
_AT_ONCE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A table that came, as a file that is there while the request is answered."""

    path: Path
    mapping: Path | None


def bounded(scope: Scope, receive: Receive, settings: Settings) -> Receive:
    """Give what brings a body's parts, until it is too much or too slow.

    With a key for sending it twice it must be held whole, and may be no more than any other body.
    """
    has_key = "idempotency-key" in Headers(scope=scope)
    most = settings.max_body if has_key else max(settings.max_table, settings.max_body)
    size = 0

    async def part() -> Message:
        nonlocal size
        try:
            async with asyncio.timeout(settings.body_seconds):
                message = await receive()
        except TimeoutError:
            raise Refused(
                408,
                f"Nothing of the table came for {settings.body_seconds:g} seconds, so nothing was"
                " done. Send it again, over a better line or in parts.",
            ) from None
        size += len(message.get("body", b""))
        if size > most:
            raise Refused(
                413,
                f"The table is more than the {most / 1e6:g} MB that may come at once, so nobody was"
                " taken into the book. Send it in parts: a party is known by its key.",
                kind="TooLarge",
            )
        return message

    return part


@asynccontextmanager
async def table_of(request: Request, name: str | None) -> AsyncIterator[Given]:
    """Give the table of a request: the body itself, or `table` of a form with its `mapping`."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    with TemporaryDirectory(prefix="witting-table-") as folder:
        place = Path(folder)
        if kind == "multipart/form-data":
            yield await _of_form(request, place)
            return
        path = place / safe_name(name, "table.csv")
        with path.open("wb") as file:
            async for part in request.stream():
                await to_thread.run_sync(file.write, part)
        yield Given(path=path, mapping=None)


async def _of_form(request: Request, place: Path) -> Given:
    try:
        form = await request.form(max_files=2, max_fields=2, max_part_size=1_000_000)
    except MultiPartException as problem:
        raise Refused(400, f"The form cannot be read: {problem.message}") from None
    try:
        table, mapping = form.get("table"), form.get("mapping")
        if not isinstance(table, UploadFile):
            raise Refused(
                422, "The form holds no file `table`, so there is nobody to take into the book."
            )
        path = place / "given" / safe_name(table.filename, "table.csv")
        path.parent.mkdir()
        with path.open("wb") as file:
            while part := await table.read(_AT_ONCE):
                await to_thread.run_sync(file.write, part)
        if not mapping:
            return Given(path=path, mapping=None)
        said = await mapping.read() if isinstance(mapping, UploadFile) else mapping.encode()
        own = place / "mapping.yaml"
        own.write_bytes(said)
        return Given(path=path, mapping=own)
    finally:
        await form.close()
