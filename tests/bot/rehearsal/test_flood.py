"""Flood limits. Source: Telegram's bots FAQ: 1 a second per chat, 20 a minute per group, 30 a second."""

import json

import pytest

from bot.rehearsal.errors import ApiError
from bot.rehearsal.flood import LENIENT, FloodLimits


def refused(town, method: str = "sendMessage", **parameters) -> int:
    with pytest.raises(ApiError) as caught:
        town.ask(method, **{"chat_id": town.group.id, "text": "x", **parameters})
    assert caught.value.code == 429
    assert caught.value.description == f"Too Many Requests: retry after {caught.value.retry_after}"
    return caught.value.retry_after


def test_a_short_burst_passes_then_one_a_second(town) -> None:
    for _ in range(5):
        town.send()
    assert refused(town) == 1
    town.clock.advance(seconds=1)
    town.send()
    assert refused(town) == 1


def test_the_body_is_telegrams(town) -> None:
    town.world.faults.flood(7)
    reply = town.world.api.call("sendMessage", {"chat_id": town.group.id, "text": "x"})
    assert reply.status == 429
    assert json.loads(reply.body) == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }


def test_a_group_takes_twenty_a_minute_edits_included(town) -> None:
    board = town.send()
    for number in range(19):
        town.clock.advance(seconds=2)
        town.ask("editMessageText", chat_id=town.group.id, message_id=board["message_id"], text=f"{number}")
    town.clock.advance(seconds=2)
    assert refused(town) == 20
    assert refused(town, "editMessageText", message_id=board["message_id"]) == 20
    town.clock.advance(seconds=20)
    assert town.send()


def test_a_refused_edit_changes_nothing(town) -> None:
    board = town.send()
    for _ in range(4):
        town.send()
    refused(town, "editMessageText", message_id=board["message_id"])
    assert town.group.message(board["message_id"]).edited_at is None


def test_a_private_chat_has_no_limit_per_minute(town) -> None:
    town.world.start(town.police)
    for _ in range(40):
        town.clock.advance(seconds=1)
        town.send(chat_id=town.police.id)
    assert len(town.world.private(town.police).messages) == 41


def test_thirty_a_second_in_all(new_town) -> None:
    town = new_town(limits=FloodLimits(burst_per_chat=0))
    people = [town.world.person(f"Seat {number}") for number in range(31)]
    for person in people:
        town.world.start(person)
    for person in people[:30]:
        town.send(chat_id=person.id)
    assert refused(town, chat_id=people[30].id) == 1


def test_one_chats_flood_leaves_others_alone(town) -> None:
    town.world.start(town.police)
    for _ in range(5):
        town.send()
    refused(town)
    assert town.send(chat_id=town.police.id)


def test_answers_to_presses_are_not_counted(town) -> None:
    town.send(reply_markup={"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]})
    for _ in range(50):
        query = town.world.press(town.police, town.group.last, "A")
        assert town.ask("answerCallbackQuery", callback_query_id=query) is True


def test_lenient_has_no_limits(new_town) -> None:
    town = new_town(limits=LENIENT)
    for _ in range(200):
        town.send()
    assert len(town.group.messages) == 202


def test_the_pace_may_be_another_clock(new_town) -> None:
    seconds = [0.0]
    town = new_town(pace=lambda: seconds[0])
    for _ in range(5):
        town.send()
    town.clock.advance(days=1)
    assert refused(town) == 1
    seconds[0] += 1
    assert town.send()
