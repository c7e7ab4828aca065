"""What is told: a person's own data."""

import json
from functools import partial

from bot.documents.file_spec import FileSpec
from bot.panel.scene import Scene, words_notice
from bot.panel.screen import Screen
from dialogs.owed import Notice
from dialogs.table.model import Person
from dialogs.table.own_data import own_data


@words_notice("own_data")
def own_data_file(scene: Scene, notice: Notice) -> Screen:
    person = scene.reader.get(Person, notice.person_id)
    data = json.dumps(own_data(scene.reader, person, scene.now), ensure_ascii=False, indent=1)
    name = f"{scene.now:%Y-%m-%d}_roundtable_{scene.words._('my-data')}.json"
    return Screen(scene.words.render("notices/own_data"), file=FileSpec(name, partial(str.encode, data)))
