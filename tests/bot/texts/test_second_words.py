"""What a second facilitator is asked and told, and what the plan prints, names the act in its own words."""

import pytest

from bot.documents.annex import SECONDED
from bot.texts.words import words_for
from dialogs.rounds.codes import Act

FACTS = {
    "number": 2, "label": "G1", "reason": "", "agency": "Police", "position": "Consent", "by": "by phone",
    "function": "Head", "agreed": True,
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("notice", ["second_asked", "second_said"])
def test_each_act_is_named(notice: str, language: str) -> None:
    words = words_for(language)
    told = {words.render(f"notices/{notice}", act=act.value, **FACTS) for act in Act}
    assert len(told) == len(Act)


def test_the_plan_prints_each_act() -> None:
    assert set(SECONDED) == {act.value for act in Act}
