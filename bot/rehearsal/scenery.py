"""The whole room as the page draws it: JSON-ready values, worded in the room's language."""

from collections import Counter
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.rehearsal.chats import Chat
from bot.rehearsal.guide import guide, stage_of, steps
from bot.rehearsal.messages import Message, ServiceKind
from bot.rehearsal.people import Person
from bot.rehearsal.room import ZONE, Room
from bot.rehearsal.standing import Facts, read_facts
from bot.rehearsal.views import message_view
from dialogs.ports import Reader
from dialogs.rounds.model import Answer, Item, Proposal

View = dict[str, Any]
SHORT_LENGTH = 3


async def scenery(room: Room) -> View:
    """Everything the page shows, at this moment."""
    facts = await room.read(lambda reader: read_facts(reader, room))
    strip = await room.read(lambda reader: _strip(reader, room, facts))
    now = room.stage.clock()
    return {
        "selected": room.selected.id,
        "people": _people(room, facts),
        "group": {
            "title": room.group.title,
            "members": _members(room),
            "messages": _messages(room, room.group),
        },
        "phone": _phone(room),
        "clock": _clock(room, facts, now),
        "guide": _guide(room, facts),
        "strip": strip,
        "cards": _cards(room, facts),
        "events": [{"time": _moment(room, one.at), "text": one.text} for one in reversed(room.events)],
        "toast": {"id": room.toast_turn, "text": room.toast},
        "tab": room.tab,
        "tab_turn": room.tab_turn,
    }


def _people(room: Room, facts: Facts) -> list[View]:
    words = room.words
    listed = [_person(room, room.facilitator, "facilitator", words._("that is you"), "F", facts)]
    for one in room.seats:
        code = one.part.code if room.mode != "own" else one.part.agency[:2].upper()
        listed.append(_person(room, one.person, "seat", "", code[:SHORT_LENGTH], facts))
    return [*listed, _person(room, room.outsider, "outsider", words._("has no seat"), "?", facts)]


def _person(room: Room, person: Person, role: str, note: str, short: str, facts: Facts) -> View:
    waits = person.id in facts.waits
    return {"id": person.id, "name": person.name, "role": role, "note": note, "short": short, "waits": waits}


def _members(room: Room) -> str:
    return str(room.words.ngettext("%(num)s member", "%(num)s members", len(room.group.people) + 1))


def _messages(room: Room, chat: Chat) -> list[View]:
    return [_message(room, chat, message) for message in chat.messages]


def _message(room: Room, chat: Chat, message: Message) -> View:
    view = message_view(room.stage.world, message)
    answered = chat.find(message.reply_to) if message.reply_to else None
    view |= {
        "revision": message.revision,
        "time": _moment(room, message.edited_at or message.at),
        "mine": message.sender == room.selected,
        "simulated": not view["by_bot"],
        "reply_text": answered.text.splitlines()[0][:80] if answered and answered.text else "",
        "service_text": _service(room, message),
    }
    return view


def _service(room: Room, message: Message) -> str:
    if message.service is None:
        return ""
    words, names = room.words, ", ".join(person.name for person in message.service.people)
    match message.service.kind:
        case ServiceKind.JOINED:
            return str(words._("%(names)s joined the group", names=names))
        case ServiceKind.LEFT:
            return str(words._("%(names)s left the group", names=names))
        case ServiceKind.PINNED:
            return str(words._("A message was pinned"))
        case ServiceKind.RENAMED:
            return str(words._("The group was renamed"))
        case ServiceKind.MOVED_TO | ServiceKind.MOVED_FROM:
            return str(words._("The group became a supergroup"))


def _phone(room: Room) -> View:
    world, person = room.stage.world, room.selected
    chat = world.private(person)
    wants_start = not chat.is_started or chat.is_blocked or world.phone(person).start_payload is not None
    unread = bool(chat.messages) and chat.last.sender == world.bot and bool(chat.last.rows)
    return {
        "title": room.words._("Phone of: %(name)s", name=person.name),
        "messages": _messages(room, chat),
        "start": wants_start,
        "unread": unread,
    }


def _clock(room: Room, facts: Facts, now: datetime) -> View:
    asked = facts.standing.is_running and not facts.standing.all_answered
    return {"text": _moment(room, now), "deadline": facts.running is not None, "others": asked}


def _guide(room: Room, facts: Facts) -> View:
    guidance = guide(facts.standing, room.words)
    glow = guidance.glow
    return {
        "hidden": room.is_guide_hidden,
        "steps": steps(stage_of(facts.standing), room.words),
        "text": guidance.text,
        "choices": [
            {"label": one.label, "act": one.act, "facts": one.facts, "glow": one.glow}
            for one in guidance.choices
        ],
        "glow": {"where": glow.where, "labels": glow.labels} if glow else None,
    }


def _strip(reader: Reader, room: Room, facts: Facts) -> View:
    """ "0 agreements", then each decided goal in one line, with the documents."""
    words = room.words
    adopted = [item for item in facts.decided if item.outcome and item.outcome.is_adopted]
    text = words.ngettext("%(num)s agreement", "%(num)s agreements", len(adopted))
    if facts.decided:
        text += " · " + " · ".join(_decided(reader, room, item) for item in facts.decided[-2:])
    files = [{"format": "pdf", "name": "PDF"}, {"format": "md", "name": "Markdown"}] if facts.decided else []
    return {"text": text, "files": files}


def _decided(reader: Reader, room: Room, item: Item) -> str:
    words = room.words
    label = reader.get(Proposal, item.proposal_id).label
    answers = reader.find(Answer, item_id=item.id, latest=True)
    tally = Counter(one.position for one in answers)
    counts = ", ".join(words.counted(position, number) for position, number in tally.items())
    outcome = words.term(item.outcome) if item.outcome else ""
    return f"{label} {outcome} ({counts})" if counts else f"{label} {outcome}"


def _cards(room: Room, facts: Facts) -> list[View]:
    if not facts.decided:
        return []
    words = room.words
    return [
        {
            "id": "outsider",
            "title": words._("Press as the outsider"),
            "text": words._(
                "Somebody without a seat presses a position on the board. See what they are told."
            ),
            "label": words._("Be the outsider"),
        },
        {
            "id": "object",
            "title": words._("Object"),
            "text": words._("One seat objects with a ground; go to the deadline and see the goal returned."),
            "label": words._("Be an objecting seat"),
        },
        {
            "id": "early",
            "title": words._("Close early"),
            "text": words._(
                "The facilitator can only give 24 hours' notice, and any open seat presses “Not yet”."
            ),
            "label": words._("Open the facilitator's desk"),
        },
    ]


def _moment(room: Room, at: datetime) -> str:
    return str(room.words.moment(at.astimezone(ZoneInfo(ZONE)), ZONE))
