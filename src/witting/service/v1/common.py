"""What the routes of version 1 share: the day asked, the problems they may answer with."""

from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Query

from witting.service.parts import Service, service_of
from witting.service.problems import Refused, documented

PROBLEMS = documented(400, 401, 403, 408, 409, 413, 415, 422, 500, 503)
"""What every route that takes a body may answer with instead."""
ASKED = documented(400, 401, 403, 422, 500, 503)
"""What every route without a body may answer with instead."""

TheService = Annotated[Service, Depends(service_of)]
AsOf = Annotated[
    date | None,
    Query(description="The day the answer is for, as 2024-05-16; today where none is given."),
]

RECORDS: dict[str, Any] = {
    "description": "One record, or an array of them.",
    "content": {"application/json": {"schema": {"type": ["object", "array"]}}},
}
"""What the description of a route says of an answer whose shape docs/schema publishes."""


def checked_count(count: int, most: int, what: str) -> None:
    """Refuse more at once than the settings allow. Raises Refused."""
    if count > most:
        raise Refused(
            422,
            f"{count} {what} were asked at once and {most} is the most: nothing was done. Ask in"
            " parts.",
        )
