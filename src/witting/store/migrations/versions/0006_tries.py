"""Each try to tell somebody of an event, with when it was and what came of it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "outbox_tries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delivery", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery"], ["outbox.id"], name=op.f("fk_outbox_tries_delivery_outbox")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_tries")),
    )
    op.create_index(op.f("ix_outbox_tries_delivery"), "outbox_tries", ["delivery"], unique=False)


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("outbox_tries")
