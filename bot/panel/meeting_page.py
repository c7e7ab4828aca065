"""What the pages of a meeting and of its points share: how much they list, the page that asks for a text."""

from bot.panel.doors.meetings import LookAtMeeting
from bot.panel.keys import key
from bot.panel.led_table import led_table
from bot.panel.scene import Scene
from bot.panel.screen import Screen
from dialogs.meetings.model import Meeting
from dialogs.owed import Form
from dialogs.table.model import Person

SHORT = 28
"""Characters of a name on a button."""

MOST = 12
"""Of each kind that is listed."""


def asking_screen(scene: Scene, person: Person, form: Form, template: str, limit: int) -> Screen:
    table = led_table(scene, person, form)
    meeting = scene.reader.get(Meeting, form.data["meeting"])
    back = (key(scene.words._("Back"), LookAtMeeting(meeting.id)),)
    text = scene.words.render(template, meeting=meeting, limit=limit, zone=table.zone)
    return Screen(text, (back,))
