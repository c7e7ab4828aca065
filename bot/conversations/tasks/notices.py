"""What is told: tasks."""

from bot.conversations.tasks.screens import task_keys
from bot.panel.answered import said_by
from bot.panel.keys import Rows
from bot.panel.scene import Scene, words_notice
from bot.panel.screen import Screen
from dialogs.meetings.model import OPEN_STATES, Task, TaskState
from dialogs.owed import Notice
from dialogs.table.model import Seat, Table


@words_notice("task_given")
@words_notice("task_due")
def about_task(scene: Scene, notice: Notice) -> Screen | None:
    task = scene.reader.get(Task, notice.facts["task"])
    if task.state not in OPEN_STATES:
        return None
    by = said_by(scene, notice) if task.state is TaskState.TAKEN_ON else ""
    return _task(scene, notice, task, task_keys(scene.words, task), by=by)


@words_notice("task_answered")
def task_answered(scene: Scene, notice: Notice) -> Screen:
    return _task(scene, notice, scene.reader.get(Task, notice.facts["task"]), ())


@words_notice("task_done")
def task_done(scene: Scene, notice: Notice) -> Screen:
    return _task(scene, notice, scene.reader.get(Task, notice.facts["task"]), ())


def _task(scene: Scene, notice: Notice, task: Task, keys: Rows, by: str = "") -> Screen:
    table = scene.reader.get(Table, task.table_id)
    agency = scene.reader.get(Seat, task.seat_id).agency
    facts = {"task": task, "agency": agency, "table": table, "by": by}
    return Screen(scene.words.render(f"notices/{notice.code}", **facts), keys)
