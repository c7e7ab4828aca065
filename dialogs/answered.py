"""What was asked is settled: every message that asked it is redrawn, and asks no more."""

from typing import Any

from dialogs.owed import Notice, NoticeState
from dialogs.ports import Work

SHOWN = (NoticeState.SENDING, NoticeState.SENT)


def show_answered(work: Work, subject: str, subject_id: int, *codes: str, seat: int = 0) -> None:
    """All notices about it, or those with these codes, or to this seat; one not sent yet is worded then."""
    named: dict[str, Any] = {"code": codes} if codes else {}
    for one in work.find(Notice, about=f"{subject}:{subject_id}", state=SHOWN, **named):
        if not seat or one.facts.get("seat") == seat:
            work.change(Notice, one.id, {}, outdated=True)
