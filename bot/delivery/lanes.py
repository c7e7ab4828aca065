"""What waits for each chat, and which of it goes next."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from bot.delivery.budget import Budget, Kind
from bot.delivery.doors import Doors, Key
from bot.delivery.parcels import table_of
from dialogs.owed import Board, Notice, NoticeState
from dialogs.ports import Reader
from dialogs.table.model import Person, Table
from dialogs.table.moving import may_speak

T = TypeVar("T")
AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Errand:
    """One notice or board to take to a chat. `is_new`: a board to be sent, not edited; `is_muted`:
    its group is known to refuse the bot, so it waits for the next knock."""

    chat_id: int
    id: int
    is_board: bool = False
    is_urgent: bool = False
    is_new: bool = False
    is_correction: bool = False
    is_muted: bool = False

    @property
    def key(self) -> Key:
        return self.is_board, self.id

    @property
    def kind(self) -> Kind:
        if self.is_urgent:
            return Kind.URGENT
        is_edit = self.is_correction or (self.is_board and not self.is_new)
        return Kind.EDIT if is_edit else Kind.SEND

    @property
    def rank(self) -> int:
        """Closing boards first, then a group's new boards (notices reply to them), notices, redraws."""
        if not self.is_board:
            return 3 if self.is_correction else 2
        if self.is_urgent:
            return 0
        return 1 if self.is_new and self.chat_id < 0 else 3


@dataclass(slots=True)
class Lane:
    """One chat's errands; one of them is on its way at a time."""

    errands: list[Errand] = field(default_factory=list)
    is_busy: bool = False

    @property
    def matters(self) -> bool:
        return bool(self.errands) or self.is_busy

    @property
    def is_urgent(self) -> bool:
        return any(errand.is_urgent for errand in self.errands)

    def next(
        self, budget: Budget, drawn_at: dict[int, datetime], doors: Doors, now: datetime
    ) -> tuple[datetime, Errand] | None:
        """The errand that may go soonest and from when; of several that may go now, the first in rank."""
        best: tuple[datetime, Errand] | None = None
        for errand in self._candidates(doors, now):
            ready = max(budget.ready_at(errand.chat_id, errand.kind, now), doors.until(errand.chat_id, now))
            drawn = drawn_at.get(errand.id)
            if errand.kind is Kind.EDIT and errand.chat_id < 0 and drawn:
                ready = max(ready, drawn + budget.limits.board_pause)
            if best is None or ready < best[0]:
                best = (ready, errand)
            if ready <= now:
                break
        return best

    def _candidates(self, doors: Doors, now: datetime) -> Iterator[Errand]:
        """By rank; of the notices only the first, for they keep their order. One refused by itself waits."""
        is_notice_seen = False
        for errand in self.errands:
            if doors.until(errand.key, now) > now:
                continue
            if errand.is_board or errand.is_correction or not is_notice_seen:
                yield errand
            is_notice_seen = is_notice_seen or not (errand.is_board or errand.is_correction)


def owed(reader: Reader, now: datetime) -> list[Errand]:
    """Everything that may go now: boards by rank, notices in the order they were written."""
    waiting = reader.find(Notice, state=NoticeState.OWED)
    notices = [each for each in waiting if not each.not_before or each.not_before <= now]
    outdated = reader.find(Notice, outdated=True, state=NoticeState.SENT)
    boards = [each for each in reader.find(Board, dirty=True) if not _is_held_back(each, now)]
    chats = _chats(reader, [*notices, *outdated, *boards])

    def errand(of: Notice | Board, **how: bool) -> Errand:
        chat_id, is_muted = chats.get(_recipient(of), (0, False))  # 0: sending finds out and gives up
        return Errand(chat_id, of.id, is_muted=is_muted, **how)

    errands = [errand(each, is_urgent=each.urgent) for each in notices]
    errands += [errand(each, is_correction=True) for each in outdated]
    for each in boards:
        is_new = not each.message_id or each.repost
        errands.append(errand(each, is_board=True, is_urgent=each.urgent, is_new=is_new))
    return sorted(errands, key=lambda each: (each.rank, each.id))


def _is_held_back(board: Board, now: datetime) -> bool:
    is_new = not board.message_id or board.repost
    return is_new and board.not_before is not None and board.not_before > now


def _recipient(of: Notice | Board) -> tuple[int, int]:
    """A person's id, or else their table's."""
    if of.person_id:
        return of.person_id, 0
    return 0, table_of(of) if isinstance(of, Board) else of.table_id


def _chats(reader: Reader, all_owed: list[Notice | Board]) -> dict[tuple[int, int], tuple[int, bool]]:
    """The chat of each recipient there is, and whether it is muted."""
    recipients = {_recipient(each) for each in all_owed}
    people = _read(reader, Person, {person for person, _ in recipients} - {0})
    tables = _read(reader, Table, {table for _, table in recipients} - {0})
    found = {(each.id, 0): (each.user_id, False) for each in people}
    return found | {(0, each.id): (each.chat_id, not may_speak(each)) for each in tables}


def _read(reader: Reader, kind: type[T], keys: set[int]) -> Iterator[T]:
    """Many at once, always as many, so that it stays one statement."""
    ordered = sorted(keys)
    for at in range(0, len(ordered), AT_ONCE):
        some = ordered[at : at + AT_ONCE]
        yield from reader.find(kind, id=tuple(some + some[-1:] * (AT_ONCE - len(some))))
