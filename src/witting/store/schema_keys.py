"""The table of the deals a case is of, by their keys; the others are in `schema`."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table

from witting.store.schema import KEY, METADATA

case_deals = Table(
    "case_deals",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, ForeignKey("deal_cases.id"), nullable=False, index=True),
    Column("tenant", KEY, nullable=False),
    Column("deal", KEY, nullable=False),  # `deal_keys.key_of`
    Index(None, "tenant", "deal"),
)
