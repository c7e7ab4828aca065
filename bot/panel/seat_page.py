"""The facilitator's page of one seat."""

from bot.panel.actor import Actor
from bot.panel.pages import go
from bot.panel.table_pages import TablePage
from dialogs.ports import Work
from dialogs.table.model import Seat


def show_seat(work: Work, actor: Actor, seat: Seat) -> None:
    go(work, actor.person, TablePage.SEAT.value, table_id=seat.table_id, subject=seat.id)
