"""However an office, a holding, a hand-over or a claim ends: what stands in private is drawn anew at once."""

from collections.abc import Callable

import pytest

from dialogs.owed import Board, BoardKind, Form
from dialogs.rounds.model import Elector
from dialogs.table.claiming import claim_seat, confirm_claim, refuse_claim
from dialogs.table.departing import leave_group
from dialogs.table.deputies import end_deputy, let_answer
from dialogs.table.forgetting import forget
from dialogs.table.leaving import vacate_seat
from dialogs.table.model import Answering, Holding, Person, Reach, Role, SeatMode
from dialogs.table.modes import choose_mode
from dialogs.table.offices import end_office
from dialogs.table.seating import remove_seat
from tests.dialogs.table.changing import Table


class Standing(Table):
    """A second facilitator, an observer, a deputy of the police; a round runs."""

    def __init__(self) -> None:
        super().__init__()
        self.other = self.second_facilitator()
        self.observer, self.named, self.deputy = (self.newcomer() for _ in range(3))
        self.enter(self.observer, self.office(self.facilitator, Role.OBSERVER))
        self.enter(self.named, self.office(self.facilitator, Role.CONFIDANT))
        self.take(self.deputy, self.link(self.police, Role.DEPUTY))
        self.round_id = self.open_round()
        self.former = self.police

    def is_redrawn(self, person: Person, kind: BoardKind) -> bool:
        found = self.work.find(Board, kind=kind, person_id=person.id)
        return bool(found) and all(one.dirty for one in found)

    def holding(self, person: Person) -> int:
        return self.work.find(Holding, person_id=person.id, until=None)[0].id

    def draw_all(self) -> None:
        """Everybody has a panel; everything owed was drawn."""
        for person in self.work.find(Person):
            if not self.work.find(Board, kind=BoardKind.PANEL, person_id=person.id):
                self.work.add(Board(kind=BoardKind.PANEL, subject=0, person_id=person.id, message_id=7))
        for board in self.work.find(Board):
            self.work.change(Board, board.id, {}, dirty=False, message_id=7)


def hands_over(table: Standing, answers: Answering) -> None:
    let_answer(table.work, table.police, table.holding(table.deputy), answers, table.now)


def vacated(table: Standing) -> Person:
    table.draw_all()
    table.free()
    return table.former


def left(table: Standing) -> Person:
    table.draw_all()
    vacate_seat(table.work, table.former, table.seat, table.now)
    return table.former


def passed_on(table: Standing) -> Person:
    link = table.link(table.police, Role.REPRESENTATIVE)
    table.draw_all()
    table.take(table.newcomer(), link)
    return table.former


def passed_on_to_the_deputy(table: Standing) -> Person:
    link = table.link(table.police, Role.REPRESENTATIVE)
    table.draw_all()
    table.take(table.deputy, link)
    return table.former


def removed(table: Standing) -> Person:
    table.draw_all()
    table.work.records[Elector].clear()  # no round stands in the way
    remove_seat(table.work, table.facilitator, table.seat, table.now)
    return table.former


def deputy_ended(table: Standing) -> Person:
    table.draw_all()
    end_deputy(table.work, table.police, table.holding(table.deputy), table.now)
    return table.deputy


def deputy_freed(table: Standing) -> Person:
    table.draw_all()
    table.free()
    return table.deputy


def deputy_waits(table: Standing) -> Person:
    table.draw_all()
    hands_over(table, Answering.WAITS)
    return table.deputy


def hand_over_ended(table: Standing) -> Person:
    hands_over(table, Answering.HANDED_OVER)
    return deputy_of_a_new_representative(table)


def deputy_of_a_new_representative(table: Standing) -> Person:
    link = table.link(table.police, Role.REPRESENTATIVE)
    table.draw_all()
    table.take(table.newcomer(), link)
    return table.deputy


def deputy_who_answered_alone(table: Standing) -> Person:
    """Who waited answers while nobody represents the seat, and waits again once somebody does."""
    hands_over(table, Answering.WAITS)
    vacate_seat(table.work, table.police, table.seat, table.now)
    return _taken_by_a_newcomer(table)


def _taken_by_a_newcomer(table: Standing) -> Person:
    link = table.link(table.facilitator, Role.REPRESENTATIVE)
    table.draw_all()
    table.take(table.newcomer(), link)
    return table.deputy


VOICES: tuple[Callable[[Standing], Person], ...] = (
    vacated, left, passed_on, passed_on_to_the_deputy, removed, deputy_ended, deputy_freed, deputy_waits,
    hand_over_ended, deputy_of_a_new_representative, deputy_who_answered_alone,
)  # fmt: skip


@pytest.mark.parametrize("ends", VOICES, ids=lambda one: one.__name__)
def test_panel_and_card_of_a_seat(ends: Callable[[Standing], Person]) -> None:
    table = Standing()
    person = ends(table)
    assert table.is_redrawn(person, BoardKind.PANEL)
    assert table.is_redrawn(person, BoardKind.BALLOT)


@pytest.mark.parametrize("by_oneself", [False, True])
@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.OBSERVER, Role.CONFIDANT])
def test_the_panel_of_an_office(role: Role, by_oneself: bool) -> None:
    table = Standing()
    held = {Role.FACILITATOR: table.other, Role.OBSERVER: table.observer, Role.CONFIDANT: table.named}
    person = held[role]
    table.draw_all()
    by = person if by_oneself else table.facilitator
    end_office(table.work, by, table.table.id, role, person.id, table.now)
    assert table.is_redrawn(person, BoardKind.PANEL)
    assert not table.is_redrawn(table.people["SHG"], BoardKind.PANEL)


def test_the_panel_of_the_groups_last_facilitator() -> None:
    table = Standing()
    table.end(table.other, table.other)
    table.draw_all()
    table.end(table.facilitator, table.facilitator)
    assert table.is_redrawn(table.facilitator, BoardKind.PANEL)


def refused(table: Standing, claim: int) -> None:
    refuse_claim(table.work, table.facilitator, claim, table.now)


def confirmed(table: Standing, claim: int) -> None:
    confirm_claim(table.work, table.facilitator, claim, table.now)


def another_mode(table: Standing, claim: int) -> None:
    choose_mode(table.work, table.facilitator, table.seat, SeatMode.PRIVATE, table.now)


def another_holder(table: Standing, claim: int) -> None:
    table.take(table.newcomer(), table.link(table.facilitator, Role.REPRESENTATIVE))


@pytest.mark.parametrize("settle", [refused, confirmed, another_mode, another_holder])
def test_the_panel_of_a_claimant(settle: Callable[[Standing, int], None]) -> None:
    table, claimant = Standing(), Person(user_id=77, name="C", reach=Reach.STARTED, met_at=Table().now)
    claimant = table.work.add(claimant)
    table.free()
    claim = claim_seat(table.work, claimant, table.seat, table.now)
    table.draw_all()
    settle(table, claim.claim_id)
    assert table.is_redrawn(claimant, BoardKind.PANEL)


def test_the_vacant_seats_are_not_open_to_who_left_the_group() -> None:
    table = Standing()
    member = table.newcomer()
    table.work.add(Form(person_id=member.id, page="seat_claim", table_id=table.table.id))
    table.draw_all()
    leave_group(table.work, table.table.chat_id, member.user_id, table.now)
    assert not table.work.find(Form, person_id=member.id)
    assert table.is_redrawn(member, BoardKind.PANEL)


def test_deputies_answer_once_their_representative_is_forgotten() -> None:
    table = Standing()
    hands_over(table, Answering.WAITS)
    table.draw_all()
    forget(table.work, table.police, table.now)
    card = table.work.find(Board, kind=BoardKind.BALLOT, person_id=table.deputy.id)
    assert [one.loud and one.dirty for one in card] == [True]


def test_nobody_without_a_panel_gets_one_by_losing_something() -> None:
    table = Standing()
    table.free()
    assert not table.work.find(Board, kind=BoardKind.PANEL)
