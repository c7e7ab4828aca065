"""What the ledger keeps of a decided item: figures, votes, silence, outcome with its reasons."""

from collections import Counter
from datetime import datetime

from dialogs.ledger import decisions as entries
from dialogs.ledger.sealed import Sealed
from dialogs.methods.count import Tally
from dialogs.methods.decision import Decision
from dialogs.methods.positions import Position
from dialogs.ports import Reader, Work
from dialogs.rounds.codes import Closed
from dialogs.rounds.model import Answer, How, Item, Proposal, Round, Version
from dialogs.rounds.silence import silence_of


def record_decision(
    work: Work, held: Round, item: Item, decision: Decision, answers: list[Answer], how: str, now: datetime
) -> None:
    said = entries.ItemDecided(
        round=held.id,
        item=item.id,
        proposal=work.get(Proposal, item.proposal_id).label,
        version=work.get(Version, item.version_id).number,
        outcome=decision.outcome,
        agreement=item.agreement,
        tally=tally_said(decision.tally),
        ways=ways_said(answers),
        votes=tuple(Sealed(vote_said(one)) for one in answers),
        silence=tuple(Sealed(_silence(work, held, int(seat))) for seat in decision.no_answer),
        unheard=Sealed(unheard_said(decision)),
        reasons=reasons_said(decision),
        settle_by=item.settle_by,
        provisional_until=item.provisional_until,
        closed_at=now,
        closed=Closed(how),
    )
    work.append(held.table_id, said, now)


def vote_said(one: Answer) -> entries.Vote:
    """Its texts are by whoever gave the answer, not by whoever closes."""
    is_asked = one.position is Position.APPROVAL and one.approval_by
    return entries.Vote(
        seat=one.seat_id,
        position=one.position,
        ground=one.ground,
        has_reason=bool(one.reason or one.approval_by),
        shown=one.shown,
        how=one.how,
        confirmed=one.confirmed,
        until=one.approval_until,
        reason=Sealed(one.reason, by=one.person_id) if one.reason else None,
        approval=Sealed(one.approval_by, by=one.person_id) if is_asked else None,
    )


def tally_said(tally: Tally) -> entries.Tally:
    return entries.Tally(
        consents=tally.consents,
        notes=tally.notes,
        approvals=tally.approvals,
        stand_asides=tally.stand_asides,
        objections=tally.objections,
        unconfirmed=tally.unconfirmed,
    )


def ways_said(answers: list[Answer]) -> tuple[entries.Way, ...]:
    found = Counter((list(How).index(one.how), one.confirmed) for one in answers)
    return tuple(
        entries.Way(how=list(How)[how], confirmed=confirmed, count=count)
        for (how, confirmed), count in sorted(found.items())
    )


def unheard_said(decision: Decision) -> tuple[entries.Unheard, ...]:
    return tuple(
        entries.Unheard(pillar=one.pillar, seats=tuple(int(seat) for seat in one.seats))
        for one in decision.missing
    )


def reasons_said(decision: Decision) -> tuple[Sealed[entries.Reason], ...]:
    return tuple(
        Sealed(
            entries.Reason(
                place=place,
                code=str(one.code),
                facts=tuple(entries.Fact(name=name, value=value) for name, value in one.facts),
            )
        )
        for place, one in enumerate(decision.reasons, start=1)
    )


def _silence(reader: Reader, held: Round, seat_id: int) -> entries.Silence:
    silence = silence_of(reader, held.id, seat_id)
    return entries.Silence(
        seat=seat_id,
        kind=silence.kind,
        until=silence.until,
        attempts=silence.attempts,
        reached=silence.reached,
    )
