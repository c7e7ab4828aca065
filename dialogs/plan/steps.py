"""What happened to a round between its opening and its close, and what seats say of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from dialogs.ledger import rounds
from dialogs.plan.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    by: str  # facilitator, automatic, early_close, outage
    deadline: datetime
    reason: Text
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyClose:
    """An early close announced for `closes_at`; or, without it, stopped by a seat that was still open."""

    closes_at: datetime | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Seconded:
    """A second facilitator confirmed what one did who also holds a seat: close, withdraw, enter."""

    act: str
    agency: Text  # the seat of the one who asked
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Questioned:
    """A seat questions a step of the facilitator."""

    step: str
    agency: Text
    text: Text
    at: datetime


Step = Extension | EarlyClose | Seconded | Questioned


def step_of(said: rounds.Step, agency: Callable[[int], Text], at: datetime) -> Step:
    """`agency`: a seat's name as the round opened with it."""
    match said:
        case rounds.RoundExtended():
            return Extension(by=said.by.value, deadline=said.deadline, reason=said.reason.value, at=at)
        case rounds.EarlyCloseAnnounced():
            return EarlyClose(closes_at=said.closes_at, at=at)
        case rounds.EarlyCloseStopped():
            return EarlyClose(closes_at=None, at=at)
        case rounds.SecondConfirmed():
            return Seconded(act=said.act.value, agency=agency(said.seat.value or 0), at=at)
        case rounds.StepQuestioned():
            asked = agency(said.seat.value or 0)
            return Questioned(step=said.step.value, agency=asked, text=said.text.value, at=at)
