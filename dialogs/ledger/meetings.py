"""What the ledger says of meetings and of the tasks given between them."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from dialogs.ledger.sealed import Sealed, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of the agenda; `round` 0: none belongs to it."""

    point: int
    round: int
    title: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingHeld:
    kind: ClassVar[str] = "meeting_held"
    meeting: int
    number: int
    at: datetime
    place: Text
    present: tuple[Sealed[int], ...]
    excused: tuple[Sealed[int], ...]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskGiven:
    """`meeting` 0: between meetings. `taken_on` at once only by an agency present there."""

    kind: ClassVar[str] = "task_given"
    task: int
    number: int
    meeting: int
    due: datetime
    seat: Sealed[int]
    taken_on: Sealed[bool]
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """An agency's word on a task; `entered` by the facilitator."""

    taken_on: bool
    entered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskAnswered:
    kind: ClassVar[str] = "task_answered"
    task: int
    number: int
    word: Sealed[Word]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDone:
    kind: ClassVar[str] = "task_done"
    task: int
    number: int
