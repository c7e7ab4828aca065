"""The call list: seats without an answer, what was tried, and calls the facilitator made."""

from dataclasses import dataclass
from datetime import datetime

from dialogs.ports import Reader, Work
from dialogs.rounds.access import running_round
from dialogs.rounds.entering import elected
from dialogs.rounds.model import Answer, Attempt, How, ReasonState, Round
from dialogs.rounds.reminding import seats_still_open
from dialogs.rounds.silence import Silence, silence_of
from dialogs.rounds.waiting_to_close import close_if_all_told
from dialogs.table.authority import require_facilitator
from dialogs.table.model import Person, Seat, SeatMode


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCall:
    """`wants_call`: the seat skipped a reason and asked to be called; `function` of a seat by letter."""

    seat_id: int
    agency: str
    silence: Silence | None  # None once everything is answered
    wants_call: bool
    function: str


def call_list(reader: Reader, held: Round) -> tuple[ToCall, ...]:
    """Seats still open, those the bot cannot reach first; then those that asked for a call."""
    open_seats = {one.seat_id: one.agency for one in seats_still_open(reader, held)}
    asked = reader.find(Answer, round_id=held.id, latest=True, reason_state=ReasonState.CALL)
    wanted = {one.seat_id for one in asked}
    listed = [_silent(reader, held, seat, seat in wanted) for seat in open_seats]
    listed.sort(key=lambda one: (one.silence is None or one.silence.reached > 0, one.agency))
    return (*listed, *(_calls(reader, seat) for seat in sorted(wanted - set(open_seats))))


def record_call(work: Work, by: Person, round_id: int, seat_id: int, reached: bool, now: datetime) -> Attempt:
    """The facilitator called a seat without an answer; printed with "no answer"."""
    held = running_round(work, round_id, now)
    require_facilitator(work, by, held.table_id)
    elected(work, held, seat_id)
    tried = work.add(Attempt(round_id=held.id, seat_id=seat_id, reached=reached, how=How.PHONE, at=now))
    close_if_all_told(work, held.id, now)
    return tried


def _silent(reader: Reader, held: Round, seat_id: int, wants_call: bool) -> ToCall:
    seat = reader.get(Seat, seat_id)
    return ToCall(
        seat_id=seat_id,
        agency=seat.agency,
        silence=silence_of(reader, held.id, seat_id),
        wants_call=wants_call,
        function=seat.function if seat.mode is SeatMode.LETTER else "",
    )


def _calls(reader: Reader, seat_id: int) -> ToCall:
    seat = reader.get(Seat, seat_id)
    return ToCall(seat_id=seat_id, agency=seat.agency, silence=None, wants_call=True, function=seat.function)
