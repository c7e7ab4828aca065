"""The public edition tells that objections stand and how many, never on what ground."""

import pytest

from bot.texts.reasons import reason_text
from bot.texts.words import words_for
from dialogs.methods.reasons import Code, Reason, because
from dialogs.plan.editions import _without_grounds

GROUNDS = ("law", "mandate", "principle", "harm", "unworkable", "none")
WORDS = {
    "en": ("law", "mandate", "principle", "harm", "unworkable", "stated"),
    "de": ("Recht", "Zuständigkeit", "Grundsatz", "Schaden", "umsetzbar", "angegeben"),
}


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("code", [Code.OBJECTION_STANDS, Code.LATE_OBJECTION, Code.FALLBACK_BARRED_GROUND])
@pytest.mark.parametrize("grounds", [GROUNDS[:1], GROUNDS[:2], GROUNDS[:5]])
def test_no_ground_is_told(code: Code, grounds: tuple[str, ...], language: str) -> None:
    reasons = [because(code, ground=ground, count=1) for ground in grounds]
    shown = _without_grounds([because(Code.NO_RESERVATION), *reasons])
    assert [one.code for one in shown] == [Code.NO_RESERVATION, code]
    assert dict(shown[1].facts)["count"] == len(grounds)
    said = reason_text(words_for(language), shown[1])
    assert [word for word in WORDS[language] if word in said] == []


def test_a_ground_not_stated_is_not_told_either() -> None:
    shown = _without_grounds([because(Code.OBJECTION_STANDS, ground="none", count=2)])
    assert reason_text(words_for("en"), shown[0]) == "2 objections stand."


def test_other_reasons_stay() -> None:
    kept: tuple[Reason, ...] = (because(Code.CONSENTS_ENOUGH, consents=8, needed=6, electorate=10),)
    assert _without_grounds(kept) == kept
