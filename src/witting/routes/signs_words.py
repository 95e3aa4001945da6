"""Signs in the words of a document: refusals, cash, late changes, as people write of them."""

import re
from collections.abc import Iterator

from witting.base import Passage
from witting.routes.said import said_in
from witting.routes.scene import Scene, Seen

_WITHHELD = re.compile(
    r"(?:confidential|secret|refused|withheld|undisclosed|not disclosed|will not say"
    r"|конфиденциально|не раскрывается|отказ(?:ано)?|保密|机密|拒绝透露|سري|مرفوض)\.?",
    re.IGNORECASE,
)
WORDED = frozenset(
    {
        *("RF-KYC-01", "RF-KYC-05", "RF-KYC-06", "RF-KYC-07", "RF-KYC-08", "RF-KYC-11"),
        *("RF-KYC-12", "RF-N23-02", "RF-N23-03", "RF-NCA-02", "RF-J22-05", "RF-OTSI-02"),
        "RF-OFAC-01",
    }
)
"""The flags that words alone can show: those of `data/routes/words.yaml`."""

_GOODS_ONLY = frozenset({"RF-KYC-05"})  # cash is odd where goods are paid for


def words_said(scene: Scene) -> Iterator[Seen]:
    """The text says it: the end use is withheld, training declined, the consignee changed late."""
    packing = scene.deal.terms.packing
    extra = (Passage(field="terms.packing", text=packing),) if packing else ()
    for said in said_in((*scene.deal.passages, *scene.deal.terms.passages, *extra)):
        if said.flag not in _GOODS_ONLY or scene.has_goods:
            because = f"{said.says} (“{said.words}”)."
            yield Seen(flag=said.flag, because=because, span=said.span)


def end_use_withheld(scene: Scene) -> Iterator[Seen]:
    """The statement of the end use says only that it is not said."""
    stated = scene.deal.terms.end_use
    if _WITHHELD.fullmatch(stated.strip()):
        because = f"The end use is given as “{stated}”: what the goods are for is not said."
        yield Seen(flag="RF-KYC-01", because=because)
