"""A pillar by any of the names people write for it, in both languages, long or short."""

from functools import cache

from bot.texts.glossary import LANGUAGES
from bot.texts.words import words_for
from dialogs.methods.positions import Pillar
from dialogs.wording import folded

_SHORT = {
    Pillar.PREVENTION: "Vorbeugung, Suchtprävention, Drogenprävention, Praevention, Prophylaxe",
    Pillar.TREATMENT: """Behandlung, Beratung, Therapie, Beratung & Behandlung, Beratung/Behandlung,
        Suchthilfe, Behandlung und Beratung, therapy, counselling, counselling and treatment,
        treatment and counselling""",
    Pillar.HARM_REDUCTION: """Schadensminimierung, Schadenminderung, Schadensreduzierung, Schadensbegrenzung,
        Überlebenshilfe, Harm-Reduction, Risikominderung, Risikominimierung, harm minimisation,
        harm minimization""",
    Pillar.LAW_ENFORCEMENT: """Strafverfolgung, Ordnung, öffentliche Ordnung, Repression, Polizei, Sicherheit,
        Strafverfolgung & öffentliche Ordnung, Strafverfolgung und Ordnung, Sicherheit und Ordnung,
        Ordnung und Sicherheit, Kontrolle, Angebotsreduzierung, enforcement, law-enforcement, police,
        policing, public order, law enforcement and public order, supply reduction""",
}


def pillar_named(text: str) -> Pillar | None:
    return _names().get(folded(text))


@cache
def _names() -> dict[str, Pillar]:
    found: dict[str, Pillar] = {}
    for pillar, short in _SHORT.items():
        terms = (words_for(language).term(pillar) for language in LANGUAGES)
        found |= dict.fromkeys(map(folded, (pillar.value, *terms, *short.split(","))), pillar)
    return found
