"""Ordered trouble meets the requests it names, as often as ordered, and no others."""

import pytest

from bot.rehearsal.errors import ApiError


def send(town, **parameters):
    return town.world.api.call("sendMessage", {"chat_id": town.group.id, "text": "x", **parameters})


@pytest.mark.parametrize(
    ("order", "code", "description"),
    [
        (lambda faults: faults.flood(3), 429, "Too Many Requests: retry after 3"),
        (lambda faults: faults.server_error(), 502, "Bad Gateway"),
        (lambda faults: faults.server_error(500), 500, "Internal Server Error"),
        (
            lambda faults: faults.decline(403, "Forbidden: bot was blocked by the user"),
            403,
            "Forbidden: bot was",
        ),
    ],
)
def test_a_declined_request_leaves_nothing(town, order, code, description) -> None:
    before = town.group.messages
    order(town.world.faults)
    with pytest.raises(ApiError, match=description) as caught:
        assert send(town).result
    assert (caught.value.code, town.group.messages) == (code, before)
    assert send(town).result
    assert town.world.faults.pending == []


def test_a_lost_answer_was_delivered_all_the_same(town) -> None:
    town.world.faults.lose_answer()
    assert send(town).is_lost
    assert town.group.last.text == "x"


def test_an_unreachable_telegram_got_nothing(town) -> None:
    before = town.group.messages
    town.world.faults.unreachable(times=2)
    assert send(town).is_lost and send(town).is_lost
    assert town.group.messages == before
    assert not send(town).is_lost


async def test_polling_meets_trouble_too(town) -> None:
    town.world.faults.unreachable(method="getUpdates")
    assert (await town.world.api.handle("getUpdates", {"timeout": 50})).is_lost
    town.world.faults.server_error(method="getUpdates")
    assert (await town.world.api.handle("getUpdates", {"timeout": 50})).status == 502


def test_faults_wait_for_their_method_and_chat(town) -> None:
    town.world.start(town.police)
    town.world.faults.server_error(method="editMessageText")
    town.world.faults.flood(9, chat_id=town.police.id)
    assert send(town).status == 200
    assert send(town, chat_id=town.police.id).status == 429
    assert [fault.method for fault in town.world.faults.pending] == ["editMessageText"]
