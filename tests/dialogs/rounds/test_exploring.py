"""Objections explored, asked about, checked; and none of them disappears from the ledger."""

from datetime import timedelta

import pytest

from dialogs.methods.positions import Ground, Position
from dialogs.owed import Timer, TimerKind
from dialogs.plan.editions import public
from dialogs.plan.fold import fold
from dialogs.plan.objections import objection_lines
from dialogs.refusals import Refusal
from dialogs.rounds.amending import Confirmation, amend, confirm_version
from dialogs.rounds.closing import close_round
from dialogs.rounds.due import fall_due
from dialogs.rounds.exploring import Published, answer_question, ask_owner, explore, objections
from dialogs.rounds.legal import name_check, record_result
from dialogs.rounds.model import Answer, Item, Shown
from dialogs.rounds.reasons import choose_shown, state_ground, state_reason
from tests.dialogs.seated import Seated


@pytest.fixture
def table() -> Seated:
    return Seated()


def returned(table: Seated, ground: Ground = Ground.LAW, shown: Shown = Shown.WITH_NAME) -> Item:
    """The self-organisation objects; the others consent."""
    item = table.items(table.open_round())[0]
    table.all_say(item.id, but=("SHG",))
    table.say("SHG", item.id, Position.OBJECT)
    by = table.people["SHG"]
    state_ground(table.work, by, item.id, ground, table.now)
    state_reason(table.work, by, item.id, "Fear of checks", table.now)
    choose_shown(table.work, by, item.id, shown, table.now)
    close_round(table.work, item.round_id, "all_answered", table.now)
    return table.work.get(Item, item.id)


def say(table: Seated, item: Item, published: Published = Published.WITH_NAME) -> None:
    explore(table.work, table.people["SHG"], item.id, "People stay away", "No checks", published, table.now)


def refused(job: object) -> str:
    with pytest.raises(Refusal) as raised:
        job()  # type: ignore[operator]
    return raised.value.code


def test_the_owner_is_asked_and_explains_once(table: Seated) -> None:
    item = returned(table)
    assert [one.person_id for one in table.work.notices("explore_asked")] == [table.people["SHG"].id]
    say(table, item)
    assert refused(lambda: say(table, item)) == "explored_already"
    by_another = lambda: explore(  # noqa: E731
        table.work, table.people["POL"], item.id, "x", "y", Published.NOT, table.now
    )
    assert refused(by_another) == "not_your_objection"
    told = fold(table.work.ledger).rounds[0].items[0].explored
    assert [(one.agency, one.harm, one.change) for one in told] == [
        (table.seats["SHG"].agency, "People stay away", "No checks")
    ]
    assert public(fold(table.work.ledger)).rounds[0].items[0].explored == ()


@pytest.mark.parametrize("published", [Published.ONE_SEAT, Published.NOT])
def test_what_is_not_to_be_named_is_not(table: Seated, published: Published) -> None:
    item = returned(table, shown=Shown.ONE_SEAT)
    say(table, item, published)
    told = fold(table.work.ledger).rounds[0].items[0].explored
    assert [one.agency for one in told] == ([""] if published is Published.ONE_SEAT else [])
    assert objections(table.work, item)[0].agency == ""


def test_three_questions_in_two_working_days(table: Seated) -> None:
    item = returned(table)
    by, owner = table.facilitator, table.people["SHG"]
    asked = [ask_owner(table.work, by, item.id, 1, f"Why {at}?", table.now) for at in range(3)]
    fourth = lambda: ask_owner(table.work, by, item.id, 1, "Why?", table.now)  # noqa: E731
    assert refused(fourth) == "questions_asked"
    assert asked[0].until == table.now + timedelta(days=2)
    answer_question(table.work, owner, asked[0].id, "Because", table.now)
    again = lambda: answer_question(table.work, owner, asked[0].id, "Because", table.now)  # noqa: E731
    assert refused(again) == "question_answered"
    late = table.now + timedelta(days=3)
    assert refused(lambda: answer_question(table.work, owner, asked[1].id, "x", late)) == "question_over"
    stranger = lambda: answer_question(table.work, table.people["POL"], asked[1].id, "x", table.now)  # noqa: E731
    assert refused(stranger) == "not_your_objection"
    assert [one.answer for one in objections(table.work, item)[0].questions] == ["Because", "", ""]


def test_a_legal_check_is_named_with_a_date_reminded_and_printed(table: Seated) -> None:
    item = returned(table)
    by, due = table.facilitator, table.now + timedelta(days=10)
    check = name_check(table.work, by, item.proposal_id, "Legal office", due, table.now)
    timer = table.work.find(Timer, kind=TimerKind.LEGAL_DUE)[0]
    fall_due(table.work, timer, due)
    assert len(table.work.notices("legal_due")) == 1
    record_result(table.work, by, check.id, "Lawful with a notice", table.now)
    assert refused(lambda: record_result(table.work, by, check.id, "x", table.now)) == "check_is_done"
    told = fold(table.work.ledger).rounds[0].items[0].checks
    assert [(one.by_whom, one.result) for one in told] == [("Legal office", "Lawful with a notice")]


def test_without_law_or_mandate_there_is_no_legal_check(table: Seated) -> None:
    item = returned(table, Ground.HARM)
    due = table.now + timedelta(days=10)
    asks = lambda: name_check(table.work, table.facilitator, item.proposal_id, "x", due, table.now)  # noqa: E731
    assert refused(asks) == "no_legal_ground"


def test_every_objection_is_in_the_ledger_with_what_became_of_it(table: Seated) -> None:
    item = returned(table)
    assert [one.fate for one in objection_lines(fold(table.work.ledger))] == ["waits"]
    amend(table.work, table.facilitator, item.proposal_id, "Goal 1, without checks", "", table.now)
    asked = table.work.find(Confirmation)[0]
    confirm_version(table.work, table.people["SHG"], asked.id, True, table.now)
    table.open_with(item.proposal_id)
    (line,) = objection_lines(fold(table.work.ledger))
    assert (line.fate, line.agency, line.ground) == ("answered", table.seats["SHG"].agency, Ground.LAW)
    assert len(table.work.find(Answer, position=Position.OBJECT)) == 1


def test_nothing_is_explored_once_a_new_version_is_under_way(table: Seated) -> None:
    item = returned(table)
    amend(table.work, table.facilitator, item.proposal_id, "Goal 1, without checks", "", table.now)
    assert refused(lambda: say(table, item)) == "not_returned"
