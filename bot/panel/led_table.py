"""The table a facilitator's page is about, and the way back to another of its pages."""

from bot.panel.doors.table import TurnTo
from bot.panel.keys import key
from bot.panel.pages import form_on
from bot.panel.scene import Scene
from bot.panel.screen import Key
from bot.panel.table_pages import TablePage
from bot.texts.words import Words
from dialogs.owed import Form
from dialogs.ports import Work
from dialogs.table.authority import require_facilitator
from dialogs.table.model import Person, Table


def led_table(scene: Scene, person: Person, form: Form) -> Table:
    """The form's table, if the person facilitates it; Refusal otherwise."""
    require_facilitator(scene.reader, person, form.table_id)
    return scene.reader.get(Table, form.table_id)


def led_form(work: Work, person: Person, *names: str) -> Form:
    """The form of a facilitator who stands on one of these pages; Refusal otherwise."""
    form = form_on(work, person, *names)
    require_facilitator(work, person, form.table_id)
    return form


def back(words: Words, to: TablePage, table: Table, subject: int = 0) -> Key:
    return key(words._("Back"), TurnTo(to, table.id, subject))
