"""The tables of who may sign in; the others, and the one list of all, are in `schema`."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from witting.store.schema import KEY, METADATA

people = Table(
    "people",
    METADATA,
    Column("login", KEY, primary_key=True),
    Column("tenant", KEY, nullable=False),
    Column("name", Text, nullable=False),
    Column("roles", Text, nullable=False),  # JSON
    Column("password", Text),  # as argon2 writes it; empty: signs in elsewhere, or not yet
    Column("issuer", Text),  # the identity provider that vouches, and its number of the person
    Column("subject", Text),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("disabled_by", Text),
    Column("disabled_at", Text),
    Index(None, "issuer", "subject", unique=True),
)

sessions = Table(
    "sessions",
    METADATA,
    Column("hash", KEY, primary_key=True),
    Column("person", KEY, ForeignKey("people.login"), nullable=False, index=True),
    Column("made_at", Text, nullable=False),
    Column("seen_at", Text, nullable=False),  # to the minute
    Column("ends_at", Text, nullable=False),
)

setup_links = Table(
    "setup_links",
    METADATA,
    Column("hash", KEY, primary_key=True),
    Column("person", KEY, ForeignKey("people.login")),  # empty: for the first administrator
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("ends_at", Text, nullable=False),
    Column("used_at", Text),
)

sign_in_tries = Table(
    "sign_in_tries",
    METADATA,
    Column("mark", KEY, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("until", Text, nullable=False),  # when the next try is looked at
)

oidc_asked = Table(
    "oidc_asked",
    METADATA,
    Column("state", KEY, primary_key=True),  # hashed, as is the browser's number
    Column("browser", Text, nullable=False),
    Column("nonce", Text, nullable=False),
    Column("verifier", Text, nullable=False),
    Column("wanted", Text, nullable=False),
    Column("ends_at", Text, nullable=False),
)
