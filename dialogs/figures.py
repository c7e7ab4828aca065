"""Numbers in offices' texts that lead to nobody: dates, times, amounts, papers and the like.

Read in plain letters: one kind of space, of dash, of digit.
"""

import re

_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d"
_TO = r"\s?(?:-|/|,|;|bis|to|und|and|\+)\s?"
_START = r"(?<!\d)(?<!\d[ ./-])(?<!\+)"
_END = r"(?!\d)"
_DATE = (
    rf"(?:{_DAY}(?:\.\s?|[/ -]){_MONTH}(?:\.\s?|[/ -]){_YEAR}"
    rf"|{_DAY}(?P<sep>[./-])\s?{_MONTH}(?P=sep)\s?\d\d(?!(?P=sep)?\d)"
    rf"|{_YEAR}(?P<iso>[./-]){_MONTH}(?P=iso){_DAY}"
    rf"|{_DAY}\.\s?{_MONTH}\.(?!\d)|{_DAY}\.(?=\s?[-/])|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2]){_YEAR}"
    rf"|{_MONTH}[./-]{_YEAR}|{_YEAR}[./-]{_MONTH}|{_YEAR}[/-](?:{_YEAR}|\d\d)|{_MONTH}/\d\d\s?-\s?{_MONTH}/\d\d|{_YEAR}-?Q[1-4]|{_YEAR}-?W\d\d)"
)
_LATER = (
    re.sub(r"\?P<(\w+)>", r"?P<later_\1>", _DATE)
    .replace("(?P=sep)", "(?P=later_sep)")
    .replace("(?P=iso)", "(?P=later_iso)")
)
_DATES = rf"{_START}{_DATE}(?:{_TO}{_LATER})*{_END}"
_HOUR = r"(?:[01]?\d|2[0-4])"
_TIME = rf"{_HOUR}[.:][0-5]\d(?::[0-5]\d)?"
_TIMES = (
    rf"{_START}{_TIME}(?:\s?(?:Uhr|h|am|pm))?(?:{_TO}{_TIME})+(?![.:]?\d)|{_START}{_TIME}\s?(?:Uhr|h|am|pm|Z)\b"
    r"|(?<!\d)(?:[01]\d|2[0-4])(?:00|15|30|45)\s?-\s?(?:[01]\d|2[0-4])(?:00|15|30|45)(?![ ./-]?\d)"
)
_GROUPED = r"[1-9]\d{0,2}(?:(?P<group>[.,'’])\d{3}(?!\d))(?:(?P=group)\d{3}(?!\d))*(?:[.,]\d{1,2})?"
_SPACED = r"[1-9]\d{0,2}(?: \d{3}(?!\d))*(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_MONEY = r"(?:T€|TEUR|T?CHF|k€|€|£|\$|EUR|Euro|euros?|GBP|USD|Fr\.|Franken|pounds|dollars)"
_UNIT = (
    rf"(?:{_MONEY}|Tsd\.?|Tausend|Mio\.?|Million(?:en)?|Mrd\.?|Milliarden?|thousand|million|billion|%|"
    r"Prozent|percent|per cent|Einwohner\w*|Personen|Menschen|Plätze|Fälle|Stück|inhabitants|"
    r"people|persons|residents|places|cases|syringes|Spritzen|km|m²|m2|qm)"
)
_AMOUNTS = (
    rf"{_START}(?:{_GROUPED})",
    rf"{_START}(?:{_SPACED})(?:\s?-\s?(?:{_SPACED}))?\s?{_UNIT}(?!\w)",
    rf"(?<!\w){_MONEY}\s?(?:{_SPACED})(?:\s?-\s?(?:{_SPACED}))?(?![ ./-]?\d)",
)
_PAPER = (
    r"(?:BT-?|BR-?|LT-?|Bundestags-?|Bundesrats-?|Landtags-?|Rats-?|Stadtrats-?)?(?:Drucksachen?|Drs|Ds)|Vorlagen?|Beschl(?:uss|üsse)\w*|"
    r"Ratsbeschluss|Antr[aä]ge?|Antrags-?|Anfragen?|DS|VI-DS|Protokoll|Akten?|Ordner|Kapitel|Kap|Titel|Haushaltsstelle|HHSt|Produkt\w*|"
    r"Kostenstelle|Konto|Kassenzeichen|Buchungs\w+|Bestell\w+|Rechnungs?\w*|Inventar\w*|Projekt\w*|Förder\w*|BGBl|GVBl|ABl|ISBN|ISSN|DIN|ISO|EN|Seiten?|S|Rn|Rdnr|"
    r"Paragra(?:ph|f)\w*|Art|Artikel|Abs|Satz|Anlage|Raum|Räume|Zimmer|Zi|Saal|Haus|Etage|PLZ|Postleitzahl\w*|Postfach|"
    r"papers?|motions?|resolutions?|minutes|files?|folders?|chapter|title|budget\s+(?:line|code)|cost\s+cent(?:re|er)|account|invoice|"
    r"project|grant|position|pos|pages?|section|sec|annex|appendix|rooms?|floor|building|PO\s+Box|postcodes?|ZIP"
)
_PART = r"[A-Z]{0,3}\d+[a-z]?"
_NO_DIAL = r"(?!\(?0\d{2,4}\)?[ /-]{0,3}\d{5})"  # a cue before a number that is dialled after all
_NEXT = rf"(?!\(?0[1-9](?:[ ()./-]{{0,2}}\d){{6}}){_PART}"
_PAPERS = (
    rf"(?i:(?<!\w)(?:{_PAPER}|§{{1,2}}))\.?[:\s-]{{0,2}}(?:(?i:nr|nrn|no|nos|number|nummer)\.?\s?(?:[A-Z]{{1,2}}\s)?)?"
    rf"{_NO_DIAL}{_PART}(?:[ ./-]{{1,2}}{_NEXT})*(?:{_TO}{_NEXT}(?:[./-]{_NEXT})*)*"
)
_LISTED = (
    r"(?i:\b(?:\w{0,20}(?:inventar|projekt|rechnungs|bestell|kassen|steuer|liefer|serien|register)-?(?:nummer|nr)|"
    r"(?:company|(?:registered\s)?charity|account|invoice|order|grant|budget|serial|tax)\s(?:number|no))\b)"
    r"\.?:?\s*\d[\d./-]*"
)
_DECIMAL = rf"{_START}(?:0|[1-9]\d{{0,2}}),\d{{3,8}}(?![\d,])"
_POSTCODES = rf"(?i:(?<!\w)(?:PLZ|Postleitzahl\w*|postcodes?|ZIP))[:.\s]*\d{{5}}(?:{_TO}\d{{5}})*(?!\d)"
_ACCOUNT = r"\b[A-Z]{2}\d\d(?: ?\d{4}){3,7}(?: ?\d{1,3})?\b"
_OF_A_YEAR = rf"{_START}\d{{1,5}}(?:[-.]\d{{1,5}})*/{_YEAR}(?![ ./-]?\d)"
_NUMBERED = rf"(?<![\w-])(?:Nr|Nrn|No|Nos|#)\.?\s?{_START}\d{{1,5}}(?:[./-]\d{{1,4}}){{0,3}}(?![ ./-]?\d)"
_FIGURES = tuple(
    re.compile(pattern, re.IGNORECASE if pattern in (_DATES, _TIMES) else 0)
    for pattern in (
        _POSTCODES,
        _LISTED,
        _PAPERS,
        _DATES,
        _TIMES,
        *_AMOUNTS,
        _DECIMAL,
        _OF_A_YEAR,
        _ACCOUNT,
        _NUMBERED,
    )
)


def without_figures(text: str) -> str:
    """The text with a semicolon where such a number stood: nothing before it runs into what follows."""
    for pattern in _FIGURES:
        text = pattern.sub(" ; ", text)
    return text
