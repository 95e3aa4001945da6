"""The list the United Kingdom publishes: the UK Sanctions List, the only one since 2026-01-28."""
