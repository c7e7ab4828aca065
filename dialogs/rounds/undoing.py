"""Another holder of the seat undoes an answer: what stood before stands again, as a new revision."""

from dataclasses import replace
from datetime import datetime

from dialogs.answered import show_answered
from dialogs.asking import question
from dialogs.events import AnswerUndone, WithdrawalAsked
from dialogs.methods.positions import Position
from dialogs.owed import BoardKind
from dialogs.ports import Lock, Work
from dialogs.refusals import Refusal
from dialogs.rounds.access import elector_of, running_item
from dialogs.rounds.asked import of_an_answer
from dialogs.rounds.co_holders import redraw_theirs, tell_others
from dialogs.rounds.model import Answer
from dialogs.table.authority import holdings_of, voice_of
from dialogs.table.model import Person


def undo_answer(
    work: Work, by: Person, answer_id: int, now: datetime, *, sure: bool = False
) -> AnswerUndone | WithdrawalAsked:
    """Only while the round is open and nothing newer stands; an objection needs a second press (`sure`)."""
    undone = work.get(Answer, answer_id)
    held, _ = running_item(work, undone.item_id, now, lock=Lock.SHARE)
    if elector_of(work, held, by).seat_id != undone.seat_id:
        raise Refusal("not_your_seat")
    earlier = work.get(Answer, undone.replaced) if undone.replaced else None
    if undone.position is Position.OBJECT and undone.latest and not sure:
        return WithdrawalAsked(round_id=held.id, item_id=undone.item_id, position=undone.position)
    if not work.change(Answer, undone.id, {"latest": True}, latest=False):
        raise Refusal("newer_answer_stands")
    if earlier:
        _restore(work, earlier, undone, by, now)
    asked = (question("answer", undone.id), *of_an_answer(held.id, undone.seat_id))
    show_answered(work, "undone", now, *asked, by=by.id, seat=undone.seat_id)
    tell_others(work, undone, "answer_undone", by, now)
    redraw_theirs(work, held.id, [one.person_id for one in holdings_of(work, undone.seat_id)])
    work.redraw(BoardKind.ROUND, held.id)
    return AnswerUndone(round_id=held.id, position=earlier.position if earlier else None)


def leave_answer(work: Work, by: Person, answer_id: int, now: datetime) -> None:
    """[Fine]: it stands, and no other holder of the seat is asked any more; the ballot changes it still."""
    stored = work.get(Answer, answer_id)
    seat = voice_of(work, by, stored.table_id)
    if seat.id != stored.seat_id:
        raise Refusal("not_your_seat")
    show_answered(work, "left", now, question("answer", stored.id), by=by.id, seat=seat.id)


def _restore(work: Work, earlier: Answer, undone: Answer, by: Person, now: datetime) -> None:
    work.add(
        replace(
            earlier,
            id=0,
            revision=undone.revision + 1,
            replaced=undone.id,
            latest=True,
            person_id=by.id,
            seq=work.seq,
            at=now,
        )
    )
