"""Brings a database to the tables this version of witting knows, by alembic's migrations."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from witting.base import StoreError

_HERE = Path(__file__).resolve().parent / "migrations"
_LOCK = 0x77697474  # one number, so that two processes do not migrate one database at once


def bring_up_to_date(connection: Connection) -> None:
    """Run the migrations a database lacks, all or none. Raises StoreError for a newer database."""
    config = Config()
    config.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    known = ScriptDirectory.from_config(config)
    with connection.begin():
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        try:
            found = MigrationContext.configure(connection).get_current_revision()
        except CommandError:
            raise StoreError(
                "The store does not say of one version that its tables are of it, so nothing can be"
                " read of it safely: it is damaged, or two programs made it. Bring back a copy."
            ) from None
        if found == known.get_current_head():
            return
        if found is not None and found not in {one.revision for one in known.walk_revisions()}:
            raise StoreError(
                f"The store was made by a newer witting (its tables are of {found}, unknown here),"
                " so this one could spoil what it does not know. Use that version or a newer one."
            )
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
