"""Typed text on its way to its page; what others will read gets a second look."""

from datetime import datetime

from bot.forms.panel import decline, form_of, require_standing, show
from bot.forms.second_look import SECOND_LOOK, ShareAsItIs, WriteItAnew, hold_back, take_up
from bot.handlers import registry
from bot.handlers.actor import Actor
from bot.handlers.place import place_of
from bot.handlers.registry import Route, on_button
from bot.handlers.toast import Toast
from bot.texts.person_first import hints
from bot.texts.zones import region_of
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.sharing import private_details
from dialogs.wording import plain_text


def take_text(work: Work, actor: Actor, text: str, now: datetime) -> None:
    """To the page the person stands on. One typed instead of the text that waits takes its place."""
    if form_of(work, actor.person).page == SECOND_LOOK:
        take_up(work, actor.person)
    route = _asking(work, actor)
    require_standing(work, actor.person, form_of(work, actor.person))
    if not text:
        raise Refusal("only_text")
    region = region_of(place_of(work, actor).zone)
    guard = route.guard
    if route.limit:
        plain_text(text, route.limit, form_of(work, actor.person).page)
    found = (guard.words and hints(text)) or (guard.details and private_details(text, region))
    if guard.again or found:
        hold_back(work, actor.person, text, region, words=guard.words, details=guard.details)
    else:
        route.handler(work, actor, text, now)


@on_button(ShareAsItIs)
def share_as_it_is(work: Work, actor: Actor, pressed: ShareAsItIs, now: datetime) -> Toast | None:
    return _share(work, actor, _waiting(work, actor), now)


@on_button(WriteItAnew)
def write_it_anew(work: Work, actor: Actor, pressed: WriteItAnew, now: datetime) -> Toast | None:
    """Back on the page that asked, with what was typed, to copy and change."""
    decline(work, actor.person, _waiting(work, actor), "rewrite_asked", {})
    return None


def _waiting(work: Work, actor: Actor) -> str:
    if form_of(work, actor.person).page != SECOND_LOOK:
        raise Refusal("button_outdated")
    return take_up(work, actor.person)


def _share(work: Work, actor: Actor, text: str, now: datetime) -> Toast | None:
    route = _asking(work, actor)
    require_standing(work, actor.person, form_of(work, actor.person))
    toast = route.handler(work, actor, text, now)
    show(work, actor.person, repost=False)
    return toast


def _asking(work: Work, actor: Actor) -> Route:
    route = registry.texts.get(form_of(work, actor.person).page)
    if route is None:
        raise Refusal("nothing_asked")
    return route
