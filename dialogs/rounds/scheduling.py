"""A facilitator puts one to seven queued goals into a round: now, or at a moment to come."""

from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.answered import show_answered, show_lapsed
from dialogs.asking import question
from dialogs.events import RoundOpened, RoundScheduled
from dialogs.methods.positions import Fallback
from dialogs.owed import BoardKind, Timer, TimerKind
from dialogs.ports import Lock, Work
from dialogs.refusals import Refusal
from dialogs.rounds.model import Item, Proposal, ProposalState, Round, RoundState
from dialogs.rounds.opening import open_round
from dialogs.rounds.proposing import latest_version
from dialogs.table.authority import require_facilitator
from dialogs.table.model import Person, Table, TableState

MOST_ITEMS = 7
LONGEST = timedelta(days=90)
SHORTEST = timedelta(minutes=5)


def schedule_round(
    work: Work,
    by: Person,
    table_id: int,
    proposals: tuple[int, ...],
    opens_at: datetime,
    deadline: datetime,
    now: datetime,
    *,
    in_spite_of: tuple[str, ...] = (),
    fallback: Fallback = Fallback.RECORDED_AS_OPEN,
) -> RoundOpened | RoundScheduled:
    """One to seven queued proposals; the deadline 5 minutes to 90 days after opening.

    `in_spite_of`: the readiness warnings the facilitator has seen; they are recorded with the round.
    """
    require_facilitator(work, by, table_id)
    table = work.get(Table, table_id, lock=Lock.UPDATE)
    if table.state is not TableState.OPEN:
        raise Refusal("table_not_open")
    _require_times(opens_at, deadline, now)
    chosen = _queued(work, table_id, proposals)
    table = work.save(replace(table, rounds=table.rounds + 1))
    held = work.add(
        Round(
            table_id=table_id,
            number=table.rounds,
            person_id=by.id,
            opens_at=max(opens_at, now),
            deadline=deadline,
            deadline_zone=table.zone,
            deadline_region=table.region,
            quorum=table.quorum,
            pillar_rule=table.pillar_rule,
            fallback=fallback,
            warnings=" ".join(in_spite_of),
        )
    )
    for position, proposal in enumerate(chosen, start=1):
        _put(work, held, position, proposal)
    waiting = [question("waiting", one.id) for one in chosen]
    show_answered(work, "scheduled", now, *waiting, by=by.id, number=held.number)
    work.redraw(BoardKind.CARD, table_id)
    if opens_at <= now:
        return open_round(work, held, now)
    work.add(Timer(table_id=table_id, kind=TimerKind.OPEN_ROUND, subject=held.id, due_at=opens_at))
    return RoundScheduled(round_id=held.id, opens_at=opens_at)


def unschedule_round(work: Work, by: Person, round_id: int, now: datetime) -> None:
    """Take a scheduled round back before it opens; its goals wait in the queue again."""
    held = work.get(Round, round_id, lock=Lock.UPDATE)
    require_facilitator(work, by, held.table_id)
    if not work.change(
        Round, held.id, {"state": RoundState.SCHEDULED}, state=RoundState.WITHDRAWN, closed_at=now
    ):
        raise Refusal("round_opened", number=held.number)
    show_answered(work, "unscheduled", now, question("opening", held.id), by=by.id)
    show_lapsed(work, question("calls", held.id))
    for item in work.find(Item, round_id=held.id):
        proposal = work.get(Proposal, item.proposal_id)
        work.save(replace(proposal, state=ProposalState.QUEUED))
    work.redraw(BoardKind.CARD, held.table_id)


def _require_times(opens_at: datetime, deadline: datetime, now: datetime) -> None:
    start = max(opens_at, now)
    if opens_at > now + LONGEST:
        raise Refusal("opens_too_late", days=LONGEST.days)
    if deadline < start + SHORTEST:
        raise Refusal("deadline_too_soon", minutes=5)
    if deadline > start + LONGEST:
        raise Refusal("deadline_too_late", days=LONGEST.days)


def _queued(work: Work, table_id: int, proposals: tuple[int, ...]) -> list[Proposal]:
    if not proposals:
        raise Refusal("nothing_chosen")
    if len(proposals) > MOST_ITEMS or len(set(proposals)) != len(proposals):
        raise Refusal("too_many_items", limit=MOST_ITEMS)
    chosen = [work.get(Proposal, one, lock=Lock.UPDATE) for one in proposals]
    for proposal in chosen:
        if proposal.table_id != table_id:
            raise Refusal("gone", kind="proposal")
        if proposal.state is not ProposalState.QUEUED:
            raise Refusal("not_waiting", label=proposal.label)
    return chosen


def _put(work: Work, held: Round, position: int, proposal: Proposal) -> None:
    version = latest_version(work, proposal)
    work.save(replace(proposal, state=ProposalState.IN_ROUND))
    work.add(
        Item(
            table_id=held.table_id,
            round_id=held.id,
            position=position,
            proposal_id=proposal.id,
            version_id=version.id,
        )
    )
