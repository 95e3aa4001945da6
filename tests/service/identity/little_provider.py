"""An identity provider on loopback, over HTTP, with keys of its own; tests can have it lie."""

import base64
import hmac
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwk, jwt

CLIENT, SECRET = "witting", "its secret: with a colon"


def _encoded(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")


class LittleProvider:
    """What one provider knows, and how it lies."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.key = jwk.RSAKey.generate_key(2048, {"kid": "first"})
        self.signs_with: Any = self.key
        self.algorithm = "RS256"
        self.claims: dict[str, Any] = {"sub": "7", "name": "Ольга", "groups": ["screening"]}
        self.told: dict[str, Any] = {}  # what discovery says otherwise
        self.back: dict[str, str] = {}  # what comes back to the browser otherwise
        self.codes: dict[str, dict[str, str]] = {}
        self.asked: list[str] = []

    def authorize(self, query: dict[str, str]) -> str:
        code = f"code-{len(self.codes)}"
        self.codes[code] = query
        said = {"code": code, "state": query["state"], "iss": self.address} | self.back
        return query["redirect_uri"] + "?" + urlencode(said)

    def token(self, form: dict[str, str], authorization: str) -> dict[str, Any] | None:
        """Give a token for a code, once, to who asked for it."""
        asked = self.codes.pop(form.get("code", ""), None)
        mark = sha256(form.get("code_verifier", "").encode()).digest()
        challenge = _encoded(mark)
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if (
            asked is None
            or asked["code_challenge_method"] != "S256"
            or challenge != asked["code_challenge"]
            or form.get("redirect_uri") != asked["redirect_uri"]
            or authorization != f"Basic {basic}"
        ):
            return None
        now = int(time.time())
        claims = {
            "iss": self.address,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 60,
            "nonce": asked["nonce"],
        } | self.claims
        claims = {name: value for name, value in claims.items() if value is not None}
        header = {"alg": self.algorithm, "kid": "first"}
        if self.algorithm == "RS256":
            signed = jwt.encode(header, claims, self.signs_with)
        else:
            signed = self._forged(header, claims)
        return {"access_token": "a", "token_type": "Bearer", "id_token": signed}

    def _forged(self, header: dict[str, Any], claims: dict[str, Any]) -> str:
        """Give a token signed with what everybody can read, or not at all; no library would."""
        said = ".".join(_encoded(json.dumps(one).encode()) for one in (header, claims))
        public = self.key.as_pem(private=False)
        sign = (
            hmac.new(public, said.encode(), "sha256").digest() if header["alg"] != "none" else b""
        )
        return f"{said}.{_encoded(sign)}"

    def tells(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
        } | self.told

    def keys(self) -> dict[str, Any]:
        return {"keys": [{"kty": "strange"}, self.key.as_dict(private=False)]}


@contextmanager
def little_provider() -> Iterator[LittleProvider]:
    """Give a provider that runs, on a port of its own."""

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the library calls it so
            parts = urlsplit(self.path)
            provider.asked.append(parts.path)
            if parts.path == "/authorize":
                query = {name: found[0] for name, found in parse_qs(parts.query).items()}
                self.send_response(302)
                self.send_header("Location", provider.authorize(query))
                self.end_headers()
            elif parts.path == "/.well-known/openid-configuration":
                self._say(provider.tells())
            elif parts.path == "/keys":
                self._say(provider.keys())
            else:
                self._say(None)

        def do_POST(self) -> None:
            provider.asked.append(self.path)
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: found[0] for name, found in parse_qs(body).items()}
            self._say(provider.token(form, self.headers.get("Authorization", "")))

        def _say(self, said: dict[str, Any] | None) -> None:
            self.send_response(200 if said is not None else 400)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(said or {"error": "invalid"}).encode())

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    provider = LittleProvider(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
