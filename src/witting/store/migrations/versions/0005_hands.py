"""Whose hands a key or a decision may have been in, so that four eyes are two people's."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"

KEY = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "key_hands",
        sa.Column("key", KEY, nullable=False),
        sa.Column("hands", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["key"], ["api_keys.id"], name=op.f("fk_key_hands_key_api_keys")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_key_hands")),
    )
    op.create_table(
        "decision_hands",
        sa.Column("decision", sa.Integer(), nullable=False),
        sa.Column("key", KEY, nullable=False),
        sa.Column("hands", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision"],
            ["deal_decisions.id"],
            name=op.f("fk_decision_hands_decision_deal_decisions"),
        ),
        sa.PrimaryKeyConstraint("decision", name=op.f("pk_decision_hands")),
    )


def downgrade() -> None:
    """Drop the tables."""
    for name in ("decision_hands", "key_hands"):
        op.drop_table(name)
