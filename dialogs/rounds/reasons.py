"""What is owed after a tap: ground, reason, how it is named, by whom and until when an approval comes."""

from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.events import ReasonStored
from dialogs.methods.positions import Fallback, Ground, Position
from dialogs.ports import Lock, Work
from dialogs.refusals import Refusal
from dialogs.rounds.access import elector_of, running_item
from dialogs.rounds.answering import WANTS_REASON, wanted
from dialogs.rounds.ballot import at_item, turn_to
from dialogs.rounds.model import Answer, Item, ReasonState, Round, Shown, Step
from dialogs.table.model import Person
from dialogs.table.telling import tell_facilitators
from dialogs.wording import plain_text

REASON_LIMIT = 1000
APPROVAL_LIMIT = 200
APPROVAL_DAYS = 42


def state_ground(work: Work, by: Person, item_id: int, ground: Ground, now: datetime) -> ReasonStored:
    held, stored = _own_answer(work, by, item_id, now)
    if stored.position is not Position.OBJECT:
        raise Refusal("no_ground_wanted")
    return _keep(work, held, replace(stored, ground=ground), by, Step.REASON)


def state_reason(work: Work, by: Person, item_id: int, text: str, now: datetime) -> ReasonStored:
    """The reason in the seat's words (1-1000 characters); for an approval: who decides (1-200)."""
    held, stored = _own_answer(work, by, item_id, now)
    if stored.position is Position.APPROVAL:
        whose = plain_text(text, APPROVAL_LIMIT, "approval")
        kept = replace(stored, approval_by=whose, reason_state=ReasonState.GIVEN)
        return _keep(work, held, kept, by, Step.APPROVAL_DATE)
    kept = replace(stored, reason=plain_text(text, REASON_LIMIT, "reason"), reason_state=ReasonState.GIVEN)
    return _keep(work, held, kept, by, Step.PREVIEW)


def state_approval_date(work: Work, by: Person, item_id: int, days: int, now: datetime) -> ReasonStored:
    """Until when the approval comes: 1-42 days after the round's deadline."""
    held, stored = _own_answer(work, by, item_id, now)
    if stored.position is not Position.APPROVAL or not 1 <= days <= APPROVAL_DAYS:
        raise Refusal("approval_date", limit=APPROVAL_DAYS)
    until = held.deadline + timedelta(days=days)
    return _keep(work, held, replace(stored, approval_until=until), by, Step.DONE)


def choose_shown(work: Work, by: Person, item_id: int, shown: Shown, now: datetime) -> ReasonStored:
    """With our name, or as "one seat": the choice holds whatever the count.

    Under the fallback "two thirds" only with the name, for there dissent is named.
    """
    held, stored = _own_answer(work, by, item_id, now)
    if shown is Shown.ONE_SEAT and held.fallback is Fallback.TWO_THIRDS:
        raise Refusal("only_with_name")
    return _keep(work, held, replace(stored, shown=shown), by, Step.DONE)


def ask_for_call(work: Work, by: Person, item_id: int, now: datetime) -> ReasonStored:
    """Skip the reason: the facilitator learns that a call is wanted, neither position nor ground."""
    held, stored = _own_answer(work, by, item_id, now)
    if stored.reason_state is not ReasonState.CALL:
        agency = elector_of(work, held, by).agency
        facts = {"round": held.id, "agency": agency}
        tell_facilitators(work, held.table_id, "call_wanted", facts, now)
    return _keep(work, held, replace(stored, reason_state=ReasonState.CALL), by, Step.PREVIEW)


def _own_answer(work: Work, by: Person, item_id: int, now: datetime) -> tuple[Round, Answer]:
    held, item = running_item(work, item_id, now, lock=Lock.SHARE)
    elector = elector_of(work, held, by)
    stored = work.first(Answer, item_id=item.id, seat_id=elector.seat_id, latest=True)
    if stored is None or stored.position not in WANTS_REASON:
        raise Refusal("no_reason_wanted")
    return held, stored


def _keep(work: Work, held: Round, stored: Answer, by: Person, step: Step) -> ReasonStored:
    work.save(stored)
    ballot = at_item(work, held, work.get(Item, stored.item_id), by)
    turn_to(work, replace(ballot, step=step, asked=None))
    return ReasonStored(round_id=held.id, item_id=stored.item_id, wants=wanted(stored))
