"""What a text about to be shared may give away, by pattern: phone, e-mail and case numbers."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from dialogs.figures import without_figures


class Detail(Enum):
    PHONE = "phone"
    EMAIL = "email"
    CASE_NUMBER = "case_number"


@dataclass(frozen=True, slots=True)
class Finding:
    detail: Detail
    found: str


_AT = r"(?:@|\s?[\[(](?:at|ät)[\])]\s?)"
_EMAIL = re.compile(rf"[\w.+-]+{_AT}[\w-]+(?:(?:\.|\s?[\[(](?:dot|punkt)[\])]\s?)[\w-]+)+", re.IGNORECASE)
# as German courts and prosecutors write them: 123 Js 4567/24, 12 Ls 34/23
_REGISTER = (
    r"(?:U?Js|KLs|Ls|Ks|Ds|Cs|Gs|Ns|Qs|Bs|Hs|Ss|Ws|BRs|VRs|ARs?|AK|StR|StVK|Vollz|OWi|OJs|Jug|BewR|"
    r"XVII|XIV|VIII|VII|VI|IV|UF|WF|UFH|IN|IK|Ca|Sa|AS|SO|KR|SF|F|C|O|U|W|S|T|K|L|A|B|M|N|E|R)"
)
_COURT = rf"\d{{1,4}}\s?{_REGISTER}\s?\d{{1,6}}/\d{{2,4}}"
_CUES = (
    r"Az|Aktenzeichen|Vorgang|Vorgangs-?(?:nummer|Nr)|Fall-?(?:nummer|Nr)|Tagebuch-?(?:nummer|Nr)|"
    r"Klient(?:en|innen)?-?(?:nummer|Nr)|Patienten-?(?:nummer|Nr)|Versicherten-?(?:nummer|Nr)|"
    r"(?:case|crime|custody|client|patient)\s+(?:no|nos|number|ref|reference|id)(?:\s+(?:no|number))?|ref"
)
_CASE = re.compile(
    rf"\b(?:{_CUES})\b\.?\s*[:#]?\s*(?:{_COURT}|[A-Z]{{0,4}}[-/ ]?\d(?:[\w/.-]*[/-]\w+|\d{{3,}}))\b",
    re.IGNORECASE,
)
_COURT_CASE = re.compile(rf"(?<![\w§])(?:{_COURT}|\d{{1,4}}\s?(?i:u?js|ls|ds|cs|gs)\s?\d{{1,6}}/\d{{2,4}})\b")
# Foreign, or with the leading zero of most of Europe; how many digits is asked afterwards
_DIALLED = re.compile(
    r"(?<![\w.,/-])(?:\(?\+\s?|00\s?(?=[1-9])|\(?0\s?(?=[1-9]))\(?\d(?:[ ()./-]{0,3}\d)+(?![\w€%])"
)
_DIGITS = range(8, 17)
_ANNOUNCED = re.compile(
    r"\b(?:Tel(?:efon)?(?:-?(?:Nr|nummer))?|Fon|Handy(?:-?(?:Nr|nummer))?|Mobil(?:-?(?:Nr|nummer|funk))?|Fax|Rufnummer|"
    r"Durchwahl|WhatsApp|phone|telephone|mobile|cell|dial)\b[.:]?\s*(?:(?:no|number|is|ist)\b[.:]?\s*)?"
    r"(\(?\d(?:[ ()./-]{0,3}\d){4,})(?![\w€%])",
    re.IGNORECASE,
)


def private_details(text: str, region: str) -> tuple[Finding, ...]:
    """In the order of the text's kinds, each once. `region`: two letters, whose phone numbers need no prefix.

    Only what a pattern finds: a name or a place of use is not seen.
    """
    return tuple(dict.fromkeys(_findings(_plain(text), region)))


def _findings(text: str, region: str) -> Iterator[Finding]:
    addresses, text = _taken(_EMAIL, text)
    named, text = _taken(_CASE, text)
    unnamed, text = _taken(_COURT_CASE, text)
    for found in _phones(text, region):
        yield Finding(Detail.PHONE, found)
    for address in addresses:
        yield Finding(Detail.EMAIL, address)
    for case in (*named, *unnamed):
        yield Finding(Detail.CASE_NUMBER, case)


def _phones(text: str, region: str) -> Iterator[str]:
    from phonenumbers import PhoneNumberMatcher

    announced, text = _taken(_ANNOUNCED, text)
    yield from announced
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
    return "".join(_plain_letter(letter) for letter in composed if unicodedata.category(letter) != "Cf")


def _plain_letter(letter: str) -> str:
    if letter.isspace():
        return "\n" if letter == "\n" else " "
    if unicodedata.category(letter) == "Pd" or letter == "−":
        return "-"
    if unicodedata.category(letter) == "Nd":
        return str(unicodedata.digit(letter))
    return letter
