"""What was found in a text about to be shared, and what one can do about it."""

from bot.conversations.second_look.buttons import WriteItAnew
from bot.conversations.second_look.forms import whoever_stood
from bot.panel.doors.table import ShareAsItIs
from bot.panel.fitting import shortened
from bot.panel.keys import key
from bot.panel.pages import page
from bot.panel.scene import Scene
from bot.panel.screen import Screen
from bot.panel.second_look import SECOND_LOOK
from bot.texts.person_first import hints
from dialogs.owed import Form
from dialogs.sharing import private_details
from dialogs.table.model import Person

SHOWN = 1500


@page(SECOND_LOOK, to=whoever_stood)
def draw_second_look(scene: Scene, person: Person, form: Form) -> Screen:
    words, text = scene.words, form.data["text"]
    details = private_details(text, form.data["region"]) if form.data.get("details", True) else ()
    found = hints(text) if form.data.get("words", True) else ()
    share = words._("Leave as it is") if details or found else words._("Send it")
    keys = ((key(words._("Rewrite"), WriteItAnew()), key(share, ShareAsItIs())),)
    shown = words.render("panel/second_look", text=shortened(text, SHOWN), details=details, hints=found)
    return Screen(shown, keys)
