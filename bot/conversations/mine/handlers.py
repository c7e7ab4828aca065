"""What waits for a person, and the open rounds, in private."""

from datetime import datetime

from bot.conversations.mine.screens import ROUNDS
from bot.panel.actor import Actor
from bot.panel.doors.rounds import MINE, OpenMine, OpenRounds
from bot.panel.pages import go
from bot.panel.router import Where, on_button, on_command
from bot.panel.toast import Toast
from dialogs.ports import Work


@on_command("mine", Where.PRIVATE)
def mine(work: Work, actor: Actor, argument: str, now: datetime) -> Toast | None:
    go(work, actor.person, MINE, repost=True)
    return None


@on_button(OpenMine)
def open_mine(work: Work, actor: Actor, pressed: OpenMine, now: datetime) -> Toast | None:
    go(work, actor.person, MINE)
    return None


@on_command("round", Where.PRIVATE)
def rounds(work: Work, actor: Actor, argument: str, now: datetime) -> Toast | None:
    go(work, actor.person, ROUNDS, repost=True)
    return None


@on_button(OpenRounds)
def open_rounds(work: Work, actor: Actor, pressed: OpenRounds, now: datetime) -> Toast | None:
    go(work, actor.person, ROUNDS)
    return None
