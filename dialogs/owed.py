"""What a commit owes afterwards: notices, living messages, moments to wake at, half-filled forms."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum
from typing import Any

from dialogs.asking import asked_by

AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
"""As `not_before`: it waits no longer."""


class BoardKind(Enum):
    """The living messages; each is redrawn from the current state, never from a queue."""

    ROUND = "round"  # subject: round; in the group
    CARD = "card"  # subject: table; in the group, pinned where permitted
    BALLOT = "ballot"  # subject: round, person: holder; private receipt and answering
    PANEL = "panel"  # subject: 0, person: whoever; private menus and forms


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """One living message. `wanted` counts redraw requests; it is clean once the newest was shown."""

    id: int = 0
    kind: BoardKind
    subject: int
    person_id: int = 0
    table_id: int = 0
    message_id: int = 0  # 0 until first sent
    wanted: int = 1
    dirty: bool = True
    urgent: bool = False
    repost: bool = False
    loud: bool = False  # comes unasked: the next message of it rings
    not_before: datetime | None = None  # a new message of it waits until then; edits never do
    pinned: bool = False
    refused: bool = False  # Telegram would not take it as it was last drawn; told once


MOST_ATTEMPTS = 5
"""So often a message is tried whose content Telegram refuses; then it has failed, and `doctor` counts it."""


ANSWERS_ONLY = frozenset({"refused", "help", "help_group", "who", "privacy", "rounds_ahead", "plan_files"})
"""Notices that only answer what somebody just typed. After an unclear sending they are not repeated: whoever
misses one asks again, twice would be noise. All others are: a result twice harms less than never."""

AUTHOR = "author"
"""In a notice's facts: whose `text` it carries, where no record keeps it."""


class NoticeState(Enum):
    OWED = "owed"
    SENDING = "sending"  # handed to Telegram, answer not known yet: after a crash this is ambiguous
    SENT = "sent"
    FAILED = "failed"  # cannot be delivered (blocked, never started, chat gone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A message owed to a person (private) or to a table (its group); worded when sent."""

    id: int = 0
    code: str
    facts: dict[str, Any] = field(default_factory=dict)
    person_id: int = 0
    table_id: int = 0
    reply_to_round: int = 0
    silent: bool = True
    urgent: bool = False
    not_before: datetime | None = None  # waits until then, mostly for the hours of work
    state: NoticeState = NoticeState.OWED
    attempts: int = 0
    message_id: int = 0
    about: str = ""  # the question it asks, "claim:7" (asking.py); "" once it asks no more
    outdated: bool = False  # no longer as it should stand
    wanted: int = 0  # counts how often it was to be worded anew
    settled: dict[str, Any] = field(default_factory=dict)  # what was answered, by whom, when (answered.py)
    created_at: datetime
    sent_at: datetime | None = None

    def __post_init__(self) -> None:
        if not (self.about or self.id):
            object.__setattr__(self, "about", asked_by(self.code, self.facts, self.table_id))


class TimerKind(Enum):
    OPEN_ROUND = "open_round"
    REMIND = "remind"
    CLOSE_ROUND = "close_round"
    CLOSE_EARLY = "close_early"
    SETTLE_APPROVALS = "settle_approvals"  # one approval's last day is over
    END_PROVISIONAL = "end_provisional"  # the fortnight of the seats not heard is over
    QUEUE_OVERDUE = "queue_overdue"
    MEETING_BEGINS = "meeting_begins"
    TASK_DUE = "task_due"
    LEGAL_DUE = "legal_due"
    ASKED_UNTIL = "asked_until"  # what a closed round still asked or offered is over
    QUESTION_OVER = "question_over"  # the last day to answer a written question
    SEND_HELD = "send_held"  # what waited for the hours of work may go
    RETAIN = "retain"  # what is kept of persons no longer than promised


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer:
    """A moment at which something falls due; done_at guards against doing it twice."""

    id: int = 0
    table_id: int
    kind: TimerKind
    subject: int
    due_at: datetime
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Where a person stands in private: the page of their panel and what was typed so far. One per person."""

    id: int = 0
    person_id: int
    table_id: int = 0
    page: str
    data: dict[str, Any] = field(default_factory=dict)
