"""The call list: what was tried tells a seat reached from one not reached."""

from dialogs.rounds.calling import call_list, record_call
from dialogs.rounds.codes import SilenceKind
from dialogs.rounds.model import Round
from dialogs.rounds.silence import silence_of
from dialogs.table.leaving import end_holdings
from dialogs.table.modes import answer_by_letter
from tests.dialogs.seated import Seated


def test_a_call_tells_reached_from_not_reached() -> None:
    table = Seated()
    end_holdings(table.work, table.seats["JVA"], table.now)
    answer_by_letter(table.work, table.facilitator, table.seats["JVA"].id, "Head of unit", table.now)
    held = table.work.get(Round, table.open_round())
    assert silence_of(table.work, held.id, table.seats["JVA"].id).kind is SilenceKind.NOT_REACHED
    record_call(table.work, table.facilitator, held.id, table.seats["JVA"].id, False, table.now)
    assert call_list(table.work, held)[0].seat_id in {one.id for one in table.seats.values()}
    record_call(table.work, table.facilitator, held.id, table.seats["JVA"].id, True, table.now)
    found = silence_of(table.work, held.id, table.seats["JVA"].id)
    assert (found.kind, found.attempts, found.reached) == (SilenceKind.NO_ANSWER, 2, 1)
