"""The representative says when deputies answer, hands over to one and takes the seat's voice back."""

from dataclasses import replace
from datetime import datetime

from dialogs.owed import BoardKind
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.rounds.coming import welcome
from dialogs.rounds.informing import News, owe
from dialogs.rounds.private_boards import redraw_private
from dialogs.table.authority import is_facilitator, require_representative
from dialogs.table.events import DeputyChanged
from dialogs.table.model import Answering, Holding, Person, Role, Seat


def let_answer(work: Work, by: Person, holding_id: int, answers: Answering, now: datetime) -> DeputyChanged:
    """By the representative alone; the deputy is told."""
    deputy = work.get(Holding, holding_id)
    seat = work.get(Seat, deputy.seat_id)
    require_representative(work, by, seat)
    _require_deputy(deputy, seat)
    if deputy.answers is answers:
        return DeputyChanged(seat_id=seat.id, agency=seat.agency)
    work.save(replace(deputy, answers=answers))
    _tell(work, deputy, seat, f"deputy_{answers.value}", now)
    if deputy.answers is Answering.WAITS:
        welcome(work, work.get(Person, deputy.person_id), now)
    redraw_private(work, deputy.person_id, seat.table_id)
    return DeputyChanged(seat_id=seat.id, agency=seat.agency)


def end_deputy(work: Work, by: Person, holding_id: int, now: datetime) -> DeputyChanged:
    """By the deputy, the representative or the facilitator; what was answered stays."""
    deputy = work.get(Holding, holding_id)
    seat = work.get(Seat, deputy.seat_id)
    is_own = deputy.person_id == by.id and deputy.until is None
    if not is_own and not is_facilitator(work, by, seat.table_id):
        require_representative(work, by, seat)
    _require_deputy(deputy, seat)
    work.save(replace(deputy, until=now))
    _tell(work, deputy, seat, "deputy_ended", now)
    redraw_private(work, deputy.person_id, seat.table_id)
    work.redraw(BoardKind.CARD, seat.table_id)
    return DeputyChanged(seat_id=seat.id, agency=seat.agency)


def end_hand_overs(work: Work, seat: Seat, now: datetime) -> None:
    """A new representative sits down: what the one before handed over waits for their word again."""
    for deputy in work.find(Holding, seat_id=seat.id, until=None, answers=Answering.HANDED_OVER):
        work.save(replace(deputy, answers=Answering.WAITS))
        _tell(work, deputy, seat, "deputy_waits", now)


def _require_deputy(holding: Holding, seat: Seat) -> None:
    if holding.until or holding.role is not Role.DEPUTY:
        raise Refusal("no_such_deputy", agency=seat.agency)


def _tell(work: Work, deputy: Holding, seat: Seat, code: str, now: datetime) -> None:
    facts = {"agency": seat.agency, "table": seat.table_id}
    owe(work, work.get(Person, deputy.person_id), seat.table_id, News(code, facts), now)
