"""The table card: the one pinned message of a table."""

from dataclasses import dataclass
from datetime import datetime

from bot.panel.doors.table import ShowWaiting
from bot.panel.fitting import fitted, shortened
from bot.panel.keys import key
from bot.panel.links import message_link
from bot.panel.scene import Scene, draws
from bot.panel.screen import Screen
from dialogs.owed import Board, BoardKind
from dialogs.table.card_view import CardRound, CardView, card_view
from dialogs.table.model import TableState

ROOMS = ((20, 120), (12, 60), (6, 30), (3, 20))
"""How many goals that wait are shown, and how many characters of each; from generous to narrow."""


@dataclass(frozen=True, slots=True)
class ShownRound:
    number: int
    opens_at: datetime
    deadline: datetime
    zone: str
    link: str


@draws(BoardKind.CARD)
def draw_card(scene: Scene, board: Board) -> Screen | None:
    view = card_view(scene.reader, board.subject, scene.now)
    if view.table.state is not TableState.OPEN:
        return None
    waits = key(scene.words._("What waits for me"), ShowWaiting())
    return Screen(fitted(lambda room: _text(scene, view, *room), ROOMS), ((waits,),))


def _text(scene: Scene, view: CardView, goals: int, length: int) -> str:
    return scene.words.render(
        "boards/card",
        view=view,
        table=view.table,
        rounds=[_shown(view, one) for one in view.rounds],
        scheduled=[_shown(view, one) for one in view.scheduled],
        queue=[(one, shortened(one.text, length)) for one in view.queue[:goals]],
        more=max(len(view.queue) - goals, 0),
    )


def _shown(view: CardView, one: CardRound) -> ShownRound:
    return ShownRound(
        one.number, one.opens_at, one.deadline, one.zone, message_link(view.table.chat_id, one.message_id)
    )
