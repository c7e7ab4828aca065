"""One's own data: the file, and what blanking it means for one's seats, texts and votes."""

import json
from functools import partial

from bot.forms.own_data import FORGET, ExportMine, ForgetMe
from bot.forms.panel import page
from bot.forms.readers import anybody
from bot.forms.table_pages import TablePage, TurnTo
from bot.screens.keys import key
from bot.screens.scene import Scene, words_notice
from bot.screens.screen import FileSpec, Screen
from dialogs.owed import Form, Notice
from dialogs.table.authority import facilitated_by, holdings_of, seated_at
from dialogs.table.model import Facilitator, Person, Seat, Table
from dialogs.table.own_data import own_data


@words_notice("own_data")
def own_data_file(scene: Scene, notice: Notice) -> Screen:
    person = scene.reader.get(Person, notice.person_id)
    data = json.dumps(own_data(scene.reader, person, scene.now), ensure_ascii=False, indent=1)
    name = f"{scene.now:%Y-%m-%d}_roundtable_{scene.words._('my-data')}.json"
    return Screen(scene.words.render("notices/own_data"), file=FileSpec(name, partial(str.encode, data)))


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
