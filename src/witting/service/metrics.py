"""What is counted, for Prometheus: requests by route, time, what waits, what is turned away, lists.

Labels are routes as they are declared, never paths as they were asked: those may carry names.
"""

import os
from datetime import date

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
    multiprocess,
)
from starlette.responses import Response

from witting.service.worlds import Held

_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0, 60.0)

REQUESTS = Counter("witting_requests", "Requests answered.", ("method", "route", "status"))
SECONDS = Histogram(
    "witting_request_seconds", "From the first byte to the last.", ("route",), buckets=_BUCKETS
)
BUSY = Gauge("witting_requests_busy", "Being answered or waiting.", multiprocess_mode="livesum")
TURNED_AWAY = Counter(
    "witting_turned_away", "Requests not answered: busy, slow, large, late.", ("why",)
)
OUTCOMES = Counter("witting_assessments", "Assessments made, by outcome.", ("outcome",))
DELIVERIES = Counter("witting_deliveries", "Events told to webhooks, by how it went.", ("how",))

AGE = Gauge(
    "witting_list_age_days",
    "Days since the list was published; -1 where its day is unknown.",
    ("list",),
    multiprocess_mode="mostrecent",
)
ENTRIES = Gauge(
    "witting_list_entries", "Entries of the list in use.", ("list",), multiprocess_mode="mostrecent"
)


def told(held: Held, today: date) -> Response:
    """Give everything counted, by all workers, in the text Prometheus reads."""
    for used in held.world.used.lists:
        age = (today - date.fromisoformat(used.published)).days if used.published else -1
        AGE.labels(used.id).set(age)
        ENTRIES.labels(used.id).set(used.entries)
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        registry = CollectorRegistry()
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
