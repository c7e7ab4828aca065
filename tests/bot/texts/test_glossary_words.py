"""The German texts use the glossary's words and no others, as far as a pattern can tell."""

import re
from typing import Any

import pytest

from bot.texts.catalogue import read

OTHERS = {
    r"\bRunden?\b(?! Tisch)": "Abstimmungsrunde; a table is a Runder Tisch",
    r"\bBeschl[uü]ss(e|es|en)?\b": "Ergebnis, Vereinbarung",
    r"\bProtokolls?\b": "Niederschrift; Protokollnotiz is one word",
    r"\bPlan(s|es)?\b": "Maßnahmenplan",
    r"\bStimmzettel": "Rückmeldung",
    r"\bEnthaltung": "trage nicht mit",
    r"\bVeto": "Einwand",
    r"\bMandat": "Zuständigkeit",
    r"\b(Behörde|Agentur|Organisation)(en)?\b": "Institution",
    r"\b(Vertreter|Delegierte)(in|innen|n|r)?\b": "Vertretung",
    r"\bModerator": "Moderation",
    r"\bVersion(en)?\b": "Wortlaut of a goal, Fassung of the plan",
    r"\babweichende Stellungnahme": "Sondervotum",
    r"\bFacilitator|\bLog-?in\b": "German",
    r"\b[Dd]u\b|\b[Dd]ein(e|en|er)?\b": "Sie",
    r"\bAntwort(en)?\b": "Rückmeldung is a seat's answer in a round",
}
REPLIES = (
    "in writing|reply|Answer$|Your answer, up to|wait for the answer|enough answers|what they answered|"
    "Answer on the board|answer the question"
)
"""An Antwort that is no seat's answer in a round: a letter, a written question's, residents'; or a verb."""
EXCEPT = {r"\bPlan(s|es)?\b": "^Plan$", r"\bAntwort(en)?\b": REPLIES}
"""Texts that may use the word all the same, by their English."""


@pytest.mark.parametrize("other", OTHERS)
def test_no_other_word_is_used(other: str) -> None:
    wrong = []
    for message in read("de"):
        english = _forms(message.id)[0]
        if english and not re.search(EXCEPT.get(other, "(?!)"), english):
            wrong += [one for one in _forms(message.string) if re.search(other, one)]
    assert wrong == [], OTHERS[other]


def test_a_goal_has_wordings_in_english_as_in_the_documents() -> None:
    """A version is the plan's; a button may be from an earlier one."""
    texts = [one for message in read("de") if message.id for one in _forms(message.id)]
    found = [one for one in texts if re.search(r"\bversions?\b", re.sub(r"%\(\w+\)s", "", one))]
    plans = (
        "[Vv]ersion %\\(number\\)s|earlier version|fixes the version|first version|Versions? so far|by entry"
    )
    assert [one for one in found if not re.search(plans, one)] == []


def _forms(text: Any) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)
