"""The page of one's own seat and its buttons: deputies, passing it on, undoing another holder's answer."""

from bot.buttons import button
from dialogs.table.model import Answering

OWN_SEAT, UNDO = "own_seat", "undo_answer"


@button("oss")
class OpenSeat:
    table_id: int


@button("osd")
class InviteDeputy:
    seat_id: int


@button("osa")
class LetDeputy:
    holding_id: int
    answers: Answering


@button("ose")
class EndDeputy:
    holding_id: int


@button("osp")
class PassOn:
    """A link by which somebody else takes the own seat over."""

    seat_id: int


@button("osu")
class UndoAnswer:
    """`sure`: the second press that withdrawing an objection wants."""

    answer_id: int
    sure: bool = False


@button("osf")
class LeaveAnswer:
    """What the other holder answered is fine."""

    answer_id: int
