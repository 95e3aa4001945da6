"""`/v1/screen`: names against the lists, as `witting screen --json` prints what it finds."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from starlette.responses import Response

from witting.assess.screening import country_of, identifier_of, screen_names
from witting.base import PartyKind
from witting.parties import asked_of
from witting.service.access import ASKING, guarded
from witting.service.v1.common import PROBLEMS, RECORDS, TheService, checked_count
from witting.service.v1.route import Route
from witting.service.written import as_json

router = APIRouter(prefix="/v1", tags=["screen"], route_class=Route)
Name = Annotated[str, StringConstraints(min_length=1, max_length=2_000, pattern=r"\S")]
Short = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class ScreenAsked(BaseModel):
    """Names, and what is known of all of them."""

    model_config = ConfigDict(extra="forbid")

    names: list[Name] = Field(min_length=1, description="In any script.")
    kind: PartyKind | None = None
    birth_date: str = Field("", max_length=10, description="1952, 1952-10 or 1952-10-07.")
    countries: list[Short] = Field(default_factory=list, max_length=20)
    identifiers: list[Short] = Field(
        default_factory=list, max_length=50, description="As inn:6660145780 or bic:SABRRUMM."
    )
    gender: str = Field("", max_length=10, description="Of a person: M or F.")
    address: str = Field("", max_length=1_000)
    threshold: float | None = Field(None, ge=0, le=1, description="The house's own where null.")
    as_of: date | None = Field(None, description="Use the lists as published by this day.")
    limit: int = Field(5, ge=1, le=100, description="How many candidates to show for each name.")


@router.post(
    "/screen",
    summary="Screen names",
    responses={
        200: RECORDS,
        **PROBLEMS,
    },
    dependencies=[guarded(*ASKING)],
    response_class=Response,
)
def screen(service: TheService, asked: ScreenAsked) -> Response:
    """Look names up in the lists, in any script, and say why each candidate fits.

    A name of which nothing can be read has an `error` in its record: that nobody matches cannot be
    said of it. The shape is that of docs/schema/screen.schema.json.
    """
    checked_count(len(asked.names), service.settings.names, "names")
    known: dict[str, Any] = {
        "kind": asked.kind,
        "birth_date": asked.birth_date,
        "countries": [country_of(text) for text in asked.countries],
        "identifiers": [identifier_of(text) for text in asked.identifiers],
        "gender": asked.gender,
        "address": asked.address,
    }
    day = asked.as_of or service.today
    found = screen_names(
        asked.names,
        asked_of(**known),
        service.world_on(day),
        day,
        service.today,
        limit=asked.limit,
        threshold=asked.threshold,
    )
    records = found.records()
    return as_json(records[0] if len(records) == 1 else records)
