"""Reads a request's parameters and body within bounds; names nobody knows are passed over."""

import math
import re
from collections.abc import Sequence
from urllib.parse import parse_qsl

from fastapi import HTTPException, Request

from witting.service.yente.refusals import Refused, invalid

MAX_BODY = 2_000_000  # bytes: a hundred queries with all they can usefully say are a tenth of it
MAX_PAGE = 500  # results of one page, as yente's
MAX_RESULTS = 9_999  # of one search, over all its pages
MAX_OFFSET = MAX_RESULTS - MAX_PAGE
MAX_VALUES = 100  # of one repeated parameter
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?)?", re.ASCII)
_TRUE = frozenset({"1", "true", "t", "yes", "y", "on"})
_FALSE = frozenset({"0", "false", "f", "no", "n", "off"})


class Params:
    """The query string of one request."""

    __slots__ = ("_given",)

    def __init__(self, request: Request) -> None:
        self._given: dict[str, list[str]] = {}
        if request.scope["query_string"]:
            for name, value in request.query_params.multi_items():
                self._given.setdefault(name, []).append(value)

    def text(self, name: str, default: str = "", *, longest: int = 1_000) -> str:
        """Give a text; the last one counts where it is given twice."""
        if name not in self._given:
            return default
        value = self._given[name][-1]
        if len(value) > longest:
            raise invalid(["query", name], f"at most {longest} characters", "string_too_long")
        return value

    def texts(self, name: str, *, most: int = MAX_VALUES) -> tuple[str, ...]:
        """Give every value of a repeated parameter."""
        values = self._given.get(name, ())
        if len(values) > most:
            raise invalid(["query", name], f"at most {most} values", "too_long")
        return tuple(values)

    def whole(self, name: str, default: int, *, most: int | None = None) -> int:
        """Give a whole number; one below nought counts as nought, one above `most` is refused."""
        if name not in self._given:
            return default
        text = self._given[name][-1]
        if not re.fullmatch(r"\s*[+-]?\d{1,9}\s*", text, re.ASCII):
            raise invalid(["query", name], "must be a whole number", "int_parsing")
        number = int(text)
        if most is not None and number > most:
            raise invalid(["query", name], f"must be {most} or less", "less_than_equal")
        return max(0, number)

    def number(self, name: str, default: float) -> float:
        """Give a number."""
        if name not in self._given:
            return default
        try:
            number = float(self._given[name][-1])
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            raise invalid(["query", name], "must be a number", "float_parsing")
        return number

    def flag(self, name: str, default: bool) -> bool:
        """Give a yes or no."""
        found = self.maybe(name)
        return default if found is None else found

    def maybe(self, name: str) -> bool | None:
        """Give a yes or no, or None where nothing is said."""
        if name not in self._given:
            return None
        text = self._given[name][-1].strip().lower()
        if text in _TRUE or text in _FALSE:
            return text in _TRUE
        raise invalid(["query", name], "must be true or false", "bool_parsing")

    def moment(self, name: str) -> str:
        """Give a day or a moment as written, or ""."""
        text = self.text(name)
        if text and not _MOMENT.fullmatch(text):
            raise invalid(
                ["query", name],
                "must be a day or a moment such as 2024-05-07T12:00:00",
                "string_pattern_mismatch",
            )
        return text

    def one_of(self, name: str, known: Sequence[str], default: str) -> str:
        """Give one of some words."""
        text = self.text(name, default)
        if text not in known:
            raise invalid(["query", name], f"must be one of {', '.join(known)}", "enum")
        return text

    def some_of(self, name: str, known: Sequence[str], default: Sequence[str]) -> tuple[str, ...]:
        """Give some of some words, each once."""
        given = self.texts(name)
        if any(one not in known for one in given):
            raise invalid(["query", name], f"must be among {', '.join(known)}", "enum")
        return tuple(dict.fromkeys(given)) if given else tuple(default)


async def body_of(request: Request) -> bytes:
    """Give a request's body, refused as soon as it is larger than any question needs."""
    _check_length(request)
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > MAX_BODY:
            raise _too_large()
        parts.append(part)
    return b"".join(parts)


async def form_of(request: Request) -> dict[str, str]:
    """Give the fields of a form, in either of the two ways forms are sent; no files are taken."""
    if "multipart/form-data" in request.headers.get("content-type", "").lower():
        _check_length(request)
        try:
            form = await request.form(max_files=0, max_fields=10, max_part_size=MAX_BODY)
        except HTTPException as problem:
            raise Refused(400, str(problem.detail)) from None
        return {name: value for name, value in form.items() if isinstance(value, str)}
    body = await body_of(request)
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=10))
    except ValueError:  # no UTF-8, or more fields than the two there are
        raise Refused(400, "The form cannot be read: send queries or extend.") from None


def _check_length(request: Request) -> None:
    told = request.headers.get("content-length", "")
    if told.isdigit() and len(told) < 19 and int(told) > MAX_BODY:
        raise _too_large()


def _too_large() -> Refused:
    return Refused(413, f"The body is larger than {MAX_BODY} bytes. Send fewer queries at once.")
