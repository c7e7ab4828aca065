"""Each button, command, start payload, text and file is answered by one function."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from bot.dialogues import load_dialogues
from bot.forms.agency_file import SHEET
from bot.forms.own_data import ForgetMe
from bot.handlers import registry
from bot.handlers.actor import Actor
from bot.handlers.registry import Where
from dialogs.ports import Work

REGISTRATIONS: dict[str, Callable[[], Callable[[Any], Any]]] = {
    "button": lambda: registry.on_button(ForgetMe),
    "command": lambda: registry.on_command("start", Where.PRIVATE),
    "start": lambda: registry.on_start("seat"),
    "text": lambda: registry.on_page_text(SHEET),
    "file": lambda: registry.on_page_file(SHEET, reads=lambda content, name: None),
}


def answering(work: Work, actor: Actor, payload: Any, now: datetime) -> None:
    """Answers nothing."""


@pytest.mark.parametrize("what", REGISTRATIONS)
def test_nothing_is_answered_twice(what: str) -> None:
    load_dialogues()
    with pytest.raises(ValueError, match="twice"):
        REGISTRATIONS[what]()(answering)


def test_no_function_hears_of_a_membership_twice() -> None:
    load_dialogues()
    with pytest.raises(ValueError, match="twice"):
        registry.on_member(registry.memberships[0].handler)
