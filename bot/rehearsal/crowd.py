"""Lets every agency that has not answered yet answer the running round, one by one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.panel.doors.rounds import ChooseShown, TakePosition
from bot.rehearsal.errors import NotPossible
from bot.rehearsal.others import PAUSE, Ask, Mood, answer_in_private, line_of
from dialogs.methods.positions import Position
from dialogs.ports import Reader
from dialogs.rounds.answering import WANTS_REASON
from dialogs.rounds.ballot import open_items
from dialogs.rounds.model import Answer, Elector, Item, Round, RoundState, Shown, Version
from dialogs.table.model import Holding, Person, Table

if TYPE_CHECKING:
    from bot.rehearsal.cast import Line
    from bot.rehearsal.room import Room, Seated

Waiting = list[tuple[int, list[Ask]]]
"""(user id, what that person's seat has not answered)."""


async def let_others_answer(room: Room, mood: Mood, *, pause: float = PAUSE) -> None:
    """Whoever has answered is left as they are. NotPossible if no round is open."""
    round_id, waiting = await room.read(lambda reader: waiting_seats(reader, room.group.id))
    if not round_id:
        raise NotPossible("no round is open")
    by_user = {one.person.id: one for one in room.seats}
    others = [(by_user[user], asks) for user, asks in waiting if user in by_user]
    for order, (seated, asks) in enumerate(others):
        if room.is_closing:
            return
        lines = [(ask, line_of(mood, seated.part, order, ask.goal, room.case, room.language)) for ask in asks]
        spoken = [(ask, line) for ask, line in lines if line]
        if spoken:
            await _answer(room, seated, round_id, spoken)
            await asyncio.sleep(pause)


async def _answer(room: Room, seated: Seated, round_id: int, spoken: list[tuple[Ask, Line]]) -> None:
    """On the board where it shows positions, in private otherwise."""
    player, person = room.stage.player, seated.person
    ask, line = spoken[0]
    on_board = len(spoken) == 1 and player.shows(room.group, TakePosition, item_id=ask.item_id)
    if not on_board or line.position is Position.OBJECT:
        await answer_in_private(player, person, round_id, spoken, pause=0)
        return
    await player.press(person, room.group, TakePosition, item_id=ask.item_id, position=line.position)
    if line.position in WANTS_REASON and line.reason:
        chat = room.stage.world.private(person)
        await player.write(person, line.reason)
        await player.press(person, chat, ChooseShown, item_id=ask.item_id, shown=Shown.WITH_NAME)


def waiting_seats(reader: Reader, chat_id: int) -> tuple[int, Waiting]:
    """The open round's id (0 if none) and what is still unanswered, in the order of seats."""
    table = reader.first(Table, chat_id=chat_id)
    held = reader.first(Round, table_id=table.id, state=RoundState.OPEN, order="-number") if table else None
    if held is None:
        return 0, []
    items = [Ask(item.id, _goal(reader, item)) for item in open_items(reader, held.id)]
    waiting = []
    for elector in reader.find(Elector, round_id=held.id, vacant=False):
        given = {
            one.item_id for one in reader.find(Answer, round_id=held.id, seat_id=elector.seat_id, latest=True)
        }
        asks = [ask for ask in items if ask.item_id not in given]
        holding = reader.first(Holding, seat_id=elector.seat_id, until=None)
        if asks and holding:
            waiting.append((reader.get(Person, holding.person_id).user_id, asks))
    return held.id, waiting


def _goal(reader: Reader, item: Item) -> str:
    return reader.get(Version, item.version_id).text
