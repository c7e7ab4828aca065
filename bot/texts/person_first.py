"""Words that reduce people to a substance or a place, and what may be said instead; a hint, never an edit."""

import re
from dataclasses import dataclass
from functools import partial

_TERMS: tuple[tuple[str, str], ...] = (
    (r"(?:drug |heroin |crack )?addicts|junkies|drug (?:users|abusers)", "people who use drugs"),
    (r"(?:an? )?(?:(?:drug |heroin |crack )?addict|junkie|drug (?:user|abuser))", "a person who uses drugs"),
    (r"(?:drug|substance) (?:abuse|misuse)", "drug use"),
    (r"alcoholics", "people with alcohol dependence"),
    (r"(?:an )?alcoholic", "a person with alcohol dependence"),
    (r"dirty (?:needles|syringes)", "used syringes"),
    (r"the homeless", "people without a home"),
    (r"the mentally ill", "people with a mental illness"),
    (r"prostitutes", "sex workers"),
    (r"inmates|convicts", "people in prison"),
    (r"Junkies|Fixer(?:n)?|Giftler(?:n)?|Drogens(?:ü|ue)chtigen?|Drogenabh(?:ä|ae)ngigen?|Rauschgifts(?:ü|ue)chtigen?",
     "Menschen, die Drogen gebrauchen"),
    (r"Junkie", "Mensch, der Drogen gebraucht"),
    (r"Drogenmissbrauchs?|Rauschgiftmissbrauchs?", "Drogengebrauch"),
    (r"Rauschgift", "Drogen"),
    (r"Fixerstuben?", "Drogenkonsumraum"),
    (r"Alkoholikern?", "Menschen mit Alkoholabhängigkeit"),
    (r"Obdachlosen?", "wohnungslose Menschen"),
    (r"Prostituierten?", "Sexarbeitende"),
    (r"H(?:ä|ae)ftlingen?|Insassen|Knackis?", "inhaftierte Menschen"),
)  # fmt: skip
_PATTERNS = tuple((re.compile(rf"\b(?:{term})\b", re.IGNORECASE), instead) for term, instead in _TERMS)


@dataclass(frozen=True, slots=True)
class Hint:
    said: str
    instead: str


def hints(text: str) -> tuple[Hint, ...]:
    """In the order of the text, each wording once; longer ones before those within them."""
    found: dict[str, tuple[int, Hint]] = {}
    taken: list[range] = []
    for pattern, instead in _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() in span for span in taken):
                continue
            taken.append(range(*match.span()))
            found.setdefault(match[0].lower(), (match.start(), Hint(match[0], instead)))
    return tuple(hint for _, hint in sorted(found.values(), key=lambda each: each[0]))


def reworded(text: str) -> str:
    """The text with every hint taken; a wording that began with a capital begins with one again."""
    for hint in hints(text):
        pattern = re.compile(rf"\b{re.escape(hint.said)}\b", re.IGNORECASE)
        text = pattern.sub(partial(_like, instead=hint.instead), text)
    return text


def _like(match: re.Match[str], instead: str) -> str:
    said = match[0]
    return instead[0].upper() + instead[1:] if said[0].isupper() and said[1:2].islower() else instead
