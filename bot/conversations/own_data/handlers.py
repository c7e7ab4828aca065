"""/export and /forget: a person's own data as a file, and blanked."""

from datetime import datetime

from bot.conversations.own_data.buttons import ExportMine, ForgetMe
from bot.conversations.own_data.forms import FORGET
from bot.panel.actor import Actor
from bot.panel.pages import go
from bot.panel.router import After, Where, on_button, on_command
from bot.panel.toast import Toast
from dialogs.owed import Notice, NoticeState
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.table.forgetting import forget

CODE = "own_data"


@on_command("export", Where.PRIVATE)
def export(work: Work, actor: Actor, argument: str, now: datetime) -> None:
    """One silent message with the file, unless one waits to be sent."""
    if not work.first(Notice, code=CODE, person_id=actor.person.id, state=NoticeState.OWED):
        work.add(Notice(code=CODE, person_id=actor.person.id, created_at=now))


@on_button(ExportMine)
def export_first(work: Work, actor: Actor, pressed: ExportMine, now: datetime) -> Toast:
    export(work, actor, "", now)
    return Toast("own_data_comes")


@on_command("forget", Where.PRIVATE)
def ask_before(work: Work, actor: Actor, argument: str, now: datetime) -> None:
    go(work, actor.person, FORGET, repost=True)


@on_button(ForgetMe, afterwards=After.FAREWELL)
def forget_me(work: Work, actor: Actor, pressed: ForgetMe, now: datetime) -> Toast:
    if not actor.private:
        raise Refusal("button_outdated")
    forget(work, actor.person, now)
    return Toast("forgotten", alert=True)
