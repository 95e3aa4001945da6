"""A case gives the same bytes again, or the replay says what it lacks and where to get it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.book_facts import snapshot_of
from tests.cli.documents import pacs008
from tests.store.deal_desk import ANA, LISTS, NOW, OLGA, PYOTR, Desk
from witting.assess import World, load_profile
from witting.assess.telling import Asking
from witting.base import SettingsError
from witting.lawbook import Lawbook
from witting.store import Database, deal_cases
from witting.store.deal_answer import answer_to
from witting.store.deal_records import DealCase
from witting.store.held_lists import Places
from witting.store.lists import keep_lists
from witting.store.replay import Replayed, replay

LAW = Lawbook.load()


def opened(
    database: Database, document: bytes, world: World, as_of: date, made_at: date, **reading: object
) -> DealCase:
    profile = load_profile("ffi-cn")
    asking = Asking(world=world, askers=(profile,), as_of=as_of, made_at=made_at)
    with database.writing() as connection:
        return deal_cases.open_case(
            connection,
            document=document,
            name="own document",
            told=answer_to(document, "own document", asking, reading),
            profile=profile,
            lists=world.snapshot,
            by=ANA,
            now=NOW,
            reading=reading,
        )


def again(database: Database, case: DealCase, places: Places | None = None) -> Replayed:
    with database.reading() as connection:
        return replay(connection, case, law=LAW, places=places or Places())


PAYMENT = pacs008(remittance="Ball bearings 6205-2RS, contract 17", ultimate_debtor="OOO Rostec")


@pytest.mark.parametrize(
    "document", [PAYMENT, "Москва. «Ростех» купил подшипники в Дубае."], ids=["payment", "story"]
)
def test_a_case_by_the_shipped_lists_gives_the_same_bytes(
    database: Database, document: str
) -> None:
    world, as_of, made_at = World.open(), date(2024, 5, 16), date(2026, 1, 9)
    case = opened(database, document.encode(), world, as_of, made_at)
    found = again(database, case)
    assert found == Replayed(case_id=case.id, is_same=True, before=case.answer, after=case.answer)


def test_a_table_is_read_again_by_the_same_mapping(database: Database) -> None:
    mapping = "\n".join(
        ["[table]", 'kind = "order"', "[table.columns]", '"A" = "creditor"', '"B" = "goods"', ""]
    )
    table = b"A,B\nOlga Sternbergova,ball bearings\n"
    days = date(2024, 5, 16), date(2024, 5, 16)
    case = opened(database, table, World.open(), *days, mapping=mapping)
    assert "olga sternbergova" in case.words
    assert again(database, case).is_same
    other = again(database, replace(case, reading="{}"))
    assert not other.is_same
    assert other.differs


def test_a_way_of_reading_nobody_knows_is_refused(database: Database) -> None:
    days = date(2024, 5, 16), date(2024, 5, 16)
    with pytest.raises(SettingsError, match="Nobody knows how to read a document with colour"):
        opened(database, PAYMENT.encode(), World.open(), *days, colour="red")


def test_lists_kept_by_their_digest_are_found(database: Database, tmp_path: Path) -> None:
    desk = Desk(database)
    case = desk.open()
    keep_lists(LISTS, tmp_path)
    assert again(database, case, Places(folders=(tmp_path,))).is_same


def test_lists_that_are_not_held_are_named_with_their_source(database: Database) -> None:
    case = Desk(database).open()
    found = again(database, case)
    assert not found.is_same
    (said,) = found.missing
    assert "the list ofac-sdn of 2024-02-20" in said
    assert "0" * 64 in said
    assert "import that very file" in said


def test_another_engine_and_another_law_are_named(database: Database) -> None:
    world = World.open()
    case = opened(database, PAYMENT.encode(), world, date(2024, 5, 16), date(2024, 5, 16))
    older = case.world.replace(world.used.engine, "0.1.7").replace(LAW.version, "2020-01-01+abc")
    found = again(database, replace(case, world=older))
    engine, law = found.missing
    assert "pip install witting==0.1.7" in engine
    assert "the lawbook 2020-01-01+abc" in law


def test_other_bytes_are_told_by_their_line(
    database: Database, behind: Callable[..., None], tmp_path: Path
) -> None:
    case = Desk(database).open()
    keep_lists(LISTS, tmp_path)
    other = "\n".join(["{", '  "as_of": "2024-02-24",', '  "conflicts": 7'])
    behind(
        "UPDATE kept_bytes SET content = :content WHERE sha256 = :name",
        content=other.encode(),
        name=case.answer,
    )
    found = again(database, case, Places(folders=(tmp_path,)))
    assert not found.is_same
    assert found.differs == 'line 3: then “"conflicts": 7”, now “"conflicts": [],”'


def test_what_the_lists_left_out_and_who_accepted_them_is_said_again(
    database: Database, tmp_path: Path
) -> None:
    desk = Desk(database)
    noted = LISTS.noting(["eu-fsf has no edition."], {"ofac-sdn": "bob: the size is right"})
    desk.world = replace(desk.world, snapshot=noted)
    case = desk.open()
    keep_lists(LISTS, tmp_path)
    assert "bob: the size is right" in case.world
    assert again(database, case, Places(folders=(tmp_path,))).is_same


def test_other_lists_of_the_same_day_are_not_taken_for_them(
    database: Database, tmp_path: Path
) -> None:
    case = Desk(database).open()
    kept = keep_lists(snapshot_of([OLGA, PYOTR, replace(OLGA, id="ofac-9")]), tmp_path)
    kept.snapshot.rename(tmp_path / f"{case.lists}.snapshot")
    assert "the list ofac-sdn" in again(database, case, Places(folders=(tmp_path,))).missing[0]
