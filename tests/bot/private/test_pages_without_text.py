"""A page asks for a text only where it takes one; typed on any other, the answer says how to go on there."""

import re

import pytest

import bot.conversations  # noqa: F401 - they register what they answer, draw and tell
from bot.panel import router
from bot.panel.pages import HOME, pages
from bot.panel.typed_text import asking
from dialogs.refusals import Refusal
from tests.bot.private.full_table import INSIDE, FullTable, full_table
from tests.bot.private.test_pages import everything, stand

ASKS = re.compile(r"\b[Uu]p to \d+ characters|\b[Ww]rite (?:it|what|the|a)\b")


@pytest.fixture(scope="module")
def full() -> FullTable:
    return full_table()


@pytest.mark.parametrize("name", sorted(set(pages) - set(router.texts)))
def test_a_page_that_takes_no_text_asks_for_none(name: str, full: FullTable) -> None:
    for role in INSIDE:
        shown = stand(full, full.roles[role], name, **everything(full))
        assert not ASKS.search(shown.text), shown.text


@pytest.mark.parametrize("name", sorted(set(pages) - set(router.texts)))
def test_typed_there_the_way_on_is_said(name: str, full: FullTable) -> None:
    """Where the agency is chosen first, the task's text comes too early: not “I am waiting for no text”."""
    person = full.roles["facilitator"]
    stand(full, person, name, **everything(full))
    wanted = "nothing_asked" if name == HOME else "buttons_asked"
    with pytest.raises(Refusal, match=wanted):
        asking(full.city.work, full.city.actor(person))
