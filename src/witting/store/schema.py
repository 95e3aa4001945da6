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

audit = Table(
    "audit",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),  # from 1, without a gap
    Column("at", Text, nullable=False),
    Column("tenant", KEY, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", KEY, nullable=False),  # case:12, lists, settings…
    Column("detail", Text, nullable=False),  # JSON as store/canonical.py writes it
    Column("stored", Text, nullable=False),  # JSON: digests of the rows stored with it, by name
    Column("previous", Text, nullable=False),  # hash of the entry before
    Column("hash", Text, nullable=False),  # of all of the above
    Index(None, "subject", "number"),
    Index(None, "tenant", "number"),
)

audit_anchors = Table(
    "audit_anchors",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),  # the last entry cut
    Column("hash", Text, nullable=False),  # of that entry
    Column("at", Text, nullable=False),
)

kept_bytes = Table(
    "kept_bytes",
    METADATA,
    Column("sha256", KEY, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

deal_cases = Table(
    "deal_cases",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("tenant", KEY, nullable=False),
    Column("name", Text, nullable=False),  # of the document it came in
    Column("document", KEY, ForeignKey("kept_bytes.sha256"), nullable=False),
    Column("answer", KEY, ForeignKey("kept_bytes.sha256"), nullable=False),  # the assessment's JSON
    Column("profile", Text, nullable=False),  # JSON, whole
    Column("reading", Text, nullable=False),  # JSON: how the document was read
    Column("as_of", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("lists", Text, nullable=False),  # digest of the snapshot
    Column("left_out", Text, nullable=False),  # JSON: what the snapshot says it leaves out
    Column("world", Text, nullable=False),  # JSON: lists, lawbook, engine, holdings
    Column("hits", Text, nullable=False),  # JSON: listed parties found, each as both sides were
    Column("outcome", Text, nullable=False),
    Column("severity", Integer, nullable=False),  # 0 to 4
    Column("corridor", KEY, nullable=False),  # RU-CN; empty where it is not known
    Column("summary", Text, nullable=False),
    Column("words", Text, nullable=False),  # what it can be found by, folded
    Column("opened_by", Text, nullable=False),
    Column("opened_at", Text, nullable=False),
    Column("due_at", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("assignee", Text, nullable=False),  # empty: nobody's
    Column("reopened", Integer, nullable=False),  # how often
    Column("pending", Integer),  # the decision that waits for a second person
    Column("standing", Integer),  # the decision that closed it
    Column("changed_at", Text, nullable=False),
    Index(None, "tenant", "state", "due_at"),
    Index(None, "tenant", "document"),
)

deal_decisions = Table(
    "deal_decisions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, ForeignKey("deal_cases.id"), nullable=False, index=True),
    Column("verdict", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("because", Text, nullable=False),
    Column("facts", Text, nullable=False),  # JSON: ids of the hits it is of; empty: of all
    Column("until", Text, nullable=False),  # last day of a good-guy decision; empty: it is none
    Column("decided_by", Text, nullable=False),
    Column("decided_at", Text, nullable=False),
    Column("needs_second", Integer, nullable=False),  # 1: it waits for another person
    Column("seconds", Integer),  # the decision this one answers as the second person
    Column("agrees", Integer),  # 1 or 0, where it answers one
)

deal_notes = Table(
    "deal_notes",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, ForeignKey("deal_cases.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("written_by", Text, nullable=False),
    Column("written_at", Text, nullable=False),
)

deal_attachments = Table(
    "deal_attachments",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, ForeignKey("deal_cases.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("sha256", KEY, ForeignKey("kept_bytes.sha256"), nullable=False),
    Column("added_by", Text, nullable=False),
    Column("added_at", Text, nullable=False),
)

deal_good_guys = Table(
    "deal_good_guys",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("tenant", KEY, nullable=False),
    Column("case_id", Integer, ForeignKey("deal_cases.id"), nullable=False),
    Column("decision_id", Integer, ForeignKey("deal_decisions.id"), nullable=False),
    Column("party", KEY, nullable=False),  # the scope, as in decisions
    Column("party_version", Text, nullable=False),
    Column("list_id", KEY, nullable=False),
    Column("entry_id", KEY, nullable=False),
    Column("entry_version", Text, nullable=False),
    Column("because", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("decided_at", Text, nullable=False),
    Column("expires_on", Text, nullable=False),
    Column("lapsed_at", Text),
    Column("lapsed_because", Text),
    Column("lapsed_by", Text),
    Index(None, "tenant", "list_id", "entry_id"),
)

api_keys = Table(
    "api_keys",
    METADATA,
    Column("id", KEY, primary_key=True),  # the part of the key that may be shown
    Column("tenant", KEY, nullable=False),
    Column("name", Text, nullable=False),
    Column("roles", Text, nullable=False),  # JSON
    Column("salt", Text, nullable=False),
    Column("hash", Text, nullable=False),  # of the part that is secret
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("ended_by", Text),
    Column("ended_at", Text),
    Column("person", KEY),  # whom it acts for; empty: a system of its own
    Column("ends_at", Text),  # when it ends by itself
)

idempotency = Table(
    "idempotency",
    METADATA,
    Column("key", KEY, primary_key=True),  # SHA-256 of caller, method, path and key
    Column("request", Text, nullable=False),  # SHA-256 of what was asked
    Column("status", Integer),  # empty while it is being answered
    Column("media_type", Text, nullable=False),
    Column("answer", LargeBinary, nullable=False),
    Column("at", Text, nullable=False, index=True),
)

webhooks = Table(
    "webhooks",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("tenant", KEY, nullable=False),
    Column("url", Text, nullable=False),
    Column("secret", Text, nullable=False),  # both sides need it to sign and to check
    Column("events", Text, nullable=False),  # JSON
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("ended_at", Text),
)

outbox = Table(
    "outbox",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("webhook", Integer, ForeignKey("webhooks.id"), nullable=False, index=True),
    Column("event", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("state", Text, nullable=False),  # waiting, sent, given_up
    Column("due_at", Text, nullable=False),  # of the next try, or until when one worker has it
    Column("tries", Integer, nullable=False),
    Column("said", Text, nullable=False),  # what the last try came to
    Index(None, "state", "due_at"),
)
