"""One's own data: the file, and what blanking it means for one's seats, texts and votes."""

from bot.conversations.own_data.buttons import ExportMine, ForgetMe
from bot.conversations.own_data.forms import FORGET
from bot.panel.doors.table import TurnTo
from bot.panel.keys import key
from bot.panel.pages import page
from bot.panel.readers import anybody
from bot.panel.scene import Scene
from bot.panel.screen import Screen
from bot.panel.table_pages import TablePage
from dialogs.owed import Form
from dialogs.table.authority import facilitated_by, holdings_of, seated_at
from dialogs.table.model import Facilitator, Person, Seat, Table


@page(FORGET, to=anybody)
def draw_forget(scene: Scene, person: Person, form: Form) -> Screen:
    reader, words = scene.reader, scene.words
    seats = [
        reader.get(Seat, one.seat_id).agency
        for one in seated_at(reader, person)
        if len(holdings_of(reader, one.seat_id)) == 1
    ]
    alone = [
        reader.get(Table, table_id).name
        for table_id in facilitated_by(reader, person)
        if len(reader.find(Facilitator, table_id=table_id, until=None)) == 1
    ]
    keys = (
        (key(words._("Send me my data first"), ExportMine()),),
        (key(words._("Blank all of it now"), ForgetMe()),),
        (key(words._("Back"), TurnTo(TablePage.HOME)),),
    )
    return Screen(words.render("panel/forget", seats=seats, alone=alone), keys)
