"""A round in preparation: what the facilitator chose so far."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.panel.pages import go
from dialogs.calendar import Calendar
from dialogs.methods.positions import Fallback
from dialogs.ports import Reader, Work
from dialogs.table.model import Person
from dialogs.table.seats_view import readiness_of

DRAFT = "draft"

GOALS = "draft_goals"

DEADLINE = "draft_deadline"

OPENING = "draft_opening"

PAGES = (DRAFT, GOALS, DEADLINE, OPENING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`deadline`, if typed, goes before `minutes`, which go before `days`; `opens` None is at once.

    `warnings` are the readiness warnings shown so far.
    """

    table_id: int
    proposals: tuple[int, ...]
    days: int = 14
    minutes: int = 0
    deadline: datetime | None = None
    opens: datetime | None = None
    fallback: Fallback = Fallback.RECORDED_AS_OPEN
    warnings: tuple[str, ...] = ()

    def deadline_at(self, calendar: Calendar, now: datetime) -> datetime:
        start = max(self.opens or now, now)
        if self.deadline:
            return self.deadline
        if self.minutes:
            return start + timedelta(minutes=self.minutes)
        return calendar.default_deadline(start, self.days)

    def data(self) -> dict[str, Any]:
        return {
            "proposals": list(self.proposals),
            "days": self.days,
            "minutes": self.minutes,
            "deadline": self.deadline.isoformat() if self.deadline else "",
            "opens": self.opens.isoformat() if self.opens else "",
            "fallback": self.fallback.value,
            "warnings": list(self.warnings),
        }


def show_draft(
    work: Work, person: Person, draft: Draft, now: datetime, page: str = DRAFT, *, repost: bool = False
) -> None:
    """Show a page of it; the warnings of this moment count as read."""
    seen = replace(draft, warnings=warnings_now(work, draft.table_id, now))
    go(work, person, page, table_id=draft.table_id, repost=repost, **seen.data())


def warnings_now(reader: Reader, table_id: int, now: datetime) -> tuple[str, ...]:
    return tuple(one.concern.value for one in readiness_of(reader, table_id, now))
