"""The service as it is run: real processes on loopback, lists switched under load, a polite end."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from bench.service import served

PAYMENT = (
    Path(__file__).resolve().parents[2] / "examples" / "03-payment-bearings.xml"
).read_bytes()
OWN = "list_id,name,kind\nhouse,Zyxwvut Qponmlk Trading,organisation\n"


def _ask(port: int, key: str, method: str, path: str, body: bytes = b"") -> tuple[int, Any]:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        said = {"Authorization": f"Bearer {key}"}
        said |= {"Content-Type": "application/json"} if body.startswith(b"{") else {}
        line.request(method, path, body, said)
        answer = line.getresponse()
        return answer.status, json.loads(answer.read())
    finally:
        line.close()


def _import(home: Path, path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "witting", "lists", "import", str(path)],
        env={**os.environ, "WITTING_HOME": str(home)},
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert done.returncode in (0, 10), done.stderr.decode()  # 10: with something to look at


def test_lists_are_switched_in_every_worker_without_dropping_a_request(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(OWN, encoding="utf-8")
    with served(2, tmp_path) as (port, key, _pid):
        before = _ask(port, key, "GET", "/v1/lists")[1]["lists"]
        failed: list[object] = []
        answered = [0]
        done = threading.Event()

        def load() -> None:
            while not done.is_set():
                try:
                    status, _ = _ask(port, key, "POST", "/v1/assess", PAYMENT)
                except OSError as problem:
                    failed.append(problem)
                    continue
                answered[0] += 1
                if status != 200:
                    failed.append(status)

        loads = [threading.Thread(target=load) for _ in range(2)]
        for one in loads:
            one.start()
        _import(tmp_path, own)
        new, deadline = 0, time.monotonic() + 120
        while new < 12 and time.monotonic() < deadline:  # both workers, whichever answers
            used = _ask(port, key, "GET", "/v1/lists")[1]["lists"]
            new = new + 1 if len(used) == len(before) + 1 else 0
        done.set()
        for one in loads:
            one.join()
        assert new >= 12
        assert failed == []
        assert answered[0] > 10


def test_a_slow_sender_is_let_go_and_others_are_answered(tmp_path: Path) -> None:
    with served(1, tmp_path) as (port, key, _pid):
        slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(20)]
        for line in slow:
            line.sendall(
                f"POST /v1/assess HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {key}\r\n"
                "Content-Length: 1000\r\n\r\nx".encode()
            )
        began = time.monotonic()
        assert _ask(port, key, "POST", "/v1/assess", PAYMENT)[0] == 200
        assert time.monotonic() - began < 10
        slow[0].settimeout(40)
        assert b" 408 " in slow[0].recv(200)
        for line in slow:
            line.close()


def test_what_is_being_answered_is_finished_before_it_stops(tmp_path: Path) -> None:
    many = json.dumps({"names": [f"Ivan Petrov {number}" for number in range(100)]}).encode()
    with served(1, tmp_path) as (port, key, pid):
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        said = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
        line.request("POST", "/v1/screen", many, said)
        time.sleep(0.05)
        os.kill(pid, signal.SIGTERM)
        answer = line.getresponse()
        assert answer.status == 200
        assert len(json.loads(answer.read())) == 100
        line.close()


def test_it_is_ready_once_the_first_case_takes_no_longer_than_the_next(tmp_path: Path) -> None:
    with served(1, tmp_path) as (port, key, _pid):
        wanted = json.dumps({"name": "Robot", "roles": ["analyst"]}).encode()
        robot = _ask(port, key, "POST", "/v1/keys", wanted)[1]["key"]
        took = []
        for _ in range(2):
            began = time.monotonic()
            assert _ask(port, robot, "POST", "/v1/cases?name=p.xml", PAYMENT)[0] == 201
            took.append(time.monotonic() - began)
        assert took[0] < 1 + took[1], took


def _serve(home: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "witting", "serve", *arguments],
        env={**os.environ, "WITTING_HOME": str(home)},
        capture_output=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "bank.example"])
def test_it_is_not_opened_to_others_without_tls(tmp_path: Path, host: str) -> None:
    done = _serve(tmp_path, "--host", host)
    assert done.returncode == 1
    assert b"TLS" in done.stderr
    assert b"--behind-proxy" in done.stderr


def test_a_misspelt_setting_is_refused(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("prot = 9000\n", encoding="utf-8")
    done = _serve(tmp_path, "--settings", str(tmp_path / "own.toml"))
    assert done.returncode == 1
    assert b"prot" in done.stderr
