"""Whatever the table learns reaches every seat by the way of its mode: seven kinds of seat, all news.

Every notice the bot knows stands in exactly one of the classes below; a new one without a class fails.
"""

from datetime import timedelta
from pathlib import Path

import pytest

import bot.conversations  # noqa: F401 - they register what they answer, draw and tell
from bot.panel import audience
from bot.panel.scene import worders
from bot.rehearsal.stage import Stage
from bot.texts.words import templates
from dialogs.rounds.model import Round
from tests.journeys.happenings import (
    Happening,
    announced,
    approved,
    begins,
    called,
    cancelled,
    closed,
    confirmed,
    deserted,
    extended,
    is_announced,
    is_called,
    lapsed,
    moved,
    stopped,
    suspended,
    withdrawn,
)
from tests.journeys.seven import CALLED, Kind, Seven, seat_seven

NEWS: list[tuple[str, Happening]] = [
    ("round_extended", extended),
    ("early_close_announced", is_announced),
    ("early_close_stopped", stopped),
    ("item_withdrawn", withdrawn),
    ("round_closed", closed),
    ("agreement_confirmed", approved),
    ("agreement_confirmed", confirmed),
    ("agreement_suspended", suspended),
    ("agreement_lapsed", lapsed),
    ("meeting_called", is_called),
    ("meeting_moved", moved),
    ("meeting_cancelled", cancelled),
    ("meeting_begins", begins),
    ("facilitator_wanted", deserted),
]  # fmt: skip
"""The table learns it: in the group, and each seat by its mode."""
SILENT = {"round_extended"}
NO_CALLS = {"meeting_begins", "facilitator_wanted"}
"""Who was called about the meeting is there or not, and is entered; no facilitator is left who could call."""
IN_THE_GROUP_ALONE = {"greeting", "help_group", "rounds_ahead"}
"""Nobody sits at the table yet, or they answer what somebody wrote there."""
ANSWERS = {"own_data", "plan_files", "privacy", "help", "refused", "who"}
"""To whoever just asked for it."""
OF_A_SEAT = audience.SEATS | audience.HELD | {"explore_asked", "goal_returned", "version_dropped"} | {
    one for one in worders if one.startswith("deputy_")
}  # fmt: skip
FACILITATORS = audience.FACILITATORS | {
    "complaint", "group_back", "group_moved", "group_open", "group_renamed", "message_given_up",
    "message_kept",
}  # fmt: skip


PARTS = {"answered", "presence", "said_by"}
"""Of other notices' words."""


def known() -> set[str]:
    named = [Path(name) for name in templates() if name.startswith("notices/")]
    return {*worders, *(one.stem for one in named)} - PARTS


def test_every_notice_has_its_class() -> None:
    news = {code for code, _ in NEWS}
    personal = {
        "claim_confirmed",
        "privacy_first",
        "invitation",
        "deputy_always",
        "deputy_handed_over",
        "deputy_waits",
    }
    classes = [news, IN_THE_GROUP_ALONE, ANSWERS, OF_A_SEAT, FACILITATORS, audience.FAREWELLS, personal]
    unclassed = known() - set().union(*classes)
    assert unclassed == set(), "who must know it, and by which way?"
    assert not news & (set().union(*classes[1:]) - OF_A_SEAT), "what all learn is no seat's or office's alone"


@pytest.mark.parametrize(("code", "happen"), NEWS, ids=[each.__name__ for _, each in NEWS])
async def test_each_seat_learns_it_by_its_mode(stage: Stage, code: str, happen: Happening) -> None:
    table = await seat_seven(stage)
    await happen(table)
    assert len(await table.notices(code)) == 1, "the group hears it once"
    for kind in Kind:
        for account in table.reached(kind):
            shown = await table.shown(code, account)
            assert len(shown) == 1 and shown[0].text, (kind, account.name)
            assert shown[0].silent == (code in SILENT and kind is not Kind.PRIVATE), kind
    await the_others_are_called(table, code)


async def the_others_are_called(table: Seven, code: str) -> None:
    asked = [
        one for one in await table.notices("seats_to_call", table.facilitator) if one.facts["about"] == code
    ]
    if code in NO_CALLS:
        assert asked == []
        return
    assert len(asked) == 1 and set(asked[0].facts["seats"]) == {table.seats[kind] for kind in CALLED}
    text = stage_text(table, asked[0].message_id)
    assert all(kind.value in text for kind in CALLED) and "task" not in text


def stage_text(table: Seven, message_id: int) -> str:
    return table.stage.world.private(table.facilitator).by_id[message_id].text


async def test_at_the_opening_each_has_a_card_or_is_called(stage: Stage) -> None:
    table = await seat_seven(stage)
    held = await table.open_round()
    for kind in Kind:
        for account in table.reached(kind):
            card = await table.card(account, held)
            assert card and not card.silent and card.buttons, kind
    await the_others_are_called(table, "round_opened")


async def test_who_presses_start_late_has_what_is_open_at_once_at_any_hour(stage: Stage) -> None:
    table = await seat_seven(stage)
    held = await announced(table)
    await called(table)
    await stage.pass_time(stage.clock() + timedelta(hours=12))
    late = table.holders[Kind.LATE]
    await stage.player.start(late, "")
    card = await table.card(late, held)
    assert card and card.buttons
    for code in ("early_close_announced", "meeting_called"):
        [shown] = await table.shown(code, late)
        assert shown.buttons
    await stage.player.write(late, "/start")
    assert len(await table.shown("early_close_announced", late)) == 1
    untouched = await stage.memory.read(lambda reader: reader.get(Round, held).early_close_at)
    assert untouched
