"""A round in preparation: what the facilitator has chosen so far, its pages and buttons."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Annotated, Any

from bot.buttons import button
from bot.forms.panel import go
from dialogs.calendar import Calendar
from dialogs.methods.positions import Fallback
from dialogs.owed import Form
from dialogs.ports import Reader, Work
from dialogs.table.model import Person
from dialogs.table.seats_view import readiness_of

DRAFT, GOALS, DEADLINE, OPENING, OPENED = "draft", "draft_goals", "draft_deadline", "draft_opening", "opened"
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


def draft_in(form: Form) -> Draft:
    data = form.data
    return Draft(
        table_id=form.table_id,
        proposals=tuple(data.get("proposals", ())),
        days=data.get("days", 14),
        minutes=data.get("minutes", 0),
        deadline=_moment(data.get("deadline", "")),
        opens=_moment(data.get("opens", "")),
        fallback=Fallback(data.get("fallback", Fallback.RECORDED_AS_OPEN.value)),
        warnings=tuple(data.get("warnings", ())),
    )


def show_draft(
    work: Work, person: Person, draft: Draft, now: datetime, page: str = DRAFT, *, repost: bool = False
) -> None:
    """Show a page of it; the warnings of this moment count as read."""
    seen = replace(draft, warnings=warnings_now(work, draft.table_id, now))
    go(work, person, page, table_id=draft.table_id, repost=repost, **seen.data())


def warnings_now(reader: Reader, table_id: int, now: datetime) -> tuple[str, ...]:
    return tuple(one.concern.value for one in readiness_of(reader, table_id, now))


def with_days(draft: Draft, days: int) -> Draft:
    return replace(draft, days=days, minutes=0, deadline=None)


def with_minutes(draft: Draft, minutes: int) -> Draft:
    return replace(draft, minutes=minutes, deadline=None)


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


@button("drd")
class DraftRound:
    """Start a round with this queued goal."""

    proposal_id: int


@button("drg")
class ShowPage:
    """Another page of the round in preparation."""

    page: Annotated[str, PAGES]


@button("drt")
class TickGoal:
    proposal_id: int
    ticked: bool


@button("dry")
class DeadlineInDays:
    days: Annotated[int, range(1, 91)]


@button("drm")
class DeadlineInMinutes:
    minutes: Annotated[int, range(5, 24 * 60 + 1)]


@button("drw")
class OpenInDays:
    """At nine o'clock, so many working days from now."""

    days: Annotated[int, range(1, 61)]


@button("drf")
class ChooseFallback:
    fallback: Fallback


@button("dro")
class OpenNow:
    """Open the round in preparation at once."""


@button("drs")
class ScheduleRound:
    """Put it on for the moment chosen."""
