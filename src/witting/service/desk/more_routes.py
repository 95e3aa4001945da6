"""Beside a case: two verdicts compared, another threshold, reports, list entries, the search."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi import Path as InPath
from starlette.responses import Response

from witting.assess import shipped_profiles
from witting.assess.telling import told_records
from witting.base import WittingError
from witting.lists import Archive, Snapshot
from witting.parties import thresholds
from witting.service.access import SEEING, Caller, guarded
from witting.service.desk.case_page import records_of
from witting.service.desk.case_routes import Looking, Number, shown_case
from witting.service.desk.compare_page import compare_page
from witting.service.desk.entry_history import entry_history, source_of
from witting.service.desk.entry_page import Found, entry_shown, found_entries
from witting.service.desk.ofac_page import PATHS, effective_decision, ofac_page
from witting.service.desk.pages import DeskRoute, page
from witting.service.desk.pdf import as_pdf, can_make_pdf
from witting.service.desk.queue_page import queue_row
from witting.service.desk.what_if_page import LEAST, SHOWN, line_asked, parties_asked, what_if_page
from witting.service.opening import beside_page
from witting.service.parts import Service
from witting.service.problems import Refused
from witting.service.v1.assess import assessed
from witting.service.v1.common import TheService
from witting.store import audit, deal_cases, kept_bytes
from witting.store.audit import Action
from witting.store.deal_decisions import decisions_of
from witting.store.deal_queue import Order, Wanted, queue
from witting.store.deal_records import DealCase, Verdict
from witting.store.deals import profile_of

router = APIRouter(route_class=DeskRoute)
_CASE = "/desk/cases/{number}"


@router.get(f"{_CASE}/compare")
def compare(
    request: Request,
    service: TheService,
    by: Looking,
    number: Number,
    as_of: Annotated[str, Query(max_length=10)] = "",
    profile: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """Show a case's verdict beside that of another day or another asker, made now."""
    case, document, answer = _looked_at(service, by, number)
    before = records_of(answer)
    known = sorted({*shipped_profiles(), service.profile.name})
    shown = None
    day = _day(as_of) if as_of else date.fromisoformat(case.as_of)
    if as_of or profile:
        told = assessed(service, [(case.name, document)], day, [profile or before[0]["profile"]])
        after = told_records(told, single=True)
        shown = compare_page(number, before, after if isinstance(after, list) else [after])
    return page(
        request,
        "compare.html",
        number=number,
        compared=shown,
        profiles=known,
        profile=profile or before[0]["profile"],
        as_of=day.isoformat(),
        today=service.today.isoformat(),
    )


@router.get(f"{_CASE}/what-if")
def what_if(
    request: Request,
    service: TheService,
    by: Looking,
    number: Number,
    threshold: str = "",
) -> Response:
    """Show whom the parties of a case come near, and what another threshold would make of it."""
    _, _, answer = _looked_at(service, by, number)
    line, wrong = line_asked(threshold)
    screener = service.worlds.current.world.screener
    asked = []
    for party in parties_asked(records_of(answer))[: service.settings.names]:
        try:
            found = screener.match(
                party["name"],
                kind=party["kind"],
                countries=[party["country"]] if party["country"] else (),
                birth_date=party["birth_date"],
                threshold=LEAST,
                limit=SHOWN,
            )
        except WittingError:  # a name no list could hold, such as dots alone
            found = []
        asked.append((party, found))
    shown = what_if_page(number, asked, threshold=line, in_use=thresholds.MATCH)
    # What a script asked for is put on the page only where it is no error.
    status = 422 if wrong and "hx-request" not in request.headers else 200
    return page(request, "what_if.html", status, what=shown, least=LEAST, wrong=wrong)


@router.get(f"{_CASE}/report")
def report(request: Request, service: TheService, by: Looking, number: Number) -> Response:
    """Show the report of a case, to be printed; that it was made is told in the trail."""
    return _report(request, service, by, number)


@router.get(f"{_CASE}/report.pdf")
def report_as_pdf(request: Request, service: TheService, by: Looking, number: Number) -> Response:
    """Give the report of a case as PDF, where that can be made."""
    made = as_pdf(bytes(_report(request, service, by, number).body).decode())
    headers = {"Content-Disposition": f'attachment; filename="case-{number}.pdf"'}
    return Response(made, 200, headers, "application/pdf")


@router.get(f"{_CASE}/ofac")
def ofac(request: Request, service: TheService, by: Looking, number: Number) -> Response:
    """Show what a report to OFAC asks for, filled in as far as the case goes, with its clock."""
    case, _, answer = _looked_at(service, by, number)
    with service.database.reading() as connection:
        words = decisions_of(connection, number, by.tenant)
    made = effective_decision(case, words)
    path = PATHS[made.verdict if made else Verdict.BLOCK]
    day = date.fromisoformat(made.decided_at[:10]) if made else service.today
    book = service.worlds.current.world.lawbook
    shown = ofac_page(
        case,
        records_of(answer),
        made,
        book.ask(path, day),
        today=service.today,
        book=book,
        decisions=words,
    )
    return page(request, "ofac.html", ofac=shown, asker=profile_of(case.profile))


@router.get("/desk/entries/{entry_id:path}")
def entry(
    request: Request,
    service: TheService,
    by: Annotated[Caller, guarded(*SEEING)],  # noqa: ARG001
    entry_id: Annotated[str, InPath(max_length=200)],
) -> Response:
    """Show an entry whole, on every list it is on, and what became of it over the editions held."""
    world = service.worlds.current.world
    found = list(world.snapshot.all_with(entry_id))
    folder = service.settings.archive
    is_archive = Archive.is_at(folder) and not service.settings.lists
    archive = Archive(folder, Snapshot.default()) if is_archive else None
    history = entry_history(entry_id, world.snapshot, archive)
    if history.last is not None:
        found.append(history.last)
    if not found:
        raise Refused(404, f"No list held, in use or older, has an entry {entry_id!r}.")
    return page(
        request,
        "entry.html",
        entries=[entry_shown(one) for one in found],
        history=history,
        removed=history.last is not None,
        sources={
            one.list_id: source_of(one.list_id, world.used.lists)
            for one in found
            if one is not history.last  # the edition in use is not where that one is from
        },
    )


@router.get("/desk/search")
def search(
    request: Request,
    service: TheService,
    by: Looking,
    text: Annotated[str, Query(max_length=500)] = "",
) -> Response:
    """Show cases, entries of lists and law that the words are found in."""
    words = text.strip()
    if not words:
        return page(request, "search.html", text="", cases=(), entries=(), law=())
    now = service.now()
    with service.database.writing() as connection:
        found = queue(connection, by.tenant, Wanted(text=words), order=Order.NEWEST, size=20)
        audit.tell(
            connection,
            Action.QUEUE_VIEWED,
            actor=by.id,
            tenant=by.tenant,
            subject="queue",
            detail={
                "asked": {"text": words},
                "cases": [case.id for case in found.cases],
                "search": True,
            },
            now=now,
        )
        beside = beside_page(service, connection, found.cases)
    return page(
        request,
        "search.html",
        text=words,
        cases=[queue_row(case, now, beside[case.id]) for case in found.cases],
        entries=_entries(service, words),
        law=_law(service, words),
    )


def _entries(service: Service, words: str) -> tuple[Found, ...]:
    world = service.worlds.current.world
    by_id = world.snapshot.all_with(words)
    if by_id:
        return tuple(
            Found(href=f"/desk/entries/{one.id}", words=one.name, about=f"{one.id}, {one.list_id}")
            for one in by_id
        )
    try:
        return found_entries(world.screener.match(words, near=thresholds.NEAR_MISS, limit=20))
    except WittingError:  # words that are no name
        return ()


def _law(service: Service, words: str) -> tuple[Found, ...]:
    book, day = service.worlds.current.world.lawbook, service.today
    asked = words.casefold().split()
    answers = (book.ask(path, day) for path in book.paths())
    found = [
        Found(
            href=f"/desk/law/{one.path}",
            words=one.title,
            about=f"{one.path}, {one.standing.value}",
        )
        for one in answers
        if all(word in f"{one.path} {one.title}".casefold() for word in asked)
    ]
    return tuple(found[:20])


def _report(request: Request, service: Service, by: Caller, number: int) -> Response:
    shown = shown_case(service, by, number)
    now = service.now()
    with service.database.writing() as connection:
        deal_cases.tell(connection, number, Action.CASE_REPORTED, by, now, is_changed=False)
    return page(request, "report.html", case=shown, by=by, made=now, has_pdf=can_make_pdf())


def _looked_at(service: Service, by: Caller, number: int) -> tuple[DealCase, bytes, bytes]:
    """Give a case with its document and answer, and tell of the look."""
    with service.database.writing() as connection:
        case = deal_cases.view(connection, number, by, service.now())
        document = kept_bytes.content_of(connection, case.document)
        return case, document, kept_bytes.content_of(connection, case.answer)


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise Refused(422, f"{given!r} is no day: write it as 2024-05-16.") from None
