"""The database: opened by its address, brought to the present tables, safe under several writers.

SQLite runs in WAL, so that readers never wait; a writer takes its lock when it begins, so that two
wait for each other instead of failing half way. PostgreSQL needs the `postgres` extra.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, DataError, NoSuchModuleError

from witting.base import SettingsError, StoreError
from witting.store.private import make_file, make_folder

_WAIT = 60  # seconds a writer waits for another
_READING: dict[str, Any] = {"witting_reading": True}


class Database:
    """One open database. Safe to share between threads; each process opens its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, where: str | Path) -> "Database":
        """Open a database by a path (SQLite) or an address (`postgresql://…`), tables up to date.

        Raises SettingsError for an address that is none, and StoreError where it cannot be
        reached, or was made by a newer witting.
        """
        from witting.store.migrate import bring_up_to_date

        engine = _engine(where)
        try:
            with engine.connect() as connection:
                bring_up_to_date(connection)
        except (DatabaseError, UnicodeDecodeError) as error:  # a damaged file is read as neither
            engine.dispose()
            raise _unreachable(where, error) from None
        except StoreError:
            engine.dispose()
            raise
        return cls(engine)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection in a transaction of its own: all of it is kept, or nothing."""
        with _told(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the database and changes nothing."""
        options = dict(_READING)
        if self.dialect == "postgresql":
            options["isolation_level"] = "REPEATABLE READ"
        with _told(), self._engine.connect().execution_options(**options) as connection:
            yield connection

    @property
    def dialect(self) -> str:
        """Name the kind of database: `sqlite` or `postgresql`."""
        return self._engine.dialect.name

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()


@contextmanager
def _told() -> Iterator[None]:
    """Turn what a database refuses into one sentence, without what it was asked to keep."""
    try:
        yield
    except DataError as error:  # no fault of the store: asked again, it refuses again
        raise SettingsError(
            f"What was given holds what the store can neither keep nor look for ({_reason(error)}),"
            " so nothing of it was done. Take that out and ask again."
        ) from None
    except (DatabaseError, UnicodeDecodeError) as error:
        raise StoreError(
            f"The store refused what was asked of it ({_reason(error)}), and nothing of it was"
            " kept. If another command was writing, run this one again; else check the disk and"
            " the server."
        ) from None


def alone(connection: Connection, table: Table) -> None:
    """Let no other process write to a table before this one is done; it waits.

    SQLite has one writer anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"LOCK TABLE {table.name} IN SHARE ROW EXCLUSIVE MODE")


def _engine(where: str | Path) -> Engine:
    text = str(where)
    if "://" not in text:
        path = Path(where).expanduser().resolve()
        make_folder(path.parent)
        text = f"sqlite:///{path}"
    try:
        url = make_url(text)
        if url.drivername in ("postgresql", "postgres"):
            url = url.set(drivername="postgresql+psycopg")
        if url.get_backend_name() not in ("sqlite", "postgresql"):
            raise ArgumentError(url.get_backend_name())
        if url.get_backend_name() == "sqlite":
            return _sqlite(url)
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    except (ArgumentError, NoSuchModuleError, ValueError):
        raise SettingsError(
            f"{_shown(text)!r} is no database witting can use. Give a file's path for"
            " SQLite, or postgresql://user@host/name."
        ) from None
    except ModuleNotFoundError:
        raise SettingsError(
            "PostgreSQL needs the driver psycopg, which is not installed: nothing can be kept"
            " there. Install witting with its `postgres` extra: pip install 'witting[postgres]'."
        ) from None


def _sqlite(url: Any) -> Engine:
    if url.database and url.database != ":memory:":
        make_file(Path(url.database))
    engine = create_engine(url, connect_args={"timeout": _WAIT}, hide_parameters=True)

    def opened(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions are begun below, never by the driver
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute(f"PRAGMA busy_timeout={_WAIT * 1000}")
        cursor.close()

    def begun(connection: Connection) -> None:
        reads = connection.get_execution_options().get("witting_reading")
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", opened)
    event.listen(engine, "begin", begun)
    return engine


def _unreachable(where: str | Path, error: Exception) -> StoreError:
    return StoreError(
        f"The store at {_shown(str(where))} cannot be opened ({_reason(error)}), so nothing can be"
        " looked up there or kept. Check the address, the permissions, and that the server runs."
    )


def _reason(error: Exception) -> str:
    """Give the first line of what the database says; the lines after it may quote what is kept."""
    if not isinstance(error, DatabaseError):
        return "it holds letters that are none"
    return (str(error.orig).strip().splitlines() or [type(error.orig).__name__])[0]


def _shown(where: str) -> str:
    """Give an address without its password, or anything else that stands behind a question mark."""
    if "://" not in where:
        return where
    try:
        return make_url(where).set(query={}).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return where.partition("://")[0] + "://…"
