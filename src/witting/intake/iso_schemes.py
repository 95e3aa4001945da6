"""How ISO 20022 names an identifier, and how the Deal does: one table for every version.

Older messages give each scheme its own element (`TaxIdNb`, `PsptNb`), newer ones put all in `Othr`
with a scheme name. Codes are those of ISO's external code sets, published at
https://www.iso20022.org/catalogue-messages/additional-content-messages/external-code-sets.
"""

import re

# Elements that are an identifier by themselves.
BY_ELEMENT = {
    "BICFI": "bic",
    "BIC": "bic",
    "AnyBIC": "bic",
    "BICOrBEI": "bic",
    "BEI": "bic",
    "LEI": "lei",
    "IBAN": "iban",
    "BBAN": "account",
    "UPIC": "account",
    "TaxId": "tax",
    "RegnId": "registration",
    "PhneNb": "phone",
    "MobNb": "phone",
    "FaxNb": "phone",
    "EmailAdr": "email",
    "URLAdr": "website",
    # The names used up to pacs.008.001.01.
    "DUNS": "duns",
    "TaxIdNb": "tax",
    "PsptNb": "passport",
    "IdntyCardNb": "national_id",
    "SclSctyNb": "national_id",
    "DrvrsLicNb": "other",
    "CstmrNb": "other",
    "AlnRegnNb": "other",
    "MplyrIdNb": "other",
    "BkPtyId": "other",
    "IBEI": "other",
    "EANGLN": "other",
    "USCHU": "other",
}

# Codes of the external code sets for organisations and persons (`SchmeNm/Cd`).
_BY_CODE = {
    "TXID": "tax",
    "COID": "registration",
    "CINC": "registration",
    "SREN": "registration",
    "SRET": "registration",
    "DUNS": "duns",
    "CCPT": "passport",
    "NIDN": "national_id",
    "SOSE": "national_id",
    "TELE": "phone",
}

# What senders write in `SchmeNm/Prtry`, compared in upper case without punctuation.
_BY_WORD = {
    "INN": "inn",
    "ИНН": "inn",
    "OGRN": "ogrn",
    "ОГРН": "ogrn",
    "KPP": "kpp",
    "КПП": "kpp",
    "USCC": "uscc",
    "LEI": "lei",
    "IMO": "imo",
    "MMSI": "mmsi",
    "DUNS": "duns",
    "PASSPORT": "passport",
    "EMAIL": "email",
    "WALLET": "wallet",
}


def scheme_of(code: str, proprietary: str = "") -> str:
    """Name the Deal's scheme for an ISO code or a sender's own wording; `other` when unknown.

    >>> scheme_of("TXID"), scheme_of("", "INN"), scheme_of("", "branch no.")
    ('tax', 'inn', 'other')
    """
    if code in _BY_CODE:
        return _BY_CODE[code]
    return _BY_WORD.get(re.sub(r"\W", "", proprietary or code).upper(), "other")
