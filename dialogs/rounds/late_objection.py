"""A provisional agreement: seats not heard may object for a fortnight; then it is confirmed."""

from dataclasses import replace
from datetime import datetime

from dialogs.answered import show_answered
from dialogs.asking import question
from dialogs.events import AgreementSuspended
from dialogs.ledger import settlements as entries
from dialogs.ledger.sealed import Sealed
from dialogs.methods.positions import Ground, Outcome
from dialogs.methods.quorum import quorum_state
from dialogs.methods.settlement import DECISIVE
from dialogs.ports import Lock, Reader, Work
from dialogs.refusals import Refusal
from dialogs.rounds.after_closing import Settlement, SettlementKind
from dialogs.rounds.aftermath import tell_returned
from dialogs.rounds.codes import Awaited
from dialogs.rounds.model import Answer, Item, Round
from dialogs.rounds.opening import electorate, rule_of, voters
from dialogs.rounds.settling import tell_table
from dialogs.table.authority import voice_of
from dialogs.table.model import Person, Seat
from dialogs.wording import plain_text

LATE_REASON_LIMIT = 1000


def object_late(
    work: Work, by: Person, item_id: int, ground: Ground, reason: str, now: datetime
) -> AgreementSuspended:
    """A seat named in "without response from …" objects on law, mandate or harm: returned at once."""
    item = work.get(Item, item_id, lock=Lock.UPDATE)
    seat = late_objector(work, by, item, now)
    if ground not in DECISIVE:
        raise Refusal("ground_not_decisive")
    reason = plain_text(reason, LATE_REASON_LIMIT, "reason") if reason.strip() else ""
    work.add(
        Settlement(
            table_id=item.table_id,
            item_id=item.id,
            seat_id=seat.id,
            person_id=by.id,
            kind=SettlementKind.OBJECT,
            ground=ground,
            reason=reason,
            at=now,
        )
    )
    asked = question("late", item.id, seat.id)
    show_answered(work, "objected", now, asked, by=by.id, seat=seat.id)
    suspended = replace(item, outcome=Outcome.RETURNED, settle_by=None, provisional_until=None)
    tell_returned(work, work.save(suspended), now)
    said = entries.AgreementSuspended(
        item=item.id,
        agreement=item.agreement,
        outcome=Outcome.RETURNED,
        objection=Sealed(entries.Objection(seat=seat.id, ground=ground)),
        reason=Sealed(reason),
    )
    work.append(item.table_id, said, now)
    tell_table(work, item, "agreement_suspended", now)
    return AgreementSuspended(item_id=item.id)


def late_objector(reader: Reader, by: Person, item: Item, now: datetime) -> Seat:
    """The seat of `by`, if it was not heard and the fortnight runs."""
    seat = voice_of(reader, by, item.table_id)
    if item.provisional_until is None or now > item.provisional_until:
        raise Refusal("not_provisional")
    if seat.id not in seats_not_heard(reader, item):
        raise Refusal("not_missing", agency=seat.agency)
    return seat


def end_provisional(work: Work, item_id: int, now: datetime) -> None:
    """The fortnight is over without such an objection: an entry confirms the agreement."""
    item = work.get(Item, item_id, lock=Lock.UPDATE)
    if item.provisional_until is None or item.outcome is None:
        return
    work.save(replace(item, provisional_until=None))
    said = entries.AgreementConfirmed(
        item=item.id, agreement=item.agreement, outcome=item.outcome, what=Awaited.RESPONSES, reasons=()
    )
    work.append(item.table_id, said, now)
    tell_table(work, item, "agreement_confirmed", now)


def seats_not_heard(reader: Reader, item: Item) -> set[int]:
    """Seats of the pillars nobody was heard from, and the lived-experience seat if it was not."""
    held = reader.get(Round, item.round_id)
    heard = [str(one.seat_id) for one in reader.find(Answer, item_id=item.id, latest=True)]
    state = quorum_state(voters(electorate(reader, held.id)), heard, rule_of(held))
    return {int(seat) for missing in state.missing for seat in missing.seats}
