"""The tables. Migrations make them (`migrations/versions`); a test holds both against each other.

Days and moments are text in ISO 8601, UTC; records inside a row are JSON: both databases keep them
alike, and what is written down can be read without this program.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.dialects import postgresql

KEY = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
"""Text that is put in order: by its letters' numbers in both databases, whatever the locale."""

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

parties = Table(
    "parties",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("record", Text, nullable=False),  # the party as JSON, without what is empty
    Column("version", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("screened_version", Text),  # the version last screened; empty where it never was
)

runs = Table(
    "runs",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("lists", Text, nullable=False),  # digest of the snapshot screened against
    Column("lists_before", Text, nullable=False),  # of the one before; empty where there is none
    Column("engine", Text, nullable=False),
    Column("threshold", Float, nullable=False),
    Column("started_at", Text, nullable=False),
    Column("parties", Integer, nullable=False),  # in the book
    Column("screened", Integer, nullable=False),  # of them screened
    Column("new", Integer, nullable=False),
    Column("gone", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("opened", Integer, nullable=False),
)

hits = Table(
    "hits",
    METADATA,
    Column("party", KEY, ForeignKey("parties.key", ondelete="CASCADE"), primary_key=True),
    Column("list_id", KEY, primary_key=True),
    Column("entry_id", KEY, primary_key=True),
    Column("entry_version", Text, nullable=False),
    Column("listed_name", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("certain", Boolean, nullable=False),
    Column("because", Text, nullable=False),
    Column("shown_score", Float, nullable=False),  # the score last put before a person
    Column("run", Integer, ForeignKey("runs.id"), nullable=False),
)

unread = Table(
    "unread",
    METADATA,
    Column("party", KEY, ForeignKey("parties.key", ondelete="CASCADE"), primary_key=True),
    Column("why", Text, nullable=False),
    Column("run", Integer, ForeignKey("runs.id"), nullable=False),
)

cases = Table(
    "cases",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("party", KEY, nullable=False, index=True),
    Column("party_version", Text, nullable=False),
    Column("list_id", KEY, nullable=False),
    Column("entry_id", KEY, nullable=False),
    Column("entry_version", Text, nullable=False),
    Column("kind", Text, nullable=False),  # new, gone, changed
    Column("reason", Text, nullable=False),
    Column("before", Text),  # the hit before as JSON
    Column("after", Text),
    Column("run", Integer, ForeignKey("runs.id"), nullable=False, index=True),
    Column("opened_at", Text, nullable=False),
    Column("updated_at", Text),  # when a later run found something else of the same, still open
    Column("state", Text, nullable=False),  # open, closed
    Column("standing", Integer),  # the decision that answers it, where one stands
    Column("lapsed_decision", Integer),  # the one that answered it, and no longer does
    Index(None, "state", "opened_at"),
)

decisions = Table(
    "decisions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, ForeignKey("cases.id")),
    Column("party", KEY, nullable=False),
    Column("party_version", Text, nullable=False),
    Column("list_id", KEY, nullable=False),
    Column("entry_id", KEY, nullable=False),
    Column("entry_version", Text, nullable=False),
    Column("hit", Text, nullable=False),  # as it was decided, as JSON
    Column("verdict", Text, nullable=False),  # true_match, false_match
    Column("because", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("decided_at", Text, nullable=False),
    Column("expires_on", Text, nullable=False),
    Column("lapsed_at", Text),
    Column("lapsed_because", Text),
    Column("lapsed_by", Text),  # who took it back; empty where it lapsed by itself
    Index(None, "party", "list_id", "entry_id"),
)

parties_then = Table(
    "parties_then",
    METADATA,
    Column("party", KEY, primary_key=True),
    Column("version", Text, primary_key=True),
    Column("record", Text, nullable=False),  # as in parties, when a case was opened
)

entries_then = Table(
    "entries_then",
    METADATA,
    Column("list_id", KEY, primary_key=True),
    Column("entry_id", KEY, primary_key=True),
    Column("version", Text, primary_key=True),
    Column("record", Text, nullable=False),  # the whole entry, as the snapshots write it
)

deals = Table(
    "deals",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("day", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),  # of the document it came in
    Column("sha256", Text, nullable=False, index=True),
    Column("document", LargeBinary, nullable=False),
    Column("profile", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("lists", Text, nullable=False),
    Column("assessments", Text, nullable=False),  # JSON, as they were made
    Column("kept_at", Text, nullable=False),
)
