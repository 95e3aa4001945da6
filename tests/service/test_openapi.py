"""The description of the API is kept: whatever is sent, the answer is one it tells of."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import negative_data_rejection, positive_data_acceptance
from starlette.types import ASGIApp, Receive, Scope, Send

from witting.service.access import Role
from witting.service.app import create_app
from witting.service.keys import make_key
from witting.service.settings import Settings
from witting.store import Database
from witting.store.people import add_person

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    home: Path = tmp_path_factory.mktemp("home")
    made = create_app(Settings(home=home, max_body=2_000_000))
    yield made
    made.state.service.database.close()


@pytest.fixture(scope="module")
def key(app: FastAPI) -> str:
    database: Database = app.state.service.database
    every = tuple(Role)
    with database.writing() as connection:
        add_person(
            connection, login="any", name="Any", roles=every, tenant="default", by="test", now=NOW
        )
        return make_key(
            connection,
            name="Any",
            roles=every,
            tenant="default",
            by="any",
            now=NOW,
            person="any",
        )


@pytest.fixture(scope="module")
def described(app: FastAPI, key: str) -> Any:
    authorized = {"Authorization": f"Bearer {key}"}
    return schemathesis.openapi.from_asgi(
        "/openapi.json", _without_lifespan(app), headers=authorized
    )


def _without_lifespan(app: FastAPI) -> ASGIApp:
    """Give the app without its start and stop, which every single call would go through."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        assert scope["type"] != "lifespan"
        await app(scope, receive, send)

    return answer


EXAMPLES = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
# What fits the description may still be no payment, no provision, no case that there is.
NOT_ASKED = [positive_data_acceptance]
# Yente's routes ignore parameters they do not know, as yente does.
NOT_ASKED_OF_OTHERS = [positive_data_acceptance, negative_data_rejection]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize("mode", list(GenerationMode))
def test_whatever_is_sent_the_answer_is_one_that_is_described(
    described: Any, key: str, mode: GenerationMode
) -> None:
    failures: dict[str, str] = {}
    count = 0
    for found in described.get_all_operations():
        operation = found.ok()
        count += 1

        @EXAMPLES
        @given(case=operation.as_strategy(generation_mode=mode))
        def check(case: schemathesis.Case[Any]) -> None:
            case.call_and_validate(
                headers={"Authorization": f"Bearer {key}"},
                excluded_checks=NOT_ASKED if case.path.startswith("/v1/") else NOT_ASKED_OF_OTHERS,
            )

        try:
            check()
        except Unsatisfiable:  # nothing about it can be wrong: it takes no parameters
            continue
        except (Exception, BaseExceptionGroup) as failed:
            failures[operation.label] = _told(failed)
    assert count > 10
    assert not failures, "\n\n".join(f"{name}: {said}" for name, said in failures.items())


def _told(failed: BaseException) -> str:
    within = getattr(failed, "exceptions", ())
    return "\n".join([str(failed), *map(_told, within)])
