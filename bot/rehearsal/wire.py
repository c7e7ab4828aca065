"""The world's values as the Bot API's JSON objects."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from bot.rehearsal.chats import RIGHTS, Chat, ChatKind, Member, Status
from bot.rehearsal.entities import Entity
from bot.rehearsal.messages import Document, Message, Rows, ServiceKind
from bot.rehearsal.people import Person

Json = dict[str, Any]


def user(person: Person) -> Json:
    body: Json = {"id": person.id, "is_bot": person.is_bot, "first_name": person.name}
    if person.username:
        body["username"] = person.username
    if person.language:
        body["language_code"] = person.language
    return body


def chat(place: Chat) -> Json:
    if not place.is_private:
        return {"id": place.id, "type": place.kind.value, "title": place.title}
    owner = place.members[place.id].person
    body: Json = {"id": place.id, "type": "private", "first_name": owner.name}
    return body | {"username": owner.username} if owner.username else body


def message(place: Chat, shown: Message, *, with_reply: bool = True) -> Json:
    body: Json = {
        "message_id": shown.id, "date": seconds(shown.at), "chat": chat(place), "from": user(shown.sender),
    }  # fmt: skip
    if shown.sender_chat_id:
        body["sender_chat"] = chat(place)
    if shown.edited_at is not None:
        body["edit_date"] = seconds(shown.edited_at)
    if shown.thread_id:
        body |= {"message_thread_id": shown.thread_id, "is_topic_message": True}
    body |= _content(place, shown)
    if shown.rows:
        body["reply_markup"] = keyboard(shown.rows)
    target = place.by_id.get(shown.reply_to)
    if with_reply and target is not None and not target.deleted:
        body["reply_to_message"] = message(place, target, with_reply=False)
    if shown.service is not None:
        body |= _service(place, shown)
    return body


def pressed_message(place: Chat, shown: Message) -> Json:
    """A deleted message arrives with its place and the date 0, as an InaccessibleMessage."""
    if shown.deleted:
        return {"chat": chat(place), "message_id": shown.id, "date": 0}
    return message(place, shown)


def keyboard(rows: Rows) -> Json:
    return {"inline_keyboard": [[dict(button.wire) for button in row] for row in rows]}


def document(file: Document) -> Json:
    return {
        "file_id": file.id, "file_unique_id": f"u{file.id}", "file_name": file.name, "mime_type": file.mime,
        "file_size": file.size,
    }  # fmt: skip


def member(of: Member, place: Chat) -> Json:
    body: Json = {"status": of.status.value, "user": user(of.person)}
    if of.status is Status.KICKED:
        body["until_date"] = 0
    if of.is_administrator:
        body["is_anonymous"] = of.is_anonymous
    if of.status is Status.ADMINISTRATOR:
        topics = place.kind is ChatKind.SUPERGROUP
        body |= {right: right in of.rights for right in RIGHTS if topics or right != "can_manage_topics"}
        body["can_be_edited"] = False
    return body


def member_change(place: Chat, by: Person, at: datetime, old: Member, new: Member) -> Json:
    return {
        "chat": chat(place), "from": user(by), "date": seconds(at),
        "old_chat_member": member(old, place), "new_chat_member": member(new, place),
    }  # fmt: skip


def seconds(at: datetime) -> int:
    return int(at.timestamp())


def _content(place: Chat, shown: Message) -> Json:
    words, spans = ("caption", "caption_entities") if shown.document else ("text", "entities")
    body: Json = {}
    if shown.document is not None:
        body["document"] = document(shown.document)
    if shown.text:
        body[words] = shown.text
    if shown.entities:
        body[spans] = list(_entities(place, shown.entities))
    return body


def _entities(place: Chat, spans: Iterable[Entity]) -> Iterable[Json]:
    """A mention of somebody who never was in the chat is left out, as Telegram does."""
    for span in spans:
        mentioned = place.members.get(span.user_id)
        if span.user_id and mentioned is None:
            continue
        body: Json = {"type": span.type, "offset": span.offset, "length": span.length}
        if span.url:
            body["url"] = span.url
        if span.language:
            body["language"] = span.language
        if span.emoji_id:
            body["custom_emoji_id"] = span.emoji_id
        if mentioned is not None:
            body["user"] = user(mentioned.person)
        yield body


def _service(place: Chat, shown: Message) -> Json:
    assert shown.service is not None
    people = [user(person) for person in shown.service.people]
    if shown.service.kind is ServiceKind.JOINED:
        return {"new_chat_members": people}
    if shown.service.kind is ServiceKind.LEFT:
        return {"left_chat_member": people[0]}
    if shown.service.kind is ServiceKind.RENAMED:
        return {"new_chat_title": shown.service.title}
    if shown.service.kind is ServiceKind.MOVED_TO:
        return {"migrate_to_chat_id": shown.service.chat_id}
    if shown.service.kind is ServiceKind.MOVED_FROM:
        return {"migrate_from_chat_id": shown.service.chat_id}
    return {"pinned_message": message(place, place.by_id[shown.service.message_id], with_reply=False)}
