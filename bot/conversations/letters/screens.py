"""Papers for those without Telegram: invitations as letters, answer sheets; how a seat takes part."""

from bot.panel.led_table import back, led_table
from bot.panel.pages import page
from bot.panel.readers import facilitators
from bot.panel.scene import Scene
from bot.panel.screen import Screen
from bot.panel.table_pages import TablePage
from dialogs.owed import Form
from dialogs.refusals import Refusal
from dialogs.table.model import Person, Seat
from dialogs.table.modes import FUNCTION_LIMIT


@page(TablePage.FUNCTION.value, to=facilitators)
def draw_function(scene: Scene, person: Person, form: Form) -> Screen:
    table = led_table(scene, person, form)
    seat = scene.reader.get(Seat, form.data["subject"])
    if seat.table_id != table.id:
        raise Refusal("gone", kind="seat")
    text = scene.words.render("panel/seat_function", seat=seat, limit=FUNCTION_LIMIT)
    return Screen(text, ((back(scene.words, TablePage.SEAT, table, seat.id),),))
