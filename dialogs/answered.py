"""What was asked is settled: every message that asked it is redrawn, and asks no more."""

from dialogs.owed import Notice, NoticeState
from dialogs.ports import Work

SHOWN = (NoticeState.SENDING, NoticeState.SENT)


def show_answered(work: Work, subject: str, subject_id: int, *codes: str) -> None:
    """All notices about it, or those with these codes. One not sent yet is worded when it is."""
    for one in work.find(Notice, about=f"{subject}:{subject_id}", state=SHOWN):
        if not codes or one.code in codes:
            work.change(Notice, one.id, {}, outdated=True)
