"""No button is shown to somebody for whom it is always refused.

Generated over every page, ballot and private notice, and everybody who has or had to do with the table.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from bot.panel import router
from bot.panel.actor import ChatFacts
from bot.panel.buttons import parse
from bot.panel.pages import pages
from bot.panel.screen import Screen
from dialogs.owed import Board, BoardKind, Notice
from dialogs.refusals import Refusal
from dialogs.rounds.model import Answer, Item, Round, RoundState
from dialogs.table.model import Answering, Holding, Person, Role
from tests.bot.private.full_table import INSIDE, OUTSIDE, FullTable, actor_for, full_table
from tests.bot.private.test_pages import everything, stand

FOR_OTHERS = frozenset({
    "deputy_waits", "no_seat", "not_amender", "not_asked", "not_facilitator", "not_representative",
    "not_your_objection", "not_your_seat", "not_your_task", "opinion_not_yours",
})  # fmt: skip
"""Refusals that nothing changes as long as one is who one is."""
WAITS = "waiting deputy"
ROLES = (*INSIDE, WAITS, *OUTSIDE)
CHAT = ChatFacts(is_administrator=True, lacking=(), members=9)


@pytest.fixture(scope="module")
def full() -> FullTable:
    made = full_table()
    work, old = made.city.work, made.roles["deputy"]
    holding = work.find(Holding, person_id=old.id)[0]
    work.save(replace(holding, answers=Answering.WAITS))
    always = work.add(replace(old, id=0, user_id=90, name="Secret always"))
    work.add(replace(holding, id=0, person_id=always.id, answers=Answering.ALWAYS, role=Role.DEPUTY))
    return replace(made, roles={**made.roles, WAITS: old, "deputy": always})


def _refused(full: FullTable, person: Person, screen: Screen | None) -> list[str]:
    """Its buttons that are not this person's to press."""
    city, before, found = full.city, full.city.work, []
    for key in (key for row in (screen.buttons if screen else ()) for key in row if key.data):
        city.work, pressed = deepcopy(before), parse(key.data)
        actor = replace(actor_for(full, person), chat=CHAT)
        try:
            router.buttons[type(pressed)].handler(city.work, actor, pressed, city.now)
        except Refusal as refusal:
            if refusal.code in FOR_OTHERS:
                found.append(f"{key.label}: {refusal.code}")
    city.work = before
    return found


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", pages)
def test_a_page_offers_its_reader_only_what_is_theirs(name: str, role: str, full: FullTable) -> None:
    person, before = full.roles[role], full.city.work
    try:
        for item in before.find(Item):
            for door in ("desk", "propose"):
                full.city.work = deepcopy(before)
                screen = stand(full, person, name, **everything(full, item=item.id, door=door))
                assert _refused(full, person, screen) == []
    finally:
        full.city.work = before


@pytest.mark.parametrize("role", ROLES)
def test_a_ballot_asks_only_who_may_answer(role: str, full: FullTable) -> None:
    person, city = full.roles[role], full.city
    for held in city.work.find(Round):
        board = Board(kind=BoardKind.BALLOT, subject=held.id, person_id=person.id, message_id=1)
        assert _refused(full, person, city.screens.board(city.work, board, city.now)) == []


def _notices(full: FullTable) -> Iterator[Notice]:
    """What was told, and what a round may yet tell; whoever it was for, somebody else may be by now."""
    work = full.city.work
    yield from (one for one in work.find(Notice) if one.code != "meeting_called")
    held = work.find(Round, state=RoundState.OPEN)[0]
    item, at = work.find(Item, round_id=held.id)[0], held.deadline.isoformat()
    answer = next(one for one in work.find(Answer, item_id=item.id) if one.latest)
    told: dict[str, dict[str, Any]] = {
        "round_extended": {"by": "facilitator", "days": 7, "reason": "why", "left": 1},
        "early_close_announced": {"at": at},
        "item_withdrawn": {"item": item.id, "by_seat": 0, "reason": "why"},
        "reminder": {"seat": answer.seat_id},
        "answer_entered": {"answer": answer.id},
        "holder_answered": {"answer": answer.id},
        "approval_asked": {"item": item.id, "seat": answer.seat_id},
        "opinion_offered": {"item": item.id, "seat": answer.seat_id},
        "late_objection_offered": {"item": item.id, "seat": answer.seat_id},
        "version_dropped": {"proposal": item.proposal_id, "text": "dropped"},
    }
    for code, facts in told.items():
        yield Notice(code=code, facts={"round": held.id, **facts}, created_at=full.city.now)


@pytest.mark.parametrize("role", ROLES)
def test_a_private_notice_offers_only_what_is_theirs(role: str, full: FullTable) -> None:
    person, city = full.roles[role], full.city
    held = city.work.find(Round, state=RoundState.OPEN)[0]
    city.work.save(replace(held, early_close_at=held.deadline))
    for notice in _notices(full):
        screen = city.screens.notice(city.work, replace(notice, person_id=person.id), city.now)
        assert (notice.code, _refused(full, person, screen)) == (notice.code, [])
    city.work.save(held)


def test_the_test_presses_what_is_shown(full: FullTable) -> None:
    screen = stand(full, full.roles["facilitator"], "desk")
    assert any("not_facilitator" in one for one in _refused(full, full.roles["outsider"], screen))
