"""Claims about what `witting version` says of the engine and of the path names are looked up by."""

from types import SimpleNamespace

import pytest

from tests.cli.run import Shell
from witting.assess import ENGINE
from witting.parties import kernel


def test_it_names_the_engine_and_the_path_in_use(witting: Shell) -> None:
    done = witting("version")
    assert done.status == 0
    first = done.out.splitlines()[0]
    assert first.startswith(f"witting {ENGINE}, names looked up by ")
    assert ("the kernel 0." in first) == (kernel.kernel() is not None)


def test_without_the_kernel_it_says_python(witting: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, "kernel", lambda: None)
    monkeypatch.setattr(kernel, "built", lambda: None)
    assert "by Python; the kernel, which is faster, is not built" in witting("version").out
    assert witting("version", "--json").json["names"] == "python"


def test_a_kernel_of_another_witting_is_not_used_and_said(
    witting: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kernel, "kernel", lambda: None)
    monkeypatch.setattr(kernel, "built", lambda: SimpleNamespace(VERSION="0.0.1"))
    assert "the kernel installed is of another witting" in witting("version").out


def test_with_the_kernel_it_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    built = SimpleNamespace(VERSION="9.8.7")
    monkeypatch.setattr(kernel, "kernel", lambda: built)
    assert kernel.path_in_use() == "kernel 9.8.7"


def test_machines_are_told_the_lists_and_the_path(witting: Shell) -> None:
    said = witting("version", "--json").json
    assert said["engine"] == ENGINE
    assert said["names"] == kernel.path_in_use()
    assert {used["id"] for used in said["lists"]} >= {"ofac-sdn", "eu-fsf"}
