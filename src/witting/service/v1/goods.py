"""`/v1/goods`: descriptions or codes in, headings and tiers out, as `witting goods --json`."""

from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from starlette.responses import Response

from witting.assess import as_plain
from witting.goods import classify_goods
from witting.service.access import ASKING, guarded
from witting.service.v1.common import PROBLEMS, RECORDS, TheService, checked_count
from witting.service.v1.route import Route
from witting.service.written import as_json

router = APIRouter(prefix="/v1", tags=["goods"], route_class=Route)
Description = Annotated[str, StringConstraints(min_length=1, max_length=10_000, pattern=r"\S")]


class GoodsAsked(BaseModel):
    """Descriptions of goods, or codes of the tariff."""

    model_config = ConfigDict(extra="forbid")

    texts: list[Description] = Field(min_length=1)
    language: Literal["en", "ar", "zh", "ru"] | None = None


@router.post(
    "/goods",
    summary="Classify goods",
    responses={200: RECORDS, **PROBLEMS},
    dependencies=[guarded(*ASKING)],
    response_class=Response,
)
def goods(service: TheService, asked: GoodsAsked) -> Response:
    """Say which HS heading and which high-priority tier each description falls under."""
    checked_count(len(asked.texts), service.settings.names, "descriptions")
    records = [
        {"query": text, "matches": as_plain(classify_goods(text, asked.language))}
        for text in asked.texts
    ]
    return as_json(records[0] if len(records) == 1 else records)
