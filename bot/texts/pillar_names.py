"""A pillar as we name it, and by any of the names people write for it, in both languages, long or short."""

import re
from functools import cache

from bot.texts.glossary import LANGUAGES
from bot.texts.words import Words, words_for
from dialogs.methods.positions import Pillar
from dialogs.wording import spelled_out

_SHORT = {
    Pillar.PREVENTION: "Vorbeugung, Suchtprävention, Drogenprävention, Praevention, Prophylaxe",
    Pillar.TREATMENT: """Behandlung, Beratung, Therapie, Beratung & Behandlung, Beratung/Behandlung,
        Suchthilfe, Behandlung und Beratung, therapy, counselling, counselling and treatment,
        treatment and counselling""",
    Pillar.HARM_REDUCTION: """Schadensminimierung, Schadenminderung, Schadensreduzierung, Schadensbegrenzung,
        Überlebenshilfe, Überlebenshilfen, Schadenminimierung, Risikominderung,
        Risikominimierung, harm minimisation, harm minimization""",
    Pillar.LAW_ENFORCEMENT: """Strafverfolgung, Ordnung, öffentliche Ordnung, Repression, Polizei, Sicherheit,
        Strafverfolgung & öffentliche Ordnung, Strafverfolgung und Ordnung, Sicherheit und Ordnung,
        Ordnung und Sicherheit, Kontrolle, Justiz, Angebotsreduzierung, enforcement, law-enforcement, police,
        policing, public order, justice, law enforcement and public order, supply reduction""",
}


def pillar_name(words: Words, pillar: Pillar | None) -> str:
    """None: the lived-experience seat."""
    return words.term(pillar) if pillar else words._("lived experience")


def pillar_named(text: str) -> Pillar | None:
    return _names().get(_key(text))


def _key(text: str) -> str:
    """Its letters alone: what joins or numbers words, and the word pillar itself, count for nothing."""
    words = re.findall(r"[^\W\d_]+", spelled_out(text))
    return "".join(word for word in words if word not in ("und", "and", "saeule", "pillar", "u"))


@cache
def _names() -> dict[str, Pillar]:
    found: dict[str, Pillar] = {}
    for pillar, short in _SHORT.items():
        terms = (words_for(language).term(pillar) for language in LANGUAGES)
        found |= dict.fromkeys(map(_key, (pillar.value, *terms, *short.split(","))), pillar)
    return found
