"""What people can do, and what the bot hears of it."""

import pytest

from bot.rehearsal.errors import NotPossible
from bot.rehearsal.people import GROUP_ANONYMOUS_BOT

ROWS = [
    [
        {"text": "Consent", "callback_data": "c"},
        {"text": "Answer privately", "url": "https://t.me/roundtable_bot?start=r7"},
    ],
    [{"text": "Copy", "copy_text": {"text": "x"}}],
]


@pytest.fixture
def board(town):
    town.send(reply_markup={"inline_keyboard": ROWS})
    return town.group.last


def test_a_press_names_who_where_and_what(town, board) -> None:
    query = town.world.press(town.police, board, "Consent")
    (update,) = town.world.updates.take()
    pressed = update["callback_query"]
    assert (pressed["id"], pressed["data"], pressed["from"]["id"]) == (query, "c", town.police.id)
    assert pressed["from"]["language_code"] == "en"
    assert (pressed["message"]["message_id"], pressed["message"]["chat"]["id"]) == (board.id, town.group.id)


def test_a_press_may_arrive_twice(town, board) -> None:
    town.world.press(town.police, board, "Consent", deliveries=2)
    first, second = town.world.updates.take()
    assert first["callback_query"] == second["callback_query"]
    assert first["update_id"] != second["update_id"]


def test_a_press_sends_what_was_seen_even_when_the_board_moved_on(town, board) -> None:
    town.ask("editMessageText", chat_id=town.group.id, message_id=board.id, text="Closed")
    town.world.press(town.police, board, "Consent")
    pressed = town.world.updates.take()[0]["callback_query"]
    assert (pressed["data"], pressed["message"]["text"]) == ("c", "Closed")
    with pytest.raises(NotPossible):
        town.world.press(town.police, town.group.last, "Consent")


def test_a_forged_press_carries_anything_from_anybody(town, board) -> None:
    town.world.forge(town.outsider, board, "invented")
    assert town.world.updates.take()[0]["callback_query"]["data"] == "invented"


def test_a_press_on_a_deleted_message_has_no_content(town, board) -> None:
    town.ask("deleteMessage", chat_id=town.group.id, message_id=board.id)
    town.world.press(town.police, board, "Consent")
    message = town.world.updates.take()[0]["callback_query"]["message"]
    assert (message["date"], message.keys()) == (0, {"chat", "message_id", "date"})


@pytest.mark.parametrize("button", ["Object", "", "Copy"])
def test_only_buttons_that_send_something_can_be_pressed(town, board, button) -> None:
    with pytest.raises(NotPossible):
        town.world.press(town.police, board, button)


def test_outsiders_see_no_button(town, board) -> None:
    with pytest.raises(NotPossible):
        town.world.press(town.outsider, board, "Consent")


def test_a_link_button_opens_its_link_and_tells_the_bot_nothing(town, board) -> None:
    assert town.world.press(town.police, board, "Answer privately") == ""
    assert town.world.updates.take() == []
    assert town.world.phone(town.police).start_payload == "r7"
    town.world.start(town.police)
    assert town.world.updates.take()[0]["message"]["text"] == "/start r7"


def test_links_lead_to_chats_messages_groups_and_pages(town, board) -> None:
    open_link, bare = town.world.open_link, "https://t.me/roundtable_bot"
    assert open_link(town.police, bare).start_payload == ""
    assert open_link(town.police, f"{bare}?startgroup=t1").group_payload == "t1"
    assert open_link(town.police, "https://example.org/plan").web_page == "https://example.org/plan"
    private = f"https://t.me/c/{str(town.group.id)[4:]}/{board.id}"
    assert open_link(town.police, private).message_id == board.id
    with pytest.raises(NotPossible):
        open_link(town.outsider, private)
    with pytest.raises(NotPossible):
        open_link(town.police, f"{bare}?start=a%20b")
    town.world.start(town.police)
    assert open_link(town.police, bare).start_payload is None


@pytest.mark.parametrize(
    ("payload", "text"), [(None, "/start"), ("", "/start"), ("a" * 64, f"/start {'a' * 64}")]
)
def test_start_opens_the_private_chat(town, payload, text) -> None:
    town.world.start(town.police, payload)
    message = town.world.updates.take()[0]["message"]
    assert (message["text"], message["chat"]["type"]) == (text, "private")
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


@pytest.mark.parametrize("payload", ["a" * 65, "a b", "ü"])
def test_start_carries_no_other_payload(town, payload) -> None:
    with pytest.raises(NotPossible):
        town.world.start(town.police, payload)


def test_nobody_writes_before_start_or_from_outside(town) -> None:
    with pytest.raises(NotPossible):
        town.world.write(town.police, town.world.private(town.police), "hello")
    with pytest.raises(NotPossible):
        town.world.write(town.outsider, town.group, "hello")
    with pytest.raises(NotPossible):
        town.world.write(town.police, town.group, "hello", anonymous=True)


def test_anonymous_administrators_write_as_the_group_but_press_as_themselves(town, board) -> None:
    town.world.promote(town.police, town.group, by=town.facilitator, anonymous=True)
    town.world.updates.take()
    written = town.world.write(town.police, town.group, "/who")
    town.world.press(town.police, board, "Consent")
    message, press = town.world.updates.take()
    assert written.sender == GROUP_ANONYMOUS_BOT
    assert message["message"]["from"]["id"] == 1087968824
    assert message["message"]["sender_chat"]["id"] == town.group.id
    assert press["callback_query"]["from"]["id"] == town.police.id


def test_blocking_is_reported_and_start_lifts_it(town) -> None:
    town.world.start(town.police)
    town.world.updates.take()
    town.world.block(town.police)
    town.world.block(town.police)
    (update,) = town.world.updates.take()
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    with pytest.raises(NotPossible):
        town.world.write(town.police, town.world.private(town.police), "hello")
    town.world.start(town.police)
    back, start = town.world.updates.take()
    assert back["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert start["message"]["text"] == "/start"


def test_a_file_from_a_person_reaches_the_bot(town) -> None:
    town.world.start(town.police)
    town.world.updates.take()
    town.world.upload(
        town.police, town.world.private(town.police), "a.csv", b"a", mime="text/csv", caption="seats"
    )
    (update,) = town.world.updates.take()
    assert (update["message"]["document"]["file_name"], update["message"]["caption"]) == ("a.csv", "seats")
