"""docs/audit.md names every action, reason and column as the store has them."""

from pathlib import Path

import pytest

from witting.store import deal_cases
from witting.store.audit_actions import Action
from witting.store.deal_reasons import ReasonCode
from witting.store.deal_records import Verdict
from witting.store.schema import audit

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "audit.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("action", Action)
def test_every_action_stands_in_the_page(action: Action) -> None:
    assert f"| `{action}` | {action.says} |" in PAGE


@pytest.mark.parametrize("code", ReasonCode)
def test_every_reason_stands_in_the_page(code: ReasonCode) -> None:
    verdicts = ", ".join(f"`{one}`" for one in code.verdicts)
    of = "any" if code.verdicts == tuple(Verdict) else verdicts
    assert f"| `{code}` | {code.says} | {of} |" in PAGE


def test_every_verdict_and_every_field_of_an_entry_stands_in_the_page() -> None:
    assert all(f"`{verdict}`" in PAGE for verdict in Verdict)
    assert all(f"| `{column.name}` |" in PAGE for column in audit.columns)


def test_what_a_key_of_nobody_may_do_is_not_said_to_be_a_persons() -> None:
    signs_in = (Action.SIGNED_IN, Action.SIGNED_OUT)
    of_people = {one for one in Action if one.value.startswith("person.")}
    for action in set(Action) - set(signs_in) - of_people:
        assert not action.says.startswith(("A person", "Somebody looked")), action


def test_the_hours_are_those_of_the_store() -> None:
    hours = {severity: due.total_seconds() / 3600 for severity, due in deal_cases.DUE.items()}
    assert hours == {4: 4, 3: 8, 2: 24}
    assert "A case of severity 4 is due in 4 hours, 3 in 8, 2 in 24, else in 72" in PAGE
