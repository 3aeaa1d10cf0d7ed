"""Which numbers mean a person: telephone, postcode, National Insurance, NHS and card numbers, by their own checks."""

import re
from typing import Final

# The areas of the Postcode Address File.
_AREAS: Final = re.compile(
    "A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|"
    "M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE"
)
_ORDINALS: Final = ("ST", "ND", "RD", "TH")
# HMRC manual NIM39110: letters and prefixes that are never given out.
_NOT_ISSUED: Final = frozenset(("BG", "GB", "KN", "NK", "NT", "TN", "ZZ"))
# Ofcom's numbering plan: 01 and 02 places, 07 mobiles and personal numbers; 03, 08 and 09 are nobody's home.
_SOMEBODYS: Final = ("01", "02", "07")


def digits(text: str) -> str:
    """The digits of a text."""
    return re.sub(r"[^0-9]", "", text)


def is_phone(text: str) -> bool:
    """Whether this is a number somebody may answer: of ten or eleven digits in Britain, or one from abroad."""
    number = digits(text.replace("(0)", ""))
    abroad = text.lstrip("(").startswith(("+", "00"))
    if abroad:
        number = number.removeprefix("00")
        if not number.startswith("44"):
            return 9 <= len(number) <= 15
        number = "0" + number[2:].removeprefix("0")
    return len(number) in (10, 11) and number.startswith(_SOMEBODYS)


def is_postcode(text: str) -> bool:
    """Whether this is a full postcode of an area that exists, rather than "e1 1st"."""
    code = text.upper().replace(" ", "")
    area = re.match(r"[A-Z]{1,2}(?=\d)", code)
    ordinal = code.endswith(_ORDINALS) and not text.isupper()
    return area is not None and _AREAS.fullmatch(area[0]) is not None and not ordinal


def is_national_insurance(text: str) -> bool:
    """Whether the two letters are ones that are given out."""
    prefix = text[:2].upper()
    return prefix not in _NOT_ISSUED and not set(prefix) & set("DFIQUV") and prefix[1] != "O"


def is_nhs(text: str) -> bool:
    """Ten digits whose last is the check digit of the other nine (modulus 11, NHS Data Dictionary)."""
    number = digits(text)
    if len(number) != 10 or len(set(number)) == 1:
        return False
    total = sum(int(digit) * (10 - place) for place, digit in enumerate(number[:9]))
    return (11 - total % 11) % 11 == int(number[9])  # a remainder of 10 equals no digit


def is_card(text: str) -> bool:
    """13 to 19 digits that a card may begin with and that satisfy Luhn's check (ISO/IEC 7812-1)."""
    number = digits(text)
    if not 13 <= len(number) <= 19 or number[0] not in "23456":
        return False
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number)))
    return sum(digit - 9 * (digit > 9) for digit in doubled) % 10 == 0
