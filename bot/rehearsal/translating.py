"""The room goes on in the other language: table, people, agencies, and every message that can be worded anew.

A live table's language is fixed once it is open; a rehearsed one follows the page. What people wrote stays.
"""

from dataclasses import replace
from datetime import datetime

import structlog

from bot.delivery.screens import Screens
from bot.panel.screen import Screen
from bot.panel.seal import sealed_with
from bot.rehearsal.markup import formatted
from bot.rehearsal.room import Room, Seated
from bot.rehearsal.telegram import TOKEN
from dialogs.owed import Board, Notice, NoticeState
from dialogs.ports import Reader, Work
from dialogs.rounds.model import Elector, Round, RoundState
from dialogs.table.authority import is_facilitator
from dialogs.table.model import Person, Seat, Table
from dialogs.table.people import choose_language, meet
from dialogs.table.seating import rename_seat

log = structlog.get_logger()
Sent = tuple[int, int, Screen]
"""Chat, message, how it reads now."""


async def speak(room: Room, language: str) -> None:
    parts = {part.code: part for part in room.plot.parts(language)}
    names = {one.part.agency: parts[one.part.code].agency for one in room.seats if one.part.code in parts}
    await room.stage.roundtable.memory.do(lambda work: _turn(work, room, language, names, room.stage.clock()))
    room.seats = [Seated(parts.get(one.part.code, one.part), one.person) for one in room.seats]
    room.language, room.speaks_since = language, room.stage.clock()
    await room.stage.settle()
    _reword(room, await room.read(lambda reader: _sent(reader, room, names)))
    room.turn += 1


def _turn(work: Work, room: Room, language: str, names: dict[str, str], now: datetime) -> None:
    for account in room.everybody():
        name = names.get(account.name, account.name)
        choose_language(work, meet(work, account.id, name, language, False, now), language)
    table = work.first(Table, chat_id=room.group.id)
    if table is None:
        return
    work.save(replace(table, language=language))
    leader = work.first(Person, user_id=room.facilitator.id)
    if leader and is_facilitator(work, leader, table.id):
        for seat in work.find(Seat, table_id=table.id, removed_at=None):
            if names.get(seat.agency, seat.agency) != seat.agency:
                rename_seat(work, leader, seat.id, names[seat.agency], now)
    for held in work.find(Round, table_id=table.id, state=RoundState.OPEN):
        for one in work.find(Elector, round_id=held.id):
            work.save(replace(one, agency=names.get(one.agency, one.agency)))
    for board in work.find(Board):
        work.redraw(board.kind, board.subject, board.person_id)


def _sent(reader: Reader, room: Room, names: dict[str, str]) -> list[Sent]:
    """What was sent once, as it would be worded now; what cannot be worded any more stays as it was said."""
    screens = Screens(room.stage.world.bot.username, sealed_with(TOKEN), rehearsal=True)
    found: list[Sent] = []
    for notice in reader.find(Notice, state=NoticeState.SENT):
        chat_id = _chat(reader, notice)
        facts = {
            key: names.get(fact, fact) if isinstance(fact, str) else fact
            for key, fact in notice.facts.items()
        }
        try:
            screen = screens.notice(reader, replace(notice, facts=facts), notice.created_at)
        except Exception:  # noqa: BLE001 - it was worded from a state that is gone
            log.info("not_reworded", code=notice.code)
            continue
        if screen and chat_id and notice.message_id:
            found.append((chat_id, notice.message_id, screen))
    return found


def _chat(reader: Reader, notice: Notice) -> int:
    if notice.person_id:
        return reader.get(Person, notice.person_id).user_id
    table = reader.first(Table, id=notice.table_id)
    return table.chat_id if table else 0


def _reword(room: Room, sent: list[Sent]) -> None:
    for chat_id, message_id, screen in sent:
        worded = formatted(screen.text, "HTML", ())
        labels = {one.data: one.label for row in screen.buttons for one in row if one.data}
        room.stage.world.reword(chat_id, message_id, worded.text, worded.entities, labels)
