"""Who leaves the group, or is removed from it: claims and links end, the facilitators learn of it."""

import pytest

from dialogs.methods.positions import Position
from dialogs.owed import Form
from dialogs.rounds.model import Ballot, Step
from dialogs.table.claiming import claim_seat
from dialogs.table.departing import leave_group
from dialogs.table.model import Claim, ClaimState, Holding, Person, Role, SeatMode
from dialogs.table.modes import choose_mode
from tests.dialogs.table.changing import HOUR, Table, refused


@pytest.fixture
def table() -> Table:
    return Table()


def leaves(table: Table, person: Person) -> None:
    leave_group(table.work, table.table.chat_id, person.user_id, table.now)


def test_a_claim_ends_when_its_claimant_leaves_the_group(table: Table) -> None:
    table.free()
    claimant = table.newcomer()
    claim_seat(table.work, claimant, table.seat, table.now)
    leaves(table, claimant)
    assert [one.state for one in table.work.find(Claim)] == [ClaimState.REFUSED]
    assert [one.person_id for one in table.work.notices("claim_refused")] == [claimant.id]


def test_a_holder_keeps_the_seat_and_the_facilitators_learn_of_it(table: Table) -> None:
    link = table.link(table.police, Role.DEPUTY)
    leaves(table, table.police)
    assert table.representatives() == [table.police.id]
    told = table.work.notices("holder_left_group")
    assert [one.person_id for one in told] == [table.facilitator.id]
    assert refused(lambda: table.take(table.newcomer(), link)) == "link_ended"


def test_who_takes_part_in_private_need_not_be_in_the_group(table: Table) -> None:
    choose_mode(table.work, table.police, table.seat, SeatMode.PRIVATE, table.now)
    leaves(table, table.police)
    assert not table.work.notices("holder_left_group")


def test_the_others_learn_that_a_facilitator_left_the_group(table: Table) -> None:
    other = table.second_facilitator()
    leaves(table, table.facilitator)
    told = table.work.notices("facilitator_left_group")
    assert [one.person_id for one in told] == [other.id]


def test_a_stranger_leaves_unnoticed(table: Table) -> None:
    leaves(table, table.newcomer())
    leave_group(table.work, table.table.chat_id, 123456, table.now)
    leave_group(table.work, -999, table.police.user_id, table.now)
    assert not table.work.notices("holder_left_group")


def test_the_others_learn_how_many_links_ended_with_an_office(table: Table) -> None:
    other = table.second_facilitator()
    table.link(table.facilitator, Role.DEPUTY)
    table.office(table.facilitator, Role.OBSERVER)
    table.end(table.facilitator, table.facilitator)
    told = table.work.notices("facilitator_left")
    assert [(one.person_id, one.facts["links"]) for one in told] == [(other.id, 2)]


def test_what_was_asked_for_a_former_seat_is_not_answered_for_a_new_one(table: Table) -> None:
    item = table.items(table.open_round())[0].id
    former = table.police
    table.say("POL", item, Position.OBJECT)
    table.say("POL", item, Position.CONSENT)
    assert table.work.find(Ballot, person_id=former.id)[0].step is Step.CONFIRM_WITHDRAWAL
    table.work.add(Form(person_id=former.id, page="opinion", table_id=table.table.id))
    table.free()
    for one in table.work.find(Holding, seat_id=table.seats["SHG"].id, until=None):
        table.work.remove(one)
    table.work.add(
        Holding(table_id=table.table.id, seat_id=table.seat, person_id=table.newcomer().id, since=table.now)
    )
    table.free()
    table.take(former, table.link(table.facilitator, Role.REPRESENTATIVE))
    assert table.work.find(Ballot, person_id=former.id)[0].step is Step.CHOOSE
    assert not table.work.find(Form, person_id=former.id)


def test_what_is_said_in_two_ways_is_told_once(table: Table) -> None:
    leaves(table, table.police)
    leaves(table, table.police)
    assert len(table.work.notices("holder_left_group")) == 1
    table.now += HOUR
    leaves(table, table.police)
    assert len(table.work.notices("holder_left_group")) == 2


def test_a_facilitator_with_a_seat_is_not_told_of_their_own_leaving(table: Table) -> None:
    table.enter(table.police, table.office(table.facilitator, Role.FACILITATOR))
    leaves(table, table.police)
    told = table.work.notices("holder_left_group")
    assert [one.person_id for one in told] == [table.facilitator.id]
