"""What the page may ask of a room: be somebody, press, write, let time pass, let others answer."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from bot.forms.drafting import OpenNow
from bot.forms.proposing import ConfirmProposal, SkipLine
from bot.rehearsal.crowd import let_others_answer
from bot.rehearsal.others import Mood
from bot.rehearsal.room import Misplayed, Room
from dialogs.ports import Reader
from dialogs.rounds.model import Round, RoundState
from dialogs.table.model import Table

TEXT_LIMIT = 4096


async def play(room: Room, kind: str, facts: dict[str, Any]) -> None:
    """One act of the page. Misplayed, NotPossible or Refusal say why it is not possible."""
    act = _ACTS.get(kind)
    if act is None:
        raise Misplayed(kind)
    await act(room, facts)
    await room.stage.settle()


async def _be(room: Room, facts: dict[str, Any]) -> None:
    room.be(
        room.find(facts.get("person")), "phone" if facts.get("person") == room.facilitator.id else "group"
    )


async def _press(room: Room, facts: dict[str, Any]) -> None:
    chat = room.stage.world.chat(int(facts["chat"]))
    message = chat.message(int(facts["message"]))
    button = message.button(str(facts["button"]))
    world, person = room.stage.world, room.selected
    query = world.press(person, message, button.data or button.text)
    await room.stage.settle()
    toast = world.query(query).toast if query else None
    if world.phone(person).start_payload is not None or not world.private(person).is_started:
        room.turn_to("phone")
    if toast and toast.text:
        room.say(toast.text)


async def _write(room: Room, facts: dict[str, Any]) -> None:
    room.stage.world.write(room.selected, room.stage.world.private(room.selected), _text(facts))


async def _say(room: Room, facts: dict[str, Any]) -> None:
    room.stage.world.write(room.selected, room.group, _text(facts))


async def _start(room: Room, facts: dict[str, Any]) -> None:
    room.stage.world.start(room.selected)


async def _link(room: Room, facts: dict[str, Any]) -> None:
    phone = room.stage.world.open_link(room.selected, str(facts.get("url", "")))
    room.turn_to("phone" if phone.chat_id == room.selected.id else "group")


async def _day(room: Room, facts: dict[str, Any]) -> None:
    await _pass(room, room.stage.clock() + timedelta(days=1))


async def _to_deadline(room: Room, facts: dict[str, Any]) -> None:
    deadline = await room.read(lambda reader: _next_deadline(reader, room.group.id))
    if deadline is None:
        raise Misplayed("deadline")
    room.turn_to("group")
    await _pass(room, deadline + timedelta(minutes=1))


async def _pass(room: Room, moment: datetime) -> None:
    """Jump, and list what the bot said meanwhile."""
    before = room.stage.world.revision
    await room.stage.pass_time(moment)
    for chat in (room.group, *(room.stage.world.private(person) for person in room.everybody())):
        for message in chat.messages:
            if message.revision > before and message.sender == room.stage.world.bot and not message.edited_at:
                where = room.group.title if chat is room.group else room.find(chat.id).name
                room.note(f"{where}: {message.text.splitlines()[0] if message.text else ''}", message.at)


async def _others(room: Room, facts: dict[str, Any]) -> None:
    room.turn_to("group")
    await let_others_answer(room, Mood(facts.get("mood", "friendly")))


async def _propose(room: Room, facts: dict[str, Any]) -> None:
    """The facilitator writes the goal and goes on to the round's preview."""
    room.be(room.facilitator, "phone")
    player, chat = room.stage.player, room.stage.world.private(room.facilitator)
    await player.write(room.facilitator, f"/propose {_text(facts)}")
    await player.press(room.facilitator, chat, SkipLine)
    await player.press(room.facilitator, chat, ConfirmProposal)


async def _own_goal(room: Room, facts: dict[str, Any]) -> None:
    room.be(room.facilitator, "phone")
    await room.stage.player.write(room.facilitator, "/propose")


async def _seat_all(room: Room, facts: dict[str, Any]) -> None:
    await room.seat_everybody()


async def _guide(room: Room, facts: dict[str, Any]) -> None:
    room.is_guide_hidden = bool(facts.get("hidden"))


async def _opened(room: Room, facts: dict[str, Any]) -> None:
    room.is_plan_opened = True


async def _card(room: Room, facts: dict[str, Any]) -> None:
    """Put the one who tries on the phone; the card says what to press."""
    card = facts.get("card")
    if not await room.read(lambda reader: _next_deadline(reader, room.group.id)):
        room.cards_played += 1
        goal = room.case.goals[room.cards_played % len(room.case.goals)]
        await _propose(room, {"text": goal})
        await room.stage.player.press(room.facilitator, room.stage.world.private(room.facilitator), OpenNow)
    person = {"outsider": room.outsider, "object": room.seats[-1].person}.get(str(card), room.facilitator)
    room.be(person, "phone" if card == "early" else "group")
    if card == "early":
        await room.stage.player.write(room.facilitator, "/facilitate")


def _text(facts: dict[str, Any]) -> str:
    text = str(facts.get("text", ""))[:TEXT_LIMIT]
    if not text.strip():
        raise Misplayed("text")
    return text


def _next_deadline(reader: Reader, chat_id: int) -> datetime | None:
    table = reader.first(Table, chat_id=chat_id)
    held = reader.first(Round, table_id=table.id, state=RoundState.OPEN, order="deadline") if table else None
    return held.deadline if held else None


Act = Callable[[Room, dict[str, Any]], Awaitable[None]]
_ACTS: dict[str, Act] = {
    "be": _be, "press": _press, "write": _write, "say": _say, "start": _start, "link": _link, "day": _day,
    "deadline": _to_deadline, "others": _others, "propose": _propose, "own_goal": _own_goal,
    "seat": _seat_all, "guide": _guide, "opened": _opened, "card": _card,
}  # fmt: skip
