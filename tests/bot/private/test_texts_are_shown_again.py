"""What a page takes without a second look is shown by its own conversation before anything of it goes out.

Generated over the registered pages: one added later is followed as well, or gets the second look.
"""

from dataclasses import replace
from html import unescape
from typing import Any

import pytest

import bot.conversations  # noqa: F401 - they register what they answer, draw and tell
from bot.panel import router
from bot.panel.pages import form_of
from bot.panel.reason import REASON
from bot.panel.router import NOTHING_KEPT, shown_later
from dialogs.owed import BoardKind, Form, Notice
from dialogs.rounds.exploring import Exploration
from dialogs.rounds.model import Item, Proposal, ProposalState
from dialogs.table.model import Person
from tests.bot.private.city import City
from tests.bot.private.full_table import full_table
from tests.bot.private.test_pages import everything

TYPED = "Typed <once>, seen again"
LATER = sorted(
    page for page, route in router.texts.items()
    if route.guard == shown_later(route.guard) and route.guard != NOTHING_KEPT
)  # fmt: skip
ENTERED = {
    "how": "phone", "day": "2026-11-23", "position": "note", "shown": "one_seat", "ground": None,
    "function": "head of unit", "reason": "said", "seat": 2,
}  # fmt: skip
CASES: list[tuple[str, dict[str, Any]]] = [(page, {}) for page in LATER if page != "enter"] + [
    ("enter", {**ENTERED, "function": ""}),
    ("enter", {**ENTERED, "reason": None}),
]


@pytest.mark.parametrize(("page", "data"), CASES)
def test_it_is_shown_before_it_goes_out(page: str, data: dict[str, Any]) -> None:
    full = full_table()
    city, work = full.city, full.city.work
    returned = work.find(Item, proposal_id=work.find(Proposal, state=ProposalState.DECIDED)[0].id)[0]
    objector = page.startswith("explore")
    who = full.roles["objector" if objector else "holder" if page in (REASON, "complain") else "facilitator"]
    if objector:
        work.remove(work.find(Exploration)[0])
        data = {"item": returned.id}
    said = {name: value for name, value in everything(full).items() if name not in _typed_on(page)}
    stood = Form(person_id=who.id, page=page, table_id=full.table_id, data={**said, **data})
    form = work.first(Form, person_id=who.id)
    work.save(replace(stood, id=form.id)) if form else work.add(stood)
    before, owed = len(work.entries(full.table_id)), owed_to_others(city, who)

    assert city.write(who, TYPED) == ""
    for _ in range(3):
        route = router.texts.get(form_of(work, who).page)
        if TYPED in seen(city, who, page) or route is None or route.guard == NOTHING_KEPT:
            break
        assert city.write(who, "And this as well") == ""

    assert TYPED in seen(city, who, page)
    assert len(work.entries(full.table_id)) == before
    assert owed_to_others(city, who) == owed


def seen(city: City, who: Person, page: str) -> str:
    if page == REASON:
        return unescape(city.ballot(who, city.work.find(Item)[-1].round_id).text)
    return unescape(city._shown(BoardKind.PANEL, 0, who).text)


def owed_to_others(city: City, who: Person) -> int:
    return sum(one.person_id != who.id for one in city.work.find(Notice))


def _typed_on(page: str) -> tuple[str, ...]:
    return ("line",) if page.endswith("_line") else ("text", "line")
