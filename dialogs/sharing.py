"""What a text about to be shared may give away, by pattern: phone, e-mail and case numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Detail(Enum):
    PHONE = "phone"
    EMAIL = "email"
    CASE_NUMBER = "case_number"


@dataclass(frozen=True, slots=True)
class Finding:
    detail: Detail
    found: str


_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_CASE_NUMBERS = (
    # as German courts and prosecutors write them: 123 Js 4567/24, 12 Ls 34/23
    re.compile(r"\b\d{1,4}\s?[A-Z][A-Za-z]{0,3}\s?\d{1,6}/\d{2,4}\b"),
    re.compile(
        r"\b(?:Az\.?|Aktenzeichen|Vorgangsnummer|Vorgang|Tagebuchnummer|case\s+(?:no\.?|number|ref\.?)|ref\.)"
        r"\s*:?\s*[A-Za-z]{0,4}[-/ ]?\d[\w/.-]*",
        re.IGNORECASE,
    ),
)


def private_details(text: str, region: str) -> tuple[Finding, ...]:
    """In the order of the text's kinds, each once. `region`: two letters, whose phone numbers need no prefix.

    Only what a pattern finds: a name or a place of use is not seen.
    """
    return tuple(dict.fromkeys(_findings(text, region)))


def _findings(text: str, region: str) -> Iterator[Finding]:
    from phonenumbers import PhoneNumberMatcher

    for match in PhoneNumberMatcher(text, region):
        yield Finding(Detail.PHONE, match.raw_string)
    for address in _EMAIL.findall(text):
        yield Finding(Detail.EMAIL, address)
    for pattern in _CASE_NUMBERS:
        for case in pattern.findall(text):
            yield Finding(Detail.CASE_NUMBER, case.strip())
