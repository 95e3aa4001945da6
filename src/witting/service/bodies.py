"""Documents out of a request: the body itself, or the files of a form; named harmlessly."""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Annotated, Any

from fastapi import Depends, Request
from python_multipart.multipart import parse_options_header
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException

from witting.service.problems import Refused

_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LONGEST_NAME = 120
_SPACE = b"\xef\xbb\xbf \t\r\n"  # with the mark of UTF-8 some writers begin with
Document = tuple[str, bytes]

DOCUMENTS: Mapping[str, Any] = {
    "requestBody": {
        "required": True,
        "description": (
            "One document as the body itself, of whatever type (its content says what it is), or a"
            " form with one or several files."
        ),
        "content": {
            "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
            "application/json": {
                "schema": {
                    "description": "An order, or an array of orders.",
                    "type": ["object", "array"],
                }
            },
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "properties": {
                        "files": {
                            "type": "array",
                            "minItems": 1,
                            "items": {"type": "string", "format": "binary"},
                        }
                    },
                }
            },
        },
    }
}
"""What the description of a route says of the documents it takes."""


def safe_name(given: str | None, otherwise: str) -> str:
    """Give what errors and verdicts call a document: no folders, no signs that steer a terminal.

    >>> safe_name("../../etc/passwd", "document")
    'passwd'
    """
    name = _UNFIT.sub("", given or "").replace("\\", "/").rpartition("/")[2].strip()
    return name[:_LONGEST_NAME] if name.strip(".") else otherwise


def _file_named(request: Request) -> str:
    """Give the name of the file that a Content-Disposition header has; "" where there is none."""
    said = request.headers.get("content-disposition", "")
    options = parse_options_header(said)[1] if said else {}
    return options.get(b"filename", b"").decode("utf-8", "replace")


async def documents_of(request: Request, name: str | None = None) -> list[Document]:
    """Give the documents of a request, in order; at least one.

    Raises Refused for a form without files, or with more than one request may bring.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "multipart/form-data":
        body = await request.body()
        if kind == "application/json" and not body.lstrip(_SPACE).startswith((b"{", b"[")):
            raise Refused(
                422,
                "The body is sent as JSON and is neither an object nor an array, so it is no order:"
                " nothing was done. Send any other document as application/octet-stream.",
                kind="BrokenInput",
            )
        called = name or _file_named(request)
        # What nobody named is told by its bytes: of two answers one sees which is whose.
        return [(safe_name(called, f"document {sha256(body).hexdigest()[:12]}"), body)]
    most: int = request.app.state.service.settings.batch
    try:
        form = await request.form(max_files=most, max_fields=most)
    except MultiPartException as problem:
        raise Refused(400, f"The form cannot be read: {problem.message}") from None
    found: list[Document] = []
    try:
        for _, given in form.multi_items():
            if isinstance(given, UploadFile):
                number = len(found) + 1
                found.append((safe_name(given.filename, f"document {number}"), await given.read()))
    finally:
        await form.close()
    if not found:
        raise Refused(
            422, "The form holds no file, so there is nothing to read: send one as `files`."
        )
    return found


async def _documents(request: Request) -> list[Document]:
    return await documents_of(request, request.query_params.get("name"))


Documents = Annotated[list[Document], Depends(_documents)]
"""The documents of a request, as a route's parameter."""
