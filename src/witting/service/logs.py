"""Log lines as JSON, one event a line, on the error stream: no names, no documents, no queries."""

import logging
import sys
from typing import Any

import structlog

_SHARED: tuple[Any, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)


def configure(level: str) -> None:
    """Have everything logged as JSON from this level on."""
    number = logging.getLevelNamesMapping().get(level.upper(), logging.INFO)
    structlog.configure(
        processors=[
            *_SHARED,
            structlog.processors.JSONRenderer(ensure_ascii=False, sort_keys=True),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


def uvicorn_config(level: str) -> dict[str, Any]:
    """Give the settings that make the server's own words JSON lines as well.

    Its access log stays off: it writes the address asked with its query, and names stand there.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonLine}},
        "handlers": {
            "out": {
                "class": "logging.StreamHandler",
                "formatter": "json",
                "stream": "ext://sys.stderr",
            }
        },
        "loggers": {
            "uvicorn": {"handlers": ["out"], "level": level.upper(), "propagate": False},
        },
    }


class JsonLine(logging.Formatter):
    """Writes what a library logs as one JSON line."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line."""
        event: dict[str, Any] = {
            "event": record.getMessage(),
            "logger": record.name,
            "level": record.levelname.lower(),
        }
        if record.exc_info and record.exc_info[0] is not None:
            event["kind"] = record.exc_info[0].__name__  # its message may quote a document
        stamped = structlog.processors.TimeStamper(fmt="iso", utc=True)(None, "", event)
        render = structlog.processors.JSONRenderer(ensure_ascii=False, sort_keys=True)
        return str(render(None, "", stamped))
