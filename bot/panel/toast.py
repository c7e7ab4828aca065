"""What the presser is told at once: a short sentence, an alert, or a link that opens the private chat."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.panel.actor import Actor
from bot.panel.place import Place
from bot.texts.words import words_for
from dialogs.refusals import Refusal
from dialogs.table.model import Reach

MOST_UNITS = 200


@dataclass(frozen=True, slots=True)
class Toast:
    """`code` names a sentence in templates/toasts/; `start`, a payload, opens the private chat instead."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    alert: bool = False
    start: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A toast in words, as answerCallbackQuery takes it."""

    text: str = ""
    alert: bool = False
    start: str = ""


def to_private(actor: Actor, payload: str, code: str = "see_private", **facts: Any) -> Toast:
    """Says that it goes on in private; whoever never pressed Start there is taken there by the payload."""
    reached = actor.person.reach is Reach.STARTED
    return Toast(code, facts, start="" if reached else payload)


def say(toast: Toast | None, place: Place) -> Said:
    if toast is None:
        return Said()
    text = words_for(place.language).toast(toast.code, **{"zone": place.zone, **toast.facts})
    return Said(fitting(text), toast.alert, toast.start)


def say_refusal(refusal: Refusal, place: Place) -> Said:
    text = words_for(place.language).refusal(refusal.code, **{"zone": place.zone, **refusal.facts})
    return Said(fitting(text), alert=True)


def fitting(text: str) -> str:
    """Cut to what an alert holds: 200 UTF-16 units, with an ellipsis where something is missing."""
    if _units(text) <= MOST_UNITS:
        return text
    while _units(text) > MOST_UNITS - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
