"""Goes through the desk in a browser as people do, and takes the pictures of docs/desk.md.

`python -m tools.desk_pictures` starts `witting serve` on a home of its own, follows the set-up
link, adds two people, hands in an Arabic story and a payment, decides, has the second person agree,
exports the audit trail and verifies it. The tests go the same way and look at what came of it.
"""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from tools.webdriver import Browser, browser, free_port

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures" / "desk"
PAYMENT = ROOT / "examples" / "01-payment-corebai.xml"
STORY = ROOT / "examples" / "10-article-ar.txt"
LETTER = ROOT / "examples" / "07-letter-of-credit.fin"
PASSWORD = "six green bottles on a wall"
PEOPLE = {"amina": ("Amina Haddad", "analyst"), "bilal": ("بلال نور", "approver")}
_PATIENCE = 60.0


@dataclass(slots=True)
class Desk:
    """A service that runs, and how to speak to it."""

    address: str
    home: Path
    said: Path
    ready_seconds: float = 0.0

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `witting` beside it, over the same home."""
        return subprocess.run(
            [sys.executable, "-m", "witting", *arguments],
            env={**os.environ, "WITTING_HOME": str(self.home)},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )


@dataclass(slots=True)
class Told:
    """What came of going through the desk."""

    seconds: float = 0.0  # from handing the first document in to its decision
    states: dict[str, str] = field(default_factory=dict)  # words of a page at a step
    export: bytes = b""
    console: list[str] = field(default_factory=list)  # what the browser complained of
    pages: list[str] = field(default_factory=list)  # addresses that were seen


@contextmanager
def running(home: Path) -> Iterator[Desk]:
    """Run the service as its command does, and end it."""
    port = free_port()
    said = home / "said.txt"
    began = time.monotonic()
    with said.open("w", encoding="utf-8") as words:
        process = subprocess.Popen(
            [sys.executable, "-m", "witting", "serve", "--port", str(port)],
            env={**os.environ, "WITTING_HOME": str(home)},
            stdout=words,
            stderr=words,
        )
    try:
        desk = Desk(address=f"http://127.0.0.1:{port}", home=home, said=said)
        wait_for(lambda: "startup complete" in said.read_text("utf-8"), "the service to start")
        desk.ready_seconds = time.monotonic() - began
        yield desk
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def wait_for(is_so: Callable[[], bool], what: str) -> None:
    """Wait until something is so. Raises TimeoutError."""
    end = time.monotonic() + _PATIENCE
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError(f"waited in vain for {what}")
        time.sleep(0.05)


class Person:
    """Somebody at the browser."""

    def __init__(self, at: Browser, desk: Desk) -> None:
        self.at, self._desk = at, desk

    def go(self, path: str) -> None:
        """Open a page of the desk."""
        self.at.open(f"{self._desk.address}{path}")

    def click_to(self, css: str, wanted: str) -> None:
        """Click, and wait for the page that follows, by something only it has."""
        self.at.click(css)
        self.at.find(wanted)

    def set_up(self, link: str, login: str = "", name: str = "") -> None:
        """Follow a one-time link and choose a password."""
        self.at.forget()
        self.at.open(link)
        if login:
            self.at.type("[name=login]", login)
            self.at.type("[name=name]", name)
        for css in ("[name=password]", "[name=again]"):
            self.at.type(css, PASSWORD)
        self.click_to("main form button", "[autocomplete=current-password]")

    def sign_in(self, login: str) -> None:
        """Sign in with a browser that knows nobody."""
        self.at.forget()
        self.go("/sign-in?next=/desk/")
        self.at.type("[name=login]", login)
        self.at.type("[name=password]", PASSWORD)
        self.click_to("main form button", "#queue")

    def hand_in(self, document: Path) -> str:
        """Hand a document in and give the address of its case."""
        self.go("/desk/upload")
        self.at.type("[name=document]", str(document))
        self.click_to("form.stack button", "#decision")
        return self.at.address.removeprefix(self._desk.address).partition("#")[0]

    def decide(self, verdict: str, reason: str, because: str) -> None:
        """Decide the case shown."""
        self.at.click(f"input[name=verdict][value={verdict}]")
        self.at.click(f"select[name=reason] option[value={reason}]")
        self.at.type("#decide textarea[name=because]", because)
        self.click_to("#decide > button", "#decided ol")


def people(at: Browser, desk: Desk) -> None:
    """Follow the set-up link of the first start, and those of two people."""
    link = re.search(r"http\S+/setup\?token=\S+", desk.said.read_text("utf-8"))
    assert link, "the first start printed no link"
    Person(at, desk).set_up(link[0], "root", "Rania Odeh")
    for login, (name, role) in PEOPLE.items():
        roles = ["--role", role, *(["--role", "auditor"] if login == "bilal" else [])]
        done = desk.command(
            "users", "add", login, "--name", name, *roles, "--address", desk.address
        )
        found = re.search(r"http\S+/setup\?token=\S+", done.stdout + done.stderr)
        assert found, done.stderr
        Person(at, desk).set_up(found[0])


def go_through(at: Browser, desk: Desk, story: Path = STORY, payment: Path = PAYMENT) -> Told:
    """Hand in, decide, agree, export and verify; give what came of it."""
    told, person = Told(), Person(at, desk)
    person.sign_in("amina")
    began = time.monotonic()
    article = person.hand_in(story)
    person.decide("escalate", "beyond_powers", "The story names no customer of ours; look at it.")
    told.seconds = time.monotonic() - began
    told.states["article"] = at.text(".lead")
    paid = person.hand_in(payment)
    told.states["payment"] = at.text("main")
    person.decide("release", "licensed", "Licence 13 of the customer was handed in.")
    told.states["waiting"] = at.text("#decision")
    person.sign_in("bilal")
    told.states["queue"] = at.text("#queue")
    person.go(paid)
    at.type("#decision textarea[name=because]", "رأيت الترخيص، وهو ساري المفعول.")
    person.click_to("button[name=agrees][value=true]", "#decided li:nth-child(2)")
    told.states["agreed"] = at.text(".lead")
    told.export = at.run_async(
        "const done = arguments[0]; fetch('/v1/audit/export').then((a) => a.text()).then(done)"
    ).encode()
    export = desk.home / "audit.jsonl"
    export.write_bytes(told.export)
    person.go("/desk/audit")
    at.type("[name=document]", str(export))
    person.click_to("#verify button", "#verified")
    told.states["verified"] = at.text("#verified")
    person.go("/desk/audit")
    person.click_to("#verify button", "#verified")
    told.states["database"] = at.text("#verified")
    told.console = at.said_to_console()
    told.pages = [
        "/account",
        "/desk/",
        "/desk/upload",
        "/desk/search?text=corebai",
        "/desk/audit",
        "/desk/entries/ofac-48019",
        "/desk/law/us/eo14024/section-11/prong-i",
        "/desk/cases/999",
        *(
            f"{paid}{page}"
            for page in ("", "/compare?profile=bank-us", "/what-if", "/report", "/ofac")
        ),
        "/desk/management",
        "/desk/evidence",
        "/desk/help",
        "/account/password",
        article,
    ]
    return told


def main() -> None:
    """Take the pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as home, running(Path(home)) as desk, browser() as at:
        at.size(1280, 900)
        people(at, desk)
        person = Person(at, desk)
        person.go("/sign-in")
        at.picture(PICTURES / "sign-in.png")
        told = go_through(at, desk)
        person.sign_in("amina")
        letter = person.hand_in(LETTER)
        shots = {
            "queue": "/desk/",
            "upload": "/desk/upload",
            "case-left-to-right": told.pages[8],
            "case-right-to-left": told.pages[-1],
            "letter-of-credit": letter,
            "compare": f"{letter}/compare?profile=bank-us",
            "what-if": f"{told.pages[8]}/what-if?threshold=0.75",
            "report": f"{told.pages[8]}/report",
            "ofac": f"{told.pages[8]}/ofac",
        }
        for_managers = {"management": "/desk/management", "evidence": "/desk/evidence"}
        for colours in ("light", "dark"):
            at.colours(colours)
            for name, path in shots.items():
                person.go(path)
                at.picture(PICTURES / f"{name}-{colours}.png", most=1500)
        at.colours("light")
        at.size(820, 1180)
        person.go(told.pages[8])
        at.picture(PICTURES / "case-tablet.png", most=1500)
        at.size(1280, 900)
        person.sign_in("bilal")
        for colours in ("light", "dark"):
            at.colours(colours)
            for name, path in for_managers.items():
                person.go(path)
                at.picture(PICTURES / f"{name}-{colours}.png", most=1500)
        at.colours("light")
        person.go("/desk/audit")
        person.click_to("#verify button", "#verified")
        at.picture(PICTURES / "audit-verified.png", most=1000)
        for picture in PICTURES.glob("*.png"):
            _smaller(picture)
        sys.stdout.write(
            f"ready after {desk.ready_seconds:.1f} s; first case from upload to decision in"
            f" {told.seconds:.1f} s\n"
        )


def _smaller(path: Path) -> None:
    """Write a picture with 256 colours, which is all a page has but for its smoothed letters."""
    with Image.open(path) as whole:
        made = whole.convert("RGB").quantize(256)
    made.save(path, optimize=True)


if __name__ == "__main__":
    main()
