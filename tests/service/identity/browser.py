"""A browser for tests: keeps its cookie, finds a form's token in the page, and sends it."""

import re
from html import unescape
from typing import Any

import httpx

from tests.service.client import Client
from witting.store import Database

PASSWORD = "one horse between rivers"
_TOKEN = re.compile(r'name="csrf" value="([^"]*)"')


class Browser:
    """Opens pages and sends their forms."""

    def __init__(self, client: Client, name: str = "witting") -> None:
        self.client, self.cookie, self._name = client, "", name
        self.flags: str = ""  # of the cookie last set

    def open(self, method: str, path: str, **given: Any) -> httpx.Response:
        headers = dict(given.pop("headers", {}))
        if self.cookie:
            headers["cookie"] = f"{self._name}={self.cookie}"
        answer = self.client(method, path, headers=headers, **given)
        for one in answer.headers.get_list("set-cookie"):
            pair, _, self.flags = one.partition(";")
            self.cookie = pair.partition("=")[2].strip('"')
        return answer

    def get(self, path: str, **given: Any) -> httpx.Response:
        return self.open("GET", path, **given)

    def send(self, page: str, action: str, **fields: str) -> httpx.Response:
        """Open a page and send a form of it."""
        token = token_in(self.get(page).text)
        return self.open("POST", action, data={"csrf": token} | fields)

    def sign_in(self, login: str, password: str = PASSWORD, **fields: str) -> httpx.Response:
        return self.send("/sign-in", "/sign-in", login=login, password=password, **fields)


def token_in(page: str) -> str:
    """Give the token of the first form of a page."""
    found = _TOKEN.search(page)
    return unescape(found[1]) if found else ""


def database_of(client: Client) -> Database:
    database: Database = client.app.state.service.database
    return database
