"""The words a hint is given for, by language, and what may be said instead."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """`bare`: forms that before another noun are half a name ("Junkie Bund"). `may_describe`: in front of a
    noun these words describe it and name nobody ("the homeless shelter", "Obdachlose Frauen").
    """

    pattern: re.Pattern[str]
    instead: str
    bare: frozenset[str] = frozenset()
    may_describe: bool = False


def _german(forms: str, instead: str, bare: str = "", *, may_describe: bool = False) -> Term:
    """Case counts: what a sentence writes small is no noun."""
    spelled = forms.replace("ä", "(?:ä|ae)").replace("ü", "(?:ü|ue)").replace("ö", "(?:ö|oe)")
    shouted = "" if may_describe else f"|{spelled.upper()}"
    pattern = re.compile(rf"\b(?:{spelled}{shouted})\b")
    return Term(pattern, instead, frozenset(bare.split()), may_describe)


def _english(forms: str, instead: str, *, may_describe: bool = False) -> Term:
    return Term(re.compile(rf"\b(?:{forms})\b", re.IGNORECASE), instead, may_describe=may_describe)


_USERS, _ALCOHOL = "Menschen, die Drogen gebrauchen", "Menschen mit Alkoholabhängigkeit"
_INNEN = "(?:[*:_]innen|[*:_]in|Innen|innen|in)"
_DROGEN = "(?:Drogen|Rauschgift|Heroin|Crack|Kokain|Opioid)"
_DRUG = "(?:drug|heroin|crack|cocaine|opioid|crystal meth|meth)"
_PERSON_EN, _PEOPLE_EN = "a person who uses drugs", "people who use drugs"

TERMS: dict[str, tuple[Term, ...]] = {
    "de": (
        _german("Junkies", _USERS),
        _german("Junkie", "ein Mensch, der Drogen gebraucht", "Junkie"),
        _german(f"{_DROGEN}(?:süchtige|abhängige)[nrm]?", _USERS, may_describe=True),
        _german("Süchtige[nrm]?", "Menschen mit einer Suchterkrankung", may_describe=True),
        _german("Fixer[ns]?", _USERS, "Fixer", may_describe=True),
        _german(f"(?:Fixer|Giftler){_INNEN}|Giftler[ns]?|Drogis?|Kokser[ns]?", _USERS, "Giftler Drogi"),
        _german("(?:Drogen|Rauschgift|Substanz|Suchtmittel)missbrauch(?:e?s)?", "Drogengebrauch"),
        _german("Rauschgift(?:e[ns]?|s)?", "Drogen"),
        _german("Fixerstuben?", "Drogenkonsumraum"),
        _german(f"Alkoholiker(?:{_INNEN}|[ns])?|Säufer(?:{_INNEN}|[ns])?", _ALCOHOL, "Alkoholiker Säufer"),
        _german("Obdachlose[nrm]?", "wohnungslose Menschen", may_describe=True),
        _german(f"Penner(?:{_INNEN}|[ns])?", "wohnungslose Menschen", "Penner"),
        _german("Prostituierte[nr]?", "Sexarbeitende", may_describe=True),
        _german("Häftling(?:en?|s)?|Knackis?", "inhaftierte Menschen", "Häftling Knacki"),
        _german("Insass(?:en?|in|innen)", "inhaftierte Menschen"),
        _german("Geisteskranke[nrm]?", "Menschen mit einer psychischen Erkrankung", may_describe=True),
        _german("Behinderte[nrm]?", "Menschen mit Behinderung", may_describe=True),
    ),
    "en": (
        _english(rf"(?:{_DRUG} )?addicts|junkies|{_DRUG} (?:users|abusers)", _PEOPLE_EN),
        _english(rf"(?:an? )?(?:(?:{_DRUG} )?addict|{_DRUG} (?:user|abuser))", _PERSON_EN, may_describe=True),
        _english(r"(?:an? )?junkie", _PERSON_EN, may_describe=True),
        _english(r"(?:drug|substance) (?:abuse|misuse)", "drug use"),
        _english(r"alcoholics|drunkards", "people with alcohol dependence"),
        _english(r"(?:an|the) alcoholic", "a person with alcohol dependence", may_describe=True),
        _english(r"dirty (?:needles?|syringes?)", "used syringes"),
        _english(r"the homeless", "people without a home", may_describe=True),
        _english(r"the (?:mentally ill|insane)", "people with a mental illness", may_describe=True),
        _english(r"the disabled", "people with a disability", may_describe=True),
        _english(r"prostitutes", "sex workers", may_describe=True),
        _english(r"inmates", "people in prison"),
        _english(r"convicts", "people in prison", may_describe=True),
    ),
}  # fmt: skip
