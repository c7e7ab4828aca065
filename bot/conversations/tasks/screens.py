"""The pages on which a facilitator writes a task down: who is asked, what, until when; and its buttons."""

from bot.conversations.tasks.buttons import OwnTask, TaskDueIn
from bot.conversations.tasks.forms import TASK_DUE, TASK_OWNER, TASK_TEXT
from bot.panel.doors.meetings import AnswerTask, FinishTask, OpenMeetings
from bot.panel.fitting import shortened
from bot.panel.keys import Rows, key, rows
from bot.panel.led_table import led_table
from bot.panel.pages import page
from bot.panel.readers import facilitators
from bot.panel.scene import Scene
from bot.panel.screen import Key, Screen
from bot.texts.words import Words
from dialogs.meetings.model import Task, TaskState
from dialogs.meetings.tasks import TASK_LIMIT
from dialogs.owed import Form
from dialogs.table.model import Person, Seat

WEEKS = (1, 2, 4, 6)


@page(TASK_OWNER, to=facilitators)
def draw_owner(scene: Scene, person: Person, form: Form) -> Screen:
    table = led_table(scene, person, form)
    seats = scene.reader.find(Seat, table_id=table.id, removed_at=None, order="position")
    keys = tuple((key(shortened(one.agency, 50), OwnTask(one.id)),) for one in seats)
    return Screen(scene.words.render("panel/task_owner"), (*keys, _back(scene, table.id)))


@page(TASK_TEXT, to=facilitators)
def draw_task_text(scene: Scene, person: Person, form: Form) -> Screen:
    table = led_table(scene, person, form)
    seat = scene.reader.get(Seat, form.data["seat"])
    text = scene.words.render("panel/task_text", agency=seat.agency, limit=TASK_LIMIT)
    return Screen(text, (_back(scene, table.id),))


@page(TASK_DUE, to=facilitators)
def draw_task_due(scene: Scene, person: Person, form: Form) -> Screen:
    table, words = led_table(scene, person, form), scene.words
    seat = scene.reader.get(Seat, form.data["seat"])
    keys = rows(
        key(words.ngettext("%(num)s week", "%(num)s weeks", weeks), TaskDueIn(weeks)) for weeks in WEEKS
    )
    text = words.render("panel/task_due", agency=seat.agency, text=form.data["text"])
    return Screen(text, (*keys, _back(scene, table.id)))


def task_keys(words: Words, task: Task) -> Rows:
    """For the agency: to take it on, to decline, to say that it is done."""
    decline = key(words._("Not possible"), AnswerTask(task.id, False))
    done = key(words._("Done"), FinishTask(task.id))
    if task.state is TaskState.ASKED:
        return ((key(words._("We take it on"), AnswerTask(task.id, True)), decline), (done,))
    return ((done, decline),)


def _back(scene: Scene, table_id: int) -> tuple[Key, ...]:
    return (key(scene.words._("Back"), OpenMeetings(table_id)),)
