"""What is kept from one day to the next: the customer book, what was found of it, cases, decisions.

SQLite by default, PostgreSQL for a team: the same tables, the same answers.
"""

from witting.store import (  # their tables are of the one list
    schema_hands,  # noqa: F401
    schema_keys,  # noqa: F401
    schema_people,  # noqa: F401
    schema_tries,  # noqa: F401
)
from witting.store.database import Database

__all__ = ["Database"]
