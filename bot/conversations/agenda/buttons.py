"""What can be pressed: the points of a meeting."""

from typing import Annotated

from bot.panel.buttons import button


@button("mpd")
class DropPoint:
    point_id: int


@button("mpn")
class NotePoint:
    point_id: int


@button("mpr")
class OpenPoint:
    """As a round; `minutes` 0: until Thursday."""

    point_id: int
    minutes: Annotated[int, (0, *range(5, 241))]


@button("mph")
class RaiseHands:
    """All present seats that have not answered consent."""

    point_id: int
