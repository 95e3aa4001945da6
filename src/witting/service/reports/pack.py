"""The pack of evidence of a period for a supervisor: what was screened against, how, and by whom.

One ZIP with a first page, JSON files, the audit trail's export and a manifest; `witting audit
verify` proves it without this machine. Every piece is read in one state of the database.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from importlib.resources import files
from tempfile import TemporaryFile
from typing import IO, Any

import orjson
from sqlalchemy import Connection

from witting.assess import ENGINE, as_plain, load_profile, shipped_profiles
from witting.lists import Archive, Snapshot
from witting.parties import measures, thresholds
from witting.service.access import Caller
from witting.service.parts import Service
from witting.service.reports.asked import EBA, NOTE, NYDFS, ROWS, SOURCES
from witting.service.reports.figures import Section
from witting.service.reports.management import Management, management
from witting.service.reports.samples import samples_of
from witting.service.v1.shown import entry_record
from witting.service.written import written
from witting.store import audit
from witting.store.audit import Action
from witting.store.chain import Verified
from witting.store.evidence import TRAIL, write_pack
from witting.store.evidence_rows import (
    changes_of,
    decisions_whole,
    good_guys_of,
    lists_of_period,
    second_words,
)
from witting.store.evidence_words import how_answered
from witting.store.exporting import export_lines, verify_export
from witting.store.verifying import verify_database

_STEP = 1024 * 1024
_WHY = {
    "MATCH": "A score at or above is a match; set by a sweep over names not used for scoring.",
    "CERTAIN": "A name this strong may be beyond doubt, if distinctive and not contradicted.",
    "CANDIDATE": "Below this a name is not worth showing.",
    "NEAR_MISS": "A reader would ask about these: shown as ruled out, with the reason.",
    "MENTION": "Free text is full of names: a mention must be nearly exact.",
    "WEAK_ALIAS": "A weak alias alone never alerts.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PackMade:
    """A pack that was written: its manifest's hash and what its trail proved."""

    manifest: str
    verified: Verified


def make_pack(
    service: Service,
    by: Caller,
    since: date,
    until: date,
    *,
    out: IO[bytes],
    first_page: Callable[..., str],
) -> PackMade:
    """Write the pack of a period, and tell of it in the trail with the manifest's hash.

    `first_page` lays the first page out.
    """
    now = service.now()
    figures = management(service, by.tenant, since, until)
    with service.database.reading() as connection, TemporaryFile() as trail:
        trail.writelines(export_lines(connection, engine=ENGINE, now=now))
        trail.seek(0)
        of_trail = verify_export(trail)
        of_database = verify_database(connection)
        pieces = dict(_pieces(connection, service, by, figures))
        pieces["audit-verify.json"] = {
            "schema": "witting/audit-verify/1",
            "export": {"is_whole": of_trail.is_whole, **_plain(of_trail)},
            "database": {"is_whole": of_database.is_whole, **_plain(of_database)},
        }
        about = {
            "since": since.isoformat(),
            "until": until.isoformat(),
            "tenant": by.tenant,
            "made_at": audit.moment(now),
            "made_by": by.id,
            "engine": ENGINE,
            "trail": {"count": of_trail.count, "last_hash": of_trail.last_hash},
        }
        packed: list[tuple[str, Iterable[bytes]]] = [
            (name, (written(record),)) for name, record in sorted(pieces.items())
        ]
        shown = _shown(about, figures, pieces)
        packed += [(TRAIL, _parts(trail)), ("index.html", (first_page(**shown).encode(),))]
        manifest = write_pack(out, packed, about)
    with service.database.writing() as connection:
        audit.tell(
            connection,
            Action.AUDIT_EXPORTED,
            actor=by.id,
            tenant=by.tenant,
            subject="audit",
            detail={"evidence": manifest, "since": about["since"], "until": about["until"]},
            now=now,
        )
    return PackMade(manifest=manifest, verified=of_trail)


def _parts(trail: IO[bytes]) -> Iterator[bytes]:
    """Give the trail from its beginning, piece by piece: it may be larger than memory."""
    trail.seek(0)
    while part := trail.read(_STEP):
        yield part


def _pieces(
    connection: Connection, service: Service, by: Caller, figures: Management
) -> Iterator[tuple[str, Any]]:
    since, until = figures.since, figures.until
    world = service.worlds.current.world
    yield (
        "lists.json",
        {
            "in_use": [as_plain(one) for one in world.used.lists],
            "left_out": list(world.snapshot.left_out),
            "used_by_cases": lists_of_period(connection, by.tenant, since, until),
            "editions_held": _editions(service),
            "changes": [entry_record(one) for one in changes_of(connection, since, until)],
        },
    )
    yield "lawbook.json", _law(service)
    yield "thresholds.json", _thresholds(service)
    yield "scorecard.json", orjson.loads(scorecard())
    yield "figures.json", [_table(one) for one in figures.sections]
    yield "samples.json", samples_of(connection, by.tenant, since, until)
    yield "four_eyes.json", _four_eyes(connection, by.tenant, since, until)
    yield "good_guys.json", good_guys_of(connection, by.tenant)


def scorecard() -> bytes:
    """Give the scorecard this version shipped with."""
    return (files("witting.service.reports") / "scorecard.json").read_bytes()


def _editions(service: Service) -> list[dict[str, Any]]:
    """Give every edition held of every list, each with the days it was the newest one held."""
    folder = service.settings.archive
    if not Archive.is_at(folder):
        return [
            {"list": one.id, "published": one.published, "held": "as shipped", "sha256": one.sha256}
            for one in Snapshot.default().used
        ]
    archive = Archive(folder, Snapshot.default())
    out = []
    for list_id in archive.list_ids:
        held = archive.editions(list_id)
        for at, one in enumerate(held):
            after = held[at + 1] if at + 1 < len(held) else None
            out.append(
                {
                    "list": list_id,
                    "published": one.published,
                    "held_from": one.retrieved or "as shipped",
                    "held_until": after.retrieved if after else "",
                    "sha256": one.sha256,
                    "entries": one.entries,
                    "state": one.state.value,
                    "why": list(one.why),
                    "accepted_by": one.accepted_by,
                    "origin": one.origin,
                }
            )
    return out


def _law(service: Service) -> dict[str, Any]:
    book = service.worlds.current.world.lawbook
    groups = [
        {
            "id": group.id,
            "title": group.title,
            "rows": [as_plain(row) for row in group.rows],
            "missing": sum(bool(row.missing) for row in group.rows),
        }
        for group in book.coverage
    ]
    return {"version": book.version, "paths": sorted(book.paths()), "coverage": groups}


def _thresholds(service: Service) -> dict[str, Any]:
    profiles = [load_profile(name) for name in sorted(shipped_profiles())]
    if service.profile.name not in {one.name for one in profiles}:
        profiles.append(service.profile)
    return {
        "names": [
            {"name": name, "value": getattr(thresholds, name), "reason": why}
            for name, why in _WHY.items()
        ],
        "rare_surname": measures.RARE_SURNAME,
        "calibration": "docs/calibration.md and docs/decisions/0003-name-threshold.md",
        "profile_in_use": service.profile.name,
        "profiles": [as_plain(one) for one in profiles],
    }


def _four_eyes(
    connection: Connection, tenant: str, since: date, until: date
) -> list[dict[str, Any]]:
    """Give each decision that took two, with both people and what came of it."""
    words = decisions_whole(connection, tenant, since, until)
    put = [one for one in words if one["needs_second"]]
    answers = second_words(connection, (one["id"] for one in put))
    return [
        {
            "case": one["case_id"],
            "put_forward": one,
            "answered": answers.get(one["id"]),
            **how_answered(one, answers.get(one["id"])),
        }
        for one in put
    ]


def _table(one: Section) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "says": one.says,
        "head": list(one.head),
        "rows": [list(row) for row in one.table],
    }


def _shown(about: dict[str, Any], figures: Management, pieces: dict[str, Any]) -> dict[str, Any]:
    """Give what the first page shows."""
    return {
        "about": about,
        "figures": figures,
        "verified": pieces["audit-verify.json"],
        "eyes": pieces["four_eyes.json"],
        "samples": pieces["samples.json"],
        "lists": pieces["lists.json"],
        "law": pieces["lawbook.json"],
        "asked": [(name, [one for one in ROWS if one.instrument == name]) for name in (EBA, NYDFS)],
        "sources": SOURCES,
        "note": NOTE,
        "names": sorted([*pieces, TRAIL]),
    }


def _plain(found: Verified) -> dict[str, Any]:
    return {**asdict(found), "problems": [asdict(one) for one in found.problems]}
