"""The routes yente's clients call, each a few lines: read, ask the module that knows, answer.

No FastAPI parameters: pydantic would take longer to check a /match than the lists take to answer
it. `documented` says in OpenAPI what each route takes; `params` and `asking` check it.
"""

import hmac
from collections.abc import Awaitable, Callable
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.background import BackgroundTask

from witting.service.yente import documented as doc
from witting.service.yente import reconciling
from witting.service.yente.algorithms import algorithms
from witting.service.yente.asking import json_of, read_batch
from witting.service.yente.entities import Entities
from witting.service.yente.kept import InUse, Kept
from witting.service.yente.matching import matched, terms_of
from witting.service.yente.nesting import adjacent, adjacent_by, around, nested
from witting.service.yente.params import Params, body_of, form_of
from witting.service.yente.refusals import Refused, YenteRoute, answer
from witting.service.yente.searching import searched
from witting.service.yente.shape import Json

_CACHED = {"Cache-Control": "public, max-age=300"}
_OWN = {"Cache-Control": "private, max-age=300", "Vary": "Authorization, Cookie"}
_PAGE = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors *",
    "X-Content-Type-Options": "nosniff",
}


Knows = Callable[[Request], Awaitable[bool]]
"""Says whether whoever asks may see lists of the house's own."""


def routers(
    worlds: InUse,
    *,
    update: Callable[[], None] | None = None,
    update_token: str = "",
    knows: Knows | None = None,
) -> tuple[APIRouter, APIRouter, APIRouter]:
    """Give the routes that look somebody up, those that tell of the lists, and that of updates.

    Those that look up are for who may ask; the catalogue tells all but the house's own lists to
    anybody, unless `knows` says it may see them too (without it, everybody may). `update` fetches
    new lists when /updatez is called with the token; without a token nobody may.
    """
    kept = Kept(worlds)
    asked, told = APIRouter(route_class=YenteRoute), APIRouter(route_class=YenteRoute)
    _matching(asked, kept)
    _entities(asked, kept)
    _reconciliation(asked, kept)
    _about(told, kept, knows)
    return asked, told, _updates(update, update_token)


def router(
    worlds: InUse, *, update: Callable[[], None] | None = None, update_token: str = ""
) -> APIRouter:
    """Give all routes over the worlds in use, for an app that has no other: health too."""
    routes = APIRouter(route_class=YenteRoute)
    for one in routers(worlds, update=update, update_token=update_token):
        routes.include_router(one)
    _health(routes, Kept(worlds))
    return routes


def _updates(update: Callable[[], None] | None, update_token: str) -> APIRouter:
    routes = APIRouter(route_class=YenteRoute)

    @routes.post("/updatez", **doc.UPDATEZ)
    async def updatez(request: Request) -> Response:
        params = Params(request)
        token, is_sync = params.text("token"), params.flag("sync", False)
        if not (
            update and update_token and hmac.compare_digest(token.encode(), update_token.encode())
        ):
            raise Refused(403, "Invalid token.")
        if is_sync:
            await run_in_threadpool(update)
            return answer({"status": "ok"})
        response = answer({"status": "ok"})
        response.background = BackgroundTask(update)
        return response

    return routes


def _matching(routes: APIRouter, kept: Kept) -> None:
    @routes.post("/match/{dataset}", **doc.MATCH)
    async def match(request: Request) -> Response:
        batch = read_batch(await body_of(request))
        entities = kept.now
        terms = terms_of(Params(request), entities, request.path_params["dataset"])
        if batch.is_quick:
            body = matched(batch, terms, entities)
        else:
            body = await run_in_threadpool(matched, batch, terms, entities)
        headers = {"x-batch-size": str(len(batch.queries))}
        if batch.ignored:
            headers["x-witting-ignored"] = ", ".join(batch.ignored)
        return answer(body, headers=headers)

    @routes.get("/search/{dataset}", **doc.SEARCH)
    async def search(request: Request) -> Response:
        dataset = request.path_params["dataset"]
        return answer(await run_in_threadpool(searched, Params(request), dataset, kept.now))


def _entities(routes: APIRouter, kept: Kept) -> None:
    async def found(request: Request) -> tuple[Json | None, Response, Entities]:
        """Give the entity of a path, or the answer where another id stands for it."""
        identity, entities = request.path_params["entity_id"], kept.now
        entity = await run_in_threadpool(entities.entity, identity)
        if entity is not None:
            return entity, Response(), entities
        canonical = await run_in_threadpool(entities.canonical, identity)
        if not canonical:
            raise Refused(404, "No such entity!")
        start = request.url.path.partition("/entities/")[0]
        query = f"?{request.url.query}" if request.url.query else ""
        where = f"{start}/entities/{quote(canonical, safe='')}{query}"
        return None, Response(status_code=308, headers={"Location": where}), entities

    @routes.get("/entities/{entity_id}", **doc.ENTITY)
    async def entity(request: Request) -> Response:
        is_nested = Params(request).flag("nested", True)
        held, instead, entities = await found(request)
        if held is None:
            return instead
        if is_nested:
            held = nested(held, await run_in_threadpool(around, held["id"], held, entities))
        return answer(held)

    @routes.get("/entities/{entity_id}/adjacent", **doc.ADJACENT)
    async def adjacents(request: Request) -> Response:
        held, instead, entities = await found(request)
        if held is None:
            return instead
        return answer(await run_in_threadpool(adjacent, held, entities, Params(request)))

    @routes.get("/entities/{entity_id}/adjacent/{property_name}", **doc.ADJACENT_BY)
    async def adjacent_property(request: Request) -> Response:
        held, instead, entities = await found(request)
        if held is None:
            return instead
        name = request.path_params["property_name"]
        return answer(await run_in_threadpool(adjacent_by, held, name, entities, Params(request)))


def _about(routes: APIRouter, kept: Kept, knows: Knows | None) -> None:
    @routes.get("/algorithms", **doc.ALGORITHM_LIST)
    async def algorithm_list() -> Response:
        return answer(algorithms())

    @routes.get("/catalog", **doc.CATALOG)
    @routes.get("/manifest", **doc.MANIFEST)
    async def catalogue(request: Request) -> Response:
        datasets = kept.now.datasets
        whole = knows is None or await knows(request)
        is_whole = whole or not datasets.has_own
        mark = f'"{datasets.digest}{"" if is_whole else "-public"}"'
        headers = {"ETag": mark, **(_CACHED if knows is None or not whole else _OWN)}
        if mark in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return answer(datasets.catalogue(with_own=whole), headers=headers)


def _health(routes: APIRouter, kept: Kept) -> None:
    @routes.get("/healthz", **doc.HEALTHZ)
    async def healthz() -> Response:
        return answer({"status": "ok"})

    @routes.get("/readyz", **doc.READYZ)
    async def readyz() -> Response:
        if not kept.is_usable:
            raise Refused(503, "Index not ready.")
        return answer({"status": "ok"})


def _reconciliation(routes: APIRouter, kept: Kept) -> None:
    @routes.get("/reconcile/{dataset}", **doc.RECONCILE)
    async def reconcile(request: Request) -> Response:
        dataset, params, entities = request.path_params["dataset"], Params(request), kept.now
        if queries := params.text("queries", longest=100_000):
            return await _answered(queries, dataset, params, entities)
        return answer(await run_in_threadpool(reconciling.manifest, request, dataset, entities))

    @routes.post("/reconcile/{dataset}", **doc.RECONCILE_POST)
    async def reconcile_batch(request: Request) -> Response:
        dataset, entities = request.path_params["dataset"], kept.now
        form = await form_of(request)
        if extension := form.get("extend", "").strip():
            given = _decoded(extension, "Cannot decode extension request")
            found = await run_in_threadpool(reconciling.extended, given, entities)
            return answer(found, headers={"x-batch-size": str(len(found["rows"]))})
        return await _answered(form.get("queries", ""), dataset, Params(request), entities)

    @routes.api_route(
        "/reconcile/{dataset}",
        methods=["DELETE", "PATCH", "PUT", "OPTIONS"],
        include_in_schema=False,
    )
    async def other_methods() -> Response:
        return answer({"detail": "Method Not Allowed"}, 405, {"Allow": "GET, POST"})

    async def _answered(queries: str, dataset: str, params: Params, entities: Entities) -> Response:
        given = _decoded(queries, "Cannot decode query")
        found = await run_in_threadpool(reconciling.reconciled, given, dataset, params, entities)
        return answer(found, headers={"x-batch-size": str(len(found))})

    @routes.get("/reconcile/{dataset}/suggest/entity", **doc.SUGGEST)
    async def suggest_entity(request: Request) -> Response:
        dataset = request.path_params["dataset"]
        return answer(
            await run_in_threadpool(reconciling.suggest_entity, dataset, Params(request), kept.now)
        )

    @routes.get("/reconcile/{dataset}/suggest/property", **doc.SUGGEST)
    async def suggest_property(request: Request) -> Response:
        dataset = request.path_params["dataset"]
        return answer(
            await run_in_threadpool(
                reconciling.suggest_property, dataset, Params(request), kept.now
            )
        )

    @routes.get("/reconcile/{dataset}/suggest/type", **doc.SUGGEST)
    async def suggest_type(request: Request) -> Response:
        dataset = request.path_params["dataset"]
        return answer(
            await run_in_threadpool(reconciling.suggest_type, dataset, Params(request), kept.now)
        )

    @routes.get("/reconcile/{dataset}/extend/property", **doc.EXTEND)
    async def extend_properties(request: Request) -> Response:
        return answer(reconciling.extend_properties(Params(request)))

    @routes.get("/reconcile/{dataset}/preview/{entity_id}", **doc.PREVIEW)
    async def preview(request: Request) -> Response:
        identity = request.path_params["entity_id"]
        page = await run_in_threadpool(reconciling.preview, identity, kept.now)
        return Response(page, headers=_PAGE, media_type="text/html; charset=utf-8")


def _decoded(text: str, why: str) -> object:
    try:
        found: object = json_of(text.encode())
    except Refused:
        raise Refused(400, why) from None
    return found
