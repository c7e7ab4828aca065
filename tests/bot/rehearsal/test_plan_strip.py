"""The strip under the chats counts as the plan does."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from bot.rehearsal.plan_strip import strip
from bot.texts.words import words_for
from dialogs.methods.positions import Position
from dialogs.rounds.closing import close_round
from dialogs.rounds.entering import Spoken, confirm_entered, enter_answer
from dialogs.rounds.model import Answer, How, Item, Shown
from tests.dialogs.seated import Seated


def line(table: Seated, item: int, language: str) -> str:
    viewer: Any = SimpleNamespace(words=words_for(language))
    facts: Any = SimpleNamespace(decided=[table.work.get(Item, item)])
    [said] = strip(table.work, viewer, facts)["goals"]
    return str(said)


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "1 × consent entered, not yet confirmed", "9 × consent"),
        ("de", "1 × Zustimmung, eingetragen und noch nicht bestätigt", "9 × Zustimmung"),
    ],
)
def test_a_consent_nobody_confirmed_is_not_one(language: str, before: str, after: str) -> None:
    table = Seated()
    held = table.open_round()
    item = table.items(held)[0].id
    table.all_say(item, but=("JVA", "SHG"))
    said = Spoken(
        position=Position.CONSENT, ground=None, reason="", shown=Shown.WITH_NAME, how=How.PHONE,
        day=date(2026, 11, 30), function="Head",
    )  # fmt: skip
    enter_answer(table.work, table.facilitator, item, table.seats["JVA"].id, said, table.now)
    table.say("SHG", item, Position.CONSENT)
    close_round(table.work, held, "all_answered", table.now)
    told = line(table, item, language)
    assert before in told and after in told
    [entered] = table.work.find(Answer, confirmed=False)
    confirm_entered(table.work, table.people["JVA"], entered.id, table.now)
    assert before not in line(table, item, language)
