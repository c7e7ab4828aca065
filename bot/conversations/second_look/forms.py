"""Pages a person stands on, and what was typed so far: a second look at typed text."""

from dataclasses import replace

from bot.panel.pages import require_standing
from bot.panel.second_look import beneath
from dialogs.owed import Form
from dialogs.ports import Reader
from dialogs.table.model import Person


def whoever_stood(reader: Reader, person: Person, form: Form) -> None:
    """Who may stand on the page beneath."""
    require_standing(reader, person, replace(form, **beneath(form)))
