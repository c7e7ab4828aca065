"""What delivery writes down: sent, failed, shown, blocked, moved. Each runs as one unit of work."""

from datetime import datetime

from bot.delivery.parcels import table_of
from dialogs.owed import Board, Notice, NoticeState
from dialogs.ports import Work
from dialogs.table.model import Person, Reach
from dialogs.table.moving import group_unreachable
from dialogs.table.reaching import note_reach

ANSWERS_ONLY = frozenset({"refused", "help", "help_group", "who", "privacy", "rounds_ahead", "plan_files"})
"""Notices that only answer what somebody just typed. After an unclear sending they are not repeated: whoever
misses one asks again, twice would be noise. All others are: a result twice harms less than never."""


def is_repeatable(notice: Notice) -> bool:
    return notice.code not in ANSWERS_ONLY


def claim(work: Work, notice: Notice) -> bool:
    """Mark it as handed to Telegram; False if it is not owed any more."""
    return work.change(
        Notice,
        notice.id,
        {"state": NoticeState.OWED},
        state=NoticeState.SENDING,
        attempts=notice.attempts + 1,
    )


def mark_sent(work: Work, notice_id: int, message_id: int, now: datetime) -> None:
    work.change(Notice, notice_id, {}, state=NoticeState.SENT, message_id=message_id, sent_at=now)


def mark_corrected(work: Work, notice: Notice) -> None:
    work.change(Notice, notice.id, {}, outdated=False)


def mark_failed(work: Work, notice: Notice) -> None:
    work.change(Notice, notice.id, {}, state=NoticeState.FAILED)


def owe_again(work: Work, notice: Notice, attempts: int) -> None:
    work.change(Notice, notice.id, {}, state=NoticeState.OWED, attempts=attempts)


def mark_unreachable(work: Work, notice: Notice, code: str, now: datetime) -> None:
    """A person's notice is given up; a group's waits until the bot may speak there again."""
    if notice.person_id:
        mark_failed(work, notice)
        block(work, notice.person_id, now)
    else:
        owe_again(work, notice, notice.attempts)
        group_unreachable(work, notice.table_id, code, now)


def block(work: Work, person_id: int, now: datetime) -> None:
    person = work.first(Person, id=person_id, reach=Reach.STARTED)
    if person:
        note_reach(work, person, True, now)


def drop(work: Work, notice: Notice) -> None:
    work.remove(notice)


def resume(work: Work) -> int:
    """At start: what was on its way when the process ended is owed again or given up; says how many."""
    unclear = work.find(Notice, state=NoticeState.SENDING)
    for notice in unclear:
        state = NoticeState.OWED if is_repeatable(notice) else NoticeState.FAILED
        work.change(Notice, notice.id, {"state": NoticeState.SENDING}, state=state)
    return len(unclear)


def mark_shown(work: Work, board: Board) -> None:
    """Clean, unless another redraw was wanted since."""
    work.change(
        Board, board.id, {"wanted": board.wanted}, dirty=False, urgent=False, repost=False, loud=False
    )


def mark_posted(work: Work, board: Board, message_id: int) -> None:
    work.change(Board, board.id, {}, message_id=message_id, repost=False, pinned=False)
    mark_shown(work, board)


def mark_pinned(work: Work, board: Board, pinned: bool) -> None:
    work.change(Board, board.id, {}, pinned=pinned)


def mark_unshowable(work: Work, board: Board, code: str, now: datetime) -> None:
    if board.person_id:
        block(work, board.person_id, now)
        mark_shown(work, board)
    else:
        group_unreachable(work, table_of(board), code, now)
