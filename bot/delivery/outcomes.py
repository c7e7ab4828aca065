"""What delivery writes down: sent, failed, shown, blocked, moved. Each runs as one unit of work."""

from datetime import datetime

from bot.delivery.calling import call_about_card, call_instead
from bot.delivery.mishaps import Mishap
from bot.delivery.parcels import table_of
from dialogs.owed import ANSWERS_ONLY, MOST_ATTEMPTS, Board, Notice, NoticeState
from dialogs.ports import Work
from dialogs.table.greeting import MAY_NOT_PIN
from dialogs.table.model import Person, Reach
from dialogs.table.moving import group_unreachable, may_pin
from dialogs.table.reaching import note_reach
from dialogs.table.refused import GIVEN_UP, KEPT, tell_refused

NOT_TO_PIN = (Mishap.MUTED, Mishap.RESTRICTED, Mishap.UNHEARD)


def is_repeatable(notice: Notice) -> bool:
    return notice.code not in ANSWERS_ONLY


def claim(work: Work, notice: Notice) -> bool:
    """Mark it as handed to Telegram; False if it is not owed any more, or not as it was read."""
    return work.change(
        Notice,
        notice.id,
        {"state": NoticeState.OWED, "wanted": notice.wanted},
        state=NoticeState.SENDING,
        outdated=False,
        attempts=notice.attempts + 1,
    )


def mark_sent(work: Work, notice_id: int, message_id: int, now: datetime) -> None:
    work.change(Notice, notice_id, {}, state=NoticeState.SENT, message_id=message_id, sent_at=now)


def mark_corrected(work: Work, notice: Notice, asks: bool) -> None:
    """It stands as it was read. What asks no more is not looked at again."""
    about = notice.about if asks else ""
    work.change(Notice, notice.id, {"wanted": notice.wanted}, outdated=False, about=about)


def count_correction(work: Work, notice: Notice) -> None:
    work.change(Notice, notice.id, {}, attempts=notice.attempts + 1)


def mark_failed(work: Work, notice: Notice) -> None:
    work.change(Notice, notice.id, {}, state=NoticeState.FAILED)


def mark_out_of_reach(work: Work, notice: Notice, now: datetime) -> None:
    """Owed again once its person can be written to (dialogs/rounds/coming.py)."""
    mark_failed(work, notice)
    call_instead(work, notice, now)


def keep(work: Work, notice: Notice, code: str, now: datetime) -> None:
    """Refused, and nobody knows whether for good: it stays owed, and is told once."""
    if notice.table_id and not notice.person_id:
        group_unreachable(work, notice.table_id, code, now)
    elif not notice.attempts:
        _tell(work, notice, KEPT, now)
    owe_again(work, notice, min(MOST_ATTEMPTS - 1, max(1, notice.attempts)))


def give_up(work: Work, notice: Notice, now: datetime) -> None:
    """Its content cannot be shown, however often it is sent: told, and counted by `doctor`."""
    work.change(Notice, notice.id, {}, state=NoticeState.FAILED, attempts=MOST_ATTEMPTS)
    _tell(work, notice, GIVEN_UP, now)


def _tell(work: Work, notice: Notice, code: str, now: datetime) -> None:
    if notice.code not in (KEPT, GIVEN_UP):
        tell_refused(work, notice.table_id, notice.person_id, code, now)


def owe_again(work: Work, notice: Notice, attempts: int) -> None:
    work.change(Notice, notice.id, {}, state=NoticeState.OWED, attempts=attempts)


def mark_unreachable(work: Work, notice: Notice, code: str, now: datetime) -> None:
    """A person's notice is given up; a group's waits until the bot may speak there again."""
    if notice.person_id:
        block(work, notice.person_id, now)
        mark_out_of_reach(work, notice, now)
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
    mark_drawn(work, board)


def mark_pinned(work: Work, board: Board, refused: Mishap | None, now: datetime) -> None:
    """A refusal that will stand is told once, with the remedy; another is tried at the next change."""
    work.change(Board, board.id, {}, pinned=refused is None)
    if refused in NOT_TO_PIN:
        group_unreachable(work, table_of(board), MAY_NOT_PIN, now)
    elif refused is None:
        may_pin(work, table_of(board))


def keep_board(work: Work, board: Board, code: str, now: datetime) -> None:
    """It stays dirty, and is tried again; told once until it could be shown."""
    if not board.person_id:
        group_unreachable(work, table_of(board), code, now)
    elif not board.refused:
        tell_refused(work, 0, board.person_id, KEPT, now)
    work.change(Board, board.id, {}, refused=True)


def give_up_board(work: Work, board: Board, now: datetime) -> None:
    """As it stands now it cannot be shown; the next change is tried anew."""
    mark_shown(work, board)
    work.change(Board, board.id, {}, refused=True)
    if not board.refused:
        tell_refused(work, 0 if board.person_id else table_of(board), board.person_id, GIVEN_UP, now)


def mark_drawn(work: Work, board: Board) -> None:
    """As mark_shown, and Telegram took it."""
    mark_shown(work, board)
    if board.refused:
        work.change(Board, board.id, {}, refused=False)


def mark_unshowable(work: Work, board: Board, code: str, now: datetime) -> None:
    if board.person_id:
        block(work, board.person_id, now)
        call_about_card(work, board, now)
        mark_shown(work, board)
    else:
        group_unreachable(work, table_of(board), code, now)
