"""Which function answers which button, command, start payload, typed text, membership change."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Any, TypeVar

from bot.panel.actor import Actor
from bot.panel.toast import Toast
from dialogs.ports import Work

Handler = Callable[[Work, Actor, Any, datetime], Toast | None]

H = TypeVar("H", bound=Callable[..., Toast | None])


class After(Enum):
    """What the line still does after the commit, in words of its own; it may fail."""

    MENU = "menu"  # offer the command menu of whoever acted, since their office has changed
    FAREWELL = "farewell"  # say in the pressed message itself what can be said nowhere else any more


@dataclass(frozen=True, slots=True)
class Guard:
    """How typed text is looked at before it goes on.

    `details`: for what leads to a person. `words`: for wordings that reduce people. `again`: shown once more
    in any case, since it goes out with the next press.
    """

    details: bool = True
    words: bool = True
    again: bool = True


FREE_TEXT = Guard()

NAME = Guard(words=False)
"""Names, places, a complaint in its author's own words: no hints at wordings."""

OFFICE_NUMBER = Guard(details=False, words=False)
"""An office's own number is what the page asks for."""

NOTHING_KEPT = Guard(details=False, words=False, again=False)
"""Read as a moment or a choice, or refused: the text itself goes nowhere."""


def shown_later(guard: Guard) -> Guard:
    """For a page whose own conversation shows the text once more before it goes out."""
    return replace(guard, again=False)


class Where(Enum):
    PRIVATE = "private"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Route:
    """`asks_chat`: look at the chat through the API first. `afterwards`: done after the commit.

    `reads`: makes the payload of an uploaded file's bytes and name, before the unit of work; may refuse.
    `guard`: whether typed text gets a second look first; `limit`: how long it may be, said before that look;
    of a file, its most bytes.
    """

    handler: Handler
    asks_chat: bool = False
    afterwards: After | None = None
    guard: Guard = NOTHING_KEPT
    reads: Callable[[bytes, str], Any] | None = None
    limit: int = 0


buttons: dict[type[Any], Route] = {}

commands: dict[tuple[str, Where], Route] = {}

starts: dict[str, Route] = {}

texts: dict[str, Route] = {}

files: dict[str, Route] = {}

memberships: list[Route] = []


def on_button(
    kind: type[Any], *, asks_chat: bool = False, afterwards: After | None = None
) -> Callable[[H], H]:
    """(work, actor, button, now) for a press. `asks_chat` fills actor.chat; None if the API is silent."""
    return _register(buttons, kind, asks_chat, afterwards)


def on_command(name: str, where: Where, *, afterwards: After | None = None) -> Callable[[H], H]:
    """(work, actor, argument text, now) for /name in private or in a group."""
    return _register(commands, (name, where), False, afterwards)


def on_start(prefix: str) -> Callable[[H], H]:
    """(work, actor, rest, now) for a start payload `prefix_rest` in private. A payload proves nothing."""
    return _register(starts, prefix, False, None)


def on_page_text(page: str, *, guard: Guard = FREE_TEXT, limit: int = 0) -> Callable[[H], H]:
    """(work, actor, text, now) for text typed in private while the person stands on this page.

    It comes after a second look, if `guard` does not say otherwise. A Refusal leaves them there, with its
    sentence and what was typed.
    """
    return _register(texts, page, False, None, guard=guard, limit=limit)


def on_page_file(page: str, *, reads: Callable[[bytes, str], Any], limit: int) -> Callable[[H], H]:
    """(work, actor, what `reads` made of the file, now) for a file sent while the person stands on this page.

    The page takes text too: a Refusal leaves them there, with its sentence. `limit` in bytes.
    """
    return _register(files, page, False, None, reads=reads, limit=limit)


def on_member(handler: H) -> H:
    """(work, actor, Membership, now) when the bot's own membership of a chat changes."""
    if any(route.handler is handler for route in memberships):
        raise ValueError(f"{handler.__name__} hears of it twice")
    memberships.append(Route(handler))
    return handler


def _register(
    registry: dict[Any, Route],
    name: Any,
    asks_chat: bool,
    afterwards: After | None,
    guard: Guard = NOTHING_KEPT,
    reads: Callable[[bytes, str], Any] | None = None,
    limit: int = 0,
) -> Callable[[H], H]:
    def register(handler: H) -> H:
        if name in registry:
            raise ValueError(f"{name!r} is answered twice")
        registry[name] = Route(handler, asks_chat, afterwards, guard, reads, limit)
        return handler

    return register
