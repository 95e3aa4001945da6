"""`/v1/lists`: which lists are in use and how old, what changed, and newer ones fetched."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from starlette.responses import Response

from witting.assess.list_standing import show_record, source_rows, standings
from witting.base import UnreadableInput
from witting.lists import Archive, Snapshot
from witting.lists.delta_record import diff_record, differences, lists_kept
from witting.lists.list_files import ListFile, with_own
from witting.service.access import EVERYBODY, Caller, Role, guarded
from witting.service.parts import Service
from witting.service.problems import Refused
from witting.service.updating import begin_update
from witting.service.v1.common import ASKED, PROBLEMS, RECORDS, AsOf, TheService
from witting.service.v1.route import Route
from witting.service.written import as_json

router = APIRouter(prefix="/v1", tags=["lists"], route_class=Route)
Which = Annotated[str, Query(min_length=1, max_length=100, description="A day, or a digest.")]


@router.get(
    "/lists",
    summary="The lists in use",
    responses={200: RECORDS, **ASKED},
    dependencies=[guarded(*EVERYBODY)],
    response_class=Response,
)
def lists(service: TheService, as_of: AsOf = None) -> Response:
    """Give the lists in use: publisher's date, age, entries, source, licence and hash."""
    day = as_of or service.today
    world = service.world_on(day)
    archive = None if service.settings.lists else _archive(service)
    record = show_record(world, standings(world, archive, day), day)
    held = service.worlds.current
    in_use = {"since": held.opened_at.isoformat(timespec="seconds")}
    return as_json(record | {"in_use": in_use | {"why_not_newer": service.watch.why_not}})


@router.get(
    "/lists/sources",
    summary="The files that can be fetched",
    responses={200: RECORDS, **ASKED},
    dependencies=[guarded(*EVERYBODY)],
    response_class=Response,
)
def sources(service: TheService) -> Response:
    """Give each file that can be fetched, and how asking for it went last."""
    rows = source_rows(with_own(service.settings.list_sources), _archive(service))
    return as_json([row.record() for row in rows])


@router.get(
    "/lists/diff",
    summary="What changed between two days of the lists",
    responses={200: RECORDS, **ASKED},
    dependencies=[guarded(*EVERYBODY)],
    response_class=Response,
)
def diff(
    service: TheService,
    before: Which,
    after: Which,
    list_id: Annotated[list[str] | None, Query(alias="list", max_length=50)] = None,
    only: Literal["added", "removed", "changed"] | None = None,
) -> Response:
    """Say what was added, removed and changed, as `witting lists diff --json`."""
    old, new = _kept(service, before), _kept(service, after)
    summed, told = differences(old, new, only_lists=list_id or (), only=only)
    return as_json(diff_record(old, new, summed, told))


class UpdateWanted(BaseModel):
    """Which files to fetch."""

    model_config = ConfigDict(extra="forbid")

    files: list[Annotated[str, StringConstraints(min_length=1, max_length=100)]] = Field(
        default_factory=list, max_length=200, description="By id; all that are on by default."
    )


@router.post(
    "/lists/update",
    summary="Fetch newer lists",
    status_code=202,
    responses={202: RECORDS, **PROBLEMS},
    response_class=Response,
)
def update(
    service: TheService, by: Annotated[Caller, guarded(Role.ADMIN)], wanted: UpdateWanted
) -> Response:
    """Begin to fetch the publishers' newest lists; every worker uses what is sound once it is in.

    It takes minutes and is not waited for: `/v1/lists/sources` says of each file how it went.
    """
    if service.settings.lists:
        raise Refused(
            409,
            "The service was started with lists of its own (--lists), and those are not fetched:"
            " nothing was done. Change the files, or start it without.",
        )
    files = _wanted(service, wanted.files)
    if begin_update(service, by, files) is None:
        raise Refused(409, "Lists are being fetched already: /v1/lists/sources says how it goes.")
    return as_json({"state": "begun", "files": [file.id for file in files]}, 202)


def _wanted(service: Service, names: list[str]) -> list[ListFile]:
    known = with_own(service.settings.list_sources)
    if not names:
        return [file for file in known.values() if file.enabled]
    unknown = [name for name in names if name not in known]
    if unknown:
        raise Refused(
            422, f"No file {unknown[0][:100]!r} is known here; /v1/lists/sources names them."
        )
    return [known[name] for name in dict.fromkeys(names)]


def _archive(service: Service) -> Archive | None:
    folder = service.settings.archive
    return Archive(folder, Snapshot.default()) if Archive.is_at(folder) else None


def _kept(service: Service, which: str) -> Snapshot:
    """Give the lists of a day or digest."""
    current = service.worlds.current.world.snapshot
    if len(which) >= 8 and current.digest.startswith(which):
        return current
    archive = _archive(service)
    found = lists_kept(which, archive) if archive is not None else None
    if found is None:
        raise UnreadableInput(
            f"No lists of {which[:100]!r} are kept here, by day or by digest, so there is nothing"
            " to compare. /v1/lists gives the digest of those in use."
        )
    return found
