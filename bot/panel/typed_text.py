"""Typed text on its way to its page; one others will read gets a second look where it may hurt somebody."""

from datetime import datetime

from bot.panel import router
from bot.panel.actor import Actor
from bot.panel.pages import HOME, form_of, pages, require_standing
from bot.panel.place import place_of
from bot.panel.router import Route
from bot.panel.second_look import SECOND_LOOK, hold_back, take_up
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
    route = asking(work, actor)
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


def asking(work: Work, actor: Actor) -> Route:
    """Refusal where no text is wanted; on a page that asks by buttons, it says so."""
    page = form_of(work, actor.person).page
    route = router.texts.get(page)
    if route is None:
        raise Refusal("nothing_asked" if page == HOME or page not in pages else "buttons_asked")
    return route
