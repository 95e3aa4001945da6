"""The Assessment written down: one JSON shape, the same bytes for the same assessment.

The shape is published as docs/schema/assessment.schema.json; a test holds both together.
"""

import dataclasses
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from witting.assess.question_table import question_table
from witting.base import Assessment, MissingFact

SCHEMA = "witting/assessment/1"


def as_record(assessment: Assessment) -> dict[str, Any]:
    """Give the assessment as plain JSON values."""
    record = as_plain(assessment)
    assert isinstance(record, dict)
    for fact, written in zip(assessment.facts, record["facts"], strict=True):
        if isinstance(fact, MissingFact):  # a reader of the first version finds its sentence here
            written["question"] = question_table().analyst(fact.ask) if fact.ask else ""
    return {"schema": SCHEMA, **record}


def as_json(assessment: Assessment) -> str:
    """Give the assessment as JSON text: keys sorted, letters of every script kept."""
    return json.dumps(as_record(assessment), ensure_ascii=False, sort_keys=True, indent=2)


def as_plain(value: object) -> Any:
    """Turn records, enums, days and decimals into plain JSON values."""
    match value:
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case Mapping():
            return {str(key): as_plain(item) for key, item in value.items()}
        case tuple() | list():
            return [as_plain(item) for item in value]
        case _ if dataclasses.is_dataclass(value):
            return {
                field.name: as_plain(getattr(value, field.name))
                for field in dataclasses.fields(value)
            }
        case _:
            return value
