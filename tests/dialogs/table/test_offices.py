"""Facilitators, observers, the person for complaints; succession; a facilitator who holds a seat."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dialogs.events import EarlyCloseAnnounced, ItemWithdrawn, SecondAsked
from dialogs.methods.positions import Position
from dialogs.owed import Notice
from dialogs.plan.fold import fold
from dialogs.plan.steps import Questioned, Seconded
from dialogs.refusals import Refusal
from dialogs.rounds.closing_early import close_early
from dialogs.rounds.codes import Questionable
from dialogs.rounds.entering import Spoken, enter_answer
from dialogs.rounds.model import Answer, How, ItemState
from dialogs.rounds.proposing import propose
from dialogs.rounds.questioning import question_step
from dialogs.rounds.second import SecondWord
from dialogs.rounds.seconding import second
from dialogs.rounds.withdrawing import withdraw_item
from dialogs.table.agreeing_alone import Alone, agrees_alone_to, set_alone
from dialogs.table.appointing import appoint_facilitator
from dialogs.table.complaining import complain
from dialogs.table.model import Facilitator, Holding, Invitation, Person, Reach, Role, Seat
from dialogs.table.offices import end_office, invite_officer, officers, take_office
from tests.dialogs.seated import Seated


@pytest.fixture
def table() -> Seated:
    return Seated()


def newcomer(table: Seated, number: int = 900) -> Person:
    return table.work.add(Person(user_id=number, name="N", reach=Reach.STARTED, met_at=table.now))


def appoint(table: Seated, role: Role, person: Person | None = None) -> Person:
    made = invite_officer(table.work, table.facilitator, table.table.id, role, str, table.now)
    who = person or newcomer(table, 900 + made.invitation_id)
    take_office(table.work, who, made.invitation_id, table.now)
    return who


def sits(table: Seated, code: str = "POL") -> None:
    """The facilitator takes over this agency's seat."""
    for one in table.work.find(Holding, seat_id=table.seats[code].id, until=None):
        table.work.save(replace(one, person_id=table.facilitator.id))


def refused(job: object) -> str:
    with pytest.raises(Refusal) as raised:
        job()  # type: ignore[operator]
    return raised.value.code


def test_an_office_is_given_by_a_link_that_works_once(table: Seated) -> None:
    made = invite_officer(table.work, table.facilitator, table.table.id, Role.OBSERVER, str, table.now)
    take_office(table.work, newcomer(table), made.invitation_id, table.now)
    again = lambda: take_office(table.work, newcomer(table, 901), made.invitation_id, table.now)  # noqa: E731
    assert refused(again) == "link_used"
    assert [one.role for one in officers(table.work, table.table.id)] == [Role.FACILITATOR, Role.OBSERVER]
    assert table.work.find(Invitation, seat_id=0)[0].used_at


def test_only_a_facilitator_gives_offices(table: Seated) -> None:
    by_a_seat = lambda: invite_officer(  # noqa: E731
        table.work, table.people["POL"], table.table.id, Role.FACILITATOR, str, table.now
    )
    assert refused(by_a_seat) == "not_facilitator"


def test_nobody_facilitates_and_receives_complaints(table: Seated) -> None:
    assert refused(lambda: appoint(table, Role.CONFIDANT, table.facilitator)) == "confidant_not_facilitator"
    named = appoint(table, Role.CONFIDANT)
    assert refused(lambda: appoint(table, Role.FACILITATOR, named)) == "confidant_not_facilitator"
    assert refused(lambda: appoint(table, Role.CONFIDANT)) == "office_full"


def test_who_receives_complaints_does_not_facilitate_as_the_groups_administrator(table: Seated) -> None:
    named = appoint(table, Role.CONFIDANT)
    end_office(
        table.work, table.facilitator, table.table.id, Role.FACILITATOR, table.facilitator.id, table.now
    )
    said = refused(lambda: appoint_facilitator(table.work, named, table.table.id, True, table.now))
    assert said == "confidant_not_facilitator"
    assert not table.work.find(Facilitator, until=None)


def test_where_no_facilitator_is_left_the_group_is_asked(table: Seated) -> None:
    end_office(
        table.work, table.facilitator, table.table.id, Role.FACILITATOR, table.facilitator.id, table.now
    )
    told = table.work.notices("facilitator_wanted")
    assert [one.table_id for one in told if not one.person_id] == [table.table.id]
    assert {one.person_id for one in told} == {0, *(one.id for one in table.people.values())}


def test_another_stays_and_nobody_is_asked(table: Seated) -> None:
    other = appoint(table, Role.FACILITATOR)
    end_office(table.work, other, table.table.id, Role.FACILITATOR, table.facilitator.id, table.now)
    assert not table.work.notices("facilitator_wanted")
    assert [one.person_id for one in table.work.find(Facilitator, until=None)] == [other.id]
    assert [one.person_id for one in table.work.notices("office_ended")] == [table.facilitator.id]


def test_a_complaint_reaches_the_named_person_alone(table: Seated) -> None:
    by, work = table.people["SHG"], table.work
    assert refused(lambda: complain(work, by, table.table.id, "No", True, table.now)) == "no_confidant"
    named = appoint(table, Role.CONFIDANT)
    complain(work, by, table.table.id, "I was talked over", False, table.now)
    told = work.notices("complaint")
    assert [(one.person_id, one.facts["agency"]) for one in told] == [(named.id, "")]
    assert "talked over" not in repr(work.ledger)


def test_who_holds_a_seat_and_facilitates_alone_cannot_close_withdraw_or_enter(table: Seated) -> None:
    sits(table)
    item = table.items(table.open_round())[0]
    by, now = table.facilitator, table.now
    said = Spoken(position=Position.CONSENT, how=How.PHONE, day=now.date(), function="Head")
    assert refused(lambda: close_early(table.work, by, item.round_id, now)) == "second_wanted"
    assert refused(lambda: withdraw_item(table.work, by, item.id, "No", now)) == "second_wanted"
    enters = lambda: enter_answer(table.work, by, item.id, table.seats["JVA"].id, said, now)  # noqa: E731
    assert refused(enters) == "second_wanted"


def test_a_second_facilitator_lets_it_happen_and_the_plan_says_so(table: Seated) -> None:
    sits(table)
    other = appoint(table, Role.FACILITATOR)
    item = table.items(table.open_round())[0]
    done = withdraw_item(table.work, table.facilitator, item.id, "Overtaken", table.now)
    assert isinstance(done, SecondAsked)
    assert table.items(item.round_id)[0].state is ItemState.OPEN
    asked = table.work.find(SecondWord)[0]
    own = lambda: second(table.work, table.facilitator, asked.id, True, table.now)  # noqa: E731
    assert refused(own) == "second_is_another"
    second(table.work, other, asked.id, True, table.now)
    assert table.items(item.round_id)[0].state is ItemState.WITHDRAWN
    again = lambda: second(table.work, other, asked.id, True, table.now)  # noqa: E731
    assert refused(again) == "second_settled"
    held = fold(table.work.ledger).rounds[0]
    assert held.also_facilitate == (table.seats["POL"].agency,)
    step = held.steps[-1]
    assert isinstance(step, Seconded) and (step.act, step.agency) == ("withdraw", table.seats["POL"].agency)


def test_a_refused_second_changes_nothing(table: Seated) -> None:
    sits(table)
    other = appoint(table, Role.FACILITATOR)
    item = table.items(table.open_round())[0]
    close_early(table.work, table.facilitator, item.round_id, table.now)
    second(table.work, other, table.work.find(SecondWord)[0].id, False, table.now)
    assert "early_close_announced" not in table.work.kinds()
    assert table.work.notices("second_said")[0].facts["agreed"] is False


def test_a_second_enters_the_answer_as_it_was_read_back(table: Seated) -> None:
    sits(table)
    other = appoint(table, Role.FACILITATOR)
    item = table.items(table.open_round())[0]
    said = Spoken(
        position=Position.NOTE, reason="By day", how=How.PHONE, day=table.now.date(), function="Head of unit"
    )
    enter_answer(table.work, table.facilitator, item.id, table.seats["JVA"].id, said, table.now)
    assert table.work.find(Answer) == []
    second(table.work, other, table.work.find(SecondWord)[0].id, True, table.now)
    stored = table.work.find(Answer)[0]
    assert (stored.position, stored.reason, stored.how) == (Position.NOTE, "By day", How.PHONE)


def test_a_proposer_withdraws_its_own_goal_without_a_second(table: Seated) -> None:
    made = propose(table.work, table.people["POL"], table.table.id, "Calm", "", table.now)
    item = table.items(table.open_with(made.proposal_id))[0]
    sits(table)
    assert isinstance(withdraw_item(table.work, table.facilitator, item.id, "No", table.now), ItemWithdrawn)


def test_without_a_seat_no_second_is_asked(table: Seated) -> None:
    item = table.items(table.open_round())[0]
    done = close_early(table.work, table.facilitator, item.round_id, table.now)
    assert isinstance(done, EarlyCloseAnnounced)


def test_a_seat_questions_a_step_beside_the_round(table: Seated) -> None:
    item = table.items(table.open_round())[0]
    by = table.people["SHG"]
    question_step(table.work, by, item.round_id, Questionable.EXTENDED, "Why so long?", table.now)
    step = fold(table.work.ledger).rounds[0].steps[-1]
    assert isinstance(step, Questioned)
    assert (step.agency, step.text) == (table.seats["SHG"].agency, "Why so long?")
    by_nobody = lambda: question_step(  # noqa: E731
        table.work, table.facilitator, item.round_id, Questionable.EXTENDED, "x", table.now
    )
    assert refused(by_nobody) == "no_seat"


def test_a_step_is_questioned_until_a_fortnight_after_the_close(table: Seated) -> None:
    item = table.items(table.open_round())[0]
    table.all_say(item.id)
    close_early(table.work, table.facilitator, item.round_id, table.now)
    late = table.now + timedelta(days=15)
    by = table.people["SHG"]
    asks = lambda: question_step(table.work, by, item.round_id, Questionable.CLOSED, "x", late)  # noqa: E731
    assert refused(asks) == "question_too_late"


def test_what_a_seat_may_agree_to_alone(table: Seated) -> None:
    seat = table.seats["POL"].id
    assert agrees_alone_to(table.work.get(Seat, seat)) is None
    set_alone(table.work, table.people["POL"], seat, Alone.GOALS, True)
    set_alone(table.work, table.people["POL"], seat, Alone.HOURS, True)
    kept = set_alone(table.work, table.people["POL"], seat, Alone.GOALS, False)
    assert agrees_alone_to(kept) == frozenset({Alone.HOURS})
    assert (
        agrees_alone_to(set_alone(table.work, table.people["POL"], seat, Alone.HOURS, False)) == frozenset()
    )
    by_another = lambda: set_alone(table.work, table.people["SH"], seat, Alone.GOALS, True)  # noqa: E731
    assert refused(by_another) == "not_representative"


def test_no_notice_names_a_confidant_to_others(table: Seated) -> None:
    named = appoint(table, Role.CONFIDANT)
    complain(table.work, table.people["SHG"], table.table.id, "Loud", True, table.now)
    others = [one for one in table.work.find(Notice) if one.person_id != named.id]
    assert all("Loud" not in str(one.facts) for one in others)
