"""The facilitators' private panels show a round's state: redrawn when somebody else changed it."""

from dialogs.owed import Board, BoardKind
from dialogs.ports import Work
from dialogs.table.model import Facilitator, Person, Reach


def redraw_desks(work: Work, table_id: int) -> None:
    for one in work.find(Facilitator, table_id=table_id, until=None):
        is_reached = work.get(Person, one.person_id).reach is Reach.STARTED
        if is_reached and work.find(Board, kind=BoardKind.PANEL, person_id=one.person_id):
            work.redraw(BoardKind.PANEL, 0, one.person_id)
