"""What a person does with the phone in hand: write, press, follow a link, press Start, block the bot."""

from bot.rehearsal import wire
from bot.rehearsal.chats import Chat, Member, Status
from bot.rehearsal.errors import NotPossible
from bot.rehearsal.limits import START_PAYLOAD
from bot.rehearsal.links import LinkKind, read_link
from bot.rehearsal.markup import commands
from bot.rehearsal.messages import Document, Message
from bot.rehearsal.people import GROUP_ANONYMOUS_BOT, Person
from bot.rehearsal.privacy import reaches_bot
from bot.rehearsal.state import Phone, Query, State


def write(
    state: State, person: Person, chat: Chat, text: str, reply_to: Message | None = None,
    anonymous: bool | None = None, document: Document | None = None, thread_id: int = 0,
) -> Message:  # fmt: skip
    member = state.require_presence(person, chat)
    if chat.moved_to:
        raise NotPossible("this group became a supergroup; people write there")
    if chat.is_private and (not chat.is_started or chat.is_blocked):
        raise NotPossible(f"{person.name} sees a Start button instead of a place to write")
    hidden = member.is_anonymous if anonymous is None else anonymous
    if hidden and not member.is_administrator:
        raise NotPossible("only administrators can write anonymously")
    message = state.post(
        chat, GROUP_ANONYMOUS_BOT if hidden else person, text=text, entities=commands(text),
        reply_to=reply_to.id if reply_to else 0, sender_chat_id=chat.id if hidden else 0, document=document,
        thread_id=thread_id,
    )  # fmt: skip
    if reaches_bot(state, message):
        state.report(message)
    return message


def press(state: State, person: Person, message: Message, button: str, deliveries: int) -> str:
    """Presses what `message` showed when it was read; a link button opens its link and gives ""."""
    state.require_presence(person, state.chats[message.chat_id])
    pressed = message.button(button)
    if pressed.url:
        open_link(state, person, pressed.url)
        return ""
    if not pressed.data:
        raise NotPossible(f"button {button!r} sends no callback")
    return forge(state, person, message, pressed.data, deliveries)


def forge(state: State, person: Person, message: Message, data: str, deliveries: int = 1) -> str:
    query = Query(f"{4_000_000 + len(state.queries)}", person, message.chat_id, message.id, data, state.now())
    state.queries[query.id] = query
    chat = state.chats[message.chat_id]
    body = {
        "id": query.id, "from": wire.user(person), "chat_instance": f"{abs(chat.id)}", "data": data,
        "message": wire.pressed_message(chat, chat.by_id[message.id]),
    }  # fmt: skip
    for _ in range(deliveries):
        state.updates.add("callback_query", body)
    return query.id


def open_link(state: State, person: Person, url: str) -> Phone:
    """What the phone shows afterwards; raises NotPossible for a payload that Telegram would not carry."""
    link = read_link(url, state.bot.username)
    if not link.is_sound:
        raise NotPossible(f"start payload {link.payload!r} is not 0-64 of A-Z a-z 0-9 _ -")
    if link.kind is LinkKind.START:
        payload = link.payload if link.payload or not state.private(person).is_started else None
        state.show(person, chat_id=person.id, start_payload=payload)
    elif link.kind is LinkKind.START_GROUP:
        state.show(person, group_payload=link.payload)
    elif link.kind is LinkKind.MESSAGE:
        _show_message(state, person, link.chat_id, link.message_id)
    else:
        state.show(person, web_page=url)
    return state.phones[person.id]


def start(state: State, person: Person, payload: str | None) -> Message:
    """Presses Start; without a payload the one that a link brought along is used."""
    if payload is None:
        payload = state.phones.get(person.id, Phone()).start_payload or ""
    if not START_PAYLOAD.fullmatch(payload):
        raise NotPossible(f"start payload {payload!r} is not 0-64 of A-Z a-z 0-9 _ -")
    chat = state.private(person)
    if chat.is_blocked:
        unblock(state, person)
    chat.is_started = True
    state.show(person, chat_id=chat.id)
    return write(state, person, chat, f"/start {payload}".strip())


def block(state: State, person: Person) -> None:
    _set_blocked(state, person, blocked=True)


def unblock(state: State, person: Person) -> None:
    _set_blocked(state, person, blocked=False)


def _set_blocked(state: State, person: Person, *, blocked: bool) -> None:
    chat = state.private(person)
    if chat.is_blocked == blocked:
        return
    chat.is_blocked = blocked
    here, gone = Member(state.bot, Status.MEMBER), Member(state.bot, Status.KICKED)
    old, new = (here, gone) if blocked else (gone, here)
    state.updates.add("my_chat_member", wire.member_change(chat, person, state.now(), old, new))
    state.changes.ring()


def _show_message(state: State, person: Person, chat_id: int, message_id: int) -> None:
    chat = state.chats.get(chat_id)
    if chat is None or not chat.member(person).is_present or chat.find(message_id) is None:
        raise NotPossible("this message cannot be opened: the chat is private or the message is gone")
    state.show(person, chat_id=chat_id, message_id=message_id)
