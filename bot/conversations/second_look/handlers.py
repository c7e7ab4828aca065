"""Typed text on its way to its page; what others will read gets a second look."""

from datetime import datetime

from bot.conversations.second_look.buttons import WriteItAnew
from bot.panel.actor import Actor
from bot.panel.doors.table import ShareAsItIs
from bot.panel.pages import decline, form_of, form_on, require_standing, show
from bot.panel.router import on_button
from bot.panel.second_look import SECOND_LOOK, take_up
from bot.panel.toast import Toast
from bot.panel.typed_text import asking
from dialogs.ports import Work


@on_button(ShareAsItIs)
def share_as_it_is(work: Work, actor: Actor, pressed: ShareAsItIs, now: datetime) -> Toast | None:
    return _share(work, actor, _waiting(work, actor), now)


@on_button(WriteItAnew)
def write_it_anew(work: Work, actor: Actor, pressed: WriteItAnew, now: datetime) -> Toast | None:
    """Back on the page that asked, with what was typed, to copy and change."""
    decline(work, actor.person, _waiting(work, actor), "rewrite_asked", {})
    return None


def _waiting(work: Work, actor: Actor) -> str:
    form_on(work, actor.person, SECOND_LOOK)
    return take_up(work, actor.person)


def _share(work: Work, actor: Actor, text: str, now: datetime) -> Toast | None:
    route = asking(work, actor)
    require_standing(work, actor.person, form_of(work, actor.person))
    toast = route.handler(work, actor, text, now)
    show(work, actor.person, repost=False)
    return toast
