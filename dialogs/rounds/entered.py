"""An answer that came by phone, by letter or at a meeting: how, when, from whom, and who confirmed it."""

from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.answered import show_answered
from dialogs.asking import question
from dialogs.ports import Reader, Work
from dialogs.rounds.after_closing import Settlement
from dialogs.rounds.model import Answer, How, Round, RoundState
from dialogs.table.model import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """Beside the answer it belongs to. `function`: who spoke for the seat, never a name; `day` ISO 8601."""

    id: int = 0
    table_id: int
    round_id: int
    answer_id: int
    person_id: int  # the facilitator who entered it
    how: How
    day: str
    function: str
    by_sheet: bool = False  # a signed sheet is on file
    confirmed_by: int = 0  # the holder, or the facilitator who has the sheet
    confirmed_at: datetime | None = None


def stands_unconfirmed(reader: Reader, answer: Answer) -> bool:
    """Entered, and neither confirmed nor settled nor replaced since, in a round that was not withdrawn."""
    if not answer.latest or answer.confirmed:
        return False
    if reader.get(Round, answer.round_id).state not in (RoundState.OPEN, RoundState.CLOSED):
        return False
    if reader.first(Settlement, item_id=answer.item_id, seat_id=answer.seat_id) is not None:
        return False
    entered = reader.first(Entered, answer_id=answer.id)
    return entered is not None and entered.confirmed_at is None


def note_confirmation(work: Work, answer: Answer, by: Person, now: datetime, *, by_sheet: bool) -> None:
    """Whoever was asked to confirm it, or to get the sheet, sees that it is done."""
    said, seat_id = ("sheet_filed", 0) if by_sheet else ("confirmed", answer.seat_id)
    show_answered(work, said, now, question("answer", answer.id), by=by.id, seat=seat_id)
    for one in work.find(Entered, answer_id=answer.id):
        work.save(replace(one, by_sheet=by_sheet, confirmed_by=by.id, confirmed_at=now))


def confirm_while_open(
    work: Work, answer: Answer, by: Person, now: datetime, *, by_sheet: bool = False
) -> bool:
    """Before the close the answer itself becomes a confirmed one; says whether it stood unconfirmed."""
    stood = work.change(Answer, answer.id, {"latest": True, "confirmed": False}, confirmed=True)
    if stood:
        note_confirmation(work, answer, by, now, by_sheet=by_sheet)
    return stood
