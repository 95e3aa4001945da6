"""`/v1/owners`: who is behind a party by holdings, as `witting owners --json` tells it."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from starlette.responses import Response

from witting.assess import Holdings, World
from witting.assess.owners_asked import ask_owners
from witting.service.access import ASKING, guarded
from witting.service.bodies import safe_name
from witting.service.problems import Refused
from witting.service.v1.common import PROBLEMS, RECORDS, AsOf, TheService, checked_count
from witting.service.v1.route import Route
from witting.service.written import as_json

router = APIRouter(prefix="/v1", tags=["owners"], route_class=Route)
Word = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"\S")]


class HoldingsGiven(BaseModel):
    """A file of holdings: BODS, GLEIF, FollowTheMoney, or a CSV of owner, owned, share."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1, max_length=120, description="Its ending tells the format.")
    text: str = Field(min_length=1)


class OwnersAsked(BaseModel):
    """Parties, and the holdings they stand in."""

    model_config = ConfigDict(extra="forbid")

    parties: list[Word] = Field(min_length=1, description="By id, number or name.")
    holdings: list[HoldingsGiven] = Field(
        default_factory=list, max_length=20, description="Instead of the service's own."
    )
    rules: list[Word] = Field(
        default_factory=list, max_length=20, description="ofac, eu, uk, ch or bis; all if none."
    )
    listed: list[Word] = Field(
        default_factory=list, max_length=100, description="Parties to take as listed."
    )


@router.post(
    "/owners",
    summary="Ask who is behind a party",
    responses={200: RECORDS, **PROBLEMS},
    dependencies=[guarded(*ASKING)],
    response_class=Response,
)
def owners(service: TheService, asked: OwnersAsked, as_of: AsOf = None) -> Response:
    """Say who is behind a party on a day, by chains, and what each regime makes of it.

    The shape is that of docs/schema/owners.schema.json.
    """
    checked_count(len(asked.parties), service.settings.names, "parties")
    day = as_of or service.today
    world = service.world_on(day)
    found = ask_owners(
        asked.parties,
        _held(asked.holdings, world),
        world,
        day,
        service.today,
        rules=asked.rules,
        listed=asked.listed,
    )
    records = found.records()
    return as_json(records[0] if len(records) == 1 else records)


def _held(given: Sequence[HoldingsGiven], world: World) -> Holdings:
    """Open the holdings of the request, else those the service was started with."""
    if not given:
        if world.holdings is None:
            raise Refused(
                422,
                "No holdings were given and the service has none, so nothing can be said of who"
                " owns whom. Send them as `holdings`, or name files in the service's settings.",
            )
        return world.holdings
    with tempfile.TemporaryDirectory(prefix="witting-holdings-") as folder:
        paths = []
        for number, one in enumerate(given):
            path = Path(folder) / str(number) / safe_name(one.name, "holdings.csv")
            path.parent.mkdir()
            path.write_text(one.text, encoding="utf-8", errors="replace")
            paths.append(path)
        return Holdings.open(paths, world.snapshot)
