"""Which chat and message a request means, and whether the bot may write there."""

from bot.rehearsal.calls import Call
from bot.rehearsal.chats import Chat
from bot.rehearsal.errors import ApiError, bad_request, forbidden, too_many_requests
from bot.rehearsal.messages import Message
from bot.rehearsal.people import Person
from bot.rehearsal.state import State


def chat_of(state: State, call: Call) -> Chat:
    """The chat named by chat_id, if the bot could have met it."""
    if not call.text("chat_id"):
        raise bad_request("chat_id is empty")
    identity = call.text("chat_id")
    chat = state.chats.get(int(identity)) if identity.lstrip("-").isdigit() else None
    if chat is None or (not chat.is_private and state.bot.id not in chat.members):
        raise bad_request("chat not found")
    if chat.moved_to:
        words = "Bad Request: group chat was upgraded to a supergroup chat"
        raise ApiError(400, words, moved_to=chat.moved_to)
    return chat


def open_chat(state: State, call: Call) -> Chat:
    """The chat named by chat_id, if the bot may read and write there."""
    chat = chat_of(state, call)
    if chat.is_deactivated:
        raise forbidden("user is deactivated")
    if chat.is_blocked:
        raise forbidden("bot was blocked by the user")
    if chat.is_private and not chat.is_started:
        raise forbidden("bot can't initiate conversation with a user")
    if not chat.member(state.bot).is_present:
        was_kicked = chat.member(state.bot).status.value == "kicked"
        raise forbidden(
            f"bot {'was kicked from' if was_kicked else 'is not a member of'} the {chat.kind.value} chat"
        )
    if call.has("message_thread_id") and call.integer("message_thread_id") not in chat.topics:
        raise bad_request("message thread not found")
    return chat


def own_message(state: State, call: Call) -> Message:
    """The bot's message named by chat_id and message_id, which it is about to edit."""
    message = open_chat(state, call).find(call.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender != state.bot or message.service is not None:
        raise bad_request("message can't be edited")
    return message


def person_of(state: State, call: Call) -> Person:
    identity = call.integer("user_id")
    person = state.bot if identity == state.bot.id else state.people.get(identity)
    if person is None:
        raise bad_request("invalid user_id specified")
    return person


def admit(state: State, chat: Chat) -> None:
    """Count one send or edit against the flood limits."""
    wait = state.flood.admit(chat.id, not chat.is_private)
    if wait:
        raise too_many_requests(wait)
