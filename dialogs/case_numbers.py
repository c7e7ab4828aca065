"""Numbers of one person's file: as courts write them, and those that a word in front announces."""

import re

# as German courts and prosecutors write them: 123 Js 4567/24, 12 Ls 34/23
_REGISTER = (
    r"(?:U?Js|KLs|Ls|Ks|Ds|Cs|B?Gs|Ns|Qs|Bs|Hs|Ss|Ws|BRs|VRs|ARs?|AK|StR|StVK|Vollz|OWi|OJs|Jug|BewR|"
    r"XVII|XIV|VIII|VII|VI|IV|UF|WF|UFH|IN|IK|Ca|Sa|AS|SO|KR|SF|F|C|O|U|W|S|T|K|L|A|B|M|N|E|R)"
)
_STRICT = rf"\d{{1,4}}\s?{_REGISTER}\s?\d{{1,6}}/\d{{2,4}}"
_LOOSE = r"\d{1,4}[\s-]?(?i:u?js|k?ls|ds|cs|b?gs)[\s-]?\d{1,3}(?:\.?\d{1,3})?\s?/\s?\d{2,4}"
_OF_COURTS = rf"(?:{_STRICT}|{_LOOSE})"

_NUMBER = r"\.?[ -]?(?:nummer|nr|id|kennung)"
_NO = r"\s(?:file\s)?(?:nos?|number|ref|reference|id|file)(?:\s(?:no|number))?"
_FILES = (
    rf"Az|Aktenzeichen|Vorgang|(?:Vorgangs|Fall|Tagebuch|Tgb|Haft|Gefangenen(?:buch)?|Anzeigen){_NUMBER}|"
    rf"(?:case|crime|custody|docket|incident){_NO}|ref|case(?=\s?#)"
)
_PEOPLE = (
    rf"(?:Klient(?:en|innen)?|Patient(?:en|innen)?|Versicherten|(?:Kranken|Sozial|Renten)?versicherungs|SV|BG|AZR|"
    rf"(?:Personal)?ausweis|(?:Reise)?pass){_NUMBER}|KVNR|"
    rf"(?:client|patient|prisoner|passport|NHS|NI|national insurance|social security){_NO}|SSN|MRN|CRN|URN"
)
_THEN = r"\b\.?\s*(?:[:#]|is\b|ist\b|lautet\b)?\s*"
_YEAR = r"(?:19|20)\d\d(?![\d/.:-]\w)"
_LABEL = r"(?:(?-i:[A-Z]{0,4})[-/ ]?|[A-Z]{1,4}[-/])"
_MARKED = rf"(?:{_OF_COURTS}|(?!{_YEAR}){_LABEL}\d(?:[\w/.:-]*[/-]\w+|\d{{3,}}))\b"
_LONG = r"(?=(?:[ A-Z]{0,3}\d){6}|[A-Z]\d{4}[A-Z]{2}\b)"
_GROUPED = r"[A-Z]{0,2} ?\d(?: ?\d)+(?: ?[A-Z]{1,2}(?: ?\d)*)?(?:[A-Z]+\d+)*\b"
_PATTERNS = (
    re.compile(rf"\b(?:{_FILES}|{_PEOPLE}){_THEN}{_MARKED}", re.IGNORECASE),
    re.compile(rf"\b(?:{_PEOPLE}){_THEN}(?!{_YEAR}){_LONG}{_GROUPED}", re.IGNORECASE),
    re.compile(rf"(?<![\w§]){_OF_COURTS}\b"),
)


def case_numbers(text: str) -> tuple[list[str], str]:
    """Those found, and the text with a semicolon in their place."""
    found: list[str] = []
    for pattern in _PATTERNS:
        found.extend(match[0].strip() for match in pattern.finditer(text))
        text = pattern.sub(" ; ", text)
    return found, text
