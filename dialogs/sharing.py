"""What a text about to be shared may give away, by pattern: phone, e-mail, case numbers and days of birth."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from dialogs.case_numbers import case_numbers
from dialogs.figures import without_figures


class Detail(Enum):
    PHONE = "phone"
    EMAIL = "email"
    CASE_NUMBER = "case_number"
    BIRTH = "birth"


@dataclass(frozen=True, slots=True)
class Finding:
    detail: Detail
    found: str


_AT = r"(?:\s?@\s?|\s?[\[({<]\s?(?:at|ät)\s?[\])}>]\s?|[\[(]a[\])]|_at_|\sät\s)"
_DOT = r"(?:\.|\s?[\[({<]\s?(?:dot|punkt|\.)\s?[\])}>]\s?)"
_SPELLED = r"\s(?:at|ät)\s[\w-]+(?:\s(?:dot|punkt)\s[\w-]+)+"
_LOCAL = r"(?<![\w.+'&-])[\w.+'&-]{1,64}?"
_EMAIL = re.compile(rf"{_LOCAL}(?:{_AT}[\w-]+(?:{_DOT}[\w-]+)*{_DOT}[^\W\d][\w-]+|{_SPELLED})", re.IGNORECASE)
_NAMED_DAY = (
    r"(?:\d{1,2}(?:\.\s?|[/ -])(?:\d{1,2}|[^\W\d]{3,9})(?:\.\s?|[/ -])(?:\d{4}|\d{2})"
    r"|\d{4}-\d\d-\d\d|[^\W\d]{3,9}\.? \d{1,2},? \d{4})"
)
_BIRTH = re.compile(
    r"\b(?:geb(?:oren)?\b\.?|Geburts(?:datum|tag)|born|date of birth|birth date|DOB|D\.O\.B\.)"
    rf"\s*:?\s*(?:am|on|ist|is)?\s*({_NAMED_DAY})\b",
    re.IGNORECASE,
)
# Foreign, or with the leading zero of most of Europe; how many digits is asked afterwards
_DIALLED = re.compile(
    r"(?<![\w.,/-])(?:\(?\+\s?|00\s?(?=[1-9])|\(?0\s?(?=[1-9]))\(?\d(?:[ ()./-]{0,3}\d)+(?![\w€%])"
)
_DIGITS = range(8, 17)
_NO_PERSON = r"(?!116 ?\d{3}(?!\d))(?!(?:19|20)\d\d\s?[-/]\s?(?:\d{4}|\d\d)(?!\d))"
_ANNOUNCED = re.compile(
    r"\b(?:Tel(?:efon)?\b\.?(?:[ -]?(?:Nr|nummer|no)\b)?|Telefonn(?:umme)?r|Fon|"
    r"(?:Handy|Mobil(?:funk)?)(?:-?(?:Nr|nummer))?|Fax|Rufnummer|Durchwahl|WhatsApp|phone|telephone|mobile|cell\s?phone|dial|"
    r"(?:meine|ihre|seine|unsere|my|her|his|our|their)\s(?:nummer|number)|"
    r"(?:telefonisch|erreichbar|reachable)\s(?:unter|on|at))\b[.:]{0,2}\s*"
    rf"(?:(?:no|number|is|ist|lautet)\b[.:]?\s*)?{_NO_PERSON}(\(?\d(?:[ ()./-]{{0,3}}\d){{4,}})(?![\w€%])",
    re.IGNORECASE,
)
_LINKED = re.compile(r"\b(?:wa\.me/|t\.me/\+|(?:tel|callto|sms):)(\+?\d{6,})", re.IGNORECASE)
_DOTTED = re.compile(r"(?<=\d)[_·•∙‧⋅~](?=\d)")


def private_details(text: str, region: str) -> tuple[Finding, ...]:
    """In the order of the text's kinds, each once. `region`: two letters, whose phone numbers need no prefix.

    Only what a pattern finds: a name or a place of use is not seen.
    """
    return tuple(dict.fromkeys(_findings(_plain(text), region)))


def _findings(text: str, region: str) -> Iterator[Finding]:
    addresses, text = _taken(_EMAIL, text)
    cases, text = case_numbers(text)
    births, text = _taken(_BIRTH, text)
    for kind, found in (
        (Detail.PHONE, _phones(text, region)),
        (Detail.EMAIL, addresses),
        (Detail.CASE_NUMBER, cases),
        (Detail.BIRTH, births),
    ):
        yield from (Finding(kind, one) for one in found)


def _phones(text: str, region: str) -> Iterator[str]:
    from phonenumbers import PhoneNumberMatcher

    linked, text = _taken(_LINKED, text)
    announced, text = _taken(_ANNOUNCED, text)
    yield from (*linked, *announced)
    rest = without_figures(text)
    dialled = [found for found in _DIALLED.findall(rest) if sum(map(str.isdigit, found)) in _DIGITS]
    yield from dialled
    for match in PhoneNumberMatcher(rest, region):
        if not any(match.raw_string in found for found in dialled):
            yield str(match.raw_string)


def _taken(pattern: re.Pattern[str], text: str) -> tuple[list[str], str]:
    """What the pattern finds, and the text without it."""
    found = [match[match.re.groups].strip() for match in pattern.finditer(text)]
    return found, pattern.sub(" ; ", text)


def _plain(text: str) -> str:
    """Every kind of space, dash and digit as the plain one; what has no width is gone."""
    composed = unicodedata.normalize("NFKC", text)
    seen = "".join(_plain_letter(letter) for letter in composed if unicodedata.category(letter) != "Cf")
    return _DOTTED.sub(" ", seen)


def _plain_letter(letter: str) -> str:
    if letter.isspace():
        return "\n" if letter == "\n" else " "
    if unicodedata.category(letter) == "Pd" or letter == "−":
        return "-"
    if unicodedata.category(letter) == "Nd":
        return str(unicodedata.digit(letter))
    return letter
