"""Offices, claims, hand-overs and second words end with whoever gave them, and do not come back by a link."""

import pytest

from dialogs.rounds.closing_early import close_early
from dialogs.rounds.second import SecondWord
from dialogs.rounds.seconding import second
from dialogs.table.authority import is_facilitator
from dialogs.table.claiming import claim_seat
from dialogs.table.deputies import let_answer
from dialogs.table.leaving import vacate_seat
from dialogs.table.model import Answering, Claim, ClaimState, Facilitator, Holding, Role, SeatMode
from dialogs.table.modes import choose_mode
from dialogs.table.taking import invite
from tests.dialogs.table.changing import Table, refused


@pytest.fixture
def table() -> Table:
    return Table()


def test_an_ended_facilitator_does_not_come_back_by_an_own_link(table: Table) -> None:
    other = table.second_facilitator()
    link = table.office(table.facilitator, Role.FACILITATOR)
    table.end(other, table.facilitator)
    assert refused(lambda: table.enter(table.facilitator, link)) == "link_issuer_left"
    assert [one.person_id for one in table.work.find(Facilitator, until=None)] == [other.id]


def test_nor_by_a_link_somebody_else_made_before(table: Table) -> None:
    other = table.second_facilitator()
    link = table.office(other, Role.FACILITATOR)
    table.end(other, table.facilitator)
    assert refused(lambda: table.enter(table.facilitator, link)) == "link_office_changed"
    assert refused(lambda: table.enter(table.newcomer(), link)) == "link_office_changed"
    table.enter(table.newcomer(), table.office(other, Role.FACILITATOR))


def test_an_office_given_anew_does_not_revive_older_links(table: Table) -> None:
    other = table.second_facilitator()
    link = table.office(table.facilitator, Role.OBSERVER)
    table.end(other, table.facilitator)
    table.enter(table.facilitator, table.office(other, Role.FACILITATOR))
    assert is_facilitator(table.work, table.facilitator, table.table.id)
    assert refused(lambda: table.enter(table.newcomer(), link)) == "link_issuer_left"


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.CONFIDANT])
def test_an_ended_officer_does_not_come_back(table: Table, role: Role) -> None:
    person = table.newcomer()
    table.enter(person, table.office(table.facilitator, role))
    if role is Role.OBSERVER:
        older = table.office(table.facilitator, role)
        table.end(table.facilitator, person, role)
        assert refused(lambda: table.enter(person, older)) == "link_office_changed"
    else:
        table.end(table.facilitator, person, role)
        newer = table.office(table.facilitator, role)
        table.enter(person, newer)


def test_another_mode_refuses_the_claims_that_wait(table: Table) -> None:
    table.free()
    claim_seat(table.work, table.newcomer(), table.seat, table.now)
    choose_mode(table.work, table.facilitator, table.seat, SeatMode.PRIVATE, table.now)
    assert not table.work.find(Claim, state=ClaimState.WAITING)
    assert len(table.work.notices("claim_refused")) == 1


def test_a_seat_taken_by_link_refuses_the_claims_that_wait(table: Table) -> None:
    table.free()
    claim_seat(table.work, table.newcomer(), table.seat, table.now)
    table.take(table.newcomer(), table.link(table.facilitator, Role.REPRESENTATIVE))
    assert not table.work.find(Claim, state=ClaimState.WAITING)


def test_a_claim_ends_when_its_claimant_sits_down_elsewhere(table: Table) -> None:
    """Left to wait, it would give the seat to them later, when nobody remembers having asked."""
    table.free()
    claimant, other = table.newcomer(), table.seats["SHG"].id
    claim_seat(table.work, claimant, table.seat, table.now)
    vacate_seat(table.work, table.facilitator, other, table.now)
    link = invite(table.work, table.facilitator, other, str, table.now).invitation_id
    table.take(claimant, link)
    assert not table.work.find(Claim, state=ClaimState.WAITING)
    assert not table.work.notices("claim_refused")


def test_a_hand_over_ends_with_whoever_handed_over(table: Table) -> None:
    deputy = table.newcomer()
    table.take(deputy, table.link(table.police, Role.DEPUTY))
    holding = table.work.find(Holding, person_id=deputy.id, until=None)[0]
    let_answer(table.work, table.police, holding.id, Answering.HANDED_OVER, table.now)
    table.take(table.newcomer(), table.link(table.police, Role.REPRESENTATIVE))
    assert table.work.get(Holding, holding.id).answers is Answering.WAITS
    assert [one.person_id for one in table.work.notices("deputy_waits")] == [deputy.id]


def test_what_waits_for_a_second_ends_with_the_askers_office(table: Table) -> None:
    other = table.second_facilitator()
    for one in table.work.find(Holding, seat_id=table.seat, until=None):
        table.work.change(Holding, one.id, {}, person_id=table.facilitator.id)
    round_id = table.open_round()
    close_early(table.work, table.facilitator, round_id, table.now)
    asked = table.work.find(SecondWord)[0]
    table.end(other, table.facilitator)
    table.enter(table.facilitator, table.office(other, Role.FACILITATOR))
    assert refused(lambda: second(table.work, other, asked.id, True, table.now)) == "second_asker_left"
    assert "early_close_announced" not in table.work.kinds()
    second(table.work, other, asked.id, False, table.now)
