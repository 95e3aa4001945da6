"""Bytes kept just as they came, named by their SHA-256: documents, assessments, attachments."""

from hashlib import sha256

from sqlalchemy import Connection, insert, select

from witting.store.refusals import NotThere
from witting.store.schema import kept_bytes


def keep(connection: Connection, content: bytes) -> str:
    """Keep bytes where they are not kept yet, and give their name.

    The caller holds the audit trail, so that no other writer keeps the same at once.
    """
    name = name_of(content)
    own = kept_bytes.c
    if connection.execute(select(own.sha256).where(own.sha256 == name)).one_or_none() is None:
        connection.execute(insert(kept_bytes).values(sha256=name, content=content))
    return name


def content_of(connection: Connection, name: str) -> bytes:
    """Give the bytes of a name. Raises NotThere where they are not kept."""
    wanted = select(kept_bytes.c.content).where(kept_bytes.c.sha256 == name)
    content = connection.execute(wanted).scalar()
    if content is None:
        raise NotThere(
            f"Nothing is kept under {name}, though something was: what was said of it cannot be"
            " shown. `witting audit verify` says what else is missing."
        )
    return bytes(content)


def name_of(content: bytes) -> str:
    """Give the name bytes are kept under: their SHA-256."""
    return sha256(content).hexdigest()
