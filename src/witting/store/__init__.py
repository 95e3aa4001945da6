"""What is kept from one day to the next: the customer book, what was found of it, cases, decisions.

SQLite by default, PostgreSQL for a team: the same tables, the same answers.
"""

from witting.store import schema_people  # noqa: F401  # its tables are of the one list
from witting.store.database import Database

__all__ = ["Database"]
