"""What the bot says about itself."""

import json
from typing import Any

import pytest

from bot.rehearsal.errors import ApiError
from bot.rehearsal.profile import Command

PLAN = {"command": "plan", "description": "The action plan"}


def test_the_bot_knows_itself(town) -> None:
    me = town.ask("getMe")
    assert (me["id"], me["username"], me["is_bot"]) == (town.world.bot.id, "roundtable_bot", True)


def test_commands_are_kept_by_scope_and_language(town) -> None:
    groups = {"type": "all_group_chats"}
    town.ask("setMyCommands", commands=[PLAN])
    town.ask("setMyCommands", commands=json.dumps([PLAN]), scope=groups, language_code="de")
    assert town.ask("getMyCommands", scope=groups, language_code="de") == [PLAN]
    assert town.ask("getMyCommands", scope=groups) == []
    assert town.world.profile.commands['{"type": "default"}', ""] == (Command("plan", "The action plan"),)
    town.ask("deleteMyCommands")
    assert town.ask("getMyCommands") == []


@pytest.mark.parametrize(
    ("commands", "reason"),
    [
        ([{"command": "Plan", "description": "x"}], "BOT_COMMAND_INVALID"),
        ([{"command": "x" * 33, "description": "x"}], "BOT_COMMAND_INVALID"),
        ([{"command": "plan", "description": ""}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([{"command": "plan", "description": "x" * 257}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([PLAN] * 101, "BOT_COMMANDS_TOO_MUCH"),
    ],
)
def test_commands_are_held_to_their_form(town, commands: list[Any], reason) -> None:
    with pytest.raises(ApiError, match=reason):
        town.ask("setMyCommands", commands=commands)


@pytest.mark.parametrize(
    ("method", "name", "limit"),
    [
        ("MyName", "name", 64),
        ("MyDescription", "description", 512),
        ("MyShortDescription", "short_description", 120),
    ],
)
def test_names_and_descriptions_have_languages_and_limits(town, method, name, limit) -> None:
    town.ask(f"set{method}", **{name: "English"})
    town.ask(f"set{method}", **{name: "Deutsch", "language_code": "de"})
    assert town.ask(f"get{method}", language_code="de") == {name: "Deutsch"}
    assert town.ask(f"get{method}", language_code="fr") == {name: "English"}
    with pytest.raises(ApiError, match="is too long"):
        town.ask(f"set{method}", **{name: "x" * (limit + 1)})


def test_a_menu_button_is_kept_per_chat(town) -> None:
    town.ask("setChatMenuButton", chat_id=town.police.id, menu_button={"type": "default"})
    assert town.ask("getChatMenuButton", chat_id=town.police.id) == {"type": "default"}
    assert town.ask("getChatMenuButton") == {"type": "commands"}
