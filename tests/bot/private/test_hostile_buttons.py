"""Whatever a button's data says, whoever sends it: an answer in one sentence, never an internal error.

Generated over every registered button, every field of it, and every value somebody may invent.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from enum import Enum
from itertools import product
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pytest

import bot.conversations  # noqa: F401 - they register what they answer, draw and tell
from bot.panel import router
from bot.panel.actor import ChatFacts
from bot.panel.buttons import BadButton, parse, prefix_of, registered
from dialogs.owed import Board, BoardKind
from dialogs.refusals import Refusal
from tests.bot.private.full_table import FullTable, actor_for, full_table

HOSTILE = (
    "", "0", "1", "2", "7", "-1", "01", "+1", "1.5", "1e3", " 1", "999999999999999999", "9223372036854775807",
    "9223372036854775808", "99999999999999999999", "true", "None", "\u0661", "x", "facilitator", "owner",
    "representative", "deputy", "99991231", "999990101", "00000000", "20260230", "20261205", "20000101",
    "21991231", "../../etc/passwd", "UTC", "EUROPE/BERLIN", "2/0", "3/2", "\U0001f600", "\x00",
)  # fmt: skip
CHAT = ChatFacts(is_administrator=True, lacking=(), members=9)
BUTTONS = [one for one in registered() if one in router.buttons]


@pytest.fixture(scope="module")
def full() -> FullTable:
    return full_table()


def readable(kind: type[Any]) -> Iterator[Any]:
    """What the codec lets through: all likely values, and each hostile one beside likely ones."""
    hints = get_type_hints(kind, include_extras=True)
    prefix = prefix_of(kind)
    likely = [_likely(hint) for hint in hints.values()]
    chosen = [list(one) for one in product(*(values[:9] for values in likely))]
    for at in range(len(likely)):
        for bad in HOSTILE:
            chosen += [
                [*row[:at], bad, *row[at + 1 :]] for row in product(*(values[:1] for values in likely))
            ]
    for row in chosen:
        try:
            yield parse(":".join([prefix, *row]))
        except BadButton:
            continue


def _likely(hint: Any) -> list[str]:
    bare, *allowed = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    values = list(allowed[0]) if allowed else list(bare) if issubclass(bare, Enum) else []
    if values:
        return [str(getattr(one, "value", one)) for one in values]
    return ["1", "2", "0"] if bare in (int, bool) else ["20261210"] if bare is not str else ["UTC"]


@pytest.mark.parametrize("kind", BUTTONS, ids=lambda kind: kind.__name__)
def test_no_button_is_an_internal_error(kind: type[Any], full: FullTable) -> None:
    city, before = full.city, full.city.work
    for button in readable(kind):
        for role, private in (("facilitator", True), ("holder", True), ("holder", False)):
            city.work = deepcopy(before)
            actor = replace(actor_for(full, full.roles[role], private=private), chat=CHAT)
            try:
                router.buttons[kind].handler(city.work, actor, button, city.now)
            except Refusal as refusal:
                assert city.words.refusal(refusal.code, **{"zone": "UTC", **refusal.facts})
            _draw_everything(full, actor.person.id)
    city.work = before


def _draw_everything(full: FullTable, person_id: int) -> None:
    city = full.city
    for board in city.work.find(Board, person_id=person_id):
        if board.kind in (BoardKind.PANEL, BoardKind.BALLOT):
            city.screens.board(city.work, board, city.now)
