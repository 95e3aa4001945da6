"""Who may sign in: people, sessions, one-time links, tries; keys that end and keys of a person."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"

KEY = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "people",
        sa.Column("login", KEY, nullable=False),
        sa.Column("tenant", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("password", sa.Text()),
        sa.Column("issuer", sa.Text()),
        sa.Column("subject", sa.Text()),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("disabled_by", sa.Text()),
        sa.Column("disabled_at", sa.Text()),
        sa.PrimaryKeyConstraint("login", name=op.f("pk_people")),
    )
    op.create_index(op.f("ix_people_issuer_subject"), "people", ["issuer", "subject"], unique=True)
    op.create_table(
        "sessions",
        sa.Column("hash", KEY, nullable=False),
        sa.Column("person", KEY, nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.Text(), nullable=False),
        sa.Column("ends_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person"], ["people.login"], name=op.f("fk_sessions_person_people")
        ),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_person"), "sessions", ["person"], unique=False)
    op.create_table(
        "setup_links",
        sa.Column("hash", KEY, nullable=False),
        sa.Column("person", KEY),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("ends_at", sa.Text(), nullable=False),
        sa.Column("used_at", sa.Text()),
        sa.ForeignKeyConstraint(
            ["person"], ["people.login"], name=op.f("fk_setup_links_person_people")
        ),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_setup_links")),
    )
    op.create_table(
        "sign_in_tries",
        sa.Column("mark", KEY, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_sign_in_tries")),
    )
    op.create_table(
        "oidc_asked",
        sa.Column("state", KEY, nullable=False),
        sa.Column("browser", sa.Text(), nullable=False),
        sa.Column("nonce", sa.Text(), nullable=False),
        sa.Column("verifier", sa.Text(), nullable=False),
        sa.Column("wanted", sa.Text(), nullable=False),
        sa.Column("ends_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("state", name=op.f("pk_oidc_asked")),
    )
    op.add_column("api_keys", sa.Column("person", KEY))
    op.add_column("api_keys", sa.Column("ends_at", sa.Text()))


def downgrade() -> None:
    """Drop the tables."""
    op.drop_column("api_keys", "ends_at")
    op.drop_column("api_keys", "person")
    for name in ("oidc_asked", "sign_in_tries", "setup_links", "sessions", "people"):
        op.drop_table(name)
