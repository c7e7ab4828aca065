"""What a run of kills left: each acknowledged press once, each notice arrived, each board as things stand."""

from dataclasses import dataclass
from itertools import groupby

from bot.delivery.screens import Screens
from bot.panel.seal import sealed_with
from bot.rehearsal.markup import parse
from dialogs.methods.positions import Position
from dialogs.owed import Board, Notice, NoticeState
from dialogs.ports import Reader
from dialogs.rounds.model import Answer, Round, RoundState
from dialogs.table.model import Person, Table
from storage.memory import Memory
from tests.faults.killing import Ordeal, now, waits_for_hours


@dataclass(frozen=True, slots=True)
class Aftermath:
    presses: int
    stored: int
    """Answers in the database, revisions counted."""
    expected: int
    """Presses that changed their seat's position."""
    wrong_seats: int
    rounds_closed: int
    notices: int
    notices_missing: int
    notices_doubled: int
    boards: int
    boards_behind: int
    toasts_missed: int
    """Presses stored whose toast died with the bot: toasts are not queued."""

    @property
    def is_sound(self) -> bool:
        return (
            self.stored == self.expected
            and not (self.wrong_seats or self.notices_missing or self.boards_behind)
        )  # fmt: skip


async def look_at(ordeal: Ordeal) -> Aftermath:
    with Memory.open(ordeal.database) as memory:
        return await memory.read(lambda reader: _judged(reader, ordeal))


def _judged(reader: Reader, ordeal: Ordeal) -> Aftermath:
    expected = _changes(ordeal)
    stored = {seat: _revisions(reader, ordeal, seat) for seat in expected}
    notices, boards = reader.find(Notice), reader.find(Board)
    closed = [reader.get(Round, one.round_id).state is RoundState.CLOSED for one in ordeal.closing]
    return Aftermath(
        presses=len(ordeal.pressed),
        stored=len(reader.find(Answer, round_id=ordeal.busy.round_id)),
        expected=sum(map(len, expected.values())),
        wrong_seats=sum(stored[seat] != positions for seat, positions in expected.items()),
        rounds_closed=sum(closed),
        notices=len(notices),
        notices_missing=sum(not _arrived(reader, ordeal, one) for one in notices),
        notices_doubled=_doubled(ordeal),
        boards=len(boards),
        boards_behind=sum(not _shows_last_state(reader, ordeal, one) for one in boards),
        toasts_missed=len(ordeal.world.unanswered),
    )


def _changes(ordeal: Ordeal) -> dict[int, list[Position]]:
    """By seat: its presses in order; one that repeats the position changes nothing."""
    said: dict[int, list[Position]] = {seat: [] for seat in ordeal.busy.seats.values()}
    for person, position, _ in ordeal.pressed:
        said[ordeal.busy.seats[person.id]].append(position)
    return {seat: [position for position, _ in groupby(all_said)] for seat, all_said in said.items()}


def _revisions(reader: Reader, ordeal: Ordeal, seat: int) -> list[Position]:
    answers = reader.find(Answer, item_id=ordeal.busy.item_id, seat_id=seat, order="revision")
    numbers = [one.revision for one in answers]
    latest = [one.latest for one in answers]
    is_sound = numbers == list(range(1, len(numbers) + 1)) and latest[:-1] == [False] * (len(latest) - 1)
    return [one.position for one in answers] if is_sound and all(latest[-1:]) else []


def _arrived(reader: Reader, ordeal: Ordeal, notice: Notice) -> bool:
    if notice.state is NoticeState.OWED and waits_for_hours(notice):
        return True
    return notice.state is NoticeState.SENT and _message_stands(
        reader, ordeal, notice.person_id, notice.table_id, notice.message_id
    )


def _chat_id(reader: Reader, person_id: int, table_id: int) -> int:
    return reader.get(Person, person_id).user_id if person_id else reader.get(Table, table_id).chat_id


def _message_stands(reader: Reader, ordeal: Ordeal, person: int, table: int, message: int) -> bool:
    return ordeal.world.chat(_chat_id(reader, person, table)).find(message) is not None


def _doubled(ordeal: Ordeal) -> int:
    """Results that came twice in their group: a kill between Telegram's answer and its being noted."""
    doubled = 0
    for one in ordeal.closing:
        results = [m for m in ordeal.world.chat(one.chat_id).messages if m.text and m.reply_to]
        doubled += max(0, len(results) - 1)
    return doubled


def _shows_last_state(reader: Reader, ordeal: Ordeal, board: Board) -> bool:
    person, table = board.person_id, board.table_id
    if waits_for_hours(board):
        return True
    screens = Screens(ordeal.world.bot.username, sealed_with(ordeal.world.token))
    wanted = screens.board(reader, board, now())
    if board.dirty or not board.message_id:
        return not board.dirty and wanted is None  # a card that became void before it could be shown
    shown = ordeal.world.chat(_chat_id(reader, person, table)).find(board.message_id)
    return shown is not None and wanted is not None and shown.text == parse(wanted.text).text
