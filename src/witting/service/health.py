"""Whether the service lives, whether it can be used, and what it counts: asked by machines."""

from typing import Any

from fastapi import APIRouter
from fastapi.concurrency import run_in_threadpool
from starlette.responses import Response

from witting.service.metrics import told
from witting.service.parts import Service
from witting.service.problems import documented, problem_response
from witting.service.v1.common import TheService
from witting.service.written import as_json

router = APIRouter(tags=["health"])
_YES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Yes.",
        "content": {"application/json": {"schema": {"type": "object"}}},
    }
}


@router.get("/healthz", summary="Does it live", responses=_YES, response_class=Response)
async def healthz() -> Response:
    """Say that this worker answers."""
    return as_json({"status": "ok"})


@router.get(
    "/readyz",
    summary="Can it be used",
    responses={**_YES, **documented(503)},
    response_class=Response,
)
async def readyz(service: TheService) -> Response:
    """Say that there are lists to screen against and a database to write to, or what is missing."""
    held = service.worlds.current
    if not held.is_usable:
        return problem_response(
            503,
            "There is no list in use that anybody is on, and clearing anybody on that would be"
            " wrong. Fetch lists: `witting lists update`.",
            kind="NoLists",
            headers={"Retry-After": "10"},
        )
    if service.is_warming.is_set():
        return problem_response(
            503,
            "It was started just now and makes its indexes ready; a request is answered, only"
            " later. Ask again in a second.",
            kind="Warming",
            headers={"Retry-After": "1"},
        )
    why = await run_in_threadpool(_why_no_store, service)
    if why:
        return problem_response(503, why, kind="StoreError", headers={"Retry-After": "10"})
    return as_json({"status": "ok", "lists_not_switched": bool(service.watch.why_not)})


def _why_no_store(service: Service) -> str:
    try:
        with service.database.reading() as connection:
            connection.exec_driver_sql("SELECT 1")
    except Exception as problem:  # whatever is wrong with it, it cannot be used
        return f"The database does not answer ({type(problem).__name__}): nothing can be kept."
    return ""


@router.get(
    "/metrics",
    summary="What is counted",
    responses={200: {"description": "Counts.", "content": {"text/plain": {}}}},
    response_class=Response,
)
def metrics(service: TheService) -> Response:
    """Give counts of requests, times, assessments and lists, as Prometheus reads them."""
    return told(service.worlds.current, service.today)
