"""What the guide says: one sentence, a few choices, and the one control that glows."""

from dataclasses import dataclass, field
from typing import Any

from bot.texts.words import Words


@dataclass(frozen=True, slots=True)
class Choice:
    """A button beside the sentence: an act of acts.py with its facts."""

    label: str
    act: str
    facts: dict[str, Any] = field(default_factory=dict)
    glow: bool = False


@dataclass(frozen=True, slots=True)
class Press:
    """The newest button of this kind in the group or on the viewer's phone."""

    where: str
    kind: type[Any]
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Control:
    """One of the page's own: others/<mood>, clock/deadline, clock/day, phone/text, phone/attach, plan/pdf."""

    where: str
    name: str


@dataclass(frozen=True, slots=True)
class Guidance:
    """Of `glows` the first that is to be seen glows; if none is, `otherwise` is offered and glows."""

    text: str
    choices: tuple[Choice, ...] = ()
    glows: tuple[Press | Control, ...] = ()
    otherwise: Choice | None = None


def be(text: str, words: Words, name: str, person: int, *choices: Choice) -> Guidance:
    label = words._("Be: %(agency)s", agency=name)
    return Guidance(text, (Choice(label, "be", {"person": person}, glow=True), *choices))
