"""A key for each deal of a case, by which the same deal in another document is found.

Cases opened before have none, and are found by their document alone.
"""

import sqlalchemy as sa
from alembic import op

from witting.store.schema import KEY

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "case_deals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("tenant", KEY, nullable=False),
        sa.Column("deal", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["deal_cases.id"], name=op.f("fk_case_deals_case_id_deal_cases")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_deals")),
    )
    op.create_index(op.f("ix_case_deals_case_id"), "case_deals", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_case_deals_tenant_deal"), "case_deals", ["tenant", "deal"], unique=False
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("case_deals")
