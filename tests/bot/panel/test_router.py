"""Each button, command, start payload, text and file is answered by one function."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

import bot.conversations  # noqa: F401 - they register what they answer, draw and tell
from bot.conversations.agency_file.forms import SHEET
from bot.conversations.own_data.buttons import ForgetMe
from bot.panel import router
from bot.panel.actor import Actor
from bot.panel.router import Where
from dialogs.ports import Work

REGISTRATIONS: dict[str, Callable[[], Callable[[Any], Any]]] = {
    "button": lambda: router.on_button(ForgetMe),
    "command": lambda: router.on_command("start", Where.PRIVATE),
    "start": lambda: router.on_start("seat"),
    "text": lambda: router.on_page_text(SHEET),
    "file": lambda: router.on_page_file(SHEET, reads=lambda content, name: None, limit=1),
}


def answering(work: Work, actor: Actor, payload: Any, now: datetime) -> None:
    """Answers nothing."""


@pytest.mark.parametrize("what", REGISTRATIONS)
def test_nothing_is_answered_twice(what: str) -> None:
    with pytest.raises(ValueError, match="twice"):
        REGISTRATIONS[what]()(answering)


def test_no_function_hears_of_a_membership_twice() -> None:
    with pytest.raises(ValueError, match="twice"):
        router.on_member(router.memberships[0].handler)
