"""A browser without a window, driven over the W3C's WebDriver by the `chromedriver` beside it.

For tests and pictures only. Nothing but httpx is needed: WebDriver is JSON over HTTP.
"""

import base64
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from typing import Any

import httpx

_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the key WebDriver names an element by
_DRIVERS = ("chromedriver",)
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_PATIENCE = 15.0


def why_none() -> str:
    """Say what is missing for a browser to be driven; "" where nothing is."""
    for wanted, package in ((_BROWSERS, "chromium"), (_DRIVERS, "chromium-driver")):
        if not any(map(shutil.which, wanted)):
            return f"no {wanted[0]} on this machine (Debian's package {package} has it)"
    return ""


class Browser:
    """One session of a browser."""

    def __init__(self, driver: httpx.Client, session: str) -> None:
        self._driver, self._at = driver, f"/session/{session}"

    def open(self, address: str) -> None:
        """Load a page."""
        self._post("url", url=address)

    @property
    def address(self) -> str:
        """Give the address of the page shown."""
        return str(self._ask("GET", "url"))

    def size(self, width: int, height: int) -> None:
        """Make the window so large."""
        self._post("window/rect", width=width, height=height)

    def find(self, css: str) -> str:
        """Give the first element of a selector, once there is one. Raises LookupError."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            found = self._post("elements", using="css selector", value=css)
            if found:
                return str(found[0][_ELEMENT])
            time.sleep(0.05)
        raise LookupError(f"nothing on {self.address} is {css}")

    def click(self, css: str) -> None:
        """Click an element, as a person would: it is scrolled into view first."""
        element = self.find(css)
        self.run("arguments[0].scrollIntoView({block: 'center'})", {_ELEMENT: element})
        self._post(f"element/{element}/click")

    def type(self, css: str, text: str) -> None:
        """Type into an element; into a file's field, the path of the file."""
        self._post(f"element/{self.find(css)}/value", text=text)

    def press(self, keys: str) -> None:
        """Press keys, wherever the focus is."""
        presses: list[dict[str, str]] = []
        for key in keys:
            presses += [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self._post("actions", actions=[{"type": "key", "id": "keys", "actions": presses}])

    def text(self, css: str = "body") -> str:
        """Give the words of an element that are to be seen."""
        return str(self._ask("GET", f"element/{self.find(css)}/text"))

    def run(self, script: str, *given: Any) -> Any:
        """Run a script in the page and give what it returns."""
        return self._post("execute/sync", script=script, args=list(given))

    def run_async(self, script: str, *given: Any) -> Any:
        """Run a script that calls its last argument when it is done."""
        return self._post("execute/async", script=script, args=list(given))

    def wait(self, script: str) -> None:
        """Wait until a script returns what is true. Raises LookupError."""
        end = time.monotonic() + _PATIENCE
        while not self.run(script):
            if time.monotonic() > end:
                raise LookupError(f"on {self.address} it never came to: {script}")
            time.sleep(0.05)

    def colours(self, scheme: str) -> None:
        """Have the page believe that the system's colours are `light` or `dark`."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self._cdp("Emulation.setEmulatedMedia", features=features)

    def forget(self) -> None:
        """Drop the cookies, as another person's browser has none."""
        self._ask("DELETE", "cookie")

    def picture(self, path: Path, *, most: int = 2400) -> None:
        """Save the whole page as PNG, cut at a height."""
        height = int(self.run("return document.documentElement.scrollHeight"))
        width = int(self.run("return document.documentElement.clientWidth"))
        clip = {"x": 0, "y": 0, "width": width, "height": min(height, most), "scale": 1}
        shot = self._cdp("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)
        path.write_bytes(base64.b64decode(shot["data"]))

    def said_to_console(self) -> list[str]:
        """Give what went wrong by the browser's own words since it was last asked."""
        found = self._post("se/log", type="browser")
        return [str(one["message"]) for one in found if one["level"] in ("SEVERE", "WARNING")]

    def _cdp(self, command: str, **given: Any) -> Any:
        return self._post("goog/cdp/execute", cmd=command, params=given)

    def _post(self, what: str, **given: Any) -> Any:
        return self._ask("POST", what, given)

    def _ask(self, method: str, what: str, given: Any = None) -> Any:
        body = given if method == "POST" else None
        answer = self._driver.request(method, f"{self._at}/{what}", json=body)
        value = answer.json()["value"]
        if answer.status_code != 200:
            raise LookupError(f"{what}: {value['error']}: {value['message'].splitlines()[0]}")
        return value


@contextmanager
def browser(downloads: Path | None = None) -> Iterator[Browser]:
    """Start a browser without a window, and end it. Raises LookupError where there is none."""
    if missing := why_none():
        raise LookupError(missing)
    port = free_port()
    driver = next(filter(None, map(shutil.which, _DRIVERS)))
    started = subprocess.Popen(
        [driver, f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        with httpx.Client(
            base_url=f"http://127.0.0.1:{port}", timeout=120, trust_env=False
        ) as talk:
            _wait(talk)
            made = talk.post("/session", json=_wishes(downloads)).json()["value"]
            session = str(made["sessionId"])
            try:
                yield Browser(talk, session)
            finally:
                talk.delete(f"/session/{session}")
    finally:
        started.terminate()
        started.wait(timeout=10)


def free_port() -> int:
    """Give a port nobody listens on."""
    with socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(driver: httpx.Client) -> None:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            if driver.get("/status").json()["value"]["ready"]:
                return
        except httpx.TransportError:
            pass
        if time.monotonic() > end:
            raise LookupError("chromedriver did not start")
        time.sleep(0.05)


def _wishes(downloads: Path | None) -> dict[str, Any]:
    binary = next(filter(None, map(shutil.which, _BROWSERS)))
    options: dict[str, Any] = {
        "binary": binary,
        # A container has no sandbox of its own, and the pages are our own.
        "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    }
    if downloads is not None:
        options["prefs"] = {"download.default_directory": str(downloads)}
    wanted = {"browserName": "chrome", "goog:chromeOptions": options}
    wanted["goog:loggingPrefs"] = {"browser": "ALL"}
    return {"capabilities": {"alwaysMatch": wanted}}
