"""Whatever button an outsider forges, with whatever number: the answer names nothing of the table.

Generated over every registered button and every number a record of the table has.
"""

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum
from itertools import product
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pytest

import bot.conversations  # noqa: F401 - they register what they answer, draw and tell
from bot.panel import router
from bot.panel.actor import ChatFacts
from bot.panel.buttons import BadButton, pack, parse, registered
from dialogs.refusals import Refusal
from dialogs.table.model import Seat
from tests.bot.private.full_table import OUTSIDE, TABLE, TEXTS, FullTable, actor_for, full_table

NUMBERS = range(1, 9)
STRANGERS = [one for one in OUTSIDE if one != "observer"]
CHAT = ChatFacts(is_administrator=False, lacking=(), members=9)
BUTTONS = [one for one in registered() if one in router.buttons]


@pytest.fixture(scope="module", params=["as it stands", "its agencies removed"])
def full(request: pytest.FixtureRequest) -> FullTable:
    made = full_table()
    if request.param != "as it stands":
        for seat in made.city.work.find(Seat, table_id=made.table_id):
            made.city.work.save(replace(seat, removed_at=made.city.now))
    return made


def forged(kind: type[Any]) -> Iterator[Any]:
    """Every number alike in all its fields, beside every choice."""
    hints = get_type_hints(kind, include_extras=True)
    for number in NUMBERS:
        for row in product(*(_values(hint, number) for hint in hints.values())):
            try:
                yield parse(pack(kind(*row)))
            except BadButton:
                continue


def _values(hint: Any, number: int) -> list[Any]:
    bare, *allowed = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    if allowed:
        return list(allowed[0])
    if issubclass(bare, Enum):
        return list(bare)
    if bare is bool:
        return [True, False]
    return [number] if bare is int else ["UTC"]


@pytest.mark.parametrize("kind", BUTTONS, ids=lambda kind: kind.__name__)
def test_a_refusal_names_nothing(kind: type[Any], full: FullTable) -> None:
    city = full.city
    for role, button in product(STRANGERS, list(forged(kind))):
        actor = replace(actor_for(full, full.roles[role], private=True), chat=CHAT)
        kept = {one: dict(rows) for one, rows in city.work.records.items()}
        recorded = city.work.entries(full.table_id)
        said = ""
        try:
            router.buttons[kind].handler(city.work, actor, button, city.now)
        except Refusal as refusal:
            said = city.words.refusal(refusal.code, **{"zone": "UTC", **refusal.facts})
        city.work.records.clear()
        city.work.records.update(kept)
        assert city.work.entries(full.table_id) == recorded, (role, button)
        assert [one for one in (*TEXTS, TABLE) if one in said] == [], f"{role}, {button}: {said}"
