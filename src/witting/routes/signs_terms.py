"""Signs in the terms: cash, packing that does not fit, a payer outside the end-user statement."""

import re
from collections.abc import Iterator

from witting.base import Role
from witting.routes.history import name_key
from witting.routes.scene import Scene, Seen

_CASH = re.compile(r"cash|banknotes|налич\w*|现金|نقد\w*|كاش", re.IGNORECASE)
_SEAWORTHY = re.compile(
    r"\bsea-?worthy|\bsea pack|\bocean pack|морск\w+ (?:экспортн\w+ )?упаковк"
    r"|海运包装|适合海运|تغليف بحري",
    re.IGNORECASE,
)
_BY_AIR = re.compile(
    r"\bair ?way ?bill|\bby air\b|\bair ?freight|авианакладн|авиаперевоз|авиатранспорт"
    r"|空运|航空运单|بوليصة شحن جوي|جوا\b",
    re.IGNORECASE,
)
_BY_SEA = re.compile(
    r"\bbills? of lading|\bby sea\b|\bocean freight|\bvessel\b|коносамент|морем\b"
    r"|海运提单|海运(?!包装)|بوليصة شحن بحري|بحرا\b",
    re.IGNORECASE,
)


def cash_paid(scene: Scene) -> Iterator[Seen]:
    """Goods are paid for in cash, as the terms say."""
    instrument = scene.deal.terms.instrument
    if scene.has_goods and _CASH.fullmatch(instrument.strip()):
        because = f"The goods are paid for in cash (“{instrument}”)."
        yield Seen(flag="RF-KYC-05", because=because)


def packing_unfit(scene: Scene) -> Iterator[Seen]:
    """Goods that go by air only are packed for the sea."""
    terms = scene.deal.terms
    passages = (*scene.deal.passages, *terms.passages)
    texts = [terms.packing, *(passage.text for passage in passages)]
    packed = next((found for text in texts if (found := _SEAWORTHY.search(text))), None)
    if packed is None:
        return
    flown = next((found for text in texts if (found := _BY_AIR.search(text))), None)
    if flown and not any(_BY_SEA.search(text) for text in texts):
        because = f"The goods are packed for the sea (“{packed[0]}”) and go by air (“{flown[0]}”)."
        yield Seen(flag="RF-KYC-11", because=because)


def payer_not_stated(scene: Scene) -> Iterator[Seen]:
    """Somebody pays whom the end-user statement does not name."""
    named = {name_key(name) for name in scene.deal.terms.end_user_statement} - {""}
    payers = scene.parties(Role.DEBTOR) or scene.parties(Role.APPLICANT)
    held = scene.law.red_flags(scene.day)
    for payer in payers:
        if named and name_key(payer.name) and name_key(payer.name) not in named:
            because = (
                f"“{payer.name}” pays, and the end-user statement names only "
                f"{', '.join(f'“{name}”' for name in scene.deal.terms.end_user_statement)}."
            )
            flag = "RF-N23-08" if "RF-N23-08" in held else "RF-TRI-01"
            yield Seen(flag=flag, because=because, span=payer.span)
