"""A holder who blocked the bot cannot be written to: the facilitators learn it once, with the remedy."""

from datetime import datetime

from dialogs.answered import ask_no_more
from dialogs.ports import Work
from dialogs.rounds.coming import welcome
from dialogs.table.authority import reachable, seated_at
from dialogs.table.model import Person, Reach, Seat
from dialogs.table.people import set_blocked
from dialogs.table.telling import tell_facilitators


def note_reach(work: Work, person: Person, blocked: bool, now: datetime) -> None:
    """Told only where nobody of the seat can be reached any more."""
    if blocked == (person.reach is Reach.BLOCKED):
        return
    now_reached = set_blocked(work, person, blocked)
    if not blocked:
        ask_no_more(work, person.id)
        welcome(work, now_reached, now, asked=True)
        return
    for one in seated_at(work, person):
        seat = work.get(Seat, one.seat_id)
        if not reachable(work, seat.id):
            facts = {"agency": seat.agency, "table": seat.table_id, "seat": seat.id}
            tell_facilitators(work, seat.table_id, "seat_not_reached", facts, now)
