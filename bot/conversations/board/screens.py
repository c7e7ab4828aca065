"""The board of a round in the group: while it runs with its buttons, afterwards in two lines."""

from dataclasses import dataclass, replace

from bot.conversations.board.buttons import ShowRule
from bot.panel.doors.rounds import AnswerPrivately, TakePosition
from bot.panel.fitting import fitted, shortened
from bot.panel.keys import Rows, key, rows
from bot.panel.scene import Scene, draws
from bot.panel.screen import Screen
from bot.texts.glossary import CAME_BY
from bot.texts.pillar_names import pillar_name
from bot.texts.words import Words
from dialogs.methods.positions import Position
from dialogs.owed import Board, BoardKind
from dialogs.rounds.board_view import BoardItem, BoardView, EnteredFor, StillOpen, board_view
from dialogs.rounds.model import ItemState, RoundState


@dataclass(frozen=True, slots=True)
class Room:
    """Characters for a goal's text and for a name, and how many seats are named."""

    text: int
    name: int = 200
    seats: int = 100


ALONE = (Room(2000), Room(600), Room(300, 60), Room(300, 40, 30), Room(200, 30, 10))

TOGETHER = (Room(140), Room(140, 60), Room(100, 40), Room(100, 40, 30), Room(60, 30, 10))


@draws(BoardKind.ROUND)
def draw_board(scene: Scene, board: Board) -> Screen | None:
    view = board_view(scene.reader, board.subject)
    return None if view.state is RoundState.SCHEDULED else board_screen(scene.words, view)


def board_screen(words: Words, view: BoardView) -> Screen:
    if view.state is not RoundState.OPEN:
        return Screen(words.render("round/shrunk", view=view))
    text = fitted(lambda room: _drawn(words, view, room), ALONE if _is_alone(view) else TOGETHER)
    return Screen(text, _positions(words, view) + _below(words, view))


def _is_alone(view: BoardView) -> bool:
    return len(view.open_items) == 1


def _drawn(words: Words, view: BoardView, room: Room) -> str:
    named = view.still_open[: room.seats]
    return words.render(
        "round/board",
        view=view,
        items=[_cut(item, room) for item in view.open_items],
        withdrawn=[item for item in view.items if item.state is ItemState.WITHDRAWN],
        open_seats=[_open_seat(words, one, view.zone, room) for one in named],
        more_open=len(view.still_open) - len(named),
        entered=[_entered(words, one, room) for one in view.entered[: room.seats]],
        missing=[pillar_name(words, pillar) for pillar in view.missing],
        vacant=[shortened(agency, room.name) for agency in view.vacant[: room.seats]],
    )


def _cut(item: BoardItem, room: Room) -> BoardItem:
    return replace(item, text=shortened(item.text, room.text), line=shortened(item.line, room.text))


def _open_seat(words: Words, one: StillOpen, zone: str, room: Room) -> str:
    agency = shortened(one.agency, room.name)
    if one.until is None:
        return agency
    return words._("%(agency)s (announced %(day)s)", agency=agency, day=words.day(one.until, zone))


def _entered(words: Words, one: EnteredFor, room: Room) -> str:
    agency, by = shortened(one.agency, room.name), words._(CAME_BY[one.how])
    if one.confirmed:
        return words._("%(agency)s (%(by)s, confirmed)", agency=agency, by=by)
    return words._("%(agency)s (%(by)s, not confirmed)", agency=agency, by=by)


def _positions(words: Words, view: BoardView) -> Rows:
    if not _is_alone(view):
        return ()
    item = view.open_items[0].item_id
    first = (Position.CONSENT, Position.NOTE, Position.STAND_ASIDE, Position.OBJECT)
    return rows(key(words.label(one), TakePosition(item, one)) for one in first)


def _below(words: Words, view: BoardView) -> Rows:
    privately = key(words._("Answer privately"), AnswerPrivately(view.round_id))
    rule = key(words._("? Rule"), ShowRule(view.round_id))
    if not _is_alone(view):
        return ((privately, rule),)
    approval = TakePosition(view.open_items[0].item_id, Position.APPROVAL)
    return ((key(words.label(Position.APPROVAL), approval), privately), (rule,))
