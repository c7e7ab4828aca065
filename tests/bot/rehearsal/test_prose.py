"""What the Bot API says in words only is held against every request, and against what is simulated."""

from typing import Any

import pytest

from bot.line.triage import ALLOWED_UPDATES
from bot.rehearsal import limits
from bot.rehearsal.calls import Call
from bot.rehearsal.prose import PARSE_MODES, words_of

CHAT: dict[str, Any] = {"chat_id": 5}
TEXT: dict[str, Any] = {**CHAT, "text": "x"}
HOOK: dict[str, Any] = {"url": "https://bot.example/hook"}


def keys(**button: Any) -> dict[str, Any]:
    return {**TEXT, "reply_markup": {"inline_keyboard": [[{"text": "A", **button}]]}}


def commands(command: str, description: str = "d", count: int = 1) -> dict[str, Any]:
    return {"commands": [{"command": command, "description": description}] * count}


SOUND: list[tuple[str, dict[str, Any]]] = [
    *[("sendMessage", {**TEXT, "parse_mode": mode}) for mode in PARSE_MODES],
    ("sendChatAction", {**CHAT, "action": "typing"}),
    ("sendChatAction", {**CHAT, "action": "upload_document"}),
    ("getUpdates", {"allowed_updates": '["message", "callback_query", "my_chat_member"]', "limit": 100}),
    ("getUpdates", {"allowed_updates": "[]"}),
    ("setWebhook", {**HOOK, "secret_token": "aZ0_-", "max_connections": 40}),
    ("setWebhook", {"url": ""}),
    ("sendMessage", keys(callback_data="x" * 64)),
    ("sendMessage", keys(callback_data="ü" * 32)),
    ("sendMessage", keys(url="https://example.org/a")),
    ("sendMessage", keys(callback_data="x", style="danger")),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "😀" * 100}),
    ("setMyCommands", commands("a_1") | {"language_code": "de"}),
    ("setMyCommands", commands("a" * 32, "d" * 256, 100) | {"language_code": ""}),
    ("setMyCommands", commands("a") | {"scope": {"type": "chat", "chat_id": 5}}),
    ("setMyDescription", {"description": "x" * 512}),
    ("setChatMenuButton", {"menu_button": {"type": "commands"}}),
    ("setMessageReaction", {**CHAT, "message_id": 1, "reaction": [{"type": "emoji", "emoji": "👍"}]}),
    ("sendMessage", {**TEXT, "entities": [{"type": "bold", "offset": 0, "length": 1}]}),
    ("sendMessage", {**TEXT, "chat_id": "@roundtable"}),
    ("editMessageText", {**TEXT, "message_id": 1}),
    ("editMessageText", {"inline_message_id": "1", "text": "x"}),
    ("unpinChatMessage", CHAT),
]

UNSOUND: list[tuple[str, dict[str, Any], str]] = [
    *[("sendMessage", {**TEXT, "parse_mode": mode}, "parse_mode: one of") for mode in ("html", "", "MD")],
    ("sendDocument", {**CHAT, "document": "1", "parse_mode": "Html"}, "parse_mode: one of"),
    ("sendChatAction", {**CHAT, "action": "Typing"}, "action: one of typing, upload_photo"),
    ("sendChatAction", {**CHAT, "action": "for"}, "action: one of"),
    ("getUpdates", {"allowed_updates": '["messages"]'}, "allowed_updates: one of message, "),
    ("setWebhook", {**HOOK, "allowed_updates": ["message", "update_id"]}, "allowed_updates: one of"),
    ("getUpdates", {"limit": 101}, "limit: 1-100 expected"),
    ("getUpdates", {"limit": "0"}, "limit: 1-100 expected"),
    ("setWebhook", {**HOOK, "max_connections": 101}, "max_connections: 1-100"),
    ("setWebhook", {**HOOK, "secret_token": "a b"}, "secret_token: not spelled"),
    ("setWebhook", {**HOOK, "secret_token": ""}, "secret_token: 1-256 characters"),
    ("setWebhook", {**HOOK, "secret_token": "a" * 257}, "secret_token: 1-256 characters"),
    ("setWebhook", {"url": "http://bot.example"}, "url: not spelled"),
    ("sendMessage", keys(callback_data=""), "callback_data: 1-64 bytes"),
    ("sendMessage", keys(callback_data="x" * 65), "callback_data: 1-64 bytes"),
    ("sendMessage", keys(callback_data="ü" * 33), "callback_data: 1-64 bytes expected, 66 given"),
    ("sendMessage", keys(url="javascript:1"), "url: not spelled"),
    ("sendMessage", keys(callback_data="x", style="red"), "style: one of danger"),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "😀" * 101}, "text: 0-200 characters"),
    ("setMyCommands", commands("A"), "command: not spelled"),
    ("setMyCommands", commands("ü"), "command: not spelled"),
    ("setMyCommands", commands("a" * 33), "command: 1-32 characters"),
    ("setMyCommands", commands("a", ""), "description: 1-256 characters"),
    ("setMyCommands", commands("a", count=101), "commands: at most 100"),
    ("setMyCommands", commands("a") | {"language_code": "deu"}, "language_code: not spelled"),
    ("setMyCommands", commands("a") | {"scope": {"type": "chats"}}, "scope.type: one of"),
    ("setMyName", {"name": "x" * 65}, "name: 0-64 characters"),
    ("setMyShortDescription", {"short_description": "x" * 121}, "short_description: 0-120 characters"),
    ("setChatMenuButton", {"menu_button": {"type": "menu"}}, "menu_button.type: one of"),
    ("setMessageReaction", {**CHAT, "message_id": 1, "reaction": [{"type": "emoji", "emoji": "x"}]}, "emoji"),
    ("sendMessage", {**TEXT, "entities": [{"type": "strong", "offset": 0, "length": 1}]}, "type: one of"),
    ("sendMessage", {**TEXT, "chat_id": "roundtable"}, "chat_id: not spelled"),
    ("editMessageText", {"text": "x"}, "chat_id: required"),
    ("editMessageText", TEXT, "message_id: required"),
    ("editMessageReplyMarkup", CHAT, "message_id: required"),
    ("unpinChatMessage", {**CHAT, "business_connection_id": "1"}, "message_id: required"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "parameters"), SOUND)
def test_what_the_words_allow(described, method: str, parameters: dict[str, Any]) -> None:
    assert described.request_problems(Call(method, parameters)) == []


@pytest.mark.parametrize(("method", "parameters", "told"), UNSOUND)
def test_what_the_words_forbid(described, method: str, parameters: dict[str, Any], told: str) -> None:
    assert any(told in one for one in described.request_problems(Call(method, parameters)))


def test_it_is_recorded_and_refused_in_telegrams_own_words(described, new_town) -> None:
    world = new_town(description=described).world
    chat = {"chat_id": world.person("Ada").id}
    world.api.call("sendChatAction", {**chat, "action": "knitting"})
    [told] = world.violations
    assert "action: one of" in told
    world.violations.clear()
    assert b"name is too long" in world.api.call("setMyName", {"name": "x" * 65}).body
    assert len(world.violations) == 1


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        ("Chat", {"id": 1, "type": "forum"}, "Chat.type: one of private, group"),
        (
            "ChatMember",
            {"status": "owner", "user": {"id": 1, "is_bot": False, "first_name": "A"}},
            "status: one",
        ),
        ("MessageEntity", {"type": "b", "offset": 0, "length": 1}, "MessageEntity.type: one of mention"),
    ],
)
def test_what_is_simulated_uses_the_words_there_are(described, kind: str, value: Any, told: str) -> None:
    assert any(told in one for one in described.value_problems(value, kind))


def test_the_sizes_we_count_with_are_those_described(described) -> None:
    """Those of texts are counted after their marks are read, which only the simulated Telegram does."""
    for method, name, size in (
        ("sendMessage", "text", limits.TEXT_UNITS), ("editMessageText", "text", limits.TEXT_UNITS),
        ("sendDocument", "caption", limits.CAPTION_UNITS),
        ("editMessageCaption", "caption", limits.CAPTION_UNITS),
        ("answerCallbackQuery", "text", limits.TOAST_UNITS),
    ):  # fmt: skip
        assert f"-{size} characters" in described.told(method, name)
    assert f"-{limits.CALLBACK_DATA_BYTES} bytes" in described.told("InlineKeyboardButton", "callback_data")
    assert f"At most {limits.COMMANDS_PER_SCOPE} " in described.told("setMyCommands", "commands")
    assert f"-{limits.COMMAND_DESCRIPTION_UNITS} characters" in described.told("BotCommand", "description")


def test_what_we_ask_for_are_kinds_of_update(described) -> None:
    assert described.request_problems(Call("getUpdates", {"allowed_updates": list(ALLOWED_UPDATES)})) == []


def test_texts_without_a_choice_are_free(described) -> None:
    free = [
        ("sendMessage", "text"),
        ("setWebhook", "secret_token"),
        ("getFile", "file_id"),
        ("setMyName", "name"),
    ]
    assert all(words_of(described.told(method, name)) == () for method, name in free)
