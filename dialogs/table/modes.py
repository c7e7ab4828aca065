"""How a seat takes part: in the group, in the private chat only, or by letter or phone."""

from dataclasses import replace
from datetime import datetime

from dialogs.owed import BoardKind
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.table.authority import (
    holdings_of,
    represents,
    require_facilitator,
    require_present,
)
from dialogs.table.leaving import refuse_claims
from dialogs.table.model import Person, Seat, SeatMode
from dialogs.table.people import clean_name
from dialogs.wording import plain_text

FUNCTION_LIMIT = 80


def choose_mode(work: Work, by: Person, seat_id: int, mode: SeatMode, now: datetime) -> Seat:
    """In the group or in private only. Of a held seat its representative alone decides."""
    seat = work.get(Seat, seat_id)
    speaks = represents(work, by, seat)
    if not speaks:
        require_facilitator(work, by, seat.table_id)
    require_present(seat)
    if mode is SeatMode.LETTER:
        raise Refusal("function_wanted", agency=seat.agency)
    if not speaks and holdings_of(work, seat.id):
        raise Refusal("mode_is_theirs", agency=seat.agency)
    return _set(work, replace(seat, mode=mode, function=""), now)


def answer_by_letter(work: Work, by: Person, seat_id: int, function: str, now: datetime) -> Seat:
    """By letter or phone: a vacant seat, held from now on by whoever has this function (1-80 characters)."""
    seat = work.get(Seat, seat_id)
    require_facilitator(work, by, seat.table_id)
    require_present(seat)
    if holdings_of(work, seat.id):
        raise Refusal("seat_held", agency=seat.agency)
    line = clean_name(plain_text(function, FUNCTION_LIMIT, "function"), FUNCTION_LIMIT)
    return _set(work, replace(seat, mode=SeatMode.LETTER, function=line), now)


def taken_in_telegram(work: Work, seat: Seat) -> Seat:
    """Somebody sits down in Telegram: no longer by letter or phone, and other links to the seat end."""
    if seat.mode is not SeatMode.LETTER:
        return seat
    changes = seat.mode_changes + 1
    return work.save(replace(seat, mode=SeatMode.GROUP, function="", mode_changes=changes))


def _set(work: Work, chosen: Seat, now: datetime) -> Seat:
    """Links to the seat and claims to it were made for the mode before and end with it."""
    before = work.get(Seat, chosen.id)
    if chosen == before:
        return before
    work.redraw(BoardKind.CARD, chosen.table_id)
    refuse_claims(work, chosen, now)
    return work.save(replace(chosen, mode_changes=before.mode_changes + 1))
