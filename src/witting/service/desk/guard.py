"""What a form of the desk must bring: the proof that a page of the desk itself sent it."""

from urllib.parse import urlsplit

from fastapi import Depends, Request

from witting.service.problems import Refused


async def _checked_form(request: Request) -> None:
    """Refuse a form another site's page sent. Raises Refused.

    Every browser in use says where a form comes from; what says neither is no browser, and brings
    no cookie by itself.
    """
    origin = request.headers.get("origin", "")
    site = request.headers.get("sec-fetch-site", "same-origin")
    is_other = bool(origin) and urlsplit(origin).netloc != request.headers.get("host", "")
    if is_other or site not in ("same-origin", "none"):
        raise Refused(403, "The form was sent by a page of another site, so nothing was done.")


checked_form = Depends(_checked_form)
