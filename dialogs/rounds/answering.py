"""A seat answers an item. The first tap stores and counts; it sets a value, never toggles."""

from dataclasses import replace
from datetime import datetime

from dialogs.answered import show_answered
from dialogs.asking import question
from dialogs.events import AnswerStored, OlderAnswerIgnored, WithdrawalAsked
from dialogs.methods.positions import Position
from dialogs.owed import BoardKind
from dialogs.ports import Lock, Work
from dialogs.refusals import Refusal
from dialogs.rounds.access import elector_of, running_item
from dialogs.rounds.asked import of_an_answer
from dialogs.rounds.ballot import at_item, turn_to
from dialogs.rounds.co_holders import tell_co_holders
from dialogs.rounds.entered import confirm_while_open
from dialogs.rounds.model import Answer, Ballot, Elector, How, Item, ReasonState, Round, Step
from dialogs.table.model import Person

WANTS_REASON = frozenset({Position.NOTE, Position.APPROVAL, Position.STAND_ASIDE, Position.OBJECT})


def answer(
    work: Work, by: Person, item_id: int, position: Position, now: datetime, *, sure: bool = False
) -> AnswerStored | WithdrawalAsked | OlderAnswerIgnored:
    """Store a position. An objection is withdrawn only by a second press (`sure`, or the same again)."""
    held, item = running_item(work, item_id, now, lock=Lock.SHARE)
    elector = elector_of(work, held, by)
    before = work.first(Answer, item_id=item_id, seat_id=elector.seat_id, latest=True)
    ballot = at_item(work, held, item, by)
    if before and work.seq and before.seq > work.seq:
        return OlderAnswerIgnored(round_id=held.id, position=before.position)
    if before and before.position is position:
        if not before.confirmed and confirm_while_open(work, before, by, now):
            work.redraw(BoardKind.ROUND, held.id)
        return _as_it_stands(work, held, before, ballot)
    if before and before.position is Position.OBJECT and not (sure or _was_asked(ballot, position)):
        turn_to(work, replace(ballot, step=Step.CONFIRM_WITHDRAWAL, asked=position))
        return WithdrawalAsked(round_id=held.id, item_id=item_id, position=position)
    stored = _store(work, held, item, elector, by, position, before, now)
    tell_co_holders(work, stored, before, by, now)
    turn_to(work, replace(ballot, step=first_step(position), asked=None))
    work.redraw(BoardKind.ROUND, held.id)
    return _stored(held, stored, changed=True)


def first_step(position: Position) -> Step:
    if position is Position.OBJECT:
        return Step.GROUND
    return Step.REASON if position in WANTS_REASON else Step.DONE


def wanted(stored: Answer) -> str:
    """What the seat still owes: "", "ground" or "reason"."""
    if (
        stored.position is Position.OBJECT
        and stored.ground is None
        and stored.reason_state is ReasonState.OWED
    ):
        return "ground"
    return "reason" if stored.reason_state is ReasonState.OWED else ""


def _was_asked(ballot: Ballot, position: Position) -> bool:
    return ballot.step is Step.CONFIRM_WITHDRAWAL and ballot.asked is position


def _as_it_stands(work: Work, held: Round, before: Answer, ballot: Ballot) -> AnswerStored:
    if ballot.step is Step.CONFIRM_WITHDRAWAL:
        turn_to(work, replace(ballot, step=Step.DONE, asked=None))
    return _stored(held, before, changed=False)


def _stored(held: Round, stored: Answer, *, changed: bool) -> AnswerStored:
    return AnswerStored(
        round_id=held.id,
        item_id=stored.item_id,
        position=stored.position,
        wants=wanted(stored),
        deadline=held.deadline,
        changed=changed,
    )


def _store(
    work: Work,
    held: Round,
    item: Item,
    elector: Elector,
    by: Person,
    position: Position,
    before: Answer | None,
    now: datetime,
) -> Answer:
    wants = ReasonState.OWED if position in WANTS_REASON else ReasonState.NONE
    new = Answer(
        table_id=held.table_id,
        round_id=held.id,
        item_id=item.id,
        seat_id=elector.seat_id,
        person_id=by.id,
        position=position,
        reason_state=wants,
        seq=work.seq,
        at=now,
    )
    return store_revision(work, new, before)


def store_revision(work: Work, new: Answer, before: Answer | None) -> Answer:
    """`new` is the seat's latest answer to the item from now on, in the place of `before`."""
    if before and not work.change(Answer, before.id, {"latest": True}, latest=False):
        raise Refusal("pressed_twice")
    speaks = new.seat_id if new.how is How.TELEGRAM else 0
    asked = of_an_answer(new.round_id, new.seat_id)
    if before:
        asked += (question("answer", before.id),)
    show_answered(work, "given", new.at, *asked, by=new.person_id, seat=speaks)
    newest = before or work.first(Answer, item_id=new.item_id, seat_id=new.seat_id, order="-revision")
    revision = newest.revision + 1 if newest else 1
    return work.add(replace(new, revision=revision, replaced=before.id if before else 0))
