"""The audit trail for who audits: read, exported, verified; and a rule of the law on its day."""

from datetime import date
from io import BytesIO
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, UploadFile
from fastapi import Path as InPath
from starlette.responses import Response

from witting.assess import as_plain
from witting.service.access import EVERYBODY, HOUSE, Caller, Role, guarded
from witting.service.desk.case_page import history_line
from witting.service.desk.findings import law_shown, source_lines
from witting.service.desk.pages import DeskRoute, page
from witting.service.problems import Refused
from witting.service.v1.common import TheService
from witting.store import audit
from witting.store.audit import Action
from witting.store.chain import Verified
from witting.store.evidence import is_pack, verify_pack
from witting.store.exporting import verify_export
from witting.store.verifying import verify_database

router = APIRouter(route_class=DeskRoute)
Auditor = Annotated[Caller, guarded(Role.AUDITOR)]
_SIZE = 100


@router.get("/desk/audit")
def trail(
    request: Request,
    service: TheService,
    by: Auditor,
    subject: Annotated[str, Query(max_length=200)] = "",
    actor: Annotated[str, Query(max_length=200)] = "",
    before: Annotated[int, Query(ge=0, le=2_147_483_647)] = 0,
) -> Response:
    """Show the entries of the caller's house, the newest first; that it was read is told in it."""
    return _trail(request, service, by, subject=subject, actor=actor, before=before)


@router.post("/desk/audit/verify")
def verify(
    request: Request,
    service: TheService,
    by: Auditor,
    document: UploadFile | None = None,
    expect: Annotated[str, Form(max_length=64)] = "",
) -> Response:
    """Verify an export that is handed in, or the database itself where none is."""
    content = document.file.read() if document is not None else b""
    if content:
        verify_file, what = (
            (verify_pack, "the pack")
            if is_pack(BytesIO(content))
            else (verify_export, "the export")
        )
        found = verify_file(BytesIO(content), expect=expect.strip())
        return _trail(request, service, by, verified=found, what=what)
    if by.tenant != HOUSE:
        raise Refused(403, "Only an auditor of the house itself may verify every tenant's entries.")
    with service.database.reading() as connection:
        found = verify_database(connection, expect=expect.strip())
    return _trail(request, service, by, verified=found, what="the database")


@router.get("/desk/law/{path:path}")
def law(
    request: Request,
    service: TheService,
    by: Annotated[Caller, guarded(*EVERYBODY)],  # noqa: ARG001
    path: Annotated[str, InPath(max_length=300)],
    as_of: Annotated[str, Query(max_length=10)] = "",
) -> Response:
    """Show one rule as of a day, with every text it had."""
    try:
        day = date.fromisoformat(as_of) if as_of else service.today
    except ValueError:
        raise Refused(422, f"{as_of!r} is no day: write it as 2024-05-16.") from None
    answer = service.worlds.current.world.lawbook.ask(path, day)
    history = [
        (one.interval.start, one.interval.end, one.summary, source_lines(as_plain(one.cites)))
        for one in answer.history
    ]
    shown = law_shown(answer)
    return page(request, "law.html", law=shown, history=history, as_of=day.isoformat())


def _trail(
    request: Request,
    service: TheService,
    by: Caller,
    *,
    subject: str = "",
    actor: str = "",
    before: int = 0,
    verified: Verified | None = None,
    what: str = "",
) -> Response:
    with service.database.writing() as connection:
        audit.tell(
            connection,
            Action.AUDIT_VIEWED,
            actor=by.id,
            tenant=by.tenant,
            subject="audit",
            detail={"subject": subject, "actor": actor, "verified": what},
            now=service.now(),
        )
    with service.database.reading() as connection:
        number, last = audit.head(connection)
        found = audit.entries(
            connection,
            subject=subject or None,
            actor=actor or None,
            tenant=by.tenant,
            after=before,
            limit=_SIZE,
            newest_first=True,
        )
        lines = [history_line(one) for one in found]
    return page(
        request,
        "audit.html",
        lines=lines,
        head=number,
        last=last,
        subject=subject,
        actor=actor,
        earlier=lines[-1].number if len(lines) == _SIZE else 0,
        verified=verified,
        what=what,
    )
