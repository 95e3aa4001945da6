"""The customer book: parties, runs, hits, cases, decisions, deals."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None

KEY = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "deals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("lists", sa.Text(), nullable=False),
        sa.Column("assessments", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deals")),
    )
    op.create_index(op.f("ix_deals_day"), "deals", ["day"], unique=False)
    op.create_index(op.f("ix_deals_sha256"), "deals", ["sha256"], unique=False)
    op.create_table(
        "entries_then",
        sa.Column("list_id", KEY, nullable=False),
        sa.Column("entry_id", KEY, nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("list_id", "entry_id", "version", name=op.f("pk_entries_then")),
    )
    op.create_table(
        "parties",
        sa.Column("key", KEY, nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("screened_version", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_parties")),
    )
    op.create_table(
        "parties_then",
        sa.Column("party", KEY, nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("party", "version", name=op.f("pk_parties_then")),
    )
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("lists", sa.Text(), nullable=False),
        sa.Column("lists_before", sa.Text(), nullable=False),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("threshold", sa.Float(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("parties", sa.Integer(), nullable=False),
        sa.Column("screened", sa.Integer(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("opened", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )
    op.create_table(
        "cases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("party", KEY, nullable=False),
        sa.Column("party_version", sa.Text(), nullable=False),
        sa.Column("list_id", KEY, nullable=False),
        sa.Column("entry_id", KEY, nullable=False),
        sa.Column("entry_version", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("standing", sa.Integer(), nullable=True),
        sa.Column("lapsed_decision", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_cases_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
    )
    op.create_index(op.f("ix_cases_party"), "cases", ["party"], unique=False)
    op.create_index(op.f("ix_cases_run"), "cases", ["run"], unique=False)
    op.create_index(op.f("ix_cases_state_opened_at"), "cases", ["state", "opened_at"], unique=False)
    op.create_table(
        "hits",
        sa.Column("party", KEY, nullable=False),
        sa.Column("list_id", KEY, nullable=False),
        sa.Column("entry_id", KEY, nullable=False),
        sa.Column("entry_version", sa.Text(), nullable=False),
        sa.Column("listed_name", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("certain", sa.Boolean(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("shown_score", sa.Float(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["party"], ["parties.key"], name=op.f("fk_hits_party"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_hits_run")),
        sa.PrimaryKeyConstraint("party", "list_id", "entry_id", name=op.f("pk_hits")),
    )
    op.create_table(
        "unread",
        sa.Column("party", KEY, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["party"], ["parties.key"], name=op.f("fk_unread_party"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_unread_run")),
        sa.PrimaryKeyConstraint("party", name=op.f("pk_unread")),
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("party", KEY, nullable=False),
        sa.Column("party_version", sa.Text(), nullable=False),
        sa.Column("list_id", KEY, nullable=False),
        sa.Column("entry_id", KEY, nullable=False),
        sa.Column("entry_version", sa.Text(), nullable=False),
        sa.Column("hit", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.Text(), nullable=False),
        sa.Column("expires_on", sa.Text(), nullable=False),
        sa.Column("lapsed_at", sa.Text(), nullable=True),
        sa.Column("lapsed_because", sa.Text(), nullable=True),
        sa.Column("lapsed_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_decisions_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_index(
        op.f("ix_decisions_party_list_id_entry_id"),
        "decisions",
        ["party", "list_id", "entry_id"],
        unique=False,
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_index(op.f("ix_decisions_party_list_id_entry_id"), table_name="decisions")
    op.drop_table("decisions")
    op.drop_table("unread")
    op.drop_table("hits")
    op.drop_index(op.f("ix_cases_state_opened_at"), table_name="cases")
    op.drop_index(op.f("ix_cases_run"), table_name="cases")
    op.drop_index(op.f("ix_cases_party"), table_name="cases")
    op.drop_table("cases")
    op.drop_table("runs")
    op.drop_table("parties_then")
    op.drop_table("parties")
    op.drop_table("entries_then")
    op.drop_index(op.f("ix_deals_sha256"), table_name="deals")
    op.drop_index(op.f("ix_deals_day"), table_name="deals")
    op.drop_table("deals")
