"""The visible queue: goals that wait for a round, how long, and whether the facilitator is overdue."""

from dataclasses import dataclass
from datetime import datetime

from dialogs.ports import Reader
from dialogs.rounds.model import Proposal, ProposalState, Version
from dialogs.rounds.proposing import ANSWER_WITHIN
from dialogs.table.model import Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedGoal:
    """`agency` is empty for a goal of the facilitator; `days` it has waited; `overdue` after 14 days."""

    proposal_id: int
    label: str
    version: int
    text: str
    line: str
    agency: str
    days: int
    overdue: bool


def queue_view(reader: Reader, table_id: int, now: datetime) -> tuple[QueuedGoal, ...]:
    waiting = reader.find(Proposal, table_id=table_id, state=ProposalState.QUEUED, order="number")
    return tuple(goal_view(reader, one, now) for one in waiting)


def goal_view(reader: Reader, proposal: Proposal, now: datetime) -> QueuedGoal:
    version = reader.find(Version, proposal_id=proposal.id, order="-number", limit=1)[0]
    waited = now - version.created_at
    return QueuedGoal(
        proposal_id=proposal.id,
        label=proposal.label,
        version=version.number,
        text=version.text,
        line=version.line,
        agency=reader.get(Seat, proposal.seat_id).agency if proposal.seat_id else "",
        days=max(waited.days, 0),
        overdue=bool(proposal.seat_id) and waited >= ANSWER_WITHIN,
    )
