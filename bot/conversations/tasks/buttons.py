"""What can be pressed: tasks."""

from typing import Annotated

from bot.panel.buttons import button


@button("mto")
class OwnTask:
    seat_id: int


@button("mtd")
class TaskDueIn:
    weeks: Annotated[int, range(1, 27)]
