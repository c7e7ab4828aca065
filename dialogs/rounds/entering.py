"""The facilitator enters what a seat said by phone, by letter or at a meeting.

It counts for quorum; an objection or stand-aside at once; a consent once the seat confirms it or a signed
sheet is on file, and otherwise, at the close, like one subject to approval for 14 days (deliberation.md).
What a seat answered or confirmed itself is the seat's alone to change.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dialogs.events import AnswerEntered, EnteredConfirmed, SecondAsked
from dialogs.methods.positions import Fallback, Ground, Position
from dialogs.owed import BoardKind
from dialogs.ports import Lock, Reader, Work
from dialogs.refusals import Refusal
from dialogs.rounds.access import running_item
from dialogs.rounds.after_closing import Settlement, SettlementKind
from dialogs.rounds.aftermath import tell_seat
from dialogs.rounds.answering import WANTS_REASON, store_revision
from dialogs.rounds.closing import approval_due
from dialogs.rounds.codes import Act
from dialogs.rounds.entered import Entered, confirm_while_open, note_confirmation
from dialogs.rounds.model import Answer, Elector, How, Item, ReasonState, Round, RoundState, Shown
from dialogs.rounds.reasons import APPROVAL_LIMIT, REASON_LIMIT
from dialogs.rounds.second import ask_second, needs_second
from dialogs.rounds.settling import note_confirmed, settle
from dialogs.table.authority import require_facilitator, voice_of
from dialogs.table.model import Person
from dialogs.table.modes import FUNCTION_LIMIT
from dialogs.table.people import clean_name
from dialogs.wording import plain_text

CHANNELS = (How.PHONE, How.LETTER, How.MEETING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What a seat said and how it came. `reason`: for an approval, who decides; `day` in the table's zone."""

    position: Position
    ground: Ground | None = None
    reason: str = ""
    shown: Shown = Shown.WITH_NAME
    how: How
    day: date
    function: str
    by_sheet: bool = False

    def facts(self) -> dict[str, Any]:
        """As JSON values, to wait for a second facilitator."""
        return {
            "position": self.position.value,
            "ground": self.ground.value if self.ground else "",
            "reason": self.reason,
            "shown": self.shown.value,
            "how": self.how.value,
            "day": self.day.isoformat(),
            "function": self.function,
            "by_sheet": self.by_sheet,
        }

    @classmethod
    def from_facts(cls, facts: dict[str, Any]) -> "Spoken":
        return cls(
            position=Position(facts["position"]),
            ground=Ground(facts["ground"]) if facts["ground"] else None,
            reason=facts["reason"],
            shown=Shown(facts["shown"]),
            how=How(facts["how"]),
            day=date.fromisoformat(facts["day"]),
            function=facts["function"],
            by_sheet=facts["by_sheet"],
        )


def enter_answer(
    work: Work, by: Person, item_id: int, seat_id: int, said: Spoken, now: datetime, *, seconded: bool = False
) -> AnswerEntered | SecondAsked:
    """By a facilitator, while the round is open. Its holders, if it has any, are asked to confirm it."""
    held, item = running_item(work, item_id, now, lock=Lock.SHARE)
    require_facilitator(work, by, held.table_id)
    elector = elected(work, held, seat_id)
    before = work.first(Answer, item_id=item.id, seat_id=seat_id, latest=True)
    if before and is_theirs(work, before):
        raise Refusal("answered_itself", agency=elector.agency)
    _require_channel(held, said, now)
    function = clean_name(plain_text(said.function, FUNCTION_LIMIT, "function"), FUNCTION_LIMIT)
    if not seconded and needs_second(work, by, held.table_id):
        facts = {"item": item.id, "seat": seat_id, "said": said.facts()}
        return ask_second(work, by, held.table_id, held.id, Act.ENTER, facts, now)
    stored = store_revision(work, _answer(work, by, held, item, seat_id, said, now), before)
    work.add(
        Entered(
            table_id=held.table_id,
            round_id=held.id,
            answer_id=stored.id,
            person_id=by.id,
            how=said.how,
            day=said.day.isoformat(),
            function=function,
            by_sheet=said.by_sheet,
            confirmed_by=by.id if said.by_sheet else 0,
            confirmed_at=now if said.by_sheet else None,
        )
    )
    tell_seat(work, seat_id, "answer_entered", now, answer=stored.id)
    work.redraw(BoardKind.ROUND, held.id)
    return AnswerEntered(round_id=held.id, answer_id=stored.id, agency=elector.agency)


def confirm_entered(work: Work, by: Person, answer_id: int, now: datetime) -> EnteredConfirmed:
    """By a holder of the seat: before the close, or within the 14 days after it."""
    stored = work.get(Answer, answer_id)
    if voice_of(work, by, stored.table_id).id != stored.seat_id:
        raise Refusal("not_your_seat")
    return _confirm(work, stored, by, now, by_sheet=False)


def may_be_confirmed(reader: Reader, stored: Answer, now: datetime) -> bool:
    """Would a word of the seat, or its sheet, still confirm it?"""
    held = reader.get(Round, stored.round_id)
    if not stored.latest or stored.confirmed:
        return False
    if held.state is RoundState.OPEN:
        return now <= held.deadline
    item = reader.get(Item, stored.item_id)
    awaited = item.settle_by is not None or bool(item.agreement and now <= approval_due(stored, held))
    is_settled = reader.first(Settlement, item_id=item.id, seat_id=stored.seat_id) is not None
    return held.state is RoundState.CLOSED and awaited and not is_settled


def file_sheet(
    work: Work, by: Person, answer_id: int, now: datetime, *, seconded: bool = False
) -> EnteredConfirmed | SecondAsked:
    """By a facilitator who has a sheet the seat signed: it makes an entered consent count."""
    stored = work.get(Answer, answer_id)
    require_facilitator(work, by, stored.table_id)
    if not seconded and needs_second(work, by, stored.table_id):
        if not may_be_confirmed(work, stored, now):
            raise Refusal("nothing_to_confirm")
        facts = {"item": stored.item_id, "answer": stored.id}
        return ask_second(work, by, stored.table_id, stored.round_id, Act.SHEET, facts, now)
    return _confirm(work, stored, by, now, by_sheet=True)


def elected(reader: Reader, held: Round, seat_id: int) -> Elector:
    elector = reader.first(Elector, round_id=held.id, seat_id=seat_id)
    if elector is None:
        raise Refusal("gone", kind="seat")
    if elector.vacant:
        raise Refusal("not_in_electorate", number=held.number, agency=elector.agency)
    return elector


def is_theirs(reader: Reader, answer: Answer) -> bool:
    """Did the seat give or confirm this answer itself?"""
    if answer.how is How.TELEGRAM:
        return True
    entered = reader.first(Entered, answer_id=answer.id)
    return answer.confirmed and entered is not None and not entered.by_sheet


def _confirm(work: Work, stored: Answer, by: Person, now: datetime, *, by_sheet: bool) -> EnteredConfirmed:
    held = work.get(Round, stored.round_id, lock=Lock.SHARE)
    done = EnteredConfirmed(round_id=held.id, answer_id=stored.id)
    if held.state is RoundState.OPEN and now <= held.deadline:
        if not confirm_while_open(work, stored, by, now, by_sheet=by_sheet):
            raise Refusal("nothing_to_confirm")
        work.redraw(BoardKind.ROUND, held.id)
        return done
    if held.state is not RoundState.CLOSED or not stored.latest or stored.confirmed:
        raise Refusal("nothing_to_confirm")
    item = work.get(Item, stored.item_id, lock=Lock.UPDATE)
    if item.settle_by is None:
        note_confirmed(work, item, stored, now)
    else:
        settle(work, item, stored.seat_id, SettlementKind.CONFIRMED, None, now)
    note_confirmation(work, stored, by, now, by_sheet=by_sheet)
    return done


def _require_channel(held: Round, said: Spoken, now: datetime) -> None:
    calendar = held.calendar
    first = calendar.today(held.opened_at or now)
    if said.how not in CHANNELS:
        raise Refusal("no_such_channel")
    if not first <= said.day <= calendar.today(now):
        raise Refusal("entered_day")
    if said.shown is Shown.ONE_SEAT and held.fallback is Fallback.TWO_THIRDS:
        raise Refusal("only_with_name")


def _answer(
    work: Work, by: Person, held: Round, item: Item, seat_id: int, said: Spoken, now: datetime
) -> Answer:
    wants, is_approval = said.position in WANTS_REASON, said.position is Position.APPROVAL
    limit = APPROVAL_LIMIT if is_approval else REASON_LIMIT
    text = plain_text(said.reason, limit, "reason") if wants and said.reason.strip() else ""
    state = ReasonState.GIVEN if text else ReasonState.OWED
    return Answer(
        table_id=held.table_id,
        round_id=held.id,
        item_id=item.id,
        seat_id=seat_id,
        person_id=by.id,
        position=said.position,
        ground=said.ground if said.position is Position.OBJECT else None,
        reason="" if is_approval else text,
        approval_by=text if is_approval else "",
        reason_state=state if wants else ReasonState.NONE,
        shown=said.shown,
        how=said.how,
        confirmed=said.by_sheet,
        seq=work.seq,
        at=now,
    )
