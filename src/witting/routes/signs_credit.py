"""Signs in letters of credit: goods made out to a bank, and no end user."""

from collections.abc import Iterator

from witting.base import DealKind, Party, Role
from witting.routes.scene import Scene, Seen, is_same
from witting.routes.words import BANK, CONSIGNED_TO_ISSUER, END_USER


def bank_receives(scene: Scene) -> Iterator[Seen]:
    """A bank is the consignee: as a party, or by a credit's condition on the waybill."""
    for party in scene.parties(Role.CONSIGNEE):
        if BANK.search(party.name):
            flag = _credit_flag(scene) if _opens_the_credit(party, scene) else "RF-M23-06"
            because = f"The consignee “{party.name}” is a bank, which would not use the goods."
            yield Seen(flag=flag, because=because, span=party.span)
    if scene.deal.kind is DealKind.LETTER_OF_CREDIT:
        yield from _made_out_to_issuer(scene)


def _made_out_to_issuer(scene: Scene) -> Iterator[Seen]:
    tail = "" if _names_user(scene) else ", and no end user is named"
    for passage in scene.deal.passages:
        if match := CONSIGNED_TO_ISSUER.search(passage.text):
            because = (
                "The transport document is made out to the bank that opens the credit "
                f"(“{match[0]}”){tail}."
            )
            span = passage.span(*match.span())
            yield Seen(flag=_credit_flag(scene), because=because, span=span)


def end_user_missing(scene: Scene) -> Iterator[Seen]:
    """A letter of credit for goods names no end user."""
    is_credit = scene.deal.kind is DealKind.LETTER_OF_CREDIT
    if is_credit and scene.deal.goods and not _names_user(scene):
        because = "The letter of credit is for goods and names no end user."
        yield Seen(flag="RF-KYC-21", because=because, span=scene.deal.goods[0].span)


def _credit_flag(scene: Scene) -> str:
    """Pick the flag of the 2023 notice where no end user appears, else the plainer British one."""
    held = scene.law.red_flags(scene.day)
    return "RF-N23-01" if not _names_user(scene) and "RF-N23-01" in held else "RF-NCA-01"


def _names_user(scene: Scene) -> bool:
    said = any(END_USER.search(passage.text) for passage in scene.deal.passages)
    return said or bool(scene.parties(Role.END_USER))


def _opens_the_credit(party: Party, scene: Scene) -> bool:
    return scene.deal.kind is DealKind.LETTER_OF_CREDIT or any(
        is_same(party, bank) for bank in scene.parties(Role.ISSUING_BANK)
    )
