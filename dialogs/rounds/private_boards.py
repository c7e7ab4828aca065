"""What stands in private for weeks: redrawn when somebody else changed what it shows, or whose it is."""

from dialogs.answered import ask_no_more
from dialogs.owed import Board, BoardKind
from dialogs.ports import Work
from dialogs.rounds.model import Round
from dialogs.table.model import Facilitator, Person, Reach


def redraw_desks(work: Work, table_id: int) -> None:
    """The facilitators' panels show a round's state."""
    for one in work.find(Facilitator, table_id=table_id, until=None):
        redraw_panel(work, one.person_id)


def redraw_panel(work: Work, person_id: int) -> None:
    """Where the person has one, and can be written to."""
    is_reached = work.get(Person, person_id).reach is Reach.STARTED
    if is_reached and work.find(Board, kind=BoardKind.PANEL, person_id=person_id):
        work.redraw(BoardKind.PANEL, 0, person_id)


def redraw_private(work: Work, person_id: int, table_id: int) -> None:
    """What the person may do at this table ended or changed: their panel, their cards and whatever asks
    them say so at once."""
    redraw_panel(work, person_id)
    ask_no_more(work, person_id)
    for card in work.find(Board, kind=BoardKind.BALLOT, person_id=person_id):
        if work.get(Round, card.subject).table_id == table_id:
            work.redraw(BoardKind.BALLOT, card.subject, person_id)
