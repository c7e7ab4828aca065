"""Requests are held to the Bot API's description, and so is what the simulated Telegram itself says."""

import re
from typing import Any

import pytest

from bot.rehearsal.calls import Call, Upload
from bot.rehearsal.conformance import named_by_environment
from bot.rehearsal.errors import ApiError

KEYS = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
MESSAGE: dict[str, Any] = {"chat_id": 5, "text": "x"}

SOUND: list[tuple[str, dict[str, Any]]] = [
    ("sendMessage", {**MESSAGE, "reply_markup": KEYS, "reply_parameters": {"message_id": 3}}),
    (
        "sendMessage",
        {"chat_id": "5", "text": "17", "disable_notification": "true", "link_preview_options": "{}"},
    ),
    ("sendMessage", {**MESSAGE, "reply_markup": '{"force_reply": true}', "parse_mode": None}),
    ("sendmessage", {**MESSAGE, "chat_id": "@channel"}),
    ("setMyCommands", {"commands": [{"command": "a", "description": "b"}], "scope": {"type": "default"}}),
    ("getUpdates", {"offset": "1", "allowed_updates": '["message"]'}),
]

UNSOUND: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", {"chat_id": 5}, "sendMessage: text: required, but missing"),
    (
        "sendMessage",
        {**MESSAGE, "disable_web_page_preview": True},
        "disable_web_page_preview: unknown parameter",
    ),
    ("sendMessage", {**MESSAGE, "disable_notification": "perhaps"}, "disable_notification: Boolean expected"),
    ("sendMessage", {**MESSAGE, "chat_id": True}, "chat_id: "),
    ("sendMessage", {**MESSAGE, "text": 5}, "text: String expected, int '5' given"),
    ("sendMessage", {**MESSAGE, "reply_parameters": {"message": 3}}, "reply_parameters.message: unknown"),
    ("sendMessage", {**MESSAGE, "reply_parameters": {}}, "reply_parameters.message_id: required"),
    ("sendMessage", {**MESSAGE, "reply_parameters": "3"}, "reply_parameters: ReplyParameters expected"),
    (
        "sendMessage",
        {**MESSAGE, "link_preview_options": {"is_disabled": "yes"}},
        "is_disabled: Boolean expected",
    ),
    (
        "sendMessage",
        {**MESSAGE, "reply_markup": {"inline_keyboard": [[{"text": "A", "data": "a"}]]}},
        r"reply_markup.inline_keyboard\[0\]\[0\].data: unknown in InlineKeyboardButton",
    ),
    (
        "sendMessage",
        {**MESSAGE, "reply_markup": {"inline_keyboard": [KEYS]}},
        "Array of InlineKeyboardButton",
    ),
    ("setMyCommands", {"commands": [{"command": "a"}]}, r"commands\[0\].description: required"),
    ("setMyCommands", {"commands": [], "scope": {"type": "default", "to": 5}}, "scope.to: unknown"),
    ("sendDocument", {"chat_id": 5}, "document: required, but missing"),
]


@pytest.mark.parametrize(("method", "parameters"), SOUND)
def test_sound_requests(described, method, parameters) -> None:
    assert described.request_problems(Call(method, parameters)) == []


@pytest.mark.parametrize(("method", "parameters", "problem"), UNSOUND)
def test_unsound_requests_are_refused_and_recorded(described, new_town, method, parameters, problem) -> None:
    town = new_town(description=described)
    reply = town.world.api.call(method, parameters)
    with pytest.raises(ApiError, match=problem):
        assert reply.result
    found = described.request_problems(Call(method, parameters))
    assert any(re.search(problem, one) for one in found)
    assert len(town.world.violations) == len(found)


def test_unknown_methods(described) -> None:
    assert described.request_problems(Call("sendMesage", MESSAGE)) == ["sendMesage: no such method"]


def test_files_must_be_referred_to(described) -> None:
    files = {"part": Upload("a.pdf", b"x")}
    call = Call("sendDocument", {"chat_id": 5, "document": "attach://part"}, files)
    assert described.request_problems(call) == []
    stray = Call("sendDocument", {"chat_id": 5, "document": "known"}, files)
    assert described.request_problems(stray) == ["sendDocument: part: file not referred to"]


def test_a_method_that_is_not_simulated_is_loud(town) -> None:
    reply = town.world.api.call("sendDice", {"chat_id": town.group.id})
    assert reply.status == 404
    assert town.world.violations == ["sendDice: not simulated"]


def test_the_environment_names_the_description(described, town, monkeypatch) -> None:
    assert named_by_environment() is described
    town.world.api.call("sendMessage", {"chat_id": town.group.id, "text": "x", "sound": "loud"})
    assert town.world.violations == ["sendMessage: sound: unknown parameter"]
    monkeypatch.delenv("BOT_API_JSON")
    assert named_by_environment() is None


def test_what_the_simulated_telegram_answers_conforms(described, town) -> None:
    world, chat_id = town.world, town.group.id
    world.start(town.police)
    world.promote(town.police, town.group, by=town.facilitator, anonymous=True)
    asked = world.write(town.police, town.group, "/round")
    board = town.send("<b>x</b> <a href='https://example.org'>y</a>", parse_mode="HTML", reply_markup=KEYS)
    requests: list[tuple[str, dict[str, Any]]] = [
        ("getMe", {}),
        ("sendMessage", {"chat_id": chat_id, "text": "x", "reply_parameters": {"message_id": asked.id}}),
        ("editMessageText", {"chat_id": chat_id, "message_id": board["message_id"], "text": "y"}),
        ("pinChatMessage", {"chat_id": chat_id, "message_id": board["message_id"]}),
        ("getChat", {"chat_id": chat_id}),
        ("getChat", {"chat_id": town.police.id}),
        ("getChatMember", {"chat_id": chat_id, "user_id": town.outsider.id}),
        ("getChatAdministrators", {"chat_id": chat_id, "return_bots": True}),
        ("getChatMemberCount", {"chat_id": chat_id}),
        ("getMyCommands", {}),
        ("getMyName", {}),
        ("getMyDescription", {}),
        ("getMyShortDescription", {}),
        ("getChatMenuButton", {}),
        ("getWebhookInfo", {}),
    ]
    for method, parameters in requests:
        assert described.result_problems(method, town.ask(method, **parameters)) == [], method


def test_every_kind_of_update_conforms(described, town) -> None:
    world = town.world
    world.updates.allow(["message", "callback_query", "my_chat_member", "chat_member"])
    world.start(town.police, "x")
    world.upload(town.police, world.private(town.police), "a.csv", b"a", mime="text/csv", caption="/c")
    world.block(town.police)
    world.join(town.outsider, town.group)
    world.promote(town.outsider, town.group, by=town.facilitator, anonymous=True)
    world.write(town.outsider, town.group, "/who")
    town.send(reply_markup=KEYS)
    board = town.group.last
    world.write(town.outsider, town.group, "yes", reply_to=board)
    world.press(town.outsider, board, "A")
    town.ask("pinChatMessage", chat_id=town.group.id, message_id=board.id)
    town.ask("deleteMessage", chat_id=town.group.id, message_id=board.id)
    world.press(town.outsider, board, "A")
    world.rename(town.group, "Runder Tisch", by=town.facilitator)
    world.remove(town.outsider, town.group, by=town.facilitator)
    world.remove(world.bot, town.group, by=town.facilitator)
    updates = world.updates.take()
    assert len(updates) == 15
    for update in updates:
        assert described.value_problems(update, "Update") == []
