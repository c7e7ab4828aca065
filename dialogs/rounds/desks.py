"""Private panels stand for weeks: redrawn when somebody else changed what they show, or whose they are."""

from dialogs.owed import Board, BoardKind
from dialogs.ports import Work
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
