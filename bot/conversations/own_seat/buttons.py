"""What can be pressed: a seat's own page."""

from bot.panel.buttons import button
from dialogs.table.model import Answering


@button("osa")
class LetDeputy:
    holding_id: int
    answers: Answering


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
