"""Who facilitates and holds a seat closes, withdraws and enters answers only with a second facilitator."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any

from dialogs.events import SecondAsked
from dialogs.owed import Notice
from dialogs.ports import Reader, Work
from dialogs.refusals import Refusal
from dialogs.table.authority import is_facilitator, seat_held
from dialogs.table.model import Facilitator, Person


class Act(Enum):
    CLOSE = "close"
    WITHDRAW = "withdraw"
    ENTER = "enter"


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondWord:
    """What one facilitator asked another to confirm; `facts` are the use case's arguments."""

    id: int = 0
    table_id: int
    round_id: int
    person_id: int  # who asked
    facilitator_id: int  # the office in which they did; what it asked for ends with it
    act: Act
    facts: dict[str, Any] = field(default_factory=dict)
    asked_at: datetime
    settled_at: datetime | None = None


def needs_second(reader: Reader, by: Person, table_id: int) -> bool:
    return is_facilitator(reader, by, table_id) and seat_held(reader, by, table_id) is not None


def require_second_there(reader: Reader, by: Person, table_id: int) -> None:
    """Refusal("second_wanted") to whoever needs a second facilitator where there is none."""
    there = reader.find(Facilitator, table_id=table_id, until=None)
    if needs_second(reader, by, table_id) and all(one.person_id == by.id for one in there):
        raise Refusal("second_wanted")


def ask_second(
    work: Work, by: Person, table_id: int, round_id: int, act: Act, facts: dict[str, Any], now: datetime
) -> SecondAsked:
    """Every other facilitator is asked; Refusal("second_wanted") if there is none."""
    there = work.find(Facilitator, table_id=table_id, until=None)
    others = [one for one in there if one.person_id != by.id]
    if not others:
        raise Refusal("second_wanted")
    asked = work.add(
        SecondWord(
            table_id=table_id,
            round_id=round_id,
            person_id=by.id,
            facilitator_id=next(one.id for one in there if one.person_id == by.id),
            act=act,
            facts=facts,
            asked_at=now,
        )
    )
    for one in others:
        told = {"second": asked.id}
        work.add(
            Notice(code="second_asked", facts=told, person_id=one.person_id, silent=False, created_at=now)
        )
    return SecondAsked(round_id=round_id)


def still_asked(reader: Reader, asked: SecondWord) -> bool:
    """Does whoever asked facilitate still, without having left the office since?"""
    return asked.settled_at is None and reader.get(Facilitator, asked.facilitator_id).until is None
