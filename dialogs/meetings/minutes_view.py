"""What the minutes of a meeting say: who was there, each point with its result, tasks; no person's name."""

from dataclasses import dataclass
from datetime import datetime

from dialogs.meetings.attending import attendances
from dialogs.meetings.calling import agenda
from dialogs.meetings.model import AgendaPoint, Attendance, Meeting, Presence, Task, TaskState
from dialogs.methods.positions import Outcome, Position
from dialogs.ports import Reader
from dialogs.rounds.model import Item, Proposal, Round, RoundState, Version
from dialogs.rounds.result_view import ItemResult, result_view
from dialogs.table.model import Seat, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class PointView:
    """`outcome` once its round is closed, `deadline` while it runs; both None without a round."""

    point_id: int
    title: str
    label: str
    text: str
    outcome: Outcome | None
    tally: tuple[tuple[Position, int], ...]
    deadline: datetime | None
    note: str
    unconfirmed: int = 0  # of the approvals: consents entered and not confirmed


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskView:
    number: int
    text: str
    agency: str
    due: datetime
    state: TaskState = TaskState.TAKEN_ON


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesView:
    table: str
    body: str
    zone: str
    number: int
    at: datetime
    place: str
    present: tuple[str, ...]
    excused: tuple[str, ...]
    absent: tuple[str, ...]
    points: tuple[PointView, ...]
    tasks: tuple[TaskView, ...]


def minutes_view(reader: Reader, meeting_id: int) -> MinutesView:
    meeting = reader.get(Meeting, meeting_id)
    table = reader.get(Table, meeting.table_id)
    there = attendances(reader, meeting_id)
    seats = reader.find(Seat, table_id=table.id, removed_at=None, order="position")

    def agencies(*wanted: Presence | None) -> tuple[str, ...]:
        return tuple(one.agency for one in seats if _presence(there.get(one.id)) in wanted)

    return MinutesView(
        table=table.name,
        body=table.data_owner,
        zone=table.zone,
        number=meeting.number,
        at=meeting.at,
        place=meeting.place,
        present=agencies(Presence.PRESENT),
        excused=agencies(Presence.EXCUSED),
        absent=agencies(None, Presence.COMING),
        points=tuple(_point(reader, one) for one in agenda(reader, meeting_id)),
        tasks=tuple(_task(reader, one) for one in reader.find(Task, meeting_id=meeting_id, order="number")),
    )


def _presence(said: Attendance | None) -> Presence | None:
    return said.presence if said else None


def _point(reader: Reader, point: AgendaPoint) -> PointView:
    if not point.proposal_id:
        return _bare(point)
    proposal = reader.get(Proposal, point.proposal_id)
    if not point.round_id:
        version = reader.find(Version, proposal_id=proposal.id, order="-number", limit=1)[0]
        return _bare(point, proposal.label, version.text)
    held = reader.get(Round, point.round_id)
    item = reader.find(Item, round_id=held.id, proposal_id=proposal.id)[0]
    text = reader.get(Version, item.version_id).text
    if held.state is RoundState.OPEN:
        return _bare(point, proposal.label, text, held.deadline)
    result = next((one for one in _results(reader, held) if one.item.item_id == item.id), None)
    tally = tuple((position, result.tally[position]) for position in Position) if result else ()
    return PointView(
        point_id=point.id,
        title=point.title,
        label=proposal.label,
        text=text,
        outcome=item.outcome,
        tally=tally,
        deadline=None,
        note=point.note,
        unconfirmed=result.tally.unconfirmed if result else 0,
    )


def _results(reader: Reader, held: Round) -> tuple[ItemResult, ...]:
    return result_view(reader, held.id).results if held.state is RoundState.CLOSED else ()


def _bare(point: AgendaPoint, label: str = "", text: str = "", deadline: datetime | None = None) -> PointView:
    return PointView(
        point_id=point.id,
        title=point.title,
        label=label,
        text=text,
        outcome=None,
        tally=(),
        deadline=deadline,
        note=point.note,
    )


def _task(reader: Reader, task: Task) -> TaskView:
    agency = reader.get(Seat, task.seat_id).agency
    return TaskView(number=task.number, text=task.text, agency=agency, due=task.due, state=task.state)
