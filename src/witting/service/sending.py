"""Takes events out of the outbox and tells those who asked, signed, again and again until heard.

A message carries `Witting-Signature: t=<seconds>,v1=<HMAC-SHA256 of "t.body" by the secret>`; so
whoever gets it can tell that it is ours, and no old one sent again. It may come twice, which
`Witting-Delivery` shows.
"""

import hmac
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from ssl import SSLContext, create_default_context
from typing import Any

import httpx
import structlog
from sqlalchemy import insert, select, update

from witting.base import SettingsError, WittingError
from witting.service.addresses import Resolve, ascii_host, checked_url, pinned, resolved
from witting.service.idempotency import forget_old
from witting.service.metrics import DELIVERIES
from witting.service.parts import Service
from witting.store import audit
from witting.store.schema import outbox, webhooks
from witting.store.schema_tries import outbox_tries

WAITS = tuple(timedelta(seconds=one) for one in (5, 30, 120, 600, 3_600, 21_600, 86_400))
"""How long to wait after each try that failed; after the last nothing is sent any more."""
_LEASE = timedelta(seconds=60)  # for which one worker has an event to itself
_AT_ONCE = 20
_SECONDS = 10.0
_EVERY = 2.0  # seconds between looks into the outbox
_FORGET = 1_800  # looks between two times that old answers are forgotten
_log = structlog.get_logger("witting.service")


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One event for one address."""

    id: int
    url: str
    secret: str
    event: str
    body: bytes
    tries: int


def signature(secret: str, body: bytes, at: int) -> str:
    """Give the header that proves a message is ours and of this moment.

    >>> signature("whsec_x", b"{}", 1700000000)[:15]
    't=1700000000,v1'
    """
    mark = hmac.new(secret.encode(), f"{at}.".encode() + body, sha256).hexdigest()
    return f"t={at},v1={mark}"


class Sender:
    """Sends what is due, from a thread of its own."""

    def __init__(self, service: Service, resolve: Resolve = resolved) -> None:
        self._service, self._resolve = service, resolve
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to send."""
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, name="outbox", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End sending; what was not sent stays in the outbox."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(timeout=_SECONDS)

    def send_due(self) -> int:
        """Send what is due now; give how many messages were heard."""
        return sum(self._sent(message) for message in self._taken())

    def _run(self) -> None:
        looks = 0
        while not self._stop.wait(_EVERY):
            looks += 1
            self._guarded(self.send_due)
            if looks % _FORGET == 1:
                self._guarded(lambda: forget_old(self._service))

    def _guarded(self, work: Callable[[], int]) -> None:
        try:
            work()
        except Exception as problem:  # the next look may do better; this thread must live
            _log.error("outbox", why=type(problem).__name__)

    def _taken(self) -> list[Message]:
        """Take what is due for this worker: no other sends it before the lease ends."""
        service, own = self._service, outbox.c
        now = service.now()
        wanted = (
            select(own.id, own.event, own.body, own.tries, webhooks.c.url, webhooks.c.secret)
            .join(webhooks, webhooks.c.id == own.webhook)
            .where(own.state == "waiting", own.due_at <= audit.moment(now))
            .order_by(own.due_at)
            .limit(_AT_ONCE)
        )
        with service.database.reading() as connection:
            if connection.execute(wanted.limit(1)).first() is None:
                return []
        with service.database.writing() as connection:
            if connection.dialect.name == "postgresql":
                wanted = wanted.with_for_update(of=outbox, skip_locked=True)
            found = [_message(row) for row in connection.execute(wanted)]
            for message in found:
                lease = update(outbox).where(own.id == message.id)
                connection.execute(lease.values(due_at=audit.moment(now + _LEASE)))
        return found

    def _sent(self, message: Message) -> bool:
        """Send one message and note what came of it; say whether it was heard."""
        said, is_final = self._told(message)
        heard = said == ""
        now = self._service.now()
        values: dict[str, Any] = {"tries": message.tries + 1, "said": said or "heard"}
        if heard:
            values["state"] = "sent"
        elif is_final or message.tries >= len(WAITS):
            values["state"] = "given_up"
        else:
            values["due_at"] = audit.moment(now + WAITS[message.tries])
        tried = {
            "delivery": message.id,
            "number": message.tries + 1,
            "at": audit.moment(now),
            "said": values["said"],
        }
        with self._service.database.writing() as connection:
            connection.execute(update(outbox).where(outbox.c.id == message.id).values(**values))
            connection.execute(insert(outbox_tries).values(**tried))
        DELIVERIES.labels("sent" if heard else "failed").inc()
        if not heard:
            _log.warning("not heard", delivery=message.id, tries=message.tries + 1, why=said)
        return heard

    def _told(self, message: Message) -> tuple[str, bool]:
        """Send one message; give "" or why it was not heard, and whether that is final."""
        settings = self._service.settings
        try:
            url = checked_url(message.url, settings)
        except SettingsError as refused:  # the settings allowed it once, and do no more
            return str(refused), True
        try:
            address = pinned(url, settings, self._resolve)
            status = self._posted(url, address, message, self._service.now())
        except WittingError as problem:
            return str(problem), False
        except (httpx.HTTPError, OSError) as problem:
            return f"it could not be reached ({type(problem).__name__})", False
        return ("" if 200 <= status < 300 else f"it answered {status}"), False

    def _posted(self, url: httpx.URL, address: str, message: Message, now: datetime) -> int:
        headers = {
            "Host": url.netloc.decode("ascii"),
            "Content-Type": "application/json",
            "User-Agent": "witting",
            "Witting-Event": message.event,
            "Witting-Delivery": str(message.id),
            "Witting-Signature": signature(message.secret, message.body, int(now.timestamp())),
        }
        # The name is what the certificate must be of; the address is the one that was checked.
        named = {"sni_hostname": ascii_host(url)}
        with (
            httpx.Client(
                verify=self._trust(), trust_env=False, follow_redirects=False, timeout=_SECONDS
            ) as client,
            client.stream(
                "POST",
                url.copy_with(host=address),
                content=message.body,
                headers=headers,
                extensions=named,
            ) as answer,
        ):
            return answer.status_code  # what else it says is not read

    def _trust(self) -> SSLContext:
        trust = create_default_context()
        if self._service.settings.webhook_ca is not None:
            trust.load_verify_locations(cafile=self._service.settings.webhook_ca)
        return trust


def _message(row: Any) -> Message:
    return Message(
        id=row.id,
        url=row.url,
        secret=row.secret,
        event=row.event,
        body=bytes(row.body),
        tries=row.tries,
    )
