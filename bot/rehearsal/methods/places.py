"""getChat, getChatMember, getChatAdministrators, getChatMemberCount, leaveChat."""

from bot.rehearsal import membership, wire
from bot.rehearsal.calls import Call
from bot.rehearsal.errors import bad_request
from bot.rehearsal.methods.access import chat_of, open_chat, person_of
from bot.rehearsal.state import State
from bot.rehearsal.wire import Json

_NO_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)


def get_chat(state: State, call: Call) -> Json:
    chat = chat_of(state, call)
    if not chat.is_private:
        open_chat(state, call)
    body = wire.chat(chat) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": _NO_GIFTS,
    }
    if chat.pinned:
        body["pinned_message"] = wire.message(chat, chat.pinned[-1], with_reply=False)
    return body


def get_chat_member(state: State, call: Call) -> Json:
    chat = open_chat(state, call)
    return wire.member(chat.member(person_of(state, call)), chat)


def get_chat_administrators(state: State, call: Call) -> list[Json]:
    chat = open_chat(state, call)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    shown = [member for member in chat.members.values() if member.is_administrator]
    with_bots = call.flag("return_bots")
    return [wire.member(member, chat) for member in shown if with_bots or not member.person.is_bot]


def get_chat_member_count(state: State, call: Call) -> int:
    return sum(member.is_present for member in open_chat(state, call).members.values())


def leave_chat(state: State, call: Call) -> bool:
    chat = open_chat(state, call)
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    membership.leave(state, state.bot, chat)
    return True
