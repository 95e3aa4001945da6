"""A report as PDF, where the extra `reports` (weasyprint) is installed."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from witting.service.desk.pages import static_file
from witting.service.problems import Refused


@cache
def can_make_pdf() -> bool:
    """Say whether PDF can be made here."""
    return find_spec("weasyprint") is not None


def as_pdf(page: str) -> bytes:
    """Give a page as PDF. Nothing is fetched. Raises Refused where weasyprint is not installed."""
    if not can_make_pdf():
        raise Refused(
            501,
            "PDF is made with weasyprint, which is not installed here: print the report from the"
            " browser, or install witting[reports].",
        )
    weasyprint = import_module("weasyprint")
    style = static_file("report.css")
    assert style is not None
    made: bytes = weasyprint.HTML(string=page, url_fetcher=_nothing).write_pdf(
        stylesheets=[weasyprint.CSS(string=style[0].decode())]
    )
    return made


def _nothing(url: str, *_: Any, **__: Any) -> dict[str, Any]:
    """Give nothing for whatever a page would load: its style is handed in beside it."""
    return {"string": b"", "mime_type": "text/css", "redirected_url": url}
