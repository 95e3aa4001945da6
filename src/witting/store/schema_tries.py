"""The table of each try to tell somebody of an event; the outbox itself is in `schema`."""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from witting.store.schema import METADATA

outbox_tries = Table(
    "outbox_tries",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("delivery", Integer, ForeignKey("outbox.id"), nullable=False, index=True),
    Column("number", Integer, nullable=False),  # from 1
    Column("at", Text, nullable=False),
    Column("said", Text, nullable=False),  # heard, or why not
)
