"""What the bot sets about itself: getMe, commands, name, descriptions, menu button."""

import json
from collections.abc import Callable

from bot.rehearsal import wire
from bot.rehearsal.calls import Call
from bot.rehearsal.errors import bad_request
from bot.rehearsal.limits import COMMAND_DESCRIPTION_UNITS, COMMAND_NAME, COMMANDS_PER_SCOPE, units
from bot.rehearsal.profile import Command
from bot.rehearsal.state import State
from bot.rehearsal.wire import Json


def get_me(state: State, call: Call) -> Json:
    abilities = {
        "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False,
        "can_connect_to_business": False, "has_main_web_app": False,
    }  # fmt: skip
    return wire.user(state.bot) | abilities


def set_my_commands(state: State, call: Call) -> bool:
    listed = tuple(
        Command(str(c.get("command", "")), str(c.get("description", ""))) for c in call.sequence("commands")
    )
    if len(listed) > COMMANDS_PER_SCOPE:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in listed:
        if not COMMAND_NAME.fullmatch(command.name):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= units(command.description) <= COMMAND_DESCRIPTION_UNITS:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    state.profile.commands[_scope(call)] = listed
    return True


def get_my_commands(state: State, call: Call) -> list[Json]:
    listed = state.profile.commands.get(_scope(call), ())
    return [{"command": command.name, "description": command.description} for command in listed]


def delete_my_commands(state: State, call: Call) -> bool:
    state.profile.commands.pop(_scope(call), None)
    return True


def setter(name: str, limit: int) -> Callable[[State, Call], bool]:
    def set_text(state: State, call: Call) -> bool:
        if units(call.text(name)) > limit:
            raise bad_request(f"{name} is too long")
        state.profile.texts[name, call.text("language_code")] = call.text(name)
        return True

    return set_text


def getter(name: str) -> Callable[[State, Call], Json]:
    def get_text(state: State, call: Call) -> Json:
        texts = state.profile.texts
        return {name: texts.get((name, call.text("language_code")), texts.get((name, ""), ""))}

    return get_text


def set_chat_menu_button(state: State, call: Call) -> bool:
    state.profile.menu_buttons[call.integer("chat_id")] = call.mapping("menu_button") or {"type": "default"}
    return True


def get_chat_menu_button(state: State, call: Call) -> Json:
    buttons = state.profile.menu_buttons
    return dict(buttons.get(call.integer("chat_id"), buttons.get(0, {"type": "commands"})))


def _scope(call: Call) -> tuple[str, str]:
    scope = call.mapping("scope") or {"type": "default"}
    return json.dumps(scope, sort_keys=True), call.text("language_code")
