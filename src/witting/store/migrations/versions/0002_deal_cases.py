"""Cases of deals, what was decided of them, and the audit trail with the triggers that guard it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from witting.store.guards import drop_guards, make_guards

revision = "0002"
down_revision = "0001"

KEY = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("tenant", KEY, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", KEY, nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("stored", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_subject_number"), "audit", ["subject", "number"], unique=False)
    op.create_index(op.f("ix_audit_tenant_number"), "audit", ["tenant", "number"], unique=False)
    op.create_table(
        "audit_anchors",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit_anchors")),
    )
    op.create_table(
        "kept_bytes",
        sa.Column("sha256", KEY, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_kept_bytes")),
    )
    op.create_table(
        "deal_cases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tenant", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("answer", KEY, nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("lists", sa.Text(), nullable=False),
        sa.Column("left_out", sa.Text(), nullable=False),
        sa.Column("world", sa.Text(), nullable=False),
        sa.Column("hits", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("severity", sa.Integer(), nullable=False),
        sa.Column("corridor", KEY, nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("opened_by", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.Text(), nullable=False),
        sa.Column("due_at", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("assignee", sa.Text(), nullable=False),
        sa.Column("reopened", sa.Integer(), nullable=False),
        sa.Column("pending", sa.Integer(), nullable=True),
        sa.Column("standing", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answer"], ["kept_bytes.sha256"], name=op.f("fk_deal_cases_answer")
        ),
        sa.ForeignKeyConstraint(
            ["document"], ["kept_bytes.sha256"], name=op.f("fk_deal_cases_document")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deal_cases")),
    )
    op.create_index(
        op.f("ix_deal_cases_tenant_document"), "deal_cases", ["tenant", "document"], unique=False
    )
    op.create_index(
        op.f("ix_deal_cases_tenant_state_due_at"),
        "deal_cases",
        ["tenant", "state", "due_at"],
        unique=False,
    )
    op.create_table(
        "deal_attachments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", KEY, nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["deal_cases.id"], name=op.f("fk_deal_attachments_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["kept_bytes.sha256"], name=op.f("fk_deal_attachments_sha256")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deal_attachments")),
    )
    op.create_index(
        op.f("ix_deal_attachments_case_id"), "deal_attachments", ["case_id"], unique=False
    )
    op.create_table(
        "deal_decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.Text(), nullable=False),
        sa.Column("needs_second", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=True),
        sa.Column("agrees", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["deal_cases.id"], name=op.f("fk_deal_decisions_case_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deal_decisions")),
    )
    op.create_index(op.f("ix_deal_decisions_case_id"), "deal_decisions", ["case_id"], unique=False)
    op.create_table(
        "deal_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_by", sa.Text(), nullable=False),
        sa.Column("written_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["deal_cases.id"], name=op.f("fk_deal_notes_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deal_notes")),
    )
    op.create_index(op.f("ix_deal_notes_case_id"), "deal_notes", ["case_id"], unique=False)
    op.create_table(
        "deal_good_guys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tenant", KEY, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("party", KEY, nullable=False),
        sa.Column("party_version", sa.Text(), nullable=False),
        sa.Column("list_id", KEY, nullable=False),
        sa.Column("entry_id", KEY, nullable=False),
        sa.Column("entry_version", sa.Text(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.Text(), nullable=False),
        sa.Column("expires_on", sa.Text(), nullable=False),
        sa.Column("lapsed_at", sa.Text(), nullable=True),
        sa.Column("lapsed_because", sa.Text(), nullable=True),
        sa.Column("lapsed_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["deal_cases.id"], name=op.f("fk_deal_good_guys_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["deal_decisions.id"], name=op.f("fk_deal_good_guys_decision_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deal_good_guys")),
    )
    op.create_index(
        op.f("ix_deal_good_guys_tenant_list_id_entry_id"),
        "deal_good_guys",
        ["tenant", "list_id", "entry_id"],
        unique=False,
    )
    make_guards(op.get_bind())


def downgrade() -> None:
    """Take them away."""
    drop_guards(op.get_bind())
    op.drop_index(op.f("ix_deal_good_guys_tenant_list_id_entry_id"), table_name="deal_good_guys")
    op.drop_table("deal_good_guys")
    op.drop_index(op.f("ix_deal_notes_case_id"), table_name="deal_notes")
    op.drop_table("deal_notes")
    op.drop_index(op.f("ix_deal_decisions_case_id"), table_name="deal_decisions")
    op.drop_table("deal_decisions")
    op.drop_index(op.f("ix_deal_attachments_case_id"), table_name="deal_attachments")
    op.drop_table("deal_attachments")
    op.drop_index(op.f("ix_deal_cases_tenant_state_due_at"), table_name="deal_cases")
    op.drop_index(op.f("ix_deal_cases_tenant_document"), table_name="deal_cases")
    op.drop_table("deal_cases")
    op.drop_table("kept_bytes")
    op.drop_table("audit_anchors")
    op.drop_index(op.f("ix_audit_tenant_number"), table_name="audit")
    op.drop_index(op.f("ix_audit_subject_number"), table_name="audit")
    op.drop_table("audit")
