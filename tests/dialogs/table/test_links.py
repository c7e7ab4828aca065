"""A link to a seat ends with the authority of whoever made it and with the state it was made in."""

import pytest

from dialogs.methods.positions import Position
from dialogs.table.authority import represents
from dialogs.table.deputies import end_deputy
from dialogs.table.forgetting import forget
from dialogs.table.leaving import vacate_seat
from dialogs.table.links import is_open
from dialogs.table.model import Holding, Invitation, Role, SeatMode
from dialogs.table.modes import answer_by_letter, choose_mode
from dialogs.table.seating import remove_seat
from tests.dialogs.table.changing import Table, refused


@pytest.fixture
def table() -> Table:
    return Table()


def test_a_vacated_representative_does_not_evict_the_successor(table: Table) -> None:
    item = table.items(table.open_round())[0].id
    link = table.link(table.police, Role.REPRESENTATIVE)
    former = table.police
    table.free()
    successor = table.newcomer()
    table.take(successor, table.link(table.facilitator, Role.REPRESENTATIVE))
    table.people["POL"] = successor
    table.say("POL", item, Position.CONSENT)
    assert refused(lambda: table.take(former, link)) == "link_issuer_left"
    assert table.representatives() == [successor.id]


@pytest.mark.parametrize("issuer", ["police", "facilitator"])
def test_a_former_holder_does_not_come_back_as_deputy(table: Table, issuer: str) -> None:
    link = table.link(getattr(table, issuer), Role.DEPUTY)
    former = table.police
    table.free()
    table.take(table.newcomer(), table.link(table.facilitator, Role.REPRESENTATIVE))
    code = "link_issuer_left" if issuer == "police" else "link_seat_changed"
    assert refused(lambda: table.take(former, link)) == code


def test_an_ended_deputy_does_not_come_back_by_a_link_made_before(table: Table) -> None:
    deputy = table.newcomer()
    table.take(deputy, table.link(table.police, Role.DEPUTY))
    older = table.link(table.police, Role.DEPUTY)
    holding = table.work.find(Holding, person_id=deputy.id, until=None)[0]
    end_deputy(table.work, table.police, holding.id, table.now)
    assert refused(lambda: table.take(deputy, older)) == "link_seat_changed"


def test_a_deputy_takes_the_seat_over_by_the_representatives_link(table: Table) -> None:
    deputy = table.newcomer()
    table.take(deputy, table.link(table.police, Role.DEPUTY))
    table.take(deputy, table.link(table.police, Role.REPRESENTATIVE))
    assert table.representatives() == [deputy.id]
    assert not table.work.find(Holding, seat_id=table.seat, role=Role.DEPUTY, until=None)


def test_a_deputy_takes_a_seat_left_by_its_representative_by_the_facilitators_link(table: Table) -> None:
    deputy = table.newcomer()
    table.take(deputy, table.link(table.police, Role.DEPUTY))
    vacate_seat(table.work, table.police, table.seat, table.now)
    table.take(deputy, table.link(table.facilitator, Role.REPRESENTATIVE))
    assert represents(table.work, deputy, table.seats["POL"])


@pytest.mark.parametrize("role", [Role.REPRESENTATIVE, Role.DEPUTY])
def test_a_facilitators_links_end_with_the_office(table: Table, role: Role) -> None:
    other = table.second_facilitator()
    if role is Role.REPRESENTATIVE:
        table.free()
    link = table.link(table.facilitator, role)
    table.end(other, table.facilitator)
    assert refused(lambda: table.take(table.newcomer(), link)) == "link_issuer_left"
    table.take(table.newcomer(), table.link(other, role))


def test_an_older_link_never_ends_a_newer_holding(table: Table) -> None:
    table.free()
    link = table.link(table.facilitator, Role.REPRESENTATIVE)
    claimant = table.newcomer()
    table.work.add(
        Holding(table_id=table.table.id, seat_id=table.seat, person_id=claimant.id, since=table.now)
    )
    assert refused(lambda: table.take(table.newcomer(), link)) == "seat_held"
    table.free()
    assert refused(lambda: table.take(claimant, link)) == "link_seat_changed"


@pytest.mark.parametrize("back", [False, True])
def test_another_mode_ends_the_links_even_where_it_is_changed_back(table: Table, back: bool) -> None:
    link = table.link(table.police, Role.DEPUTY)
    choose_mode(table.work, table.police, table.seat, SeatMode.PRIVATE, table.now)
    if back:
        choose_mode(table.work, table.police, table.seat, SeatMode.GROUP, table.now)
    assert refused(lambda: table.take(table.newcomer(), link)) == "link_mode_changed"


def test_the_same_mode_chosen_again_ends_nothing(table: Table) -> None:
    link = table.link(table.police, Role.DEPUTY)
    choose_mode(table.work, table.police, table.seat, SeatMode.GROUP, table.now)
    assert is_open(table.work, table.work.get(Invitation, link), table.now)


def test_a_seat_by_letter_ends_its_links(table: Table) -> None:
    table.free()
    link = table.link(table.facilitator, Role.REPRESENTATIVE)
    answer_by_letter(table.work, table.facilitator, table.seat, "Head of unit", table.now)
    assert refused(lambda: table.take(table.newcomer(), link)) == "link_mode_changed"


def test_removing_an_agency_ends_its_links(table: Table) -> None:
    link = table.link(table.police, Role.DEPUTY)
    remove_seat(table.work, table.facilitator, table.seat, table.now)
    assert refused(lambda: table.take(table.newcomer(), link)) == "link_issuer_left"


@pytest.mark.parametrize("role", [Role.REPRESENTATIVE, Role.DEPUTY])
def test_forgetting_whoever_made_a_link_ends_it(table: Table, role: Role) -> None:
    link = table.link(table.police, role)
    forget(table.work, table.police, table.now)
    assert refused(lambda: table.take(table.newcomer(), link)) == "link_issuer_left"
