"""Fields of SWIFT messages whose text is not searched while it looks as it must, and why.

Every other field is a party, a place of the route, or searched as text. A reference is left out
only while it has no space in it: whoever writes a name there writes words.
"""

from witting.base import Passage
from witting.intake.fin_message import FinField, FinMessage, LeftOut, is_left_out

_REFERENCE = r"\S{1,16}"

LEFT_OUT = {
    "13C": LeftOut("a time", r"/[A-Z]{1,8}/[0-9+-]{1,14}"),
    "15A": LeftOut("the start of a part", r""),
    "15B": LeftOut("the start of a part", r""),
    "15C": LeftOut("the start of a part", r""),
    "20": LeftOut("the reference, kept as such", _REFERENCE),
    "21": LeftOut("another message's reference, kept as such", _REFERENCE),
    "21F": LeftOut("the number of an exchange deal", _REFERENCE),
    "22A": LeftOut("a code", r"[A-Z0-9]{4}"),
    "22D": LeftOut("a code", r"[A-Z0-9]{4}"),
    "22Y": LeftOut("a code", r"[A-Z0-9]{4}"),
    "23": LeftOut("a reference", _REFERENCE),
    "23B": LeftOut("a code", r"[A-Z0-9]{4}"),
    "23S": LeftOut("a code", r"CANCEL"),
    "25A": LeftOut("the account of the charges", r"/[0-9A-Z]{0,33}\d[0-9A-Z]{0,33}"),
    "26E": LeftOut("the number of an amendment", r"\d{1,3}"),
    "27": LeftOut("a page count", r"\d/\d"),
    "28D": LeftOut("a page count", r"\d{1,5}/\d{1,5}"),
    "30": LeftOut("a day, kept as such", r"\d{6}"),
    "31C": LeftOut("the day of issue, kept as such", r"\d{6}"),
    "31E": LeftOut("the day it ends", r"\d{6}"),
    "31S": LeftOut("the day it ends at last", r"\d{6}"),
    "32A": LeftOut("day and amount, kept as such", r"\d{6}[A-Z]{3}[0-9,]{1,15}"),
    "32B": LeftOut("an amount, kept as such", r"[A-Z]{3}[0-9,]{1,15}"),
    "33B": LeftOut("an amount, kept as such", r"[A-Z]{3}[0-9,]{1,15}"),
    "34B": LeftOut("an amount, kept as such", r"[A-Z]{3}[0-9,]{1,15}"),
    "36": LeftOut("an exchange rate", r"[0-9,]{1,12}"),
    "39A": LeftOut("a tolerance", r"\d{1,2}/\d{1,2}"),
    "40A": LeftOut("a code", r"(?:(?:IR)?REVOC(?:ABLE)?|TRANS(?:FERABLE)?|STANDBY|[ /])+"),
    "48B": LeftOut("a code", r"SING|MULT|NMLT|NPRT|NMPT"),
    "48D": LeftOut("a code", r"TRAN"),
    "49": LeftOut("a code", r"CONFIRM|MAY ADD|WITHOUT"),
    "71A": LeftOut("a code", r"OUR|SHA|BEN"),
    "71F": LeftOut("charges", r"[A-Z]{3}[0-9,]{1,15}"),
    "71G": LeftOut("charges", r"[A-Z]{3}[0-9,]{1,15}"),
}

LEFT_OUT_HEADER = {
    "103": LeftOut("the service", r"[A-Z]{3}"),
    "106": LeftOut("the network's number of an earlier message", r"[A-Z0-9]{28}"),
    "108": LeftOut("the sender's number of the message", _REFERENCE),
    "111": LeftOut("the service", r"\d{3}"),
    "113": LeftOut("the priority", r"[A-Za-z]{1,4}"),
    "119": LeftOut("what the message is checked as, kept in its type", r"[A-Z0-9]{1,8}"),
    "121": LeftOut("the unique number, kept as such", r"[0-9A-Fa-f-]{1,36}"),
    "423": LeftOut("a moment", r"\d{12,18}"),
    "424": LeftOut("a reference", _REFERENCE),
}
"""The same for the user header, block 3: 115, 165, 433 and 434 may hold words."""


def header_passages(message: FinMessage) -> list[Passage]:
    """Give what block 3 says beside codes and numbers."""
    return [
        Passage(field=f"{{3:{tag}", text=value)
        for tag, value in message.user_header
        if not is_left_out(FinField(tag=tag, raw=value), LEFT_OUT_HEADER)
    ]
