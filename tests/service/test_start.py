"""A start loads what the first request needs; what is seldom needed, whoever needs it loads."""

import subprocess
import sys

import pytest

_LOADED = "import sys, witting.cli, witting.service.run; print(*sorted(sys.modules))"
_SELDOM = (
    *("alembic", "authlib", "datasketch", "docx", "fastexcel", "pdfplumber", "polars", "psycopg"),
    *("pypdf", "pypinyin", "scipy", "sqlalchemy.orm", "trafilatura", "witting.stories"),
)


@pytest.fixture(scope="module")
def loaded() -> frozenset[str]:
    """Give the modules of a process that has the service's app before it, and has done nothing."""
    done = subprocess.run(
        [sys.executable, "-c", _LOADED], capture_output=True, check=True, timeout=60, text=True
    )
    return frozenset(done.stdout.split())


@pytest.mark.parametrize("name", _SELDOM)
def test_what_is_seldom_needed_is_not_loaded_at_the_start(
    loaded: frozenset[str], name: str
) -> None:
    assert "witting.service.app" in loaded
    assert name not in loaded
