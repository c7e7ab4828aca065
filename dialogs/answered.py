"""What was asked is settled: every message that asked it is redrawn, says what was answered, asks no more.

One not sent yet is worded anew before it goes, or goes no more.
"""

from datetime import datetime
from typing import Any

from dialogs.owed import Notice, NoticeState
from dialogs.ports import Work

LIVE = (NoticeState.OWED, NoticeState.SENDING, NoticeState.SENT)


def show_answered(
    work: Work, said: str, now: datetime, *questions: str, by: int = 0, seat: int = 0, **facts: Any
) -> None:
    """`said`: the answer's code; `by` the person and `seat` the seat it came from, 0 for nobody."""
    settled = {"said": said, "by": by, "seat": seat, "at": now.isoformat(), **facts}
    for one in _asking(work, questions):
        _look_again(work, one, settled=settled)


def show_lapsed(work: Work, *questions: str) -> None:
    """Nobody answered, or not here: what they depend on has changed."""
    for one in _asking(work, questions):
        _look_again(work, one)


def ask_no_more(work: Work, person_id: int) -> None:
    """The person lost a right, or has another: whatever still asks them is looked at again."""
    for one in work.find(Notice, person_id=person_id, state=LIVE):
        if one.about:
            _look_again(work, one)


def _look_again(work: Work, asking: Notice, **values: Any) -> None:
    work.change(Notice, asking.id, {}, outdated=True, wanted=asking.wanted + 1, **values)


def _asking(work: Work, questions: tuple[str, ...]) -> list[Notice]:
    return work.find(Notice, about=questions, state=LIVE) if questions else []
