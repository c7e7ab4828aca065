"""What of a group reaches the bot. Source: Telegram's bot features page, "Privacy mode"."""

import pytest


@pytest.mark.parametrize(
    ("text", "is_heard"),
    [
        ("just talking", False),
        ("/plan", True),
        ("/plan G1", True),
        ("/plan@Roundtable_Bot", True),
        ("/plan@other_bot", False),
        ("see /plan", False),
        ("@roundtable_bot hello", False),
    ],
)
def test_a_plain_member_hears_commands_meant_for_it(new_town, text, is_heard) -> None:
    town = new_town(administrator=False)
    town.world.write(town.police, town.group, text)
    assert bool(town.world.updates.take()) is is_heard


def test_a_plain_member_hears_replies_to_it_alone(new_town) -> None:
    town = new_town(administrator=False)
    town.send("Goal text?")
    question = town.group.last
    answer = town.world.write(town.police, town.group, "Fewer deaths", reply_to=question)
    town.world.write(town.facilitator, town.group, "Good", reply_to=answer)
    (update,) = town.world.updates.take()
    assert update["message"]["text"] == "Fewer deaths"
    assert update["message"]["reply_to_message"]["text"] == "Goal text?"


def test_a_plain_member_hears_presses_and_grey_lines(new_town) -> None:
    town = new_town(administrator=False)
    town.world.join(town.outsider, town.group)
    town.send(reply_markup={"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]})
    town.world.press(town.outsider, town.group.last, "A")
    town.world.rename(town.group, "Runder Tisch", by=town.facilitator)
    joined, pressed, renamed = town.world.updates.take()
    assert joined["message"]["new_chat_members"][0]["first_name"] == "Outsider"
    assert pressed["callback_query"]["data"] == "a"
    assert renamed["message"]["new_chat_title"] == "Runder Tisch"


def test_an_administrator_hears_everything(town) -> None:
    town.world.write(town.police, town.group, "just talking")
    assert len(town.world.updates.take()) == 1


def test_a_bot_that_is_gone_hears_nothing(town) -> None:
    town.world.remove(town.world.bot, town.group, by=town.facilitator)
    town.world.updates.take()
    town.world.write(town.police, town.group, "/plan")
    town.world.leave(town.police, town.group)
    assert town.world.updates.take() == []
