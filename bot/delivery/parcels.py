"""What is read just before sending: to whom, and how it will stand now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.delivery.post import Address
from bot.panel.screen import Screen
from dialogs.owed import Board, BoardKind, Notice, NoticeState
from dialogs.ports import Reader
from dialogs.table.greeting import MAY_NOT_PIN
from dialogs.table.model import Person, Reach, Table
from dialogs.table.moving import PARTLY_SHUT, SHUT


class Screens(Protocol):
    """How a message stands now; None means there is nothing to show."""

    def board(self, reader: Reader, board: Board, now: datetime) -> Screen | None: ...

    def notice(self, reader: Reader, notice: Notice, now: datetime) -> Screen | None: ...

    def moved(self, reader: Reader, board: Board, link: str, now: datetime) -> Screen | None:
        """What the older message says once the board stands further down; None leaves its text."""
        ...


@dataclass(frozen=True, slots=True)
class Parcel:
    """A notice ready to go. `to` is None if its recipient cannot be reached."""

    notice: Notice
    to: Address | None
    screen: Screen | None
    reply_to: int = 0


@dataclass(frozen=True, slots=True)
class Sketch:
    """A living message as it should stand; its `wanted` tells later whether it still should."""

    board: Board
    to: Address | None
    screen: Screen | None


def parcel(reader: Reader, notice_id: int, screens: Screens, now: datetime) -> Parcel | None:
    """None if it is neither owed nor to be corrected any more."""
    notice = reader.first(Notice, id=notice_id, state=NoticeState.OWED) or reader.first(
        Notice, id=notice_id, state=NoticeState.SENT, outdated=True
    )
    if notice is None:
        return None
    to = address(reader, notice.person_id, notice.table_id)
    if to is None:
        return Parcel(notice, None, None)
    return Parcel(notice, to, screens.notice(reader, notice, now), _reply_to(reader, notice))


def sketch(reader: Reader, board_id: int, screens: Screens, now: datetime) -> Sketch | None:
    """None if it is clean already."""
    board = reader.first(Board, id=board_id, dirty=True)
    if board is None:
        return None
    to = address(reader, board.person_id, table_of(board))
    return Sketch(board, to, screens.board(reader, board, now) if to else None)


def address(reader: Reader, person_id: int, table_id: int) -> Address | None:
    """A person's private chat if they can be reached there, else the table's group."""
    if person_id:
        person = reader.first(Person, id=person_id)
        return Address(person.user_id) if person and person.reach is Reach.STARTED else None
    table = reader.first(Table, id=table_id)
    if table is None:
        return None
    rights = set(table.rights.split())
    return Address(
        table.chat_id,
        table.thread_id,
        bool(SHUT & rights),
        bool(PARTLY_SHUT & rights),
        MAY_NOT_PIN not in rights,
    )


def table_of(board: Board) -> int:
    return board.table_id or (board.subject if board.kind is BoardKind.CARD else 0)


def _reply_to(reader: Reader, notice: Notice) -> int:
    if not notice.reply_to_round or notice.person_id:
        return 0
    board = reader.first(Board, kind=BoardKind.ROUND, subject=notice.reply_to_round, person_id=0)
    return board.message_id if board else 0
