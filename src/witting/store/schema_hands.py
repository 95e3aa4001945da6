"""The tables of whose hands a key or a decision may have been in; the others are in `schema`."""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from witting.store.schema import KEY, METADATA

key_hands = Table(
    "key_hands",
    METADATA,
    Column("key", KEY, ForeignKey("api_keys.id"), primary_key=True),
    Column("hands", Text, nullable=False),  # JSON: its person, and who made it
)

decision_hands = Table(
    "decision_hands",
    METADATA,
    Column("decision", Integer, ForeignKey("deal_decisions.id"), primary_key=True),
    Column("key", KEY, nullable=False),  # the key it was said by; empty: none
    Column("hands", Text, nullable=False),  # JSON: everybody who may have said it
)
