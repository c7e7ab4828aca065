"""Cards: whoever may answer for a seat has one of each open round, from its opening or their coming on."""

from collections.abc import Iterable
from datetime import datetime

from dialogs.owed import AT_ONCE, BoardKind
from dialogs.ports import Work
from dialogs.rounds.ballot import at_item, next_open_item, open_items
from dialogs.rounds.model import Ballot, Elector, Round, RoundState
from dialogs.table.authority import has_voice, holders, seated_at
from dialogs.table.contact_hours import held_until
from dialogs.table.model import Person, Reach


def deal_round(work: Work, held: Round, seats: Iterable[int], now: datetime) -> None:
    """The round has opened: everybody who may answer for these seats and can be written to gets a card."""
    for seat_id in seats:
        for person in holders(work, seat_id):
            _deal(work, held, seat_id, person, now)


def deal_to(work: Work, person: Person, now: datetime, *, asked: bool = False) -> None:
    """Somebody may answer, or can be written to, only now: the cards of all rounds open to their seats.

    `asked`: they pressed for it themselves, so no hours are kept.
    """
    for holding in seated_at(work, person):
        if not has_voice(work, person, holding.table_id):
            continue
        for held in work.find(Round, table_id=holding.table_id, state=RoundState.OPEN, order="number"):
            is_elector = work.first(Elector, round_id=held.id, seat_id=holding.seat_id, vacant=False)
            if is_elector and now <= held.deadline:
                _deal(work, held, holding.seat_id, person, now, asked=asked, anew=True)


def _deal(
    work: Work,
    held: Round,
    seat_id: int,
    person: Person,
    now: datetime,
    *,
    asked: bool = False,
    anew: bool = False,
) -> None:
    if person.reach is not Reach.STARTED:
        return
    if not work.first(Ballot, round_id=held.id, person_id=person.id):
        at_item(work, held, next_open_item(work, held.id, seat_id) or open_items(work, held.id)[0], person)
    wait = AT_ONCE if asked else held_until(work, held.table_id, now, person_id=person.id)
    if wait is None or wait >= held.deadline:  # then it would be of no use
        wait = AT_ONCE
    work.redraw(BoardKind.BALLOT, held.id, person.id, loud=True, repost=anew, not_before=wait)
