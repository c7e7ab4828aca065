"""Where one conversation leads into another: everything about rounds."""

from typing import Annotated

from bot.panel.buttons import button
from bot.panel.drafts import PAGES
from dialogs.methods.positions import Ground, Position
from dialogs.rounds.model import Shown, Step
from dialogs.rounds.reasons import APPROVAL_DAYS


@button("df")
class OpenDesk:
    table_id: int = 0


@button("dm")
class OpenMine:
    """What waits for me, and what I answered."""


@button("dr")
class OpenRounds:
    """The open rounds of all tables one belongs to."""


@button("drd")
class DraftRound:
    """Start a round with this queued goal."""

    proposal_id: int


@button("drg")
class ShowPage:
    """Another page of the round in preparation."""

    page: Annotated[str, PAGES]


@button("drt")
class TickGoal:
    proposal_id: int
    ticked: bool


@button("dro")
class OpenNow:
    """Open the round in preparation at once."""


@button("bt")
class TakeBallot:
    round_id: int


@button("bp")
class ChoosePosition:
    item_id: int
    position: Position


@button("bs")
class TurnBallot:
    item_id: int
    step: Step


@button("bg")
class StateGround:
    item_id: int
    ground: Ground


@button("bn")
class ChooseShown:
    item_id: int
    shown: Shown


@button("ba")
class ApprovalWithin:
    item_id: int
    days: Annotated[int, range(1, APPROVAL_DAYS + 1)]


@button("rp")
class TakePosition:
    item_id: int
    position: Position


@button("ra")
class AnswerPrivately:
    round_id: int


@button("rn")
class NotYet:
    round_id: int


@button("ena")
class EnterAnswer:
    """For which seat?"""

    round_id: int


@button("ens")
class EnterFor:
    round_id: int
    seat_id: int


@button("enx")
class FileSheet:
    answer_id: int


@button("enl")
class OpenCalls:
    round_id: int


@button("enq")
class AnswerSheets:
    """The round's answer sheets as a PDF."""

    round_id: int


ROUND = "desk_round"


@button("fg")
class LookAtGoal:
    proposal_id: int


@button("fr")
class LookAtRound:
    round_id: int


@button("fe")
class ExtendRound:
    """Which number of days?"""

    round_id: int


@button("fc")
class LookAtEarlyClose:
    round_id: int


@button("fz")
class CloseEarly:
    """What was shown is done: closed now, or announced."""

    round_id: int


MINE = "mine"
